using Fhir.Store.Engine;
using Fhir.Store.Resources;

namespace Fhir.Store.Search;

/// <summary>What compiling a search needs to know of the database it will run in.</summary>
/// <param name="Session">The connection the search will run on; names are looked up there.</param>
/// <param name="Keys">The partition the matches must lie in; null when they may lie anywhere.</param>
internal sealed record SearchScope(Names Names, Session Session, (long Low, long High)? Keys)
{
    public Dialect Dialect => Session.Dialect;

    /// <summary>For what is reached through a reference: it may lie elsewhere.</summary>
    public SearchScope Anywhere() => this with { Keys = null };

    /// <summary>Narrows a select to the partition.</summary>
    public Sql Narrow(Sql sql, string column) =>
        Keys is var (low, high) ? sql.Add($" AND {column} BETWEEN ").Add(low).Add(" AND ").Add(high) : sql;
}
