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

    /// <summary>Null when every clause only excludes.</summary>
    public static SearchClause? Of(SearchQuery query, SearchScope scope)
    {
        var candidates = query.Clauses.Where(ClauseCompiler.FindsKeys).Where(clause => !scope.IsContained || ContainedClause.FindsKeys(clause)).OrderBy(Rank).ToList();
        if (candidates.Count < 2 || Rank(candidates[0]) <= SurelyFew) return candidates.FirstOrDefault();
        return candidates.FirstOrDefault(clause => FindsFew(query.Type, clause, scope)) ?? candidates[0];
    }

    private static bool FindsFew(string type, SearchClause clause, SearchScope scope) =>
        Sql.Of("SELECT count(*) FROM (SELECT 1 FROM (").Add(ClauseCompiler.Keys(type, clause, scope)).Add(") k LIMIT ").Add(Few).Add(") few")
            .Prepare(scope.Session).ReadLong() < Few;

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
        ParameterClause { Parameter.Type: SearchParameterType.Date, AnyOf: [DateValue { Prefix: Prefix.Equal }] } => 5,
        ParameterClause { Parameter.Type: SearchParameterType.Token } => 6,
        ParameterClause { Modifier: not Modifier.Contains } => 7,
        ChainClause or HasClause or AllClause or AnyClause => 8,
        _ => 9,
    };
}
