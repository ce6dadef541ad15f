using System.Text.Json.Nodes;
using Fhir.Server.Interactions;
using Fhir.Server.Transport;
using Fhir.Store.Access;
using Microsoft.AspNetCore.WebUtilities;

namespace Fhir.Server.OpenApi;

/// <summary>What the operations refer to: parameters, answers, and schemas that say as much as JSON Schema can without repeating FHIR.</summary>
public static class OpenApiComponents
{
    /// <summary>Paths outside the FHIR base, and what they answer.</summary>
    public static readonly (string Path, string Text)[] Beside =
        [("/health/live", "alive"), ("/health/ready", "definitions, packages, store and seed are in"), ("/metrics", "Prometheus text"), ("/openapi.json", "this document")];

    /// <summary>The parameter <c>type</c> of what changes or removes resources.</summary>
    public const string RewrittenType = "rewritten-type";

    public static JsonObject All(IEnumerable<string> types) => new()
    {
        ["parameters"] = Parameters(types.ToList()),
        ["responses"] = Responses(),
        ["schemas"] = Schemas(),
        ["securitySchemes"] = new JsonObject { ["bearer"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer", ["bearerFormat"] = "JWT", ["description"] = "SMART App Launch 2 scopes" } },
    };

    private static JsonObject Parameters(List<string> types) => new()
    {
        ["type"] = OneOf(types),
        [RewrittenType] = OneOf(types.Where(type => !AppendOnly.Is(type))),
        ["owner"] = Path("owner", new JsonObject { ["type"] = "string", ["enum"] = new JsonArray("Device", "Encounter", "Patient", "Practitioner", "RelatedPerson") }),
        ["id"] = Path("id", new JsonObject { ["type"] = "string", ["pattern"] = @"^[A-Za-z0-9\-\.]{1,64}$" }),
        ["vid"] = Path("vid", new JsonObject { ["type"] = "string" }),
        ["_format"] = Query("_format", "json, xml, html or a media type", "string"),
        ["_pretty"] = Query("_pretty", "for people", "boolean"),
        ["_summary"] = Query("_summary", "true, text, data, count, false", "string"),
        ["_elements"] = Query("_elements", "names of elements, with commas between", "string"),
        ["_count"] = Query("_count", "on a page; 0 for the total alone", "integer"),
        ["_since"] = Query("_since", "made at this instant or later", "string"),
        ["_at"] = Query("_at", "current at some time in the period", "string"),
        ["_cursor"] = Query("_cursor", "from a link; opaque", "string"),
        ["mode"] = Query("mode", "full, normative, terminology", "string"),
        ["query"] = Free("query", "Search parameters, or those of the operation; see metadata"),
        ["condition"] = Free("condition", "The search that says which resource is meant"),
        ["If-Match"] = Header("If-Match", "The version, or one of several, that must be the current one: W/\"3\""),
        ["If-None-Match"] = Header("If-None-Match", "304 when this is the current version"),
        ["If-Modified-Since"] = Header("If-Modified-Since", "304 when nothing was written later"),
        ["If-None-Exist"] = Header("If-None-Exist", "A search; created only when nothing matches"),
        [SentProvenance.Header] = Header(SentProvenance.Header, "A Provenance in JSON without target, stored in the same commit about what is written"),
        ["Prefer"] = Header("Prefer", "return=minimal|representation|OperationOutcome, handling=strict|lenient, respond-async"),
    };

    private static JsonObject OneOf(IEnumerable<string> types) => Path("type", new JsonObject { ["type"] = "string", ["enum"] = new JsonArray([.. types.Select(type => (JsonNode)type)]) });

    private static JsonObject Path(string name, JsonObject schema) => new() { ["name"] = name, ["in"] = "path", ["required"] = true, ["schema"] = schema };

    private static JsonObject Query(string name, string text, string type) => new() { ["name"] = name, ["in"] = "query", ["description"] = text, ["schema"] = new JsonObject { ["type"] = type } };

    private static JsonObject Header(string name, string text) => new() { ["name"] = name, ["in"] = "header", ["description"] = text, ["schema"] = new JsonObject { ["type"] = "string" } };

    /// <summary>Names that only the data know: each property of the object is a parameter of its own.</summary>
    private static JsonObject Free(string name, string text) => new()
    {
        ["name"] = name,
        ["in"] = "query",
        ["description"] = text,
        ["style"] = "form",
        ["explode"] = true,
        ["schema"] = new JsonObject { ["type"] = "object", ["additionalProperties"] = new JsonObject { ["type"] = "string" } },
    };

    private static JsonObject Responses()
    {
        var responses = new JsonObject { ["refusal"] = Answer("A refusal, with its rules", "OperationOutcome") };
        foreach (var status in (int[])[200, 201, 202, 204, 304]) responses[$"{status}"] = status is 200 or 201 ? Answer(Phrase(status), "Resource") : new JsonObject { ["description"] = Phrase(status) };
        foreach (var status in (int[])[400, 404, 409, 410, 412, 415, 422]) responses[$"{status}"] = Answer(Phrase(status), "OperationOutcome");
        return responses;
    }

    private static string Phrase(int status) => ReasonPhrases.GetReasonPhrase(status);

    private static JsonObject Answer(string text, string schema) => new()
    {
        ["description"] = text,
        ["content"] = new JsonObject
        {
            [MediaTypes.FhirJson] = new JsonObject { ["schema"] = OpenApiOperation.Reference("schemas", schema) },
            [MediaTypes.FhirXml] = new JsonObject { ["schema"] = OpenApiOperation.Reference("schemas", "Xml") },
        },
    };

    private static JsonObject Schemas() => new()
    {
        ["Resource"] = Resource(null),
        ["Bundle"] = Resource("Bundle"),
        ["Parameters"] = Resource("Parameters"),
        ["OperationOutcome"] = Resource("OperationOutcome"),
        ["Xml"] = new JsonObject { ["type"] = "string", ["contentMediaType"] = MediaTypes.FhirXml },
        ["Form"] = new JsonObject { ["type"] = "object", ["additionalProperties"] = new JsonObject { ["type"] = "string" } },
        ["JsonPatch"] = new JsonObject
        {
            ["type"] = "array",
            ["items"] = new JsonObject
            {
                ["type"] = "object",
                ["required"] = new JsonArray("op", "path"),
                ["properties"] = new JsonObject
                {
                    ["op"] = new JsonObject { ["enum"] = new JsonArray("add", "remove", "replace", "move", "copy", "test") },
                    ["path"] = new JsonObject { ["type"] = "string" },
                    ["from"] = new JsonObject { ["type"] = "string" },
                    ["value"] = new JsonObject(),
                },
            },
        },
    };

    private static JsonObject Resource(string? type) => new()
    {
        ["type"] = "object",
        ["required"] = new JsonArray("resourceType"),
        ["properties"] = new JsonObject { ["resourceType"] = type is null ? new JsonObject { ["type"] = "string" } : new JsonObject { ["const"] = type } },
        ["externalDocs"] = new JsonObject { ["url"] = type is null ? "https://hl7.org/fhir/R4/resourcelist.html" : $"https://hl7.org/fhir/R4/{type.ToLowerInvariant()}.html" },
    };
}
