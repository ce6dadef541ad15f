using System.Text.Json.Nodes;

namespace Fhir.Conformance.Engine.Tests.Double;

/// <summary>What the reference server lets nobody change in critical information.</summary>
internal static class CriticalOfDouble
{
    private static readonly string[] Lasting = ["code", "category", "recorder", "recordedDate"];

    /// <summary>Null when the change may be made.</summary>
    public static Reply? Refusal(JsonObject? current, JsonObject next)
    {
        if (current is null || current.At("meta.profile")?.ToJsonString().Contains("/kritisk-", StringComparison.Ordinal) != true) return null;
        var changed = Lasting.FirstOrDefault(element => !JsonNode.DeepEquals(current[element], next[element]));
        if (changed is not null) return Reply.Outcome(422, "business-rule", $"{changed} kan ikke endres.");
        return next["extension"] is JsonArray { Count: > 0 } ? null : Reply.Outcome(422, "business-rule", "Endringen sier ikke hvem som gjorde den.");
    }
}
