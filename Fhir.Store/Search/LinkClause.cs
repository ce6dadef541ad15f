using Fhir.Kernel.Search;

namespace Fhir.Store.Search;

/// <summary>Conditions on other resources: forward along a reference, and backward.</summary>
internal static class LinkClause
{
    /// <summary>https://hl7.org/fhir/R4/search.html#chaining</summary>
    public static Sql Chain(string type, ChainClause chain, SearchScope scope)
    {
        var parameter = scope.Names.Parameter(type, chain.Reference);
        return new Sql().AddJoined(" UNION ALL ", chain.AnyOf.Select(target => scope.Narrow(
            Sql.Of("SELECT c.resource AS key FROM reference c WHERE c.parameter = ").Add(parameter).Add(" AND c.target_type = ").Add(scope.Names.Type(target.Type))
                .Add(" AND c.target IN (SELECT x.id FROM resource x WHERE x.is_deleted = 0 AND x.key IN (")
                .Add(ClauseCompiler.Keys(target.Type, target.Clause, scope.Anywhere())).Add("))"),
            "c.resource")));
    }

    /// <summary>https://hl7.org/fhir/R4/search.html#has</summary>
    public static Sql Has(string type, HasClause has, SearchScope scope) => scope.Narrow(
        // CROSS JOIN keeps the order: from the resources found to what they refer to.
        Sql.Of("SELECT d.key AS key FROM directory d WHERE d.type = ").Add(scope.Names.Type(type))
            .Add(" AND d.id IN (SELECT h.target FROM (").Add(ClauseCompiler.Keys(has.SourceType, has.Clause, scope.Anywhere()))
            .Add(") k CROSS JOIN reference h ON h.resource = k.key AND h.parameter = ").Add(scope.Names.Parameter(has.SourceType, has.Reference))
            .Add(" AND h.target_type = ").Add(scope.Names.Type(type)).Add(")"),
        "d.key");
}
