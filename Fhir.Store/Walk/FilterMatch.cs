using Fhir.Kernel.Json;
using Fhir.Kernel.Search;
using Fhir.Store.Access;

namespace Fhir.Store.Walk;

/// <summary>
/// Whether an older version meets one of a walk's searches, which the index, made from the newest, cannot tell. Conditions on other resources are taken
/// for met: they are not known as they were.
/// </summary>
internal sealed class FilterMatch(SearchParameterSet known, IReadOnlyList<SearchQuery> anyOf)
{
    private readonly SearchMatcher matcher = new(known, _ => [], ownBase: null);

    private readonly IReadOnlyList<SearchQuery> own =
        [.. anyOf.Select(query => query with { Clauses = [.. query.Clauses.Where(clause => clause is ParameterClause or MissingClause)] })];

    public bool Holds(StoredResource version) =>
        own.Count == 0 || (JsonParser.Parse(version.Json, known.Schema).Document is { } document && own.Any(query => matcher.Matches(query, document.Root)));
}
