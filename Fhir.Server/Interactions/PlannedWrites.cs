using Fhir.Kernel.Elements;
using Fhir.Kernel.Search;

namespace Fhir.Server.Interactions;

/// <summary>What a transaction is about to write, searched before it is stored. https://hl7.org/fhir/R4/http.html#trules</summary>
public sealed class PlannedWrites
{
    private const string Identifier = "identifier";

    private readonly SearchMatcher matcher;
    private readonly HashSet<string> addresses;
    private readonly Dictionary<string, List<PlannedEntry>> byType;

    // A transaction of thousands may refer to thousands of its own by identifier: each is asked of those alone that hold it.
    private readonly Dictionary<string, ILookup<string, PlannedEntry>> byIdentifier = [];

    public PlannedWrites(IEnumerable<PlannedEntry> planned, SearchMatcher matcher)
    {
        this.matcher = matcher;
        var writes = planned.Where(plan => plan.Writes).ToList();
        addresses = [.. writes.Select(plan => plan.Address!)];
        byType = writes.GroupBy(plan => plan.Type).ToDictionary(group => group.Key, group => group.ToList());
    }

    /// <summary>How many resources of the type are written or deleted.</summary>
    public int Count(string type) => byType.GetValueOrDefault(type)?.Count ?? 0;

    /// <summary>Whether the resource is written or deleted.</summary>
    public bool Includes(string address) => addresses.Contains(address);

    /// <summary>
    /// The addresses of those that will match. What is about other resources, or about what the store gives (<c>_id</c>, <c>_lastUpdated</c>), finds only what is stored.
    /// </summary>
    public IEnumerable<string> Matching(SearchQuery query, CancellationToken cancel)
    {
        if (!byType.ContainsKey(query.Type) || !query.Clauses.All(IsOfContent)) yield break;
        foreach (var plan in Candidates(query))
        {
            cancel.ThrowIfCancellationRequested();
            if (plan.Content.Exists && matcher.Matches(query, plan.Content)) yield return plan.Address!;
        }
    }

    private static bool IsOfContent(SearchClause clause) => clause switch
    {
        ParameterClause values => !SearchParameterSet.IsOfEvery(values.Parameter),
        MissingClause missing => !SearchParameterSet.IsOfEvery(missing.Parameter),
        _ => false,
    };

    private IEnumerable<PlannedEntry> Candidates(SearchQuery query) => query.Clauses.Select(IdentifierOf).FirstOrDefault(value => value is not null) is { } value
        ? Identified(query.Type)[value]
        : byType[query.Type];

    private static string? IdentifierOf(SearchClause clause) =>
        clause is ParameterClause { Parameter.Code: Identifier, Modifier: Modifier.None, AnyOf: [TokenValue { Code: { } code }] } ? code : null;

    private ILookup<string, PlannedEntry> Identified(string type)
    {
        if (byIdentifier.TryGetValue(type, out var known)) return known;
        return byIdentifier[type] = byType[type].Where(plan => plan.Content.Exists)
            .SelectMany(plan => Identifiers(plan.Content).Distinct(StringComparer.OrdinalIgnoreCase).Select(value => (Value: value, Plan: plan)))
            .ToLookup(pair => pair.Value, pair => pair.Plan, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Every value below an element of type Identifier, wherever it stands.</summary>
    private static IEnumerable<string> Identifiers(Element resource)
    {
        var open = new Stack<Element>([resource]);
        while (open.TryPop(out var element))
        {
            if (element.Type.Name == "Identifier" && element.ValueOf("value") is { } value) yield return value;
            foreach (var child in element.Children) open.Push(child);
        }
    }
}
