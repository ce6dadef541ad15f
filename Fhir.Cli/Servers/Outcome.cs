using System.Text.Json;
using System.Text.Json.Nodes;

namespace Fhir.Cli.Servers;

/// <summary>What an OperationOutcome says, for a person.</summary>
internal static class Outcome
{
    /// <summary>The texts of its issues; empty when it is none.</summary>
    public static string TextsOf(string json)
    {
        try
        {
            return JsonNode.Parse(json) is JsonObject outcome && outcome["issue"] is JsonArray issues ? string.Join("; ", issues.Select(TextOf)) : "";
        }
        catch (JsonException)
        {
            return "";
        }
    }

    /// <summary>The line of the first issue; 0 when it has none.</summary>
    public static int LineOf(string json) => JsonNode.Parse(json)?["issue"]?[0]?["extension"] is JsonArray extensions
        && extensions.FirstOrDefault(extension => extension?["url"]?.GetValue<string>() == "http://hl7.org/fhir/StructureDefinition/operationoutcome-issue-line") is { } line
        ? line["valueInteger"]!.GetValue<int>() : 0;

    private static string TextOf(JsonNode? issue) => $"{issue?["details"]?["text"] ?? issue?["diagnostics"]}";
}
