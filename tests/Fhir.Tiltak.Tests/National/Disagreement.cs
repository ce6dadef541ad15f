using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Fhir.Kernel.Outcome;

namespace Fhir.Tiltak.Tests.National;

/// <summary>A rule of a national profile that resources of ours break.</summary>
/// <param name="Source">A guide's slug, <c>seed</c> or <c>population</c>.</param>
/// <param name="Element">From the resource's type, without indexes; where something is missing, what: <c>Medication.code.coding:FEST-Medication</c>.</param>
internal sealed partial record Disagreement(string Source, string Rule, string Element)
{
    public static Disagreement Of(string source, Issue issue, JsonObject document) =>
        new(source, issue.RuleId, issue.RuleId.StartsWith("cardinality-", StringComparison.Ordinal) ? issue.Arguments[^1] : ElementAt(issue.Expression ?? "", document));

    /// <summary>The rows of docs/national-disagreements.csv, each with its reasons in bokmål and English.</summary>
    public static List<(Disagreement Found, string Nb, string En)> Listed() =>
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "National", "national-disagreements.csv")).Skip(1)
            .Select(line => line.Split(';')).Select(cells => (new Disagreement(cells[0], cells[1], cells[2]), cells[3], cells[4]))];

    // A path through a Bundle or a container names no types on its way; the resources that it passes do.
    private static string ElementAt(string expression, JsonNode document)
    {
        var (element, node) = ("", (JsonNode?)document);
        foreach (var step in expression.Split('.'))
        {
            element = element.Length == 0 ? step : $"{element}.{Index().Replace(step, "")}";
            if (element != step) node = Child(node, step);
            if (node?["resourceType"]?.GetValue<string>() is { } type) element = type;
        }
        return element;
    }

    private static JsonNode? Child(JsonNode? node, string step)
    {
        var child = node is JsonObject fields ? fields[Index().Replace(step, "")] : null;
        return Index().Match(step) is { Success: true } index && child is JsonArray items ? items[int.Parse(index.Value[1..^1], System.Globalization.CultureInfo.InvariantCulture)] : child as JsonObject;
    }

    [GeneratedRegex(@"\[[0-9]+\]")]
    private static partial Regex Index();
}
