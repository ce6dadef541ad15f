using Fhir.Kernel.Definitions;
using Fhir.Store.Engine;
using Fhir.Store.Resources;

namespace Fhir.Store.Search;

/// <summary>What compiling a search needs to know of the database it will run in.</summary>
/// <param name="Session">The connection the search will run on; names are looked up there.</param>
/// <param name="Keys">The partition the matches must lie in; null when they may lie anywhere.</param>
internal sealed record SearchScope(Names Names, Session Session, (long Low, long High)? Keys)
{
    /// <summary>Contained resources are searched: conditions are on their rows, see <see cref="Index.ContainedIndex"/>.</summary>
    public bool IsContained { get; init; }

    public Dialect Dialect => Session.Dialect;

    /// <summary>The number under which rows of the parameter are looked for.</summary>
    public int Parameter(string type, SearchParameter parameter, string aspect = "") => (IsContained ? -1 : 1) * Names.Parameter(type, parameter, aspect);

    /// <summary>Begins a select of the keys of index rows, <c>t</c>; those of contained resources with their item.</summary>
    public string RowsFound => IsContained ? "SELECT t.resource AS key, t.item AS item" : "SELECT t.resource AS key";

    /// <summary>That an index row, <c>t</c>, is one of the resource <c>r</c>.</summary>
    public string IsOfThis => IsContained ? "t.resource = r.key AND t.item >= r.item AND t.item < r.until" : "t.resource = r.key";

    /// <summary>For what is reached through a reference: it may lie elsewhere.</summary>
    public SearchScope Anywhere() => this with { Keys = null };

    /// <summary>Narrows a select to the partition.</summary>
    public Sql Narrow(Sql sql, string column) =>
        Keys is var (low, high) ? sql.Add($" AND {column} BETWEEN ").Add(low).Add(" AND ").Add(high) : sql;
}
