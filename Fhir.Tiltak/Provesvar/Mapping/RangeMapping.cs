using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Fhir.Tiltak.Provesvar.Kith;
using Fhir.Tiltak.Provesvar.Source;

namespace Fhir.Tiltak.Provesvar.Mapping;

/// <summary>RefInterval to referenceRange. The laboratory's text is always kept; two numbers with a line between, or one that may be reached, are limits too, in the unit of the value.</summary>
internal sealed partial class RangeMapping(MappingContext context)
{
    /// <param name="value">The quantity the range is for; null when the value is none.</param>
    public IEnumerable<JsonObject> Of(SourceNode item, JsonObject? value)
    {
        foreach (var node in item.ChildrenNamed("RefInterval"))
            foreach (var description in node.ChildrenNamed("Descr"))
                if (SourceText.Take(description) is { } text) yield return Range(text, value, description);
    }

    private JsonObject Range(string text, JsonObject? value, SourceNode at)
    {
        var range = new JsonObject();
        if (value is not null && Limits().Match(text) is { Success: true } match && IsInUnit(match.Groups["unit"].Value, value))
        {
            var (low, high) = (Limit(match, "low"), Limit(match, "high"));
            if (low is null || high is null || Number(low) <= Number(high))
            {
                context.Warn(SvarrapportRules.RangeParsed, at, text);
                range.Set("low", In(value, low)).Set("high", In(value, high));
            }
        }
        return range.Set("text", text);
    }

    // A limit in another unit than the value would be another limit.
    private static bool IsInUnit(string unit, JsonObject value) =>
        unit.Length == 0 || unit == (string?)value["unit"] || (KithUnit.Ucum(unit) is { } code && code != "1" && code == (string?)value["code"]);

    private static JsonObject? In(JsonObject value, string? limit)
    {
        if (limit is null) return null;
        var quantity = new JsonObject { ["value"] = JsonNode.Parse(limit) };
        foreach (var name in (string[])["unit", "system", "code"]) quantity.Set(name, value[name]);
        return quantity;
    }

    private static string? Limit(Match match, string group) => match.Groups[group] is { Success: true } found ? found.Value.Replace(',', '.').Replace('−', '-') : null;

    private static decimal Number(string limit) => decimal.Parse(limit, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    private const string Whole = "(?:0|[1-9][0-9]{0,8})(?:[.,][0-9]{1,8})?";

    // Limits are part of the range in FHIR, so "<5" has no place but the text. https://hl7.org/fhir/R4/observation-definitions.html#Observation.referenceRange.low
    [GeneratedRegex(@"^(?:(?<low>[-−]?" + Whole + @")\s*[-–]\s*(?<high>[-−]?" + Whole + @")|(?:<=|≤)\s*(?<high>[-−]?" + Whole + @")|(?:>=|≥)\s*(?<low>[-−]?" + Whole + @"))(?:\s*(?<unit>[^\s0-9].*|10[\^*#E].*))?$")]
    private static partial Regex Limits();
}
