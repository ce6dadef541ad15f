using System.Collections.Immutable;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Search;

namespace Fhir.Store.Access;

/// <summary>How the first page of a search on one type is found.</summary>
/// <param name="Query">As it is carried out: narrowed to the permit.</param>
/// <param name="Leads">The clause it starts at, or two that say from when and until when; empty when it walks the type.</param>
/// <param name="LeadRows">What they find, counted no further than <see cref="MostCounted"/>; null without one.</param>
/// <param name="IsInPartition">True when only one patient's part of the tables is looked at.</param>
/// <param name="Sql">Values stand as question marks.</param>
/// <param name="Plan">The database's own words, line by line: the indexes are named there.</param>
/// <param name="Rows">Rows of the page, and one that tells of another page.</param>
/// <param name="Chosen">How long it took to choose where to start.</param>
/// <param name="Found">How long it took to find the rows, without their bodies.</param>
public sealed record SearchExplanation(
    SearchQuery Query, ImmutableArray<SearchClause> Leads, long? LeadRows, bool IsInPartition, string Sql, ImmutableArray<string> Plan, int Rows, TimeSpan Chosen, TimeSpan Found)
{
    public const int MostCounted = 10_000;

    /// <summary>The time in whose order matches were looked at until the page was full; null when all were.</summary>
    public SearchParameter? Order { get; init; }
}
