using Fhir.Conformance.Engine.Tests.Double;


namespace Fhir.Conformance.Engine.Tests.Checks;

/// <summary>The reference server does everything right, so every check passes: none is skipped or omitted.</summary>
public sealed class GoodServerTests
{
    [Fact]
    public async Task Every_check_passes_on_a_server_that_does_everything_right()
    {
        var run = await Run.AgainstAsync(new ReferenceServer(null), Suites.All, TestContext.Current.CancellationToken);
        var others = run.Findings.Where(finding => finding.Verdict != Verdict.Pass)
            .Select(finding => $"{finding.Requirement.Id} {finding.Verdict}: {finding.Judgement.Reason.En}").ToList();
        Assert.True(others.Count == 0, string.Join('\n', others));
        Assert.True(run.IsConformant(allowSkip: false));
    }
}
