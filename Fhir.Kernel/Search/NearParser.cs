using System.Globalization;
using Fhir.Kernel.Ucum;

namespace Fhir.Kernel.Search;

/// <summary>Reads <c>latitude|longitude|distance|units</c>. https://hl7.org/fhir/R4/location.html#search</summary>
internal static class NearParser
{
    /// <summary>When no distance is stated, which is the server's to choose.</summary>
    public const double UsualMetres = 50_000;

    private const string UsualUnit = "km";
    private const NumberStyles Styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    /// <returns>Null when the text is no place, or the units are none of length.</returns>
    public static NearValue? Parse(string text)
    {
        var parts = ValueText.Split(text, '|').ConvertAll(ValueText.Unescape);
        if (parts.Count is < 2 or > 4 || Number(parts[0], 90) is not { } latitude || Number(parts[1], 180) is not { } longitude) return null;
        if (parts.Count == 2 || parts[2].Length == 0) return parts is [.., { Length: > 0 }] && parts.Count == 4 ? null : new NearValue(latitude, longitude, UsualMetres);
        var unit = parts is [_, _, _, { Length: > 0 } stated] ? stated : UsualUnit;
        return decimal.TryParse(parts[2], Styles, CultureInfo.InvariantCulture, out var distance) && distance >= 0 && UcumUnit.Convert(distance, unit, "m") is { } metres
            ? new NearValue(latitude, longitude, (double)metres) : null;
    }

    private static double? Number(string text, double most) =>
        double.TryParse(text, Styles, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) <= most ? number : null;
}
