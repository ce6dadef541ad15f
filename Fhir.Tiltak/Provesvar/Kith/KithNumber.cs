using System.Globalization;
using System.Text.RegularExpressions;

namespace Fhir.Tiltak.Provesvar.Kith;

/// <summary>A number as it was written, which keeps its digits: <c>1.50</c> stays so. https://hl7.org/fhir/R4/datatypes.html#decimal</summary>
/// <param name="Comparator">FHIR's, when the number had one in front of it; else null.</param>
internal sealed partial record KithNumber(string Digits, string? Comparator)
{
    /// <summary>Reads also what is seen in use: a comma, a sign in front, a comparator in the value. Null when it is no number.</summary>
    public static KithNumber? Parse(string text)
    {
        if (Pattern().Match(text) is not { Success: true } match) return null;
        var whole = match.Groups["w"].Value.TrimStart('0');
        var sign = match.Groups["m"].Value is "-" or "−" ? "-" : "";
        var (digits, fraction) = Shifted(whole, match.Groups["f"].Value, match.Groups["e"]);
        if (digits.Length > MostDigits || fraction.Length > MostDigits) return null;
        return new KithNumber(sign + (digits.Length == 0 ? "0" : digits) + (fraction.Length > 0 ? "." + fraction : ""), Compared(match.Groups["c"].Value));
    }

    // The data type of the schema is xs:double, which may be written with an exponent; readers of FHIR fare better without.
    private static (string Whole, string Fraction) Shifted(string whole, string fraction, Group exponent)
    {
        if (!exponent.Success) return (whole, fraction);
        var (digits, point) = (whole + fraction, whole.Length + int.Parse(exponent.ValueSpan, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
        if (point <= 0) return ("", digits.PadLeft(digits.Length - point, '0'));
        return point >= digits.Length ? (digits.PadRight(point, '0').TrimStart('0'), "") : (digits[..point].TrimStart('0'), digits[point..]);
    }

    /// <summary>FHIR's comparator for a sign; null for equal.</summary>
    internal static string? Compared(string sign) => sign switch
    {
        "" or "=" => null,
        "≤" or "<=" => "<=",
        "≥" or ">=" => ">=",
        _ => sign,
    };

    // FHIR's decimals have at most 18 digits; as many are read on each side of the point.
    private const int MostDigits = 18;

    [GeneratedRegex(@"^(?<c><=|>=|<|>|≤|≥|=)?\s*(?<m>[+\-−])?\s*(?=[0-9]|[.,][0-9])(?<w>[0-9]{0,18})(?:[.,](?<f>[0-9]{1,18}))?(?:[eE](?<e>[+-]?[0-9]{1,2}))?$", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
