using Fhir.Kernel.Definitions;
using Fhir.Kernel.Search;

namespace Fhir.Store.Access;

/// <summary>The amounts of one code in the matches of a search, as the index knows them: no resource is read, however long the series.</summary>
/// <param name="Matches">A search on one type; its sort and page do not count.</param>
/// <param name="Amount">A composite parameter of a code and a quantity, such as Observation's <c>combo-code-value-quantity</c>.</param>
/// <param name="Time">The date parameter that orders the series; of several values the first counts.</param>
/// <param name="Code">The code whose amounts are meant, also where a resource has others beside.</param>
/// <param name="Most">Points that are read at most.</param>
public sealed record SeriesQuery(SearchQuery Matches, SearchParameter Amount, SearchParameter Time, TokenValue Code, int Most);

/// <summary>The points of a series, oldest first.</summary>
/// <param name="IsWhole">False when there are more than were asked for.</param>
public sealed record Series(IReadOnlyList<SeriesPoint> Points, bool IsWhole);

/// <summary>An amount as the index holds it: exact to the 15th digit.</summary>
/// <param name="Time">When it began; null for a time without a beginning.</param>
/// <param name="Low">Minus infinity for "less than"; the same as <paramref name="High"/> for a plain amount.</param>
/// <param name="Unit">The unit's code; empty when there is none.</param>
/// <param name="IsUcum">Whether the code is one of UCUM's.</param>
public readonly record struct SeriesPoint(DateTimeOffset? Time, double Low, double High, string Unit, bool IsUcum)
{
    public bool IsExact => Low.Equals(High);
}
