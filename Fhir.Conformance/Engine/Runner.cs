using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;

using Fhir.Conformance.Checks;
using Fhir.Conformance.Http;

namespace Fhir.Conformance.Engine;

/// <summary>Runs suites against one target: first the checks that only read, group by group, then those that write, one at a time.</summary>
public sealed class Runner(ServerClient server, TimeProvider clock)
{
    private readonly FrozenDictionary<string, Requirement> requirements = RequirementReader.ReadAll().ToFrozenDictionary(requirement => requirement.Id);

    /// <param name="progress">Hears of each finding as it is made, in no certain order.</param>
    /// <param name="cancel">Stops the run; what was found so far is in the result.</param>
    public async Task<RunResult> RunAsync(IEnumerable<Suite> suites, RunOptions options, IProgress<Finding>? progress, CancellationToken cancel)
    {
        var started = clock.GetUtcNow();
        var (answer, capabilities) = await CapabilitiesAsync(cancel);
        if (answer is { Status: 0, Trouble: { } trouble }) return Stopped(trouble, started, options);

        var groups = suites.Where(suite => suite.Tiltak == "core" || options.Tiltak.Contains(suite.Tiltak)).SelectMany(suite => suite.Groups)
            .Where(group => group.Checks.Any(check => requirements[check.RequirementId].Actor == options.Actor)).ToImmutableArray();
        var visit = new Visit(capabilities, new Samples(server, cancel), options, progress);
        var findings = await FindingsAsync(groups, visit, cancel);
        return new RunResult(server.BaseUrl, Software(capabilities), started, clock.GetUtcNow() - started, options,
            [.. groups.Select(group => new GroupResult(group, [.. group.Checks.Select(check => findings[check])]))], Unverified(options))
        {
            CouldNotRun = cancel.IsCancellationRequested ? new Words("kjøringen ble avbrutt", "the run was cancelled") : null,
        };
    }

    private sealed record Visit(Capabilities Capabilities, Samples Samples, RunOptions Options, IProgress<Finding>? Progress);

    private async Task<(Answer Answer, Capabilities Capabilities)> CapabilitiesAsync(CancellationToken cancel)
    {
        var (answer, _) = await server.SendAsync(Ask.Get("metadata"), cancel);
        return (answer, Capabilities.Of(answer));
    }

    private async Task<Dictionary<Check, Finding>> FindingsAsync(ImmutableArray<Group> groups, Visit visit, CancellationToken cancel)
    {
        var findings = new Dictionary<Check, Finding>(ReferenceEqualityComparer.Instance);
        var reading = groups.SelectMany(group => group.Checks).Where(check => !check.Writes);
        var politely = new ParallelOptions { MaxDegreeOfParallelism = server.Limits.MaxConcurrentRequests };
        await Parallel.ForEachAsync(reading, politely, async (check, _) =>
        {
            var finding = await FindAsync(check, visit, cancel);
            lock (findings) findings[check] = finding;
        });
        foreach (var check in groups.SelectMany(group => group.Checks).Where(check => check.Writes))
            findings[check] = await FindAsync(check, visit, cancel);
        return findings;
    }

    private async Task<Finding> FindAsync(Check check, Visit visit, CancellationToken cancel)
    {
        var clockStart = Stopwatch.GetTimestamp();
        var probe = new Probe(server, visit.Capabilities, visit.Samples) { NotifyAt = visit.Options.NotifyAt };
        var judgement = NotApplicable(check, visit) ?? await JudgeAsync(check, probe, cancel);
        var masked = judgement with
        {
            Reason = new Words(Masking.Mask(judgement.Reason.Nb), Masking.Mask(judgement.Reason.En)),
            Asked = judgement.Asked ?? probe.LastAsked,
        };
        var finding = new Finding(requirements[check.RequirementId], UnlessBarred(masked), probe.Evidence, Stopwatch.GetElapsedTime(clockStart));
        visit.Progress?.Report(finding);
        return finding;
    }

    // What the caller may not do says nothing of how the server does it.
    private static Judgement UnlessBarred(Judgement judgement) => judgement is { Verdict: Verdict.Fail, Asked: { Status: 401 or 403 } asked }
        ? Judgement.Skip($"Serveren lar ikke den som tester, gjøre dette (status {asked.Status}).", $"The server does not let who tests do this (status {asked.Status}).") with { Asked = asked }
        : judgement;

    private static Judgement? NotApplicable(Check check, Visit visit)
    {
        var missing = check.Claims.Where(claim => !claim.IsMadeBy(visit.Capabilities)).ToList();
        if (missing.Count > 0)
            return Judgement.Omit($"Serveren hevder ikke {string.Join(", ", missing.Select(claim => claim.What.Nb))}.",
                $"The server does not claim {string.Join(", ", missing.Select(claim => claim.What.En))}.");
        return check.Writes && !visit.Options.AllowWrites
            ? Judgement.Omit("Kjøringen tillater ikke skriving.", "The run does not allow writes.") : null;
    }

    private async Task<Judgement> JudgeAsync(Check check, Probe probe, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(server.Limits.CheckTimeout);
        try
        {
            return await check.RunAsync(probe, limit.Token);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return Judgement.Skip("Kjøringen ble avbrutt.", "The run was cancelled.");
        }
        catch (OperationCanceledException)
        {
            var seconds = server.Limits.CheckTimeout.TotalSeconds.ToString("0", CultureInfo.InvariantCulture);
            return Judgement.Fail($"Sjekken ble ikke ferdig innen {seconds} s.", $"The check did not finish within {seconds} s.");
        }
        catch (Exception bug) when (bug is InvalidOperationException or ArgumentException or FormatException or NullReferenceException or OverflowException)
        {
            // An answer no check foresaw; one finding suffers, not the run.
            return Judgement.Fail($"Svaret kunne ikke vurderes: {bug.GetType().Name}: {bug.Message}",
                $"The answer could not be judged: {bug.GetType().Name}: {bug.Message}");
        }
    }

    private ImmutableArray<Requirement> Unverified(RunOptions options) => [.. requirements.Values
        .Where(requirement => requirement.Verification != Verification.Automatic && requirement.Actor == options.Actor
            && (requirement.Tiltak == "core" || options.Tiltak.Contains(requirement.Tiltak)))
        .OrderBy(requirement => requirement.Id, StringComparer.Ordinal)];

    private RunResult Stopped(Words why, DateTimeOffset started, RunOptions options) =>
        new(server.BaseUrl, "", started, clock.GetUtcNow() - started, options, [], []) { CouldNotRun = why };

    private static string Software(Capabilities capabilities) =>
        $"{capabilities.Statement.Text("software.name")} {capabilities.Statement.Text("software.version")}".Trim();
}
