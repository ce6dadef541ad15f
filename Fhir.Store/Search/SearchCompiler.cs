using Fhir.Kernel.Search;
using Fhir.Store.Access;

namespace Fhir.Store.Search;

/// <summary>
/// A whole search as SQL: which resources match, in which order, from where on. It starts at the keys of the leading clause and probes the others;
/// without one it walks the type. Bodies are fetched afterwards by key, so that sorting never carries them along.
/// </summary>
/// <param name="lead">The clause to start at; null when none can be, or none is worth it.</param>
internal sealed class SearchCompiler(SearchQuery query, SearchScope scope, SearchClause? lead)
{
    /// <summary>The alias of the resource's own row: <c>r</c> where the type is walked, else a row that is joined when it is needed.</summary>
    private readonly string row = lead is null ? "r" : "x";

    public SearchQuery Query => query;

    public SearchScope Scope => scope;

    /// <summary>Null when the type is walked.</summary>
    public SearchClause? Lead => lead;

    /// <summary>Whether the leading clause, or the type that is walked, was seen to find more than a few.</summary>
    public bool LeadFindsMany { get; init; }

    /// <summary>The same search, started elsewhere.</summary>
    public SearchCompiler From(SearchClause other) => new(query, scope, other);

    /// <summary>The keys of one page. Columns: key, then the sort values.</summary>
    public Sql Page(SearchCursor? cursor, int rows) => query.Sort.IsEmpty ? InKeyOrder(cursor, rows) : Sorted(cursor, rows);

    /// <summary>Counts no further than that.</summary>
    public Sql Count(long most) => Sql.Of("SELECT count(*) FROM (SELECT DISTINCT r.key").Add(Matches()).Add(" LIMIT ").Add(most).Add(") few");

    public Sql Count() => Sql.Of("SELECT count(DISTINCT r.key)").Add(Matches());

    /// <summary>Every match with the codings of its concept, the newest match first. Columns: key, code, system; the code is null where there is no coding.</summary>
    public Sql Concepts(NewestOfEach newest)
    {
        var sql = Sql.Of("WITH m AS MATERIALIZED (SELECT DISTINCT r.key AS key, ")
            .Add(SortClause.Value(query.Type, new SortKey(newest.Time, IsDescending: true), scope, row)).Add(" AS s0").Add(Matches());
        return sql.Add(") SELECT m.key, t.code, t.system FROM m LEFT JOIN token t ON t.resource = m.key AND t.parameter = ")
            .Add(scope.Names.Parameter(query.Type, newest.Concept)).Add(" ORDER BY m.s0 IS NULL, m.s0 DESC, m.key DESC");
    }

    /// <summary>
    /// The amounts of one code in the matches, the oldest first; a match without a time has none. Columns: time, low, high, unit, system. One row more than is
    /// wanted tells that there are more.
    /// </summary>
    public Sql Amounts(SeriesQuery series)
    {
        var sql = Sql.Of("WITH m AS MATERIALIZED (").Add(scope.Keys is null || lead is TimeWindow ? CodedMatches(series) : MatchesOfCode(series))
            .Add($") SELECT {scope.Dialect.NumberByRowOnly("d.low")} AS s0, v.low, v.high, v.code, v.system FROM m");
        sql = Joined(sql, "date", "d", Sql.Of("d.resource = m.key AND d.parameter = ").Add(scope.Names.Parameter(query.Type, series.Time)).Add(" AND d.item = 0"));
        sql = Joined(sql, "composite", "v", Sql.Of("v.resource = m.key AND v.parameter = ").Add(scope.Names.Parameter(query.Type, series.Amount)).Add(" AND v.item = m.item AND v.part = 1"));
        return sql.Add(" WHERE d.low IS NOT NULL ORDER BY s0, m.key, m.item LIMIT ").Add(series.Most + 1L);
    }

    /// <summary>In one patient's partition the code's rows are what is wanted or little more, so they lead and every clause is asked of them.</summary>
    private Sql MatchesOfCode(SeriesQuery series)
    {
        var sql = Sql.Of("SELECT r.key AS key, r.item AS item FROM (SELECT DISTINCT t.resource AS key, t.item AS item FROM composite t WHERE ")
            .Add(scope.Narrow(OfCode(series), "t.resource")).Add(") r");
        if (query.Clauses.Any(LogicClause.AsksTheRow)) sql.Add($" {scope.Dialect.JoinInOrder} resource x ON x.key = r.key");
        return sql.Add(" WHERE TRUE").AddJoined("", query.Clauses.Select(clause => Sql.Of(" AND ").Add(ClauseCompiler.Probe(query.Type, clause, scope, "x"))));
    }

    /// <summary>The matches of everybody, or of a time, are found first. A concept may say the code twice; the amount is one all the same.</summary>
    private Sql CodedMatches(SeriesQuery series) => Joined(
        Sql.Of("SELECT DISTINCT f.key AS key, t.item AS item FROM (SELECT DISTINCT r.key AS key").Add(Matches()).Add(") f"),
        "composite", "t", Sql.Of("t.resource = f.key AND ").Add(OfCode(series)));

    private Sql OfCode(SeriesQuery series) => Sql.Of("t.parameter = ").Add(scope.Names.Parameter(query.Type, series.Amount)).Add(" AND t.part = 0 AND ")
        .Add(TokenClause.Condition(Columns.OfPart("t"), series.Code, scope.Names, scope.Session));

    /// <summary>Joins rows that are looked up for each row before them, whatever the planner takes their number for.</summary>
    private Sql Joined(Sql sql, string table, string alias, Sql on) =>
        sql.Add($" {scope.Dialect.JoinForEach(table, alias)} ").Add(on).Add(scope.Dialect.EndOfJoinForEach(alias));

    private Sql InKeyOrder(SearchCursor? cursor, int rows)
    {
        var sql = Sql.Of("SELECT DISTINCT r.key").Add(Matches());
        var isBackward = cursor is { IsBackward: true };
        if (cursor is not null) sql.Add(isBackward ? " AND r.key < " : " AND r.key > ").Add(cursor.Key);
        return sql.Add(isBackward ? " ORDER BY r.key DESC" : " ORDER BY r.key").Add(" LIMIT ").Add(rows);
    }

    private Sql Sorted(SearchCursor? cursor, int rows)
    {
        var sql = Sql.Of("WITH m AS MATERIALIZED (SELECT DISTINCT r.key AS key");
        for (var at = 0; at < query.Sort.Length; at++) sql.Add(", ").Add(SortClause.Value(query.Type, query.Sort[at], scope, row)).Add($" AS s{at}");
        sql.Add(Matches()).Add(") SELECT * FROM m");
        if (cursor is not null) sql.Add(" WHERE ").Add(SortClause.Beyond(query.Sort, cursor));
        return sql.Add(" ORDER BY ").Add(SortClause.Order(query.Sort, cursor is { IsBackward: true })).Add(" LIMIT ").Add(rows);
    }

    /// <summary>FROM and WHERE.</summary>
    public Sql Matches()
    {
        if (scope.IsContained) return ContainedMatches();
        var sql = lead is null
            ? scope.Narrow(Sql.Of(" FROM resource r WHERE r.type = ").Add(scope.Names.Type(query.Type)).Add(" AND r.is_deleted = 0"), "r.key")
            : Sql.Of(" FROM (").Add(ClauseCompiler.Keys(query.Type, lead, scope)).Add(") r")
                .Add(NeedsRow ? $" {scope.Dialect.JoinInOrder} resource x ON x.key = r.key WHERE x.is_deleted = 0" : " WHERE TRUE");
        foreach (var clause in query.Clauses)
            if (!ReferenceEquals(clause, lead)) sql.Add(" AND ").Add(ClauseCompiler.Probe(query.Type, clause, scope, row));
        return sql;
    }

    private Sql ContainedMatches()
    {
        var sql = Sql.Of(" FROM (").Add(ContainedClause.Found(query.Type, lead, scope)).Add(") r WHERE TRUE");
        foreach (var clause in query.Clauses)
            if (!ReferenceEquals(clause, lead)) sql.Add(" AND ").Add(ClauseCompiler.Probe(query.Type, clause, scope, row));
        return sql;
    }

    /// <summary>Index rows are only of what is not deleted, but the directory knows ids for ever.</summary>
    private bool NeedsRow => lead is HasClause or ListClause or AnyClause or ParameterClause { Parameter.Code: "_id" }
        || lead is CompartmentClause { Owner: var owner } && owner == query.Type
        || query.Clauses.Any(LogicClause.AsksTheRow)
        || query.Sort.Any(sort => sort.Parameter.Code is "_id" or "_lastUpdated");
}
