using System.Text.Json.Nodes;
using Fhir.Kernel.Outcome;

namespace Fhir.Server.Patching;

/// <summary>
/// "Servers that support PATCH SHALL ensure that the narrative in a resource is not clinically unsafe after the PATCH operation": what the patch changed without
/// its text, the text may contradict. A generated one is taken out; one that people wrote stands in the way. https://hl7.org/fhir/R4/http.html#patch
/// </summary>
public static class PatchedNarrative
{
    /// <summary>Null when the resource is safe, its narrative removed where it had to be.</summary>
    public static Refusal? Settle(JsonObject before, JsonObject after)
    {
        if (after["text"] is not JsonObject text || !JsonNode.DeepEquals(before["text"], text) || SaysTheSame(before, after)) return null;
        var status = (text["status"] as JsonValue)?.ToString() ?? "";
        if (status == "empty") return null;
        if (status == "additional") return new Refusal(422, [PatchRules.NarrativeKept.At($"{after["resourceType"]}.text", status)]);
        after.Remove("text");
        return null;
    }

    // No narrative tells of tags, versions and profiles.
    private static bool SaysTheSame(JsonObject before, JsonObject after) =>
        Names(before).Union(Names(after)).All(name => JsonNode.DeepEquals(before[name], after[name]));

    private static IEnumerable<string> Names(JsonObject resource) => resource.Select(member => member.Key).Where(name => name is not ("meta" or "text" or "id"));
}
