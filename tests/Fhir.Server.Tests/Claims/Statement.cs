using System.Text.Json.Nodes;

namespace Fhir.Server.Tests.Claims;

/// <summary>One line of a CapabilityStatement: what is claimed of which type (<c>system</c> for the whole).</summary>
public sealed record Claim(string Of, string Property, string Value, JsonNode Node)
{
    public override string ToString() => $"{Of} {Property} {Value}";
}

/// <summary>Takes a CapabilityStatement apart into claims. A property it does not know is a claim too: one that nobody tries.</summary>
public static class Statement
{
    // What tells of the server and promises nothing.
    private static readonly string[] Descriptions = ["resourceType", "id", "url", "version", "name", "title", "status", "date", "publisher", "description", "kind", "software", "implementation"];

    public static IReadOnlyList<Claim> Claims(JsonNode statement) =>
    [
        .. Of("system", statement, [.. Descriptions, "rest"]),
        .. Of("system", statement["rest"]![0]!, ["mode", "documentation", "resource"]),
        .. statement["rest"]![0]!["resource"]!.AsArray().SelectMany(resource => Of(resource!["type"]!.GetValue<string>(), resource, ["type", "documentation"])),
    ];

    private static IEnumerable<Claim> Of(string owner, JsonNode node, string[] besides) =>
        node.AsObject().Where(property => !besides.Contains(property.Key)).SelectMany(property => Values(property.Value!).Select(value => new Claim(owner, property.Key, Text(value), value)));

    private static IEnumerable<JsonNode> Values(JsonNode node) => node is JsonArray list ? list.Select(item => item!) : [node];

    private static string Text(JsonNode value) => value is JsonObject item ? (item["code"] ?? item["name"] ?? item["cors"])?.ToString() ?? item.ToJsonString() : value.ToString();
}
