using Fhir.Kernel.Search;
using Fhir.Store.Engine;
using Fhir.Store.Resources;

namespace Fhir.Store.Search;

/// <summary>
/// Compares a number as its digits imply (eq, ne, sa, eb) or exactly (the others). https://hl7.org/fhir/R4/search.html#number
/// </summary>
internal static class NumberClause
{
    public static Sql Condition(Columns columns, NumberValue value) => Compare(columns, value.Prefix, value.Range);

    /// <summary>https://hl7.org/fhir/R4/search.html#quantity</summary>
    public static Sql Condition(Columns columns, QuantityValue value, Names names, Session session)
    {
        var sql = Compare(columns, value.Prefix, value.Range);
        return (value.System, value.Code) switch
        {
            (null, null) => sql,
            ("", var code) => sql.Add($" AND ({columns.Code} = ").AddText(code!).Add($" OR {columns.Unit} = ").AddText(code!).Add(")"),
            (var system, null) => sql.Add($" AND {columns.System} = ").Add(names.FindSystem(session, system)),
            (var system, var code) => sql.Add($" AND {columns.Code} = ").AddText(code).Add($" AND {columns.System} = ").Add(names.FindSystem(session, system!)),
        };
    }

    private static Sql Compare(Columns columns, Prefix prefix, NumberRange range)
    {
        var (low, high, exact) = (columns.Low, columns.High, (double)range.Value);
        var (from, to) = ((double)range.Low, (double)range.High);
        var margin = Math.Abs(exact) * 0.1;
        return prefix switch
        {
            Prefix.Equal => Sql.Of($"{low} >= ").Add(from).Add($" AND {low} < ").Add(to).Add($" AND {high} < ").Add(to),
            Prefix.NotEqual => Sql.Of($"({low} < ").Add(from).Add($" OR {high} >= ").Add(to).Add(")"),
            Prefix.Greater => Sql.Of($"{high} > ").Add(exact),
            Prefix.Less => Sql.Of($"{low} < ").Add(exact),
            Prefix.GreaterOrEqual => Sql.Of($"{high} >= ").Add(exact),
            Prefix.LessOrEqual => Sql.Of($"{low} <= ").Add(exact),
            Prefix.StartsAfter => Sql.Of($"{low} >= ").Add(to),
            Prefix.EndsBefore => Sql.Of($"{high} < ").Add(from),
            _ => Sql.Of($"{low} <= ").Add(exact + margin).Add($" AND {high} >= ").Add(exact - margin),
        };
    }
}
