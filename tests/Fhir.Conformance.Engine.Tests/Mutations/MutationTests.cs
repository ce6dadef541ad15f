using Fhir.Conformance.Engine.Tests.Double;

namespace Fhir.Conformance.Engine.Tests.Mutations;

/// <summary>Every check is proven able to fail: on a server that breaks exactly its requirement it fails, and the others of its group still pass.</summary>
public sealed class MutationTests
{
    private static readonly Dictionary<string, Mutation> Mutations = new[]
    {
        CoreMutations.All, SearchMutations.All, WriteMutations.All, LegemiddellisteMutations.All, JournaldokumenterMutations.All, ProvesvarMutations.All,
        KritiskInfoMutations.All, HjemmeoppfolgingMutations.All, PlanMutations.All,
    }.SelectMany(mutations => mutations).ToDictionary(mutation => mutation.RequirementId);

    private static readonly Dictionary<string, Group> GroupByRequirement = Suites.All.SelectMany(suite => suite.Groups)
        .SelectMany(group => group.Checks.Select(check => (check.RequirementId, group))).ToDictionary(pair => pair.RequirementId, pair => pair.group);

    public static TheoryData<string> Ids => [.. Mutations.Keys];

    [Fact]
    public void Every_check_has_a_mutation() => Assert.Equal(GroupByRequirement.Keys.Order(StringComparer.Ordinal),
        Mutations.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task A_server_that_breaks_one_requirement_fails_that_check_alone(string id)
    {
        var run = await Run.AgainstAsync(new ReferenceServer(Mutations[id]), [Run.Only(GroupByRequirement[id])], TestContext.Current.CancellationToken);
        var unexpected = run.Findings.Where(finding => finding.Verdict != (finding.Requirement.Id == id ? Verdict.Fail : Verdict.Pass))
            .Select(finding => $"{finding.Requirement.Id} {finding.Verdict}: {finding.Judgement.Reason.En}").ToList();
        Assert.True(unexpected.Count == 0, string.Join('\n', unexpected));
    }
}
