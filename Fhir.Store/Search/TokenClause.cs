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
        (var system, var code) => Code(columns, code).Add($" AND {columns.System} IN (").Add(names.FindSystem(session, system)).Add(", ").Add(ImpliedSystem).Add(")"),
    };

    private static Sql Code(Columns columns, string code) => Sql.Of($"{columns.Code} = ").AddText(TokenIndex.Fold(code));
}
