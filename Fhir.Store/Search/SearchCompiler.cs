using System.Collections.Immutable;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Search;

namespace Fhir.Store.Search;

/// <summary>
/// A whole search as SQL: which resources match, in which order, from where on. Bodies are fetched afterwards by key, so that sorting never
/// carries them along.
/// </summary>
internal static class SearchCompiler
{
    /// <summary>The keys of one page, one row more than asked for to know whether there is another. Columns: key, then the sort values.</summary>
    public static Sql Page(SearchQuery query, SearchScope scope, SearchCursor? cursor, int rows)
    {
        var matches = Matches(query, scope);
        var isBackward = cursor is { IsBackward: true };
        if (query.Sort.IsEmpty)
        {
            if (cursor is not null) matches.Add(isBackward ? " AND r.key < " : " AND r.key > ").Add(cursor.Key);
            return Sql.Of("SELECT r.key").Add(matches).Add(isBackward ? " ORDER BY r.key DESC" : " ORDER BY r.key").Add(" LIMIT ").Add(rows);
        }
        var sql = Sql.Of("WITH m AS MATERIALIZED (SELECT r.key AS key");
        for (var at = 0; at < query.Sort.Length; at++) sql.Add(", ").Add(SortClause.Value(query.Type, query.Sort[at], scope)).Add($" AS s{at}");
        sql.Add(matches).Add(") SELECT * FROM m");
        if (cursor is not null) sql.Add(" WHERE ").Add(SortClause.Beyond(query.Sort, cursor));
        return sql.Add(" ORDER BY ").Add(SortClause.Order(query.Sort, isBackward)).Add(" LIMIT ").Add(rows);
    }

    public static Sql Count(SearchQuery query, SearchScope scope) => Sql.Of("SELECT count(*)").Add(Matches(query, scope));

    /// <summary>FROM and WHERE. The most telling clause leads; a plus keeps the planner from starting at the others.</summary>
    private static Sql Matches(SearchQuery query, SearchScope scope)
    {
        var finding = query.Clauses.Where(ClauseCompiler.FindsKeys).OrderBy(Rank).ToImmutableArray();
        var sql = Sql.Of(" FROM resource r WHERE ");
        if (finding.IsEmpty)
        {
            sql.Add("r.type = ").Add(scope.Names.Type(query.Type)).Add(" AND r.is_deleted = 0");
            scope.Narrow(sql, "r.key");
        }
        else
        {
            sql.AddJoined(" AND +", finding.Select(clause => ClauseCompiler.Condition(query.Type, clause, scope)));
            if (finding.Any(ReachesDeleted)) sql.Add(" AND +r.is_deleted = 0");
        }
        foreach (var clause in query.Clauses.Where(clause => !ClauseCompiler.FindsKeys(clause)))
            sql.Add(" AND ").Add(ClauseCompiler.Condition(query.Type, clause, scope));
        return sql;
    }

    /// <summary>Index rows are only of what is not deleted; ids are for ever.</summary>
    private static bool ReachesDeleted(SearchClause clause) => clause is HasClause or ParameterClause { Parameter.Code: "_id" };

    /// <summary>How few resources a clause is likely to find; the lowest leads.</summary>
    private static int Rank(SearchClause clause) => clause switch
    {
        ParameterClause { Parameter.Code: "_id" } => 0,
        ParameterClause { Parameter: { Type: SearchParameterType.Token, Code: "identifier" } } => 1,
        ParameterClause { Parameter.Type: SearchParameterType.Reference } => 2,
        ChainClause or HasClause => 3,
        ParameterClause { Parameter.Type: SearchParameterType.String or SearchParameterType.Composite or SearchParameterType.Uri, Modifier: not Modifier.Contains } => 4,
        ParameterClause { Parameter.Type: SearchParameterType.Token, AnyOf: [TokenValue { System.Length: > 0, Code: not null }] } => 5,
        ParameterClause { Parameter.Type: SearchParameterType.Date, AnyOf: [DateValue { Prefix: Prefix.Equal }] } => 6,
        ParameterClause { Parameter.Type: SearchParameterType.Token } => 7,
        MissingClause => 9,
        _ => 8,
    };
}
