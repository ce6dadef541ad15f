using System.Text.Json.Nodes;
using Fhir.Server.Interactions;
using Fhir.Server.Transport;
using Route = Fhir.Server.Transport.Route;

namespace Fhir.Server.OpenApi;

/// <summary>One method at one path: its parameters, its body, its answers.</summary>
public static class OpenApiOperation
{
    public static JsonObject Of(Route route)
    {
        var operation = new JsonObject
        {
            ["operationId"] = Id(route),
            ["summary"] = $"{route.Name} · {route.Method} {OpenApiDocument.PathOf(route)}",
            ["tags"] = new JsonArray(Tag(route)),
            ["parameters"] = new JsonArray([.. Parameters(route).Select(name => (JsonNode)Reference("parameters", name))]),
            ["responses"] = Responses(route),
        };
        if (Body(route) is { } body) operation["requestBody"] = body;
        return operation;
    }

    /// <summary>What stands outside the FHIR base.</summary>
    public static JsonObject Beside(string root, string path, string text) => new()
    {
        ["servers"] = new JsonArray(new JsonObject { ["url"] = root }),
        ["get"] = new JsonObject
        {
            ["operationId"] = path.Trim('/').Replace('/', '-').Replace('.', '-'),
            ["summary"] = text,
            ["tags"] = new JsonArray("server"),
            ["security"] = new JsonArray(),
            ["responses"] = new JsonObject { ["200"] = new JsonObject { ["description"] = text }, ["503"] = new JsonObject { ["description"] = "not ready" } },
        },
    };

    private static string Id(Route route) =>
        $"{route.Method.ToLowerInvariant()}-{string.Join('-', route.Pattern.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Trim('{', '}').Replace("$", "op-", StringComparison.Ordinal).Replace("*", "all", StringComparison.Ordinal)))}".TrimEnd('-');

    private static string Tag(Route route) => route.Pattern.Contains('$', StringComparison.Ordinal) ? "operations" : "interactions";

    private static IEnumerable<string> Parameters(Route route)
    {
        foreach (var part in route.Pattern.Split('/').Where(part => part.StartsWith('{'))) yield return part == "{type}" && route.Rewrites ? OpenApiComponents.RewrittenType : part.Trim('{', '}');
        foreach (var name in (string[])["_format", "_pretty"]) yield return name;
        if (route.Method == "GET" && !IsOperation(route)) foreach (var name in (string[])["_summary", "_elements"]) yield return name;
        if (route.Name.StartsWith("history", StringComparison.Ordinal)) foreach (var name in (string[])["_count", "_since", "_at", "_cursor"]) yield return name;
        if (route.Name.StartsWith("search", StringComparison.Ordinal) || IsOperation(route)) yield return "query";
        if (IsConditional(route)) yield return "condition";
        if (route.Pattern == "metadata") yield return "mode";
        foreach (var name in Headers(route)) yield return name;
    }

    private static IEnumerable<string> Headers(Route route) => route.Name switch
    {
        "read" => ["If-None-Match", "If-Modified-Since"],
        "create" => ["If-None-Exist", "Prefer", SentProvenance.Header],
        "update" or "patch" => ["If-Match", "Prefer", SentProvenance.Header],
        "delete" => ["If-Match", "Prefer"],
        _ => ["Prefer"],
    };

    private static bool IsOperation(Route route) => route.Pattern.Contains('$', StringComparison.Ordinal);

    private static bool IsConditional(Route route) => route is { Pattern: "{type}", Method: "PUT" or "PATCH" or "DELETE" };

    private static JsonObject? Body(Route route)
    {
        if (route.Method is "GET" or "DELETE") return null;
        if (route.Pattern.EndsWith("_search", StringComparison.Ordinal)) return Content(isRequired: false, (MediaTypes.Form, "Form"));
        if (route.Method == "PATCH") return Content(isRequired: true, ("application/json-patch+json", "JsonPatch"), (MediaTypes.FhirJson, "Parameters"), (MediaTypes.FhirXml, "Xml"));
        var schema = route.Pattern.Length == 0 ? "Bundle" : "Resource";
        return Content(isRequired: !IsOperation(route), (MediaTypes.FhirJson, schema), (MediaTypes.FhirXml, "Xml"));
    }

    private static JsonObject Content(bool isRequired, params (string MediaType, string Schema)[] types) => new()
    {
        ["required"] = isRequired,
        ["content"] = new JsonObject(types.Select(type => KeyValuePair.Create(type.MediaType, (JsonNode?)new JsonObject { ["schema"] = Reference("schemas", type.Schema) }))),
    };

    private static JsonObject Responses(Route route)
    {
        var responses = new JsonObject();
        foreach (var status in Statuses(route)) responses[status] = Reference("responses", status);
        responses["default"] = Reference("responses", "refusal");
        return responses;
    }

    private static IEnumerable<string> Statuses(Route route) => route.Name switch
    {
        "read" => ["200", "304", "404", "410"],
        "vread" => ["200", "404", "410"],
        "create" => ["200", "201", "400", "412", "422"],
        "update" => ["200", "201", "400", "409", "412", "422"],
        "patch" => ["200", "400", "404", "410", "412", "415", "422"],
        "delete" => ["200", "204", "409", "412"],
        "$export" => ["202"],
        _ when route.Method == "DELETE" => ["202"],
        _ => ["200", "400"],
    };

    internal static JsonObject Reference(string kind, string name) => new() { ["$ref"] = $"#/components/{kind}/{name}" };
}
