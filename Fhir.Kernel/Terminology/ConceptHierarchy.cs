using System.Collections.Immutable;

namespace Fhir.Kernel.Terminology;

/// <summary>Which concept is a kind of which, by their places in the code system; a concept may have several parents.</summary>
internal sealed class ConceptHierarchy
{
    private readonly ImmutableArray<ImmutableArray<int>> parents;
    private readonly List<int>?[] children;

    public ConceptHierarchy(ImmutableArray<ImmutableArray<int>> parents)
    {
        this.parents = parents;
        children = new List<int>?[parents.Length];
        for (var at = 0; at < parents.Length; at++)
            foreach (var parent in parents[at]) (children[parent] ??= []).Add(at);
    }

    public IReadOnlyList<int> ParentsOf(int concept) => parents[concept];

    public IReadOnlyList<int> ChildrenOf(int concept) => children[concept] ?? [];

    /// <summary>The concept and everything below it.</summary>
    public HashSet<int> WithDescendants(int concept) => Reach(concept, ChildrenOf);

    /// <summary>The concept and everything above it.</summary>
    public HashSet<int> WithAncestors(int concept) => Reach(concept, ParentsOf);

    /// <summary>Whether the second stands somewhere below the first; goes up, which is the shorter way.</summary>
    public bool IsAbove(int above, int below) => WithAncestors(below).Contains(above);

    // What was reached is not gone through again, so a definition that runs in a circle ends too.
    private static HashSet<int> Reach(int start, Func<int, IReadOnlyList<int>> next)
    {
        var (reached, open) = (new HashSet<int> { start }, new Stack<int>([start]));
        while (open.TryPop(out var concept))
            foreach (var neighbour in next(concept))
                if (reached.Add(neighbour)) open.Push(neighbour);
        return reached;
    }
}
