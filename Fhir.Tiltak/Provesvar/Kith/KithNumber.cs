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
        var fraction = match.Groups["f"].Success ? "." + match.Groups["f"].Value : "";
        return new KithNumber(sign + (whole.Length == 0 ? "0" : whole) + fraction, Compared(match.Groups["c"].Value));
    }

    private static string? Compared(string sign) => sign switch
    {
        "" or "=" => null,
        "≤" or "<=" => "<=",
        "≥" or ">=" => ">=",
        _ => sign,
    };

    // FHIR's decimals have at most 18 digits.
    [GeneratedRegex(@"^(?<c><=|>=|<|>|≤|≥|=)?\s*(?<m>[+\-−])?\s*(?=[\d.,])(?<w>\d{0,18})(?:[.,](?<f>\d{1,18}))?$", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
