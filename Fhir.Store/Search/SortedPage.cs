using Fhir.Kernel.Definitions;
using Fhir.Kernel.Search;

namespace Fhir.Store.Search;

/// <summary>
/// The rows of a page. Where one patient has much that matches and a time comes first in the order, the newest (or oldest) few hundred are looked at, then some thousands, and all only when the page is
/// not full by then: what was not looked at comes later. See <see cref="TimeWindow"/> for why that is sure.
/// </summary>
/// <param name="Sql">What found the rows.</param>
/// <param name="Time">The parameter by whose order they were looked at; null when all matches were.</param>
internal sealed record SortedPage(List<SearchCursor> Rows, Sql Sql, SearchParameter? Time)
{
    private const int FirstLook = 256;
    private const int LastLook = FirstLook * 64;
    private const int Growth = 8;

    public static SortedPage Of(SearchCompiler compiler, SearchCursor? cursor, int rows)
    {
        if (compiler.LeadFindsMany && compiler.Query.Sort is [{ Parameter: { Type: SearchParameterType.Date, Code: not "_lastUpdated" } } first, ..] && cursor is null or { IsBackward: false, Values: [long, ..] })
            for (var looks = Math.Max(FirstLook, 2 * rows); looks <= LastLook; looks *= Growth)
                if (TimeWindow.Edge(compiler, first!, cursor, looks) is { } edge && Within(compiler, first!, edge, cursor, rows) is { } page) return page;
        var sql = compiler.Page(cursor, rows);
        return new SortedPage(Read(compiler, sql), sql, null);
    }

    /// <summary>Null when too little of what comes first was found.</summary>
    private static SortedPage? Within(SearchCompiler compiler, SortKey first, TimeWindow edge, SearchCursor? cursor, int rows)
    {
        var sql = compiler.From(edge).Page(cursor, rows);
        var found = Read(compiler, sql).TakeWhile(row => row.Values[0] is long time && edge.HoldsAll(time, first.IsDescending)).ToList();
        return found.Count >= rows ? new SortedPage(found, sql, first.Parameter) : null;
    }

    private static List<SearchCursor> Read(SearchCompiler compiler, Sql sql)
    {
        var (rows, statement) = (new List<SearchCursor>(), sql.Prepare(compiler.Scope.Session));
        while (statement.Step()) rows.Add(new SearchCursor(false, [.. Enumerable.Range(1, compiler.Query.Sort.Length).Select(statement.Value)], statement.Long(0)));
        return rows;
    }
}
