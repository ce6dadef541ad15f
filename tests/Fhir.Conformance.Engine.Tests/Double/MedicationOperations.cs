using System.Text.Json.Nodes;

namespace Fhir.Conformance.Engine.Tests.Double;

/// <summary>The operations of the medication list, as far as the checks go: lookups are remembered, and a sending is measured against the latest.</summary>
internal sealed class MedicationOperations(ReferenceData data)
{
    private readonly Dictionary<string, string> latest = [];

    public Reply LookUp(Call call)
    {
        var parameters = JsonNode.Parse(call.Body)!["parameter"] as JsonArray ?? [];
        if (Named(parameters, "patient")?["resource"] is not JsonObject asked) return Reply.Outcome(400, "required", "Pasient mangler.");
        if (asked["identifier"] is not JsonArray identifiers) return Reply.Outcome(400, "required", asked["birthDate"] is null ? "Pasienten er ikke identifisert." : "Referansenummer mangler.");
        // Examples of several tiltak are about one made-up person.
        var patient = data.All("Patient").Where(patient => patient["identifier"]?.ToJsonString().Contains($"{identifiers[0]!["value"]}", StringComparison.Ordinal) == true).MaxBy(patient => Rows(patient).Count())!;
        var id = latest[ReferenceData.Reference(patient)] = Guid.NewGuid().ToString();
        return new Reply
        {
            Resource = new JsonObject
            {
                ["resourceType"] = "Parameters",
                ["parameter"] = new JsonArray(
                    new JsonObject { ["name"] = "medication", ["resource"] = Document(patient, id) }, new JsonObject { ["name"] = "RFHentetTidspunkt", ["valueDateTime"] = "2026-11-22T12:00:00Z" }),
            },
        };
    }

    public Reply Send(Call call)
    {
        var parameters = JsonNode.Parse(call.Body)!["parameter"] as JsonArray ?? [];
        if (Named(parameters, "medication")?["resource"] is not JsonObject bundle) return Reply.Outcome(400, "required", "Dokument mangler.");
        var page = bundle["entry"]![0]!["resource"]!;
        if (page["relatesTo"]?[0]?["targetIdentifier"]?["value"] is not { } based) return Reply.Outcome(422, "required", "Oppslaget er ikke navngitt.");
        var patient = bundle["entry"]![1]!["resource"]!.AsObject();
        if (latest.GetValueOrDefault(ReferenceData.Reference(patient)) != $"{based}") return Reply.Outcome(409, "conflict", "Oppslaget er ikke det siste.");
        var sent = bundle["entry"]!.AsArray().Select(entry => $"{entry!["resource"]!["id"]}").ToHashSet();
        if (Rows(patient).Any(row => !sent.Contains($"{row["id"]}"))) return Reply.Outcome(422, "incomplete", "En rad mangler.");
        return new Reply { Resource = new JsonObject { ["resourceType"] = "Parameters" } };
    }

    public static Reply Compare(Call call) => new()
    {
        Resource = new JsonObject
        {
            ["resourceType"] = "Parameters",
            ["parameter"] = new JsonArray(new JsonObject { ["name"] = "to", ["valueReference"] = new JsonObject { ["reference"] = call.Value("to") } }),
        },
    };

    private JsonObject Document(JsonObject patient, string id)
    {
        var rows = Rows(patient).ToList();
        var page = new JsonObject
        {
            ["resourceType"] = "Composition",
            ["identifier"] = new JsonObject { ["system"] = "https://fhirref.example/dokument", ["value"] = id },
            ["section"] = new JsonArray(new JsonObject
            {
                ["code"] = new JsonObject { ["text"] = "sectionMedication" },
                ["entry"] = new JsonArray([.. rows.Select(row => new JsonObject { ["reference"] = Url(row) })]),
            }),
        };
        return new JsonObject
        {
            ["resourceType"] = "Bundle",
            ["type"] = "document",
            ["entry"] = new JsonArray([.. new[] { page, patient }.Concat(rows).Select(resource => new JsonObject { ["fullUrl"] = Url(resource), ["resource"] = resource.DeepClone() })]),
        };
    }

    private IEnumerable<JsonObject> Rows(JsonObject patient) =>
        data.All("MedicationStatement").Where(row => $"{row["subject"]!["reference"]}" == ReferenceData.Reference(patient));

    private static string Url(JsonObject resource) => $"urn:example:{resource["resourceType"]}-{resource["id"]}";

    private static JsonNode? Named(JsonArray parameters, string name) => parameters.FirstOrDefault(parameter => $"{parameter!["name"]}" == name);
}
