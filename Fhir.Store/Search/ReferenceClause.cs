using Fhir.Kernel.Search;
using Fhir.Store.Resources;

namespace Fhir.Store.Search;

/// <summary>https://hl7.org/fhir/R4/search.html#reference</summary>
internal static class ReferenceClause
{
    public static Sql Condition(Columns columns, ReferenceValue value, Names names)
    {
        var sql = Sql.Of($"{columns.Code} = ").AddText(value.Id);
        if (value.IsAbsolute) return sql.Add($" AND {columns.System} = 0");
        return value.Type is null ? sql.Add($" AND {columns.System} <> 0") : sql.Add($" AND {columns.System} = ").Add(names.Type(value.Type));
    }
}
