namespace Fhir.Store.Search;

/// <summary>
/// Puts resources into groups by their concepts as they come: those that share a coding are one group, and so are two groups that a later concept
/// with a coding of each joins. https://hl7.org/fhir/R4/observation-operation-lastn.html
/// </summary>
internal sealed class ConceptGroups
{
    private readonly Dictionary<(string Code, long System), int> codings = [];
    private readonly Dictionary<string, int> texts = new(StringComparer.Ordinal);
    private readonly List<int> parents = [];
    private readonly List<(long Key, int Group)> members = [];

    public void Add(long key, IReadOnlyList<(string Code, long System)> concept)
    {
        var group = Number(codings, concept[0]);
        foreach (var coding in concept.Skip(1)) Join(group, Number(codings, coding));
        members.Add((key, group));
    }

    /// <summary>A concept of text alone; letters and blanks count.</summary>
    public void Add(long key, string text) => members.Add((key, Number(texts, text)));

    /// <summary>The first of each group, in the order they were added; the groups by their first.</summary>
    public List<long> First(int most)
    {
        var groups = new Dictionary<int, List<long>>();
        foreach (var (key, group) in members)
        {
            if (!groups.TryGetValue(Root(group), out var keys)) groups[Root(group)] = keys = [];
            if (keys.Count < most) keys.Add(key);
        }
        // A dictionary that nothing was removed from gives back what came first first.
        return [.. groups.Values.SelectMany(keys => keys)];
    }

    private int Number<T>(Dictionary<T, int> known, T name)
        where T : notnull
    {
        if (known.TryGetValue(name, out var number)) return number;
        parents.Add(known[name] = parents.Count);
        return parents.Count - 1;
    }

    private void Join(int left, int right) => parents[Root(right)] = Root(left);

    private int Root(int group)
    {
        while (parents[group] != group) group = parents[group] = parents[parents[group]];
        return group;
    }
}
