using Fhir.Conformance.Checks;
using Fhir.Conformance.Engine.Tests.Double;
using Fhir.Conformance.Engine.Tests.Http;
using Fhir.Conformance.Http;

namespace Fhir.Conformance.Engine.Tests.Engine;

/// <summary>What becomes of checks and runs. The requirement ids are borrowed; what the checks do is the test's own.</summary>
public sealed class RunnerTests
{
    private const string Shall = "LML-SRCH-001";
    private const string AnotherShall = "LML-SRCH-002";
    private const string Should = "LML-SRCH-004";

    private static readonly Judgement Broken = Judgement.Fail("nei", "no");
    private static readonly Judgement Skipped = Judgement.Skip("mangler", "missing");

    [Fact]
    public async Task A_check_on_what_is_not_claimed_is_omitted_without_being_run()
    {
        var check = new Check(Shall, (_, _) => throw new InvalidOperationException())
        {
            Claims = [Claim.Type("Spaceship"),
            Claim.Interaction("Patient", "read")]
        };
        var finding = Assert.Single((await RunAsync([check])).Findings);
        Assert.Equal((Verdict.Omit, "The server does not claim Spaceship."), (finding.Verdict, finding.Judgement.Reason.En));
    }

    [Fact]
    public async Task Everything_is_claimed_by_a_server_whose_metadata_cannot_be_read()
    {
        var check = Saying(Shall, Judgement.Pass) with { Claims = [Claim.Type("Spaceship")] };
        var run = await RunAsync([check], handler: Scripted.Always(500, "<html/>"));
        Assert.Equal(Verdict.Pass, Assert.Single(run.Findings).Verdict);
    }

    [Theory]
    [InlineData(200, """{"resourceType":"Bundle","type":"searchset"}""", "Found no patients on the server.")]
    [InlineData(401, "", "Found no patients: the search answered 401.")]
    public async Task A_check_that_finds_no_data_is_skipped_and_says_whether_it_was_refused(int status, string body, string reason)
    {
        var check = ContentCheck.Has(Shall, CoreKinds.Patient, "name");
        var finding = Assert.Single((await RunAsync([check], handler: Scripted.Always(status, body))).Findings);
        Assert.Equal((Verdict.Skip, reason), (finding.Verdict, finding.Judgement.Reason.En));
    }

    [Fact]
    public async Task A_write_check_is_omitted_when_the_run_does_not_allow_writes()
    {
        var check = Saying(Shall, Judgement.Pass) with { Writes = true };
        Assert.Equal(Verdict.Omit, Assert.Single((await RunAsync([check], allowWrites: false)).Findings).Verdict);
        Assert.Equal(Verdict.Pass, Assert.Single((await RunAsync([check], allowWrites: true)).Findings).Verdict);
    }

    [Fact]
    public async Task Write_checks_run_after_all_others()
    {
        var order = new List<string>();
        Check Noting(string id, bool writes) => new(id, (_, _) =>
        {
            lock (order) order.Add(id);
            return Task.FromResult(Judgement.Pass);
        })
        { Writes = writes };
        await RunAsync([Noting(Shall, true), Noting(AnotherShall, false), Noting(Should, false)]);
        Assert.Equal(Shall, order[^1]);
    }

    [Fact]
    public async Task A_check_that_stumbles_over_an_answer_fails_alone()
    {
        var run = await RunAsync([new Check(Shall, (_, _) => throw new FormatException("odd")), Saying(AnotherShall, Judgement.Pass)]);
        Assert.Equal([Verdict.Fail, Verdict.Pass], run.Findings.Select(finding => finding.Verdict));
        Assert.Contains("odd", run.Findings.First().Judgement.Reason.En);
    }

    [Fact]
    public async Task A_check_that_takes_too_long_fails()
    {
        var check = new Check(Shall, async (_, cancel) =>
        {
            await Task.Delay(Timeout.Infinite, cancel);
            return Judgement.Pass;
        });
        var finding = Assert.Single((await RunAsync([check], limits: new Limits { CheckTimeout = TimeSpan.FromMilliseconds(50) })).Findings);
        Assert.Equal(Verdict.Fail, finding.Verdict);
        Assert.Contains("did not finish", finding.Judgement.Reason.En);
    }

    [Fact]
    public async Task A_cancelled_run_keeps_what_was_found_and_skips_the_rest()
    {
        using var stop = new CancellationTokenSource();
        Check[] checks =
        [
            new(Shall, async (_, _) =>
            {
                await stop.CancelAsync();
                return Judgement.Pass;
            }),
            new Check(AnotherShall, (_, cancel) => Task.FromCanceled<Judgement>(cancel)) with { Writes = true },
        ];
        var run = await RunAsync(checks, cancel: stop.Token);
        Assert.Equal([Verdict.Pass, Verdict.Skip], run.Findings.Select(finding => finding.Verdict));
        Assert.Equal("the run was cancelled", run.CouldNotRun!.Value.En);
        Assert.False(run.IsConformant(allowSkip: true));
    }

    [Fact]
    public async Task A_server_that_does_not_answer_gives_no_findings_but_a_reason()
    {
        var run = await RunAsync([Saying(Shall, Judgement.Pass)], handler: new Scripted((_, _) => throw new HttpRequestException("refused")));
        Assert.Empty(run.Findings);
        Assert.Contains("refused", run.CouldNotRun!.Value.En);
        Assert.False(run.IsConformant(allowSkip: true));
    }

    [Fact]
    public async Task A_reason_never_holds_a_national_number()
    {
        var finding = Assert.Single((await RunAsync([Saying(Shall, Judgement.Fail("Patient/15858020023", "Patient/15858020023"))])).Findings);
        Assert.Equal(new("Patient/***********", "Patient/***********"), finding.Judgement.Reason);
    }

    [Fact]
    public async Task Only_the_core_and_the_chosen_tiltak_run()
    {
        var run = await RunAsync([Saying(Shall, Judgement.Pass)], suite: "provesvar");
        Assert.Empty(run.Findings);
    }

    [Fact]
    public async Task Requirements_for_clients_are_none_of_a_servers()
    {
        var run = await RunAsync([Saying(Shall, Judgement.Pass)], actor: Actor.Client);
        Assert.Equal(0, run.Executed);
        Assert.Contains(run.Unverified, requirement => requirement.Id == "LML-CLI-001");
        Assert.False(run.IsConformant(allowSkip: true));
    }

    [Fact]
    public async Task A_failed_SHOULD_is_a_warning_and_no_failure()
    {
        var run = await RunAsync([Saying(Shall, Judgement.Pass), Saying(Should, Broken)]);
        Assert.Equal((0, 1), (run.Failures, run.Warnings));
        Assert.True(run.IsConformant(allowSkip: false));
    }

    [Fact]
    public async Task A_failed_SHALL_is_a_failure() => Assert.False((await RunAsync([Saying(Shall, Judgement.Pass),
        Saying(AnotherShall, Broken)])).IsConformant(allowSkip: true));

    [Fact]
    public async Task A_skipped_SHALL_counts_against_the_server_unless_that_is_allowed()
    {
        var run = await RunAsync([Saying(Shall, Judgement.Pass), Saying(AnotherShall, Skipped)]);
        Assert.False(run.IsConformant(allowSkip: false));
        Assert.True(run.IsConformant(allowSkip: true));
    }

    [Fact]
    public async Task A_skipped_SHOULD_does_not() =>
        Assert.True((await RunAsync([Saying(Shall, Judgement.Pass), Saying(Should, Skipped)])).IsConformant(allowSkip: false));

    [Fact]
    public async Task A_chosen_tiltak_without_a_passed_SHALL_is_not_proven()
    {
        var run = await RunAsync([Saying(Should, Judgement.Pass)]);
        Assert.Equal(["legemiddelliste"], run.Unproven);
        Assert.False(run.IsConformant(allowSkip: true));
    }

    [Fact]
    public async Task Progress_hears_of_every_finding()
    {
        var heard = new Heard();
        await RunAsync([Saying(Shall, Judgement.Pass), Saying(Should, Broken)], progress: heard);
        Assert.Equal(2, heard.Count);
    }

    private sealed class Heard : IProgress<Finding>
    {
        private int count;

        public int Count => count;

        public void Report(Finding value) => Interlocked.Increment(ref count);
    }

    private static Check Saying(string id, Judgement judgement) => new(id, (_, _) => Task.FromResult(judgement));

    private static async Task<RunResult> RunAsync(Check[] checks, bool allowWrites = true, HttpMessageHandler? handler = null, Limits? limits = null,
        string suite = "legemiddelliste",
        Actor actor = Actor.Server, IProgress<Finding>? progress = null, CancellationToken? cancel = null)
    {
        using var server = new ServerClient(new Uri(ReferenceServer.Base), handler ?? new ReferenceServer(null), new NoToken(), limits ?? new Limits());
        var group = new Group("LML-SRCH", suite, new("Søk", "Search"), [.. checks]);
        var options = new RunOptions { Tiltak = ["legemiddelliste"], AllowWrites = allowWrites, Actor = actor };
        return await new Runner(server, TimeProvider.System).RunAsync([new Suite(suite, [group])], options, progress, cancel
            ?? TestContext.Current.CancellationToken);
    }
}
