using Fhir.Conformance.Engine.Tests.Double;

namespace Fhir.Conformance.Engine.Tests.OtherServer;

/// <summary>A server that is right in another way than ours passes too: no check asks for more than its requirement.</summary>
public sealed class OtherServerTests
{
    public static TheoryData<string> Names => [.. OtherForms.All.Select(form => form.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_server_that_is_right_in_its_own_way_passes(string name)
    {
        var form = OtherForms.All.Single(form => form.Name == name);
        Assert.Equal("", await AgainstAsync([form], form.Beside));
    }

    [Fact]
    public async Task A_server_that_differs_in_everything_at_once_passes() => Assert.Equal("", await AgainstAsync(OtherForms.Together, new Dictionary<string, Verdict>()));

    [Fact]
    public void What_is_besides_a_requirement_is_no_broken_SHALL()
    {
        var levels = RequirementReader.ReadAll().ToDictionary(requirement => requirement.Id, requirement => requirement.Level);
        Assert.All(OtherForms.All.SelectMany(form => form.Beside), beside => Assert.True(beside.Value != Verdict.Fail || levels[beside.Key] != Level.Shall, beside.Key));
    }

    private static async Task<string> AgainstAsync(IReadOnlyList<OtherForm> forms, IReadOnlyDictionary<string, Verdict> beside)
    {
        var data = new Mutation("") { SpoilData = stored => { foreach (var form in forms) form.Data?.Invoke(stored); } };
        var run = await Run.AgainstAsync(new OtherServer(new ReferenceServer(data), forms), Suites.All, TestContext.Current.CancellationToken);
        Assert.Empty(run.Unproven);
        return string.Join('\n', run.Findings.Where(finding => finding.Verdict != beside.GetValueOrDefault(finding.Requirement.Id, Verdict.Pass)
                && !(forms.Any(form => form.MayLackData) && finding.Verdict is Verdict.Skip or Verdict.Omit))
            .Select(finding => $"{finding.Requirement.Id} {finding.Verdict}: {finding.Judgement.Reason.En}"));
    }
}
