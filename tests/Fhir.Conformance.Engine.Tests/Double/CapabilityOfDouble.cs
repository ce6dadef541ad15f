using System.Text.Json.Nodes;

namespace Fhir.Conformance.Engine.Tests.Double;

/// <summary>What the reference server says of itself.</summary>
internal static class CapabilityOfDouble
{
    private static readonly string[] Codes = ["read", "vread", "search-type", "create", "update", "delete"];

    public static JsonObject Statement(IEnumerable<string> types) => new()
    {
        ["resourceType"] = "CapabilityStatement",
        ["status"] = "active",
        ["date"] = "2026-11-22",
        ["kind"] = "instance",
        ["fhirVersion"] = "4.0.1",
        ["format"] = new JsonArray("json", "xml"),
        ["software"] = new JsonObject { ["name"] = "Reference", ["version"] = "1.0" },
        ["rest"] = new JsonArray(new JsonObject
        {
            ["mode"] = "server",
            ["resource"] = new JsonArray([.. types.Order(StringComparer.Ordinal).Select(Resource)]),
            ["interaction"] = new JsonArray(Code("transaction"), Code("batch")),
            ["operation"] = new JsonArray(Operation("validate", "http://hl7.org/fhir/OperationDefinition/Resource-validate"), Operation("summary", "http://hl7.org/fhir/uv/ips/OperationDefinition/summary")),
        }),
    };

    private static readonly (string Type, string Name)[] Operations =
    [
        ("Patient", "getMedication"), ("Patient", "sendMedication"), ("List", "medication-changes"),
        ("Observation", "lastn"), ("Observation", "submit"), ("Observation", "stats"), ("Patient", "news2"), ("Patient", "locate"),
        ("CarePlan", "zones"), ("Patient", "services"), ("DiagnosticReport", "lab-document"), ("Subscription", "events"),
    ];

    private static JsonObject Resource(string type) => new()
    {
        ["type"] = type,
        ["operation"] = new JsonArray([.. Operations.Where(operation => operation.Type == type).Select(operation =>
            new JsonObject { ["name"] = operation.Name, ["definition"] = $"https://fhirref.example/no/OperationDefinition/{operation.Name}" })]),
        ["extension"] = type == "Subscription" ? TopicsOfDouble.Listed : null,
        ["conditionalRead"] = "full-support",
        ["interaction"] = new JsonArray([.. Codes.Select(Code)]),
        ["searchInclude"] = new JsonArray("MedicationStatement:medication", "DiagnosticReport:result"),
        ["searchParam"] = new JsonArray([.. ReferenceSearch.Of(type).Select(parameter => new JsonObject { ["name"] = parameter.Name,
            ["type"] = parameter.Type })]),
    };

    private static JsonObject Operation(string name, string definition) => new() { ["name"] = name, ["definition"] = definition };

    private static JsonObject Code(string code) => new() { ["code"] = code };
}
