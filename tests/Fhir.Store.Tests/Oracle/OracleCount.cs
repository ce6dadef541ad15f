using System.Globalization;
using System.Text;
using Fhir.Kernel.Search;

namespace Fhir.Store.Tests.Oracle;

/// <summary>How many searches of each kind were asked, and how many of them found some resources and not all.</summary>
internal sealed class OracleCount
{
    private const int Often = 100;

    private readonly SortedDictionary<string, (int Asked, int Telling)> kinds = new(StringComparer.Ordinal);

    public int Asked { get; private set; }

    public int Telling { get; private set; }

    public void Add(SearchQuery query, bool isTelling)
    {
        Asked++;
        if (isTelling) Telling++;
        foreach (var kind in query.Clauses.Select(KindOf).Concat(query.Sort.Select(key => $"sort by {key.Parameter.Type}")).Distinct())
            kinds[kind] = kinds.TryGetValue(kind, out var count) ? (count.Asked + 1, count.Telling + (isTelling ? 1 : 0)) : (1, isTelling ? 1 : 0);
    }

    /// <summary>The kinds that were asked often and never found some and not all.</summary>
    public IEnumerable<string> Untold => kinds.Where(kind => kind.Value is { Asked: >= Often, Telling: 0 }).Select(kind => kind.Key);

    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{Asked} searches, {Telling} of them found some and not all\n");
        foreach (var (kind, (asked, telling)) in kinds) text.Append(CultureInfo.InvariantCulture, $"  {kind}: {asked} asked, {telling} telling\n");
        return text.ToString();
    }

    private static string KindOf(SearchClause clause) => clause switch
    {
        MissingClause missing => $"{missing.Parameter.Type}:missing",
        AllClause => "_filter: and",
        AnyClause => "_filter: or",
        NotClause => "_filter: not",
        ParameterClause { AnyOf: [ComparedTextValue compared] } => $"_filter: String {compared.Comparison}",
        ParameterClause { AnyOf: [UnequalValue { Value: var other }] } => $"_filter: ne {other.GetType().Name}",
        ChainClause { AnyOf: [{ Clause: var inner }, ..] } => $"chain{Onward(inner)}",
        HasClause has => $"_has{Onward(has.Clause)}",
        ParameterClause { AnyOf: [WordsValue, ..] } words => words.Parameter.Code,
        ParameterClause { Parameter.Code: "near" } => "near",
        ParameterClause { Parameter.Code: "_id" } => "_id",
        ParameterClause { Parameter.Code: "_lastUpdated", AnyOf: [var time, ..] } => $"_lastUpdated{PrefixOf(time)}",
        ParameterClause { AnyOf: [var value, ..] } parameter => $"{parameter.Parameter.Type}{(parameter.Modifier == Modifier.None ? "" : $":{parameter.Modifier}")}{PrefixOf(value)}",
        _ => clause.GetType().Name,
    };

    private static string Onward(SearchClause inner) => inner switch
    {
        ChainClause or HasClause => $", then {KindOf(inner)}",
        MissingClause => " to :missing",
        ListClause => " to _list",
        ParameterClause { Modifier: Modifier.Not or Modifier.NotIn } => " to :not",
        ParameterClause { Parameter: { Base: var types, Code: var code } } when types.Contains("Resource") => $" to {code}",
        _ => "",
    };

    private static string PrefixOf(SearchValue value) => value switch
    {
        DateValue date => $" {date.Prefix}",
        NumberValue number => $" {number.Prefix}",
        QuantityValue { System: "http://unitsofmeasure.org" } quantity => $" {quantity.Prefix} in a unit",
        QuantityValue quantity => $" {quantity.Prefix}",
        _ => "",
    };
}
