using System.Text.Json;
using Fhir.Kernel.Search;
using Fhir.Store.Engine;
using Fhir.Store.Index;
using Fhir.Store.Resources;

namespace Fhir.Store.Search;

/// <summary>https://hl7.org/fhir/R4/search.html#token</summary>
internal static class TokenClause
{
    /// <summary>Stands for whatever system the definition of a plain code implies.</summary>
    public const long ImpliedSystem = -1;

    public static Sql Condition(Columns columns, TokenValue token, Names names, Session session) => (token.System, token.Code) switch
    {
        (null, var code) => Code(columns, code!),
        ("", var code) => Code(columns, code!).Add($" AND {columns.System} = 0"),
        (var system, null) => Sql.Of($"{columns.System} = ").Add(names.FindSystem(session, system)),
        (var system, var code) => Code(columns, code).Add(System(columns, system, names, session)).Add(token.IsCaseSensitive ? Written(columns, code) : new Sql()),
    };

    /// <summary>Each code is looked for by itself, the list of them is one parameter.</summary>
    public static Sql Condition(Columns columns, TokenSetValue sets, Names names, Session session) => sets.AnyOf.IsEmpty ? Sql.Of("FALSE")
        : Sql.Of("(").AddJoined(" OR ", sets.AnyOf.Select(set => Condition(columns, set, names, session))).Add(")");

    /// <summary>One part per system, each of which has a place in the index.</summary>
    public static IEnumerable<SearchValue> Alternatives(SearchValue value) =>
        value is TokenSetValue { AnyOf.Length: > 1 } sets ? sets.AnyOf.Select(set => new TokenSetValue([set])) : [value];

    public static Sql Condition(Columns columns, TypedIdentifierValue identifier, Names names, Session session) =>
        Sql.Of($"{columns.Code} = ").AddText(TokenIndex.Typed(identifier.Code, identifier.Value)).Add($" AND {columns.System} = ").Add(names.FindSystem(session, identifier.System));

    private static Sql Condition(Columns columns, TokenSet set, Names names, Session session)
    {
        var sql = Sql.Of($"{columns.Code} IN (").Add(List(set.Codes.Select(TokenIndex.Fold).Distinct(), session.Dialect)).Add(")").Add(System(columns, set.System, names, session));
        return set.IsCaseSensitive ? sql.Add($" AND coalesce({columns.Written}, {columns.Code}) IN (").Add(List(set.Codes, session.Dialect)).Add(")") : sql;
    }

    private static Sql List(IEnumerable<string> codes, Dialect dialect) => new Sql().AddParameters(dialect.TextsOf, JsonSerializer.Serialize(codes));

    private static Sql Code(Columns columns, string code) => Sql.Of($"{columns.Code} = ").AddText(TokenIndex.Fold(code));

    private static Sql System(Columns columns, string system, Names names, Session session) =>
        Sql.Of($" AND {columns.System} IN (").Add(names.FindSystem(session, system)).Add(", ").Add(ImpliedSystem).Add(")");

    private static Sql Written(Columns columns, string code) => Sql.Of($" AND coalesce({columns.Written}, {columns.Code}) = ").AddText(code);
}
