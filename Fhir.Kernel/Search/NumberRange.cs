using System.Globalization;

namespace Fhir.Kernel.Search;

/// <summary>
/// A number with the range its digits imply: <c>100</c> is 99.5 up to but not including 100.5. https://hl7.org/fhir/R4/search.html#number
/// </summary>
public readonly record struct NumberRange(decimal Value, decimal Low, decimal High)
{
    private const NumberStyles Styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>
    /// What <c>ap</c> compares with: ten percent to either side, and never less than the digits imply. https://hl7.org/fhir/R4/search.html#prefix
    /// </summary>
    public NumberRange Approximate
    {
        get
        {
            // A tenth more than the largest decimal is no decimal; nothing lies there.
            var margin = Math.Abs(Value / 10);
            var (low, high) = (Value < decimal.MinValue + margin ? decimal.MinValue : Value - margin, Value > decimal.MaxValue - margin ? decimal.MaxValue : Value + margin);
            return new NumberRange(Value, Math.Min(low, Low), Math.Max(high, High));
        }
    }

    /// <returns>Null when the text is no number or too large for a decimal.</returns>
    public static NumberRange? Parse(string text)
    {
        if (text.Length is 0 or > 40 || !(char.IsAsciiDigit(text[^1]) && (char.IsAsciiDigit(text[0]) || text[0] is '-' or '+'))) return null;
        if (!decimal.TryParse(text, Styles, CultureInfo.InvariantCulture, out var value)) return null;
        try
        {
            return HalfUnit(text) is { } half ? new NumberRange(value, value - half, value + half) : null;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    /// <summary>Half a unit of the last digit written. The specification reads 1e2 as 95 to 105, so a whole mantissa counts one digit more.</summary>
    private static decimal? HalfUnit(string text)
    {
        var mark = text.AsSpan().IndexOfAny('e', 'E');
        var mantissa = mark < 0 ? text : text[..mark];
        var exponent = mark < 0 ? 0 : int.Parse(text.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        if (exponent is < -28 or > 28) return null;
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var decimals = point < 0 ? 0 : mantissa.Length - point - 1;
        if (mark >= 0 && decimals == 0) decimals = 1;

        var half = 0.5m;
        for (var digits = exponent - decimals; digits > 0; digits--) half *= 10;
        for (var digits = exponent - decimals; digits < 0; digits++) half /= 10;
        return half;
    }
}
