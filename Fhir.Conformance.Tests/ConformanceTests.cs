using Fhir.Conformance.Engine;
using Fhir.Kernel.Outcome;

namespace Fhir.Conformance.Tests;

/// <summary>Every row of the requirements.csv files as one row here.</summary>
public sealed class ConformanceTests(ConformanceRun run) : IClassFixture<ConformanceRun>
{
    private static readonly Dictionary<string, Requirement> Requirements = RequirementReader.ReadAll().ToDictionary(requirement => requirement.Id);

    public static TheoryData<string> Ids => [.. Requirements.Keys];

    [Fact]
    public void The_run_took_place_and_carried_out_checks()
    {
        Assert.Null(run.Result.CouldNotRun?.En);
        Assert.NotEqual(0, run.Result.Executed);
    }

    [Fact]
    public void Every_chosen_tiltak_was_shown_to_meet_a_SHALL() => Assert.Empty(run.Result.Unproven);

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_server_meets(string id)
    {
        var requirement = Requirements[id];
        if (requirement.Verification != Verification.Automatic) Assert.Skip($"{requirement.Verification}: {requirement.Reason}");
        if (run.Find(id) is not { } finding)
        {
            Assert.Skip($"{requirement.Tiltak} was not chosen, or the requirement is for the {requirement.Actor}.");
            return;
        }

        var told = $"{requirement.Text.En}\n{finding.Judgement.Reason.En}\n{Evidence(finding)}";
        if (finding.Verdict is Verdict.Skip or Verdict.Omit) Assert.Skip($"{finding.Verdict}: {finding.Judgement.Reason.In(Language.En)}");
        if (finding.IsWarning) TestContext.Current.TestOutputHelper?.WriteLine($"WARNING {id}: {told}");
        Assert.False(finding.IsFailure, told);
    }

    private static string Evidence(Finding finding) => string.Join('\n',
        finding.Evidence.Select(exchange => $"{exchange.Method} {exchange.Url} -> {exchange.Status}"));
}
