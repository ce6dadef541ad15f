using Fhir.Kernel.Definitions;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Search;
using Fhir.Server.Subscriptions.Topics;
using Fhir.Server.Transport;

namespace Fhir.Server.Subscriptions;

/// <summary>
/// Reads one backport-filter-criteria, <c>Observation?patient=Patient/1&amp;code=x</c>, and holds every parameter, modifier and prefix in it to what the topic allows.
/// https://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition-backport-filter-criteria.html
/// </summary>
public sealed class FilterReader(SubscriptionTopic topic, SearchParameterSet known, SearchSettings settings)
{
    private static readonly string[] Prefixes = ["eq", "ne", "gt", "lt", "ge", "le", "sa", "eb", "ap"];

    /// <param name="place">A FHIRPath to the filter.</param>
    public Result<SearchQuery> Read(string text, string place)
    {
        var mark = text.IndexOf('?', StringComparison.Ordinal);
        var type = mark < 0 ? topic.Types.Count() == 1 ? topic.Types.First() : "" : text[..mark];
        var parameters = QueryText.Parse(text[(mark + 1)..]);
        if (!topic.Types.Contains(type) || parameters.Count == 0) return Refuse(SubscriptionRules.FilterFormat.At(place, text, string.Join(", ", topic.Types)));
        if (parameters.FirstOrDefault(parameter => !IsAllowed(type, parameter)) is { Name: not null } refused) return Refuse(NotAllowed(type, refused, place));

        var query = SearchQueryParser.Parse(type, parameters, known, settings);
        return query.Refusal is { } malformed
            ? Refuse(SubscriptionRules.FilterFormat.At(place, text, string.Join("; ", malformed.Issues.Select(issue => issue.Text(Language.En)))))
            : query.Value;
    }

    private bool IsAllowed(string type, QueryParameter parameter)
    {
        var name = parameter.Name.Split(':');
        if (name.Length > 2 || topic.Filter(type, name[0]) is not { } filter || known.Find(type, name[0]) is not { } search) return false;
        if (name.Length == 2 && !filter.Modifiers.Contains(name[1])) return false;
        return !HasPrefixes(search.Type) || parameter.Value.Split(',').All(value => PrefixOf(value) is "eq" or "" || filter.Modifiers.Contains(PrefixOf(value)));
    }

    private static bool HasPrefixes(SearchParameterType type) => type is SearchParameterType.Date or SearchParameterType.Number or SearchParameterType.Quantity;

    private static string PrefixOf(string value) => value.Length > 2 && Prefixes.Contains(value[..2]) ? value[..2] : "";

    private Issue NotAllowed(string type, QueryParameter parameter, string place) => SubscriptionRules.FilterNotAllowed.At(place, $"{type}?{parameter.Name}={parameter.Value}",
        string.Join(", ", topic.Filters.Where(filter => filter.Type == type).Select(filter => filter.Modifiers.IsEmpty ? filter.Parameter : $"{filter.Parameter} ({string.Join(' ', filter.Modifiers)})")));

    private static Refusal Refuse(Issue issue) => new(422, [issue]);
}
