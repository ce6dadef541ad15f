using Fhir.Kernel.Search;

namespace Fhir.Store.Search;

/// <summary>Conditions joined by and, or and not. https://hl7.org/fhir/R4/search_filter.html</summary>
internal static class LogicClause
{
    /// <summary>Starts at the first part that can be started at and probes the others.</summary>
    public static Sql Keys(string type, AllClause all, SearchScope scope)
    {
        var lead = all.Parts.First(ClauseCompiler.FindsKeys);
        var sql = Sql.Of("SELECT r.key AS key FROM (").Add(ClauseCompiler.Keys(type, lead, scope)).Add($") r {scope.Dialect.JoinInOrder} resource x ON x.key = r.key WHERE x.is_deleted = 0");
        foreach (var part in all.Parts)
            if (!ReferenceEquals(part, lead)) sql.Add(" AND ").Add(ClauseCompiler.Probe(type, part, scope, "x"));
        return sql;
    }

    public static Sql Probe(string type, SearchClause clause, SearchScope scope, string row) => clause switch
    {
        AllClause all => Sql.Of("(").AddJoined(" AND ", all.Parts.Select(part => ClauseCompiler.Probe(type, part, scope, row))).Add(")"),
        AnyClause any => Sql.Of("(").AddJoined(" OR ", any.Parts.Select(part => ClauseCompiler.Probe(type, part, scope, row))).Add(")"),
        NotClause not => Sql.Of("NOT (").Add(ClauseCompiler.Probe(type, not.Clause, scope, row)).Add(")"),
        _ => throw new InvalidOperationException($"{clause.GetType().Name} joins nothing."),
    };

    /// <summary>Whether the resource's own row is asked: its time is nowhere else.</summary>
    public static bool AsksTheRow(SearchClause clause) => clause switch
    {
        ParameterClause { Parameter.Code: "_lastUpdated" } => true,
        AllClause all => all.Parts.Any(AsksTheRow),
        AnyClause any => any.Parts.Any(AsksTheRow),
        NotClause not => AsksTheRow(not.Clause),
        _ => false,
    };
}
