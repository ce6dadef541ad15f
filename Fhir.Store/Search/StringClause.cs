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
            Modifier.Exact => Sql.Of($"{columns.Code} = ").AddText(folded).Add($" AND {columns.Text} = ").AddText(value.Text),
            Modifier.Contains => Sql.Of(dialect.Contains(columns.Code)).AddText(folded).Add(") > 0"),
            _ => StartsWith(columns.Code, folded),
        };
    }

    /// <summary>As a range, which an index can find; nothing sorts above the last code point, and no text holds it.</summary>
    public static Sql StartsWith(string column, string prefix) =>
        Sql.Of($"{column} >= ").AddText(prefix).Add($" AND {column} < ").AddText(prefix + "\U0010FFFF");
}
