using System.Text.Json.Nodes;

namespace Fhir.Conformance.Engine.Tests.Double;

/// <summary>$summary of the reference server: the least that is a summary by IPS.</summary>
internal sealed class SummaryOfDouble(ReferenceData data)
{
    private static readonly string[] Sections = ["48765-2", "11450-4", "10160-0"];

    public Reply Answer(Call call)
    {
        if (call.Path.Length == 3) return data.Find($"Patient/{call.Path[1]}") is { } named ? Of(named, call) : Reply.Outcome(404, "not-found", "Pasienten finnes ikke.");
        var identifier = (string?)JsonNode.Parse(call.Body)!["parameter"]?[0]?["valueString"];
        if (identifier is null) return Reply.Outcome(400, "required", "identifier mangler.");
        var found = data.All("Patient").FirstOrDefault(patient => (patient["identifier"]?.AsArray() ?? []).Any(one => $"{one!["system"]}|{one["value"]}" == identifier));
        return found is null ? Reply.Outcome(404, "not-found", "Ingen pasient har identifikatoren.") : Of(found, call);
    }

    private Reply Of(JsonObject patient, Call call)
    {
        var reference = ReferenceData.Reference(patient);
        var allergies = data.All("AllergyIntolerance").Where(allergy => (string?)allergy.At("patient.reference") == reference && (string?)allergy.At("verificationStatus.coding.0.code") is not ("refuted" or "entered-in-error")).ToList();
        var flags = data.All("Flag").Where(flag => (string?)flag.At("subject.reference") == reference && (string?)flag["status"] == "active");
        var absent = call.Has("profile") ? Sections.Select(code => new JsonObject { ["resourceType"] = "Basic", ["id"] = $"absent-{code}" }).ToList() : [];
        JsonObject[] entries = [Front(reference, allergies, absent), patient, .. allergies, .. flags, .. absent];
        return Reply.Of(new JsonObject
        {
            ["resourceType"] = "Bundle",
            ["type"] = "document",
            ["identifier"] = new JsonObject { ["system"] = "urn:ietf:rfc:3986", ["value"] = "urn:uuid:0f0f0f0f-0000-4000-8000-000000000001" },
            ["timestamp"] = "2026-11-22T12:00:00Z",
            ["entry"] = new JsonArray([.. entries.Select(resource => new JsonObject { ["fullUrl"] = $"{ReferenceServer.Base}/{ReferenceData.Reference(resource)}", ["resource"] = resource.DeepClone() })]),
        });
    }

    private static JsonObject Front(string patient, List<JsonObject> allergies, List<JsonObject> absent) => new()
    {
        ["resourceType"] = "Composition",
        ["id"] = "front",
        ["type"] = Loinc("60591-5"),
        ["subject"] = new JsonObject { ["reference"] = patient },
        ["section"] = new JsonArray([.. Sections.Select((code, at) => Section(code, code == "48765-2" && allergies.Count > 0 ? allergies : absent.Count > 0 ? [absent[at]] : []))]),
    };

    private static JsonObject Section(string code, List<JsonObject> entries)
    {
        var section = new JsonObject { ["title"] = code, ["code"] = Loinc(code), ["text"] = new JsonObject { ["div"] = "<div>Tekst</div>" } };
        if (entries.Count > 0) section["entry"] = new JsonArray([.. entries.Select(entry => new JsonObject { ["reference"] = ReferenceData.Reference(entry) })]);
        else section["emptyReason"] = new JsonObject { ["coding"] = new JsonArray(new JsonObject { ["code"] = "unavailable" }) };
        return section;
    }

    private static JsonObject Loinc(string code) => new() { ["coding"] = new JsonArray(new JsonObject { ["system"] = "http://loinc.org", ["code"] = code }) };
}
