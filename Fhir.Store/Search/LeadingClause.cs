using Fhir.Kernel.Definitions;
using Fhir.Kernel.Search;

namespace Fhir.Store.Search;

/// <summary>
/// Chooses the clause a search starts at. What kind of clause it is gives the order in which they are tried; a few of its rows are counted, and the
/// first that finds few is taken. So a search for one rare thing among common ones is quick whichever of them is the rare one.
/// </summary>
internal static class LeadingClause
{
    /// <summary>A clause that finds fewer is good enough.</summary>
    private const int Few = 200;

    /// <summary>No window that finds more is worth its counting.</summary>
    private const int MostInWindow = 20_000;

    /// <summary>The search with the clause it starts at; with none when every clause only excludes.</summary>
    public static SearchCompiler CompilerOf(SearchQuery query, SearchScope scope)
    {
        var (clause, isFew) = Of(query, scope);
        return new SearchCompiler(query, scope, clause) { LeadFindsMany = !isFew };
    }

    private static (SearchClause? Clause, bool IsFew) Of(SearchQuery query, SearchScope scope)
    {
        TimeWindow[] windows = [.. TimeWindow.Of(query, scope)];
        var candidates = query.Clauses.Where(ClauseCompiler.FindsKeys).Where(clause => !scope.IsContained || ContainedClause.FindsKeys(clause)).Concat(windows).OrderBy(Rank).ToList();
        if (candidates.Count == 0) return (null, false);
        if (Rank(candidates[0]) <= SurelyFew) return (candidates[0], true);
        if (candidates.Count == 1 && (query.Sort.IsEmpty || scope.Keys is null)) return (candidates[0], false);
        if (candidates.Find(clause => Count(query.Type, clause, scope, Few) < Few) is { } few) return (few, true);
        return Smaller(query.Type, windows, scope) is { } window ? (window, true) : (candidates[0], false);
    }

    /// <summary>Nothing finds few: a window that is told how much it finds is better than a clause of which all is known that it finds much.</summary>
    private static TimeWindow? Smaller(string type, TimeWindow[] windows, SearchScope scope) => windows
        .Select(window => (Window: window, Rows: Count(type, window, scope, MostInWindow))).Where(found => found.Rows < MostInWindow).OrderBy(found => found.Rows).FirstOrDefault().Window;

    /// <summary>The keys a clause finds, counted no further than that.</summary>
    public static long Count(string type, SearchClause clause, SearchScope scope, long most) =>
        Sql.Of("SELECT count(*) FROM (SELECT 1 FROM (").Add(ClauseCompiler.Keys(type, clause, scope)).Add(") k LIMIT ").Add(most).Add(") few")
            .Prepare(scope.Session).ReadLong() ?? 0;

    private const int SurelyFew = 1;

    /// <summary>How few resources a clause is likely to find; the lowest is tried first.</summary>
    private static int Rank(SearchClause clause) => clause switch
    {
        ParameterClause { Parameter.Code: "_id" } => 0,
        ParameterClause { Parameter: { Type: SearchParameterType.Token, Code: "identifier" }, AnyOf: [TokenValue { Code: not null }] } => SurelyFew,
        ParameterClause { Parameter.Type: SearchParameterType.Reference } or CompartmentClause or ListClause => 2,
        ParameterClause { AnyOf: [WordsValue or NearValue, ..] } => 5,
        ParameterClause { Parameter.Type: SearchParameterType.String or SearchParameterType.Composite or SearchParameterType.Uri, Modifier: not Modifier.Contains } => 3,
        ParameterClause { Parameter.Type: SearchParameterType.Token, AnyOf: [TokenValue { System.Length: > 0, Code: not null }] } => 4,
        TimeWindow or ParameterClause { Parameter.Type: SearchParameterType.Date, AnyOf: [DateValue { Prefix: Prefix.Equal }] } => 5,
        ParameterClause { Parameter.Type: SearchParameterType.Token } => 6,
        ParameterClause { Modifier: not Modifier.Contains } => 7,
        ChainClause or HasClause or AllClause or AnyClause => 8,
        _ => 9,
    };
}
