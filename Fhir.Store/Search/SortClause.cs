using System.Collections.Immutable;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Search;

namespace Fhir.Store.Search;

/// <summary>
/// Order by values of search parameters: the least of a resource's values when ascending, the greatest when descending, and those without any
/// last. The key decides between equals, so that every page has one place to begin. https://hl7.org/fhir/R4/search.html#sort
/// </summary>
internal static class SortClause
{
    /// <summary>The value a match is ordered by.</summary>
    /// <param name="row">The alias of the resource's own row.</param>
    public static Sql Value(string type, SortKey sort, SearchScope scope, string row) => sort.Parameter.Code switch
    {
        "_id" => Sql.Of($"{row}.id"),
        "_lastUpdated" => Sql.Of($"{row}.last_updated"),
        _ => OfIndex(type, sort, scope),
    };

    public static Sql Order(ImmutableArray<SortKey> sort, bool isBackward)
    {
        var sql = new Sql();
        for (var at = 0; at < sort.Length; at++)
            sql.Add($"s{at} IS NULL{Direction(isBackward)}, s{at}{Direction(sort[at].IsDescending != isBackward)}, ");
        return sql.Add($"key{Direction(isBackward)}");
    }

    /// <summary>What comes after the cursor's place, or before it: equal in the first keys and beyond in the next.</summary>
    public static Sql Beyond(ImmutableArray<SortKey> sort, SearchCursor cursor)
    {
        var ways = new List<Sql>();
        for (var at = 0; at < sort.Length; at++)
            if (Beyond($"s{at}", sort[at].IsDescending, cursor.Values[at], cursor.IsBackward) is { } beyond) ways.Add(Equals(cursor, at).Add(beyond));
        ways.Add(Equals(cursor, sort.Length).Add(cursor.IsBackward ? "key < " : "key > ").Add(cursor.Key));
        return Sql.Of("(").AddJoined(" OR ", ways).Add(")");
    }

    private static Sql OfIndex(string type, SortKey sort, SearchScope scope)
    {
        var (table, column, most) = (Columns.TableOf(sort.Parameter.Type), ColumnOf(sort), sort.IsDescending ? "max" : "min");
        // By row only: no index over all resources is to be walked in the order of the value until it meets this one.
        var value = column is "low" or "high" ? scope.Dialect.NumberByRowOnly("t." + column) : scope.Dialect.TextByRowOnly("t." + column);
        return Sql.Of($"(SELECT {most}({value}) FROM {table} t WHERE t.resource = r.key AND t.parameter = ").Add(scope.Names.Parameter(type, sort.Parameter)).Add(")");
    }

    private static string ColumnOf(SortKey sort) => sort.Parameter.Type switch
    {
        SearchParameterType.String => "folded",
        SearchParameterType.Token => "code",
        SearchParameterType.Reference => "target",
        SearchParameterType.Uri => "uri",
        _ => sort.IsDescending ? "high" : "low",
    };

    private static Sql Equals(SearchCursor cursor, int keys)
    {
        var sql = new Sql();
        for (var at = 0; at < keys; at++) sql.Add(cursor.Values[at] is null ? $"s{at} IS " : $"s{at} = ").AddValue(cursor.Values[at]).Add(" AND ");
        return sql;
    }

    /// <summary>Null when nothing can be: after a missing value only the key can differ.</summary>
    private static Sql? Beyond(string column, bool isDescending, object? value, bool isBackward)
    {
        if (value is null) return isBackward ? Sql.Of($"{column} IS NOT NULL") : null;
        var sql = Sql.Of($"({column} {(isDescending != isBackward ? "<" : ">")} ").AddValue(value);
        return sql.Add(isBackward ? ")" : $" OR {column} IS NULL)");
    }

    private static string Direction(bool isDescending) => isDescending ? " DESC" : "";
}
