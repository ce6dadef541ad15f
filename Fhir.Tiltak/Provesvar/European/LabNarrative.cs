using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using Fhir.Kernel.Outcome;
using Fhir.Profiles;

namespace Fhir.Tiltak.Provesvar.European;

/// <summary>The results as a table for a reader, members below what they belong to. What comes from the resources is text, never markup. https://hl7.org/fhir/R4/narrative.html</summary>
internal sealed class LabNarrative(ReportGraph graph, Language language)
{
    /// <summary>Rows inside each other, before the table says no more; the entries still do.</summary>
    private const int MaxDepth = 20;

    private const string Open = "<div xmlns=\"http://www.w3.org/1999/xhtml\">";
    private static readonly string Comment = Mapping.ProvesvarNames.Nilar("comment");

    private static readonly BilingualText[] Heads = [new("Undersøkelse", "Investigation"), new("Svar", "Result"), new("Referanse", "Reference"), new("Avvik", "Deviation"), new("Status", "Status")];
    private static readonly BilingualText Nothing = new("Rapporten har ingen resultater.", "The report has no results.");

    private readonly HashSet<JsonObject> shown = [];

    public string Results(JsonObject report)
    {
        var rows = new StringBuilder();
        foreach (var result in report["result"] as JsonArray ?? []) Row(result, 0, rows);
        var text = new StringBuilder(Open);
        if (rows.Length == 0) Paragraph(Nothing.In(language), text);
        else Table(rows, text);
        return text.Append("</div>").ToString();
    }

    /// <summary>What the laboratory concludes and comments; null when it says nothing, and the results speak for themselves.</summary>
    public string? Remarks(JsonObject report, bool hasResults)
    {
        var text = new StringBuilder(Open);
        if (!hasResults) Paragraph(Nothing.In(language), text);
        if ((string?)report["conclusion"] is { } conclusion) Paragraph(conclusion, text);
        foreach (var comment in (report["extension"] as JsonArray ?? []).Where(extension => (string?)extension?["url"] == Comment))
            if (((string?)comment!["valueAnnotation"]?["text"] ?? Name(comment["valueCodeableConcept"])) is { } said) Paragraph(said, text);
        return text.Length == Open.Length ? null : text.Append("</div>").ToString();
    }

    private static void Paragraph(string said, StringBuilder text) => text.Append("<p>").Append(Escape(said)).Append("</p>");

    private void Table(StringBuilder rows, StringBuilder text)
    {
        text.Append("<table><thead><tr>");
        foreach (var head in Heads) text.Append("<th>").Append(Escape(head.In(language))).Append("</th>");
        text.Append("</tr></thead><tbody>").Append(rows).Append("</tbody></table>");
    }

    private void Row(JsonNode? reference, int depth, StringBuilder rows)
    {
        if (depth > MaxDepth || (string?)reference?["reference"] is not { } address || graph.Find(address) is not { } result || !shown.Add(result)) return;
        string?[] cells = [new string('\u2003', depth) + Name(result["code"]), Value(result), Range(result), Name((result["interpretation"] as JsonArray)?[0]), (string?)result["status"]];
        rows.Append("<tr>");
        foreach (var cell in cells) rows.Append("<td>").Append(Escape(cell ?? "")).Append("</td>");
        rows.Append("</tr>");
        foreach (var member in result["hasMember"] as JsonArray ?? []) Row(member, depth + 1, rows);
    }

    private static string? Value(JsonObject result) => result.FirstOrDefault(property => property.Key.StartsWith("value", StringComparison.Ordinal)).Value switch
    {
        JsonObject quantity when quantity["value"] is not null => Quantity(quantity),
        JsonObject range when range["low"] is not null || range["high"] is not null => $"{Quantity(range["low"])} – {Quantity(range["high"])}".Trim(),
        JsonObject ratio when ratio["numerator"] is not null => $"{Quantity(ratio["numerator"])} : {Quantity(ratio["denominator"])}",
        JsonObject concept => Name(concept),
        JsonValue plain => plain.ToString(),
        _ => Name(result["dataAbsentReason"]),
    };

    private static string Quantity(JsonNode? quantity) => $"{(string?)quantity?["comparator"]}{quantity?["value"]?.ToJsonString()} {(string?)quantity?["unit"] ?? (string?)quantity?["code"]}".Trim();

    private static string? Range(JsonObject result) => string.Join("; ", (result["referenceRange"] as JsonArray ?? []).Select(Limits));

    private static string? Limits(JsonNode? range) => (string?)range?["text"] ?? $"{Quantity(range?["low"])} – {Quantity(range?["high"])}".Trim();

    private static string? Name(JsonNode? concept) => (string?)concept?["text"] ?? (string?)concept?["coding"]?[0]?["display"] ?? (string?)concept?["coding"]?[0]?["code"];

    private static string Escape(string text) => HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All).Encode(text);
}
