using Fhir.Kernel.Definitions;
using Fhir.Kernel.Search;

namespace Fhir.Store.Search;

/// <summary>All parts in the same repetition. https://hl7.org/fhir/R4/search.html#composite</summary>
internal static class CompositeClause
{
    public static Sql Keys(string type, SearchParameter composite, CompositeValue value, SearchScope scope)
    {
        var parameter = scope.Names.Parameter(type, composite);
        // CROSS JOIN keeps the order: the first part leads, the others are looked up in the same repetition.
        var sql = Sql.Of("SELECT p0.resource AS key FROM composite p0");
        for (var part = 1; part < value.Parts.Length; part++)
            sql.Add($" CROSS JOIN composite p{part} ON p{part}.resource = p0.resource AND p{part}.parameter = p0.parameter AND p{part}.item = p0.item AND p{part}.part = {part}");
        sql.Add(" WHERE p0.parameter = ").Add(parameter).Add(" AND p0.part = 0 AND ")
            .AddJoined(" AND ", value.Parts.Select((part, at) => ClauseCompiler.Value(Columns.OfPart($"p{at}"), part, Modifier.None, scope)));
        return scope.Narrow(sql, "p0.resource");
    }
}
