using Fhir.Kernel.Definitions;
using Fhir.Kernel.Search;
using Fhir.Store.Index;
using Fhir.Store.Resources;

namespace Fhir.Store.Search;

/// <summary>
/// A clause as SQL. A clause that asks for a value becomes a select of keys from the index, which the planner can start at; one that asks for
/// the absence of a value can only be asked of a resource that was found otherwise.
/// </summary>
internal static class ClauseCompiler
{
    /// <summary>The condition on <c>r</c>, a row of resource.</summary>
    public static Sql Condition(string type, SearchClause clause, SearchScope scope) => clause switch
    {
        MissingClause { IsMissing: true } missing => Absent(type, missing.Parameter, scope),
        ParameterClause { Modifier: Modifier.Not } not => Sql.Of("NOT EXISTS (").Add(Values(type, not, "t.resource = r.key AND ", scope.Anywhere())).Add(")"),
        ParameterClause { Parameter.Code: "_lastUpdated" } time => LastUpdated(time, "r"),
        _ => Sql.Of("r.key IN (").Add(Keys(type, clause, scope)).Add(")"),
    };

    /// <summary>True when the clause can be started at: it finds resources, and few of all there are.</summary>
    public static bool FindsKeys(SearchClause clause) => clause is not (MissingClause { IsMissing: true } or ParameterClause { Modifier: Modifier.Not }
        or ParameterClause { Parameter.Code: "_lastUpdated" });

    /// <summary>A select of the keys of a type's resources that meet the clause; its column is <c>key</c>.</summary>
    public static Sql Keys(string type, SearchClause clause, SearchScope scope) => clause switch
    {
        ParameterClause { Parameter.Code: "_id" } id => Ids(type, id, scope),
        MissingClause { IsMissing: false } present => Present(type, present.Parameter, scope),
        ChainClause chain => LinkClause.Chain(type, chain, scope),
        HasClause has => LinkClause.Has(type, has, scope),
        ParameterClause values when FindsKeys(values) => Values(type, values, "", scope),
        _ => Sql.Of("SELECT r.key AS key FROM resource r WHERE r.type = ").Add(scope.Names.Type(type)).Add(" AND r.is_deleted = 0 AND ").Add(Condition(type, clause, scope)),
    };

    /// <summary>One select per value: each starts at its own place in the index.</summary>
    /// <param name="link">Ties the row to an outer one; empty when it stands alone.</param>
    private static Sql Values(string type, ParameterClause clause, string link, SearchScope scope)
    {
        var kind = clause.Modifier == Modifier.Identifier ? SearchParameterType.Token : clause.Parameter.Type;
        if (kind == SearchParameterType.Composite)
            return new Sql().AddJoined(" UNION ALL ", clause.AnyOf.Select(value => CompositeClause.Keys(type, clause.Parameter, (CompositeValue)value, scope)));

        var parameter = scope.Names.Parameter(type, clause.Parameter, clause.Modifier == Modifier.Identifier ? Names.IdentifierAspect : "");
        var columns = Columns.OfTable(kind, "t");
        return new Sql().AddJoined(" UNION ALL ", clause.AnyOf.Select(value => scope.Narrow(
            Sql.Of($"SELECT t.resource AS key FROM {Columns.TableOf(kind)} t WHERE {link}t.parameter = ").Add(parameter).Add(" AND ").Add(Value(columns, value, clause.Modifier, scope)),
            "t.resource")));
    }

    /// <summary>The condition that a row of the value's table, or of a composite's part, has the value.</summary>
    internal static Sql Value(Columns columns, SearchValue value, Modifier modifier, SearchScope scope) => value switch
    {
        TokenValue token => TokenClause.Condition(columns, token, scope.Names, scope.Session),
        StringValue text => StringClause.Condition(columns, text, modifier),
        DateValue date => DateClause.Condition(columns, date),
        NumberValue number => NumberClause.Condition(columns, number),
        QuantityValue quantity => NumberClause.Condition(columns, quantity, scope.Names, scope.Session),
        ReferenceValue reference => ReferenceClause.Condition(columns, reference, scope.Names),
        UriValue uri => UriClause.Condition(columns, uri, modifier),
        _ => throw new InvalidOperationException($"A {value.GetType().Name} cannot stand inside another."),
    };

    private static Sql Ids(string type, ParameterClause clause, SearchScope scope) =>
        Sql.Of("SELECT d.key AS key FROM directory d WHERE d.type = ").Add(scope.Names.Type(type)).Add(" AND d.id IN (")
            .AddJoined(", ", clause.AnyOf.Select(value => new Sql().AddText(((TokenValue)value).Code ?? ""))).Add(")");

    private static Sql LastUpdated(ParameterClause clause, string alias) =>
        Sql.Of("(").AddJoined(" OR ", clause.AnyOf.Select(value =>
            DateClause.Condition($"{alias}.last_updated", $"{alias}.last_updated", TimeSpan.MicrosecondsPerMillisecond, (DateValue)value))).Add(")");

    /// <summary>An element that is there has a row, if need be one without a value.</summary>
    private static Sql Present(string type, SearchParameter parameter, SearchScope scope) => scope.Narrow(
        Sql.Of($"SELECT t.resource AS key FROM {Columns.TableOf(parameter.Type)} t WHERE t.parameter = ").Add(scope.Names.Parameter(type, parameter)), "t.resource");

    private static Sql Absent(string type, SearchParameter parameter, SearchScope scope) =>
        Sql.Of($"NOT EXISTS (SELECT 1 FROM {Columns.TableOf(parameter.Type)} t WHERE t.resource = r.key AND t.parameter = ")
            .Add(scope.Names.Parameter(type, parameter)).Add(")");
}
