using Fhir.Kernel.Search;
using Fhir.Store.Engine;

namespace Fhir.Store.Search;

/// <summary>https://hl7.org/fhir/R4/search.html#string</summary>
internal static class StringClause
{
    public static Sql Condition(Columns columns, StringValue value, Modifier modifier, Dialect dialect)
    {
        var folded = SearchText.Fold(value.Text);
        return modifier switch
        {
            Modifier.Exact => Sql.Of($"{dialect.BeginningOf(columns.Code)} = ").AddWhole(dialect.Beginning(folded)).Add($" AND {columns.Text} = ").AddWhole(value.Text),
            Modifier.Contains => Sql.Of(dialect.Contains(columns.Code)).AddWhole(folded).Add(") > 0"),
            _ => StartsWith(columns.Code, folded, dialect),
        };
    }

    /// <summary>https://hl7.org/fhir/R4/search_filter.html#ops</summary>
    public static Sql Condition(Columns columns, ComparedTextValue value)
    {
        var folded = SearchText.Fold(value.Text);
        return value.Comparison switch
        {
            TextComparison.Equal => Compared("="),
            TextComparison.NotEqual => Compared("<>"),
            TextComparison.Greater => Compared(">"),
            TextComparison.Less => Compared("<"),
            TextComparison.GreaterOrEqual => Compared(">="),
            TextComparison.LessOrEqual => Compared("<="),
            _ => Sql.Of($"substr({columns.Code}, length({columns.Code}) - length(").AddText(folded).Add(") + 1) = ").AddText(folded),
        };

        Sql Compared(string comparison) => Sql.Of($"{columns.Code} {comparison} ").AddText(folded);
    }

    /// <summary>As a range, which an index can find; nothing sorts above the last code point, and no text holds it.</summary>
    private static Sql StartsWith(string column, string prefix, Dialect dialect)
    {
        var beginning = dialect.Beginning(prefix);
        var sql = Between(dialect.BeginningOf(column), beginning);
        return beginning.Length == prefix.Length ? sql : sql.Add(" AND ").Add(Between(column, prefix));
    }

    private static Sql Between(string column, string prefix) =>
        Sql.Of($"{column} >= ").AddWhole(prefix).Add($" AND {column} < ").AddWhole(prefix + "\U0010FFFF");
}
