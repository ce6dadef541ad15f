using System.Globalization;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Terminology;
using Fhir.Kernel.Ucum;

namespace Fhir.Kernel.Validation.Rules;

/// <summary>The least or greatest value. https://hl7.org/fhir/R4/elementdefinition-definitions.html#ElementDefinition.minValue_x_</summary>
internal sealed class RangeRule : ElementRule
{
    private readonly bool isMinimum;
    private readonly string id;
    private readonly string type;
    private readonly string limit;
    private readonly (string? System, string? Code) unit;

    /// <param name="value">minValue[x] or maxValue[x]: a number, a date or time, or a Quantity, which limits quantities in its own unit and, by UCUM, in comparable ones.</param>
    public RangeRule(Element value, bool isMinimum, string id)
    {
        (this.isMinimum, this.id, type) = (isMinimum, id, value.Type.Name);
        limit = value.Value ?? value.ValueOf("value") ?? "";
        unit = (value.ValueOf("system"), value.ValueOf("code"));
    }

    public override void Check(Element element, ValidationRun run)
    {
        if ((element.Value ?? element.ValueOf("value")) is not { } found) return;
        var foundUnit = (element.ValueOf("system"), element.ValueOf("code"));
        if ((type == "Quantity" && foundUnit != unit ? CompareUnits(found, foundUnit) : Compare(found)) is not { } order) return;
        if (isMinimum && order < 0) run.Report(element, ValidationRules.MinValue, Text(found, foundUnit), Text(limit, unit), id);
        if (!isMinimum && order > 0) run.Report(element, ValidationRules.MaxValue, Text(found, foundUnit), Text(limit, unit), id);
    }

    private string Text(string value, (string? System, string? Code) of) => type == "Quantity" && of.Code is not null ? $"{value} {of.Code}" : value;

    // Null when either is no UCUM unit or they measure different things.
    private int? CompareUnits(string found, (string? System, string? Code) of) =>
        of is (UcumCodes.System, { } code) && unit is (UcumCodes.System, { } own) && UcumUnit.TryParse(code, out var foundUnit, out _) && UcumUnit.TryParse(own, out var limitUnit, out _)
        && Number(found) is { } left && Number(limit) is { } right ? UcumUnit.Compare(left, foundUnit, right, limitUnit) : null;

    /// <returns>Null when they cannot be compared; the format is another rule's.</returns>
    private int? Compare(string found) => type switch
    {
        "time" => string.CompareOrdinal(found, limit),
        "date" or "dateTime" or "instant" => CompareMoments(found),
        _ => Number(found) is { } left && Number(limit) is { } right ? left.CompareTo(right) : null,
    };

    private static decimal? Number(string text) => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    // As far as both are precise; two with a time of day are compared as moments.
    private int? CompareMoments(string found)
    {
        if (found.Contains('T') && limit.Contains('T'))
            return DateTimeOffset.TryParse(found, CultureInfo.InvariantCulture, out var left) && DateTimeOffset.TryParse(limit, CultureInfo.InvariantCulture, out var right)
                ? left.CompareTo(right) : null;
        var length = Math.Min(Math.Min(found.Length, limit.Length), "YYYY-MM-DD".Length);
        return string.CompareOrdinal(found, 0, limit, 0, length);
    }
}
