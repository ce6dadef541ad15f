using Fhir.Kernel.Definitions;
using Fhir.Kernel.Search;
using Fhir.Store.Resources;

namespace Fhir.Store.Search;

/// <summary>
/// A clause as SQL, in one of two forms. As keys, it is a select that starts at the value and finds the resources that have it. As a probe, it is a
/// condition that looks into the rows of one resource, <c>r</c>, that was found otherwise. A search starts at the keys of one clause and probes
/// the others.
/// </summary>
internal static class ClauseCompiler
{
    /// <summary>True when the clause can be started at: it asks for a value and not for its absence.</summary>
    public static bool FindsKeys(SearchClause clause) => clause is AllClause all && all.Parts.Any(FindsKeys) || clause is AnyClause any && any.Parts.All(FindsKeys)
        || clause is not (AllClause or AnyClause or NotClause or MissingClause { IsMissing: true } or MissingClause { Parameter.Code: "_id" or "_lastUpdated" } or ParameterClause { Modifier: Modifier.Not or Modifier.NotIn }
        or ParameterClause { Parameter.Code: "_lastUpdated" });

    /// <summary>A select of the keys of a type's resources that meet the clause, some perhaps twice; its column is <c>key</c>.</summary>
    public static Sql Keys(string type, SearchClause clause, SearchScope scope) => clause switch
    {
        ParameterClause { Parameter.Code: "_id" } id => scope.IsContained ? ContainedClause.Ids(type, id, scope) : Ids(type, id, scope),
        ParameterClause { AnyOf: [WordsValue, ..] } words => WordClause.Keys(type, words, scope),
        MissingClause { IsMissing: false } present when FindsKeys(present) => scope.Narrow(Rows(type, present.Parameter, scope.RowsFound, scope), "t.resource"),
        ChainClause chain => LinkClause.Chain(type, chain, scope),
        HasClause has => LinkClause.Has(type, has, scope),
        ListClause lists => LinkClause.List(type, lists, scope),
        CompartmentClause compartment => LinkClause.Compartment(type, compartment, scope),
        AnyClause any when FindsKeys(any) => Union(any.Parts.Select(part => Keys(type, part, scope))),
        AllClause all when FindsKeys(all) => LogicClause.Keys(type, all, scope),
        TimeWindow window => window.Keys(type, scope),
        ParameterClause { Parameter.Type: SearchParameterType.Date, Modifier: Modifier.None } dates when FindsKeys(dates) && dates.AnyOf.All(value => value is DateValue) =>
            Union(dates.AnyOf.Select(value => TimeWindow.Keys(type, dates.Parameter, (DateValue)value, scope))),
        ParameterClause values when FindsKeys(values) => Union(values.AnyOf.SelectMany(TokenClause.Alternatives).Select(value => scope.Narrow(
            Rows(type, values, scope.RowsFound, scope).Add(" AND ").Add(Value(values, value, Columns.OfTable, scope)), "t.resource"))),
        _ => Sql.Of("SELECT r.key AS key FROM resource r WHERE r.type = ").Add(scope.Names.Type(type)).Add(" AND r.is_deleted = 0 AND ")
            .Add(Probe(type, clause, scope, "r")),
    };

    /// <summary>A condition on <c>r.key</c>.</summary>
    /// <param name="row">The alias under which the columns of resource are at hand.</param>
    public static Sql Probe(string type, SearchClause clause, SearchScope scope, string row) => clause switch
    {
        ParameterClause { Parameter.Code: "_id" } id when scope.IsContained => ContainedClause.IdProbe(type, id, scope),
        MissingClause missing when SearchParameterSet.IsOfEvery(missing.Parameter) => Sql.Of(missing.IsMissing ? "1 = 0" : "1 = 1"),
        MissingClause missing => Sql.Of(missing.IsMissing ? "NOT EXISTS (" : "EXISTS (").Add(Rows(type, missing.Parameter, "SELECT 1", scope))
            .Add($" AND {scope.IsOfThis}{scope.Dialect.RowByRow})"),
        ParameterClause { Parameter.Code: "_lastUpdated" } time => Either(time.AnyOf.Select(value => LastUpdated((DateValue)value, row))),
        ChainClause chain => LinkClause.ChainProbe(type, chain, scope.Anywhere()),
        AllClause or AnyClause or NotClause => LogicClause.Probe(type, clause, scope, row),
        CompartmentClause compartment => LinkClause.CompartmentProbe(type, compartment, scope.Anywhere()),
        HasClause or ListClause or ParameterClause { Parameter.Code: "_id" } or ParameterClause { AnyOf: [WordsValue, ..] } => Sql.Of($"{scope.Dialect.ByRowOnly("r.key")} IN (").Add(Keys(type, clause, scope.Anywhere())).Add(")"),
        ParameterClause values => Sql.Of(values.Modifier is Modifier.Not or Modifier.NotIn ? "NOT EXISTS (" : "EXISTS (").Add(Rows(type, values, "SELECT 1", scope))
            .Add($" AND {scope.IsOfThis} AND ").Add(Either(values.AnyOf.Select(value => Value(values, value, (kind, alias) => Columns.OfResource(kind, alias, scope.Dialect), scope)))).Add($"{scope.Dialect.RowByRow})"),
        _ => throw new InvalidOperationException($"There is no clause {clause.GetType().Name}."),
    };

    /// <summary>The condition that a row of the value's table, or of a composite's part, has the value.</summary>
    internal static Sql Value(Columns columns, SearchValue value, Modifier modifier, SearchScope scope) => value switch
    {
        TokenValue token => TokenClause.Condition(columns, token, scope.Names, scope.Session),
        TokenSetValue sets => TokenClause.Condition(columns, sets, scope.Names, scope.Session),
        TypedIdentifierValue identifier => TokenClause.Condition(columns, identifier, scope.Names, scope.Session),
        StringValue text => StringClause.Condition(columns, text, modifier, scope.Dialect),
        DateValue date => DateClause.Condition(columns, date),
        NumberValue number => NumberClause.Condition(columns, number),
        QuantityValue quantity => NumberClause.Condition(columns, quantity, scope.Names, scope.Session),
        ReferenceValue reference => ReferenceClause.Condition(columns, reference, scope.Names),
        // A row without a value tells only that the element is there.
        UnequalValue other => Sql.Of($"{columns.Code} IS NOT NULL AND NOT (").Add(Value(columns, other.Value, modifier, scope)).Add(")"),
        ComparedTextValue compared => StringClause.Condition(columns, compared),
        NearValue near => NearClause.Condition(near),
        UriValue uri => UriClause.Condition(columns, uri, modifier),
        _ => throw new InvalidOperationException($"A {value.GetType().Name} cannot stand inside another."),
    };

    /// <summary>Each select starts at its own place in the index.</summary>
    internal static Sql Union(IEnumerable<Sql> selects) => new Sql().AddJoined(" UNION ALL ", selects);

    private static Sql Either(IEnumerable<Sql> conditions) => Sql.Of("(").AddJoined(" OR ", conditions).Add(")");

    /// <summary>The rows of a clause's parameter, whatever their values.</summary>
    private static Sql Rows(string type, ParameterClause clause, string select, SearchScope scope)
    {
        if (clause.Parameter.Type == SearchParameterType.Composite) return CompositeClause.Rows(type, clause.Parameter, select, scope);
        return AspectOf(clause.Modifier) is { } aspect
            ? Sql.Of($"{select} FROM {Columns.TableOf(KindOf(clause))} t WHERE t.parameter = ").Add(scope.Parameter(type, clause.Parameter, aspect))
            : Rows(type, clause.Parameter, select, scope);
    }

    private static string? AspectOf(Modifier modifier) => modifier switch
    {
        Modifier.Identifier => Names.IdentifierAspect,
        Modifier.Text => Names.TextAspect,
        Modifier.OfType => Names.TypeAspect,
        _ => null,
    };

    /// <summary>The kind of value a clause compares, which a modifier may change.</summary>
    private static SearchParameterType KindOf(ParameterClause clause) => clause.Modifier switch
    {
        Modifier.Identifier => SearchParameterType.Token,
        Modifier.Text => SearchParameterType.String,
        _ => clause.Parameter.Type,
    };

    private static Sql Rows(string type, SearchParameter parameter, string select, SearchScope scope) =>
        Sql.Of($"{select} FROM {Columns.TableOf(parameter.Type)} t WHERE t.parameter = ").Add(scope.Parameter(type, parameter));

    private static Sql Value(ParameterClause clause, SearchValue value, Func<SearchParameterType, string, Columns> columnsOf, SearchScope scope)
    {
        if (value is CompositeValue composite) return CompositeClause.Condition(composite, scope);
        return Value(columnsOf(KindOf(clause), "t"), value, clause.Modifier, scope);
    }

    private static Sql Ids(string type, ParameterClause clause, SearchScope scope) =>
        Sql.Of("SELECT d.key AS key FROM directory d WHERE d.type = ").Add(scope.Names.Type(type)).Add(" AND ").Add(IsOneOf("d.id", clause));

    /// <summary>An id is a token without a system. https://hl7.org/fhir/R4/search.html#token</summary>
    internal static Sql IsOneOf(string column, ParameterClause clause)
    {
        var ids = clause.AnyOf.OfType<TokenValue>().Where(token => token is { System: null or "", Code: not null }).Select(token => token.Code!).ToList();
        return ids.Count == 0 ? Sql.Of("FALSE") : Sql.Of($"{column} IN (").AddJoined(", ", ids.Select(id => new Sql().AddText(id))).Add(")");
    }

    /// <summary>The moment is one number, a millisecond long.</summary>
    private static Sql LastUpdated(DateValue value, string row) =>
        DateClause.Condition($"{row}.last_updated", $"{row}.last_updated", TimeSpan.MicrosecondsPerMillisecond, value);
}
