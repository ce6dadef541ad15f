using Fhir.Kernel.Search;

namespace Fhir.Store.Search;

/// <summary>
/// Compares the range searched for with the resource's; both are from low up to but not including high.
/// https://hl7.org/fhir/R4/search.html#prefix
/// </summary>
internal static class DateClause
{
    public static Sql Condition(Columns columns, DateValue value) => Condition(columns.Low, columns.High, 0, value);

    /// <param name="length">What the high column lacks, for a moment that is stored as one number.</param>
    public static Sql Condition(string low, string high, long length, DateValue value)
    {
        var (from, to) = (value.Range.Low, value.Range.High);
        return value.Prefix switch
        {
            Prefix.Equal => Sql.Of($"{low} >= ").Add(from).Add($" AND {low} < ").Add(to).Add($" AND {high} <= ").Add(to - length),
            Prefix.NotEqual => Sql.Of($"({low} < ").Add(from).Add($" OR {high} > ").Add(to - length).Add(")"),
            Prefix.Greater => Sql.Of($"{high} > ").Add(to - length),
            Prefix.Less => Sql.Of($"{low} < ").Add(from),
            // The first condition follows from the second, and is what an index can use.
            Prefix.GreaterOrEqual => Sql.Of($"{high} > ").Add(from - length).Add($" AND ({high} > ").Add(to - length).Add($" OR {low} >= ").Add(from).Add(")"),
            Prefix.LessOrEqual => Sql.Of($"{low} < ").Add(to).Add($" AND ({low} < ").Add(from).Add($" OR {high} <= ").Add(to - length).Add(")"),
            Prefix.StartsAfter => Sql.Of($"{low} >= ").Add(to),
            Prefix.EndsBefore => Sql.Of($"{high} <= ").Add(from - length),
            _ => Sql.Of($"{low} < ").Add(to).Add($" AND {high} > ").Add(from - length),
        };
    }
}
