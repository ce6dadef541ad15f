using Fhir.Kernel.Definitions;
using Fhir.Kernel.Search;

namespace Fhir.Store.Search;

/// <summary>All parts in the same repetition. https://hl7.org/fhir/R4/search.html#composite</summary>
internal static class CompositeClause
{
    /// <summary>The repetitions of a composite, each with all its parts: t is the first, p1 the second and so on.</summary>
    public static Sql Rows(string type, SearchParameter composite, string select, SearchScope scope)
    {
        // In this order: the first part leads, the others are looked up in the same repetition.
        var sql = Sql.Of($"{select} FROM composite t");
        for (var part = 1; part < composite.Components.Length; part++)
            sql.Add($" {scope.Dialect.JoinInOrder} composite p{part} ON p{part}.resource = t.resource AND p{part}.parameter = t.parameter")
                .Add($" AND p{part}.item = t.item AND p{part}.part = {part}");
        return sql.Add(" WHERE t.parameter = ").Add(scope.Parameter(type, composite)).Add(" AND t.part = 0");
    }

    public static Sql Condition(CompositeValue value, SearchScope scope) => Sql.Of("(")
        .AddJoined(" AND ", value.Parts.Select((part, at) => ClauseCompiler.Value(Columns.OfPart(at == 0 ? "t" : $"p{at}"), part, Modifier.None, scope))).Add(")");
}
