using Fhir.Kernel.Search;

namespace Fhir.Store.Search;

/// <summary>Conditions on other resources: forward along a reference, and backward.</summary>
internal static class LinkClause
{
    /// <summary>https://hl7.org/fhir/R4/search.html#chaining</summary>
    public static Sql Chain(string type, ChainClause chain, SearchScope scope) => ClauseCompiler.Union(
        chain.AnyOf.SelectMany(target => Ways("SELECT c.resource AS key", type, chain, target, scope)).Select(way => scope.Narrow(way, "c.resource"))
            .Concat(IntoContained(chain).Select(target => scope.Narrow(Contained(type, chain, target, scope), "c.resource"))));

    public static Sql ChainProbe(string type, ChainClause chain, SearchScope scope) => Sql.Of("(").AddJoined(" OR ", chain.AnyOf.SelectMany(target => Ways("SELECT 1", type, chain, target, scope)).Select(way =>
            Sql.Of("EXISTS (").Add(way).Add($" AND c.resource = r.key{scope.Dialect.RowByRow})"))
        .Concat(IntoContained(chain).Select(target => Sql.Of($"{scope.Dialect.ByRowOnly("r.key")} IN (").Add(Contained(type, chain, target, scope)).Add(")")))).Add(")");

    /// <summary>https://hl7.org/fhir/R4/search.html#has</summary>
    public static Sql Has(string type, HasClause has, SearchScope scope) =>
        scope.Names.Canonical(has.SourceType, has.Reference.Code) is { } canonicals && scope.Names.Canonical(type, CanonicalLinks.NameCode) is { } named
            ? ClauseCompiler.Union([HasReference(type, has, scope), HasCanonical(canonicals, named, has, scope)])
            : HasReference(type, has, scope);

    private static Sql HasReference(string type, HasClause has, SearchScope scope) => scope.Narrow(
        // In this order: from the resources found to what they refer to.
        Sql.Of("SELECT d.key AS key FROM directory d WHERE d.type = ").Add(scope.Names.Type(type))
            .Add(" AND d.id IN (SELECT h.target FROM (").Add(ClauseCompiler.Keys(has.SourceType, has.Clause, scope.Anywhere()))
            .Add($") k {scope.Dialect.JoinInOrder} reference h ON h.resource = k.key AND h.parameter = ").Add(scope.Names.Parameter(has.SourceType, has.Reference))
            .Add(" AND h.target_type = ").Add(scope.Names.Type(type)).Add(")"),
        "d.key");

    private static Sql HasCanonical(int canonicals, int named, HasClause has, SearchScope scope) => scope.Narrow(
        Sql.Of("SELECT n.resource AS key FROM uri n WHERE n.parameter = ").Add(named)
            .Add(" AND n.uri IN (SELECT h.target FROM (").Add(ClauseCompiler.Keys(has.SourceType, has.Clause, scope.Anywhere()))
            .Add($") k {scope.Dialect.JoinInOrder} reference h ON h.resource = k.key AND h.parameter = ").Add(canonicals).Add(")"),
        "n.resource");

    /// <summary>https://hl7.org/fhir/R4/search.html#list</summary>
    public static Sql List(string type, ListClause lists, SearchScope scope) => scope.Narrow(
        Sql.Of("SELECT d.key AS key FROM directory d WHERE d.type = ").Add(scope.Names.Type(type))
            .Add($" AND d.id IN (SELECT h.target FROM directory l {scope.Dialect.JoinInOrder} reference h ON h.resource = l.key AND h.parameter = ")
            .Add(scope.Names.Parameter("List", lists.Item)).Add(" AND h.target_type = ").Add(scope.Names.Type(type))
            .Add(" WHERE l.type = ").Add(scope.Names.Type("List")).Add(" AND l.id IN (").AddJoined(", ", lists.Ids.Select(id => new Sql().AddText(id))).Add("))"),
        "d.key");

    /// <summary>https://hl7.org/fhir/R4/compartmentdefinition.html</summary>
    public static Sql Compartment(string type, CompartmentClause compartment, SearchScope scope)
    {
        var ways = new List<Sql>();
        if (!compartment.By.IsEmpty) ways.Add(scope.Narrow(InCompartment("SELECT t.resource AS key", type, compartment, scope), "t.resource"));
        if (type == compartment.Owner) ways.Add(scope.Narrow(Owner(compartment, scope), "d.key"));
        return ClauseCompiler.Union(ways);
    }

    public static Sql CompartmentProbe(string type, CompartmentClause compartment, SearchScope scope)
    {
        var ways = new List<Sql>();
        if (!compartment.By.IsEmpty) ways.Add(Sql.Of("EXISTS (").Add(InCompartment("SELECT 1", type, compartment, scope)).Add($" AND t.resource = r.key{scope.Dialect.RowByRow})"));
        if (type == compartment.Owner) ways.Add(Sql.Of($"{scope.Dialect.ByRowOnly("r.key")} IN (").Add(Owner(compartment, scope)).Add(")"));
        return Sql.Of("(").AddJoined(" OR ", ways).Add(")");
    }

    private static Sql InCompartment(string select, string type, CompartmentClause compartment, SearchScope scope) =>
        Sql.Of($"{select} FROM reference t WHERE t.parameter IN (")
            .AddJoined(", ", compartment.By.Select(reference => new Sql().Add(scope.Names.Parameter(type, reference))))
            .Add(") AND t.target = ").AddText(compartment.Id).Add(" AND t.target_type = ").Add(scope.Names.Type(compartment.Owner));

    private static Sql Owner(CompartmentClause compartment, SearchScope scope) => Sql.Of("SELECT d.key AS key FROM directory d WHERE d.type = ")
        .Add(scope.Names.Type(compartment.Owner)).Add(" AND d.id = ").AddText(compartment.Id);

    private static IEnumerable<ChainTarget> IntoContained(ChainClause chain) => chain.AnyOf.Where(target => SearchedContained.CanBeAsked(target.Clause));

    /// <summary>"A chained condition will be evaluated inside contained resources": those that the reference leads to. https://hl7.org/fhir/R4/search.html#contained</summary>
    private static Sql Contained(string type, ChainClause chain, ChainTarget target, SearchScope scope)
    {
        var inside = scope.Anywhere() with { IsContained = true };
        var lead = ClauseCompiler.FindsKeys(target.Clause) && ContainedClause.FindsKeys(target.Clause) ? target.Clause : null;
        var sql = Sql.Of("SELECT c.resource AS key FROM (").Add(ContainedClause.Found(target.Type, lead, inside))
            .Add($") r {scope.Dialect.JoinInOrder} token h ON h.resource = r.key AND h.parameter = ").Add(scope.Names.Contained(target.Type))
            .Add($" AND h.item = r.item {scope.Dialect.JoinInOrder} reference c ON c.resource = r.key AND c.parameter = ").Add(-scope.Names.Parameter(type, chain.Reference))
            .Add(" AND c.item < 0 AND c.target = h.code WHERE TRUE");
        return lead is null ? sql.Add(" AND ").Add(ClauseCompiler.Probe(target.Type, target.Clause, inside, "r")) : sql;
    }

    /// <summary>The references, and the canonicals where there may be some, to a target that meets the condition.</summary>
    private static IEnumerable<Sql> Ways(string select, string type, ChainClause chain, ChainTarget target, SearchScope scope)
    {
        yield return References(select, type, chain, target, scope);
        if (scope.Names.Canonical(type, chain.Reference.Code) is not { } canonicals || scope.Names.Canonical(target.Type, CanonicalLinks.NameCode) is not { } named) yield break;
        yield return Sql.Of($"{select} FROM reference c WHERE c.parameter = ").Add(canonicals)
            .Add(" AND c.target IN (SELECT n.uri FROM uri n WHERE n.parameter = ").Add(named)
            .Add(" AND n.resource IN (").Add(ClauseCompiler.Keys(target.Type, target.Clause, scope.Anywhere())).Add("))");
    }

    /// <summary>The references to a target that meets the condition.</summary>
    private static Sql References(string select, string type, ChainClause chain, ChainTarget target, SearchScope scope) =>
        Sql.Of($"{select} FROM reference c WHERE c.parameter = ").Add(scope.Names.Parameter(type, chain.Reference))
            .Add(" AND c.target_type = ").Add(scope.Names.Type(target.Type))
            .Add(" AND c.target IN (SELECT x.id FROM resource x WHERE x.is_deleted = 0 AND x.key IN (")
            .Add(ClauseCompiler.Keys(target.Type, target.Clause, scope.Anywhere())).Add("))");
}
