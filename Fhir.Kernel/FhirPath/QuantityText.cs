using System.Globalization;

namespace Fhir.Kernel.FhirPath;

/// <summary>Quantities as text: <c>10.5 'mg'</c>, <c>4 days</c>. https://hl7.org/fhirpath/N1/#toquantityunit-string-quantity</summary>
internal static class QuantityText
{
    public static string Of(FhirPathValue quantity)
    {
        var number = quantity.Number.ToString(CultureInfo.InvariantCulture);
        if (!quantity.HasCalendarUnit) return $"{number} '{quantity.Unit}'";
        return quantity.Number == 1 ? $"{number} {quantity.Unit}" : $"{number} {quantity.Unit}s";
    }

    /// <summary>A number, then a unit in quotes, a calendar word or nothing.</summary>
    public static bool TryParse(string text, out FhirPathValue quantity)
    {
        quantity = default;
        var end = NumberLength(text);
        if (end == 0 || !decimal.TryParse(text.AsSpan(0, end), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            return false;

        var unit = text.AsSpan(end).Trim();
        if (unit.IsEmpty) quantity = FhirPathValue.Of(number, "1", isCalendarUnit: false);
        else if (unit.Length > 2 && unit[0] == '\'' && unit.IndexOf('\'') == 0 && unit[1..].IndexOf('\'') == unit.Length - 2)
            quantity = FhirPathValue.Of(number, unit[1..^1].ToString(), isCalendarUnit: false);
        else if (CalendarUnit.OfWord(unit) is { } word) quantity = FhirPathValue.Of(number, word, isCalendarUnit: true);
        return quantity.Exists;
    }

    private static int NumberLength(string text)
    {
        var at = text.StartsWith('+') || text.StartsWith('-') ? 1 : 0;
        var start = at;
        while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
        if (at == start) return 0;
        if (at + 1 < text.Length && text[at] == '.' && char.IsAsciiDigit(text[at + 1]))
            for (at++; at < text.Length && char.IsAsciiDigit(text[at]); at++) { }
        return at;
    }
}
