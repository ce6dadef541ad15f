using System.Collections.Immutable;

using Fhir.Conformance.Engine;
using Fhir.Conformance.Http;

namespace Fhir.Conformance.Checks;

/// <summary>Looks at what the resources on the target say. Every resource found of a kind must obey; the first few that do not are named.</summary>
public static class ContentCheck
{
    private const int Named = 3;

    /// <summary>Every resource has a value at the path, an extension such as data-absent-reason not counted.</summary>
    public static Check Has(string requirement, DataKind kind, string path) => Each(requirement, kind,
        resource => resource.Has(path) ? null : new Words($"mangler {path}", $"lacks {path}"));

    /// <param name="problem">What is wrong with the resource; null when nothing is.</param>
    public static Check Each(string requirement, DataKind kind, Func<Node, Words?> problem) =>
        Each(requirement, kind, (_, resource, _) => Task.FromResult(problem(resource)));

    /// <param name="problem">As above, for rules that must follow a reference to be judged.</param>
    public static Check Each(string requirement, DataKind kind, Func<Probe, Node, CancellationToken, Task<Words?>> problem) =>
        Over(requirement, kind, (probe, found, cancel) => JudgeAsync(probe, found, problem, cancel));

    /// <param name="choose">Those that are judged: a few, when judging one costs a request.</param>
    public static Check EachOf(string requirement, DataKind kind, Func<Probe, IEnumerable<Node>, IEnumerable<Node>> choose,
        Func<Probe, Node, CancellationToken, Task<Words?>> problem) => Over(requirement, kind, async (probe, found, cancel) =>
    {
        var chosen = choose(probe, found).ToImmutableArray();
        return chosen.IsEmpty ? probe.NoData(kind) : await JudgeAsync(probe, chosen, problem, cancel);
    });

    /// <summary>A rule over all resources of the kind together.</summary>
    public static Check Together(string requirement, DataKind kind, Func<ImmutableArray<Node>, Judgement?> problem) =>
        Over(requirement, kind, (_, found, _) => Task.FromResult(problem(found).OrPass()));

    private static async Task<Judgement> JudgeAsync(Probe probe, ImmutableArray<Node> chosen, Func<Probe, Node, CancellationToken, Task<Words?>> problem,
        CancellationToken cancel)
    {
        var problems = new List<(Node Resource, Words Problem)>();
        Exchange? asked = null;
        foreach (var resource in chosen)
        {
            if (await problem(probe, resource, cancel) is not { } words) continue;
            problems.Add((resource, words));
            asked ??= probe.LastAsked;
        }
        return problems.Count == 0 ? Judgement.Pass : Fail(problems, chosen.Length) with { Asked = asked };
    }

    private static Check Over(string requirement, DataKind kind, Func<Probe, ImmutableArray<Node>, CancellationToken, Task<Judgement>> judge) =>
        new(requirement, async (probe, cancel) =>
        {
            var found = await probe.FindAsync(kind, cancel);
            return found.IsEmpty ? probe.NoData(kind) : await judge(probe, found, cancel);
        })
        { Claims = [Claim.Interaction(kind.Type, "search-type")] };

    private static Judgement Fail(List<(Node Resource, Words Problem)> problems, int total)
    {
        var first = problems.Take(Named).ToList();
        return Judgement.Fail(
            $"{problems.Count} av {total}: {string.Join("; ", first.Select(pair => $"{pair.Resource.Reference} {pair.Problem.Nb}"))}",
            $"{problems.Count} of {total}: {string.Join("; ", first.Select(pair => $"{pair.Resource.Reference} {pair.Problem.En}"))}");
    }
}
