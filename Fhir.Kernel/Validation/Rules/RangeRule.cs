using System.Globalization;
using Fhir.Kernel.Elements;

namespace Fhir.Kernel.Validation.Rules;

/// <summary>The least or greatest value. https://hl7.org/fhir/R4/elementdefinition-definitions.html#ElementDefinition.minValue_x_</summary>
internal sealed class RangeRule : ElementRule
{
    private readonly bool isMinimum;
    private readonly string id;
    private readonly string type;
    private readonly string limit;
    private readonly string? unit;

    /// <param name="value">minValue[x] or maxValue[x]: a number, a date or time, or a Quantity, which limits quantities of its own unit.</param>
    public RangeRule(Element value, bool isMinimum, string id)
    {
        (this.isMinimum, this.id, type) = (isMinimum, id, value.Type.Name);
        limit = value.Value ?? value.ValueOf("value") ?? "";
        unit = value.ValueOf("code");
    }

    public override void Check(Element element, ValidationRun run)
    {
        if (type == "Quantity" && element.ValueOf("code") != unit) return;
        if ((element.Value ?? element.ValueOf("value")) is not { } found || Compare(found) is not { } order) return;
        if (isMinimum && order < 0) run.Report(element, ValidationRules.MinValue, found, limit, id);
        if (!isMinimum && order > 0) run.Report(element, ValidationRules.MaxValue, found, limit, id);
    }

    /// <returns>Null when they cannot be compared; the format is another rule's.</returns>
    private int? Compare(string found) => type switch
    {
        "time" => string.CompareOrdinal(found, limit),
        "date" or "dateTime" or "instant" => CompareMoments(found),
        _ => decimal.TryParse(found, NumberStyles.Float, CultureInfo.InvariantCulture, out var left)
            && decimal.TryParse(limit, NumberStyles.Float, CultureInfo.InvariantCulture, out var right) ? left.CompareTo(right) : null,
    };

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
