using Fhir.Kernel.Search;
using Fhir.Kernel.Ucum;
using Fhir.Store.Engine;
using Fhir.Store.Index;
using Fhir.Store.Resources;

namespace Fhir.Store.Search;

/// <summary>
/// Compares a number as its digits imply (eq, ne, ap) or exactly (the others). https://hl7.org/fhir/R4/search.html#number
/// </summary>
internal static class NumberClause
{
    public static Sql Condition(Columns columns, NumberValue value) => Compare(columns, value.Prefix, Bounds.Of(value.Range));

    /// <summary>https://hl7.org/fhir/R4/search.html#quantity</summary>
    public static Sql Condition(Columns columns, QuantityValue value, Names names, Session session)
    {
        if (value is { System: CanonicalAmount.Ucum, Code: { } ucum } && UcumUnit.TryParse(ucum, out _, out _)) return Canonical(columns, value, ucum);
        var sql = Compare(columns, value.Prefix, Bounds.Of(value.Range));
        return (value.System, value.Code) switch
        {
            (null, null) => sql,
            ("", var code) => sql.Add($" AND ({columns.Code} = ").AddText(code!).Add($" OR {columns.Unit} = ").AddText(code!).Add(")"),
            (var system, null) => sql.Add($" AND {columns.System} = ").Add(names.FindSystem(session, system)),
            (var system, var code) => sql.Add($" AND {columns.Code} = ").AddText(code).Add($" AND {columns.System} = ").Add(names.FindSystem(session, system!)),
        };
    }

    /// <summary>In base units, so that any unit of the same kind is found.</summary>
    private static Sql Canonical(Columns columns, QuantityValue value, string unit)
    {
        if (CanonicalAmount.Of(value.Range.Low, value.Range.High, value.System, unit) is not { } range
            || CanonicalAmount.Of(value.Range.Value, value.Range.Value, value.System, unit) is not { } exact) return Sql.Of("FALSE");
        return Sql.Of($"{columns.CanonicalUnit} = ").AddText(range.Unit).Add(" AND ")
            .Add(Compare(columns with { Low = columns.CanonicalLow, High = columns.CanonicalHigh }, value.Prefix, new Bounds(exact.Low, range.Low, range.High)));
    }

    private static Sql Compare(Columns columns, Prefix prefix, Bounds wanted)
    {
        var (low, high, exact, from, to) = (columns.Low, columns.High, wanted.Exact, wanted.From, wanted.To);
        return prefix switch
        {
            Prefix.Equal => Sql.Of($"{low} >= ").Add(from).Add($" AND {low} < ").Add(to).Add($" AND {high} < ").Add(to),
            Prefix.NotEqual => Sql.Of($"({low} < ").Add(from).Add($" OR {high} >= ").Add(to).Add(")"),
            Prefix.Greater => Sql.Of($"{high} > ").Add(exact),
            Prefix.Less => Sql.Of($"{low} < ").Add(exact),
            Prefix.GreaterOrEqual => Sql.Of($"{high} >= ").Add(exact),
            Prefix.LessOrEqual => Sql.Of($"{low} <= ").Add(exact),
            Prefix.StartsAfter => Sql.Of($"{low} > ").Add(exact),
            Prefix.EndsBefore => Sql.Of($"{high} < ").Add(exact),
            _ => Sql.Of($"{low} <= ").Add(to).Add($" AND {high} >= ").Add(from),
        };
    }

    /// <param name="From">Up to but not including <paramref name="To"/>; with ap both are included.</param>
    private readonly record struct Bounds(double Exact, double From, double To)
    {
        public static Bounds Of(NumberRange range) => new((double)range.Value, (double)range.Low, (double)range.High);
    }
}
