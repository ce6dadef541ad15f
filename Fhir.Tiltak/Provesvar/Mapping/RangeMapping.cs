using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Fhir.Tiltak.Provesvar.Source;

namespace Fhir.Tiltak.Provesvar.Mapping;

/// <summary>RefInterval to referenceRange. The laboratory's text is always kept; two numbers with a line between are limits too, in the unit of the value.</summary>
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
        if (value is not null && Limits().Match(text) is { Success: true } match && Limit(match.Groups[1].Value) is { } low && Limit(match.Groups[2].Value) is { } high && low <= high)
        {
            context.Warn(SvarrapportRules.RangeParsed, at, text);
            range.Set("low", In(value, match.Groups[1].Value)).Set("high", In(value, match.Groups[2].Value));
        }
        return range.Set("text", text);
    }

    private static JsonObject In(JsonObject value, string limit)
    {
        var quantity = new JsonObject { ["value"] = JsonNode.Parse(Plain(limit)) };
        foreach (var name in (string[])["unit", "system", "code"]) quantity.Set(name, value[name]);
        return quantity;
    }

    private static decimal? Limit(string text) => decimal.TryParse(Plain(text), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Plain(string text) => text.Replace(',', '.');

    [GeneratedRegex(@"^((?:0|[1-9][0-9]{0,8})(?:[.,][0-9]{1,8})?)\s*[-–]\s*((?:0|[1-9][0-9]{0,8})(?:[.,][0-9]{1,8})?)$")]
    private static partial Regex Limits();
}
