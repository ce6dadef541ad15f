using Fhir.Kernel.Search;

namespace Fhir.Store.Search;

/// <summary>Contained resources by the rows that tell of them. https://hl7.org/fhir/R4/search.html#contained</summary>
internal static class ContainedClause
{
    /// <summary>Conditions whose keys come with an item.</summary>
    public static bool FindsKeys(SearchClause clause) => clause is ParameterClause or MissingClause;

    /// <summary>The contained resources of a type that have a row of the leading clause, some perhaps twice. Columns: key (of the container), item and until.</summary>
    public static Sql Found(string type, SearchClause? lead, SearchScope scope)
    {
        var sql = Sql.Of("SELECT c.resource AS key, c.item AS item, c.system AS until FROM ");
        return lead is null
            ? sql.Add("token c WHERE c.parameter = ").Add(scope.Names.Contained(type))
            : sql.Add("(").Add(ClauseCompiler.Keys(type, lead, scope)).Add($") f {scope.Dialect.JoinInOrder} token c ON c.resource = f.key AND c.parameter = ")
                .Add(scope.Names.Contained(type)).Add(" AND c.item <= f.item AND c.system > f.item");
    }

    public static Sql Ids(string type, ParameterClause clause, SearchScope scope) => Ids(scope.RowsFound, type, clause, scope);

    public static Sql IdProbe(string type, ParameterClause clause, SearchScope scope) =>
        Sql.Of("EXISTS (").Add(Ids("SELECT 1", type, clause, scope)).Add($" AND {scope.IsOfThis}{scope.Dialect.RowByRow})");

    private static Sql Ids(string select, string type, ParameterClause clause, SearchScope scope) =>
        Sql.Of($"{select} FROM token t WHERE t.parameter = ").Add(scope.Names.Contained(type)).Add(" AND ").Add(ClauseCompiler.IsOneOf("t.code", clause));
}
