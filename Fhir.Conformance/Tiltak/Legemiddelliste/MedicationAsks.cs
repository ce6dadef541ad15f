using System.Text.Json.Nodes;

using Fhir.Conformance.Checks;
using Fhir.Conformance.Http;

namespace Fhir.Conformance.Tiltak.Legemiddelliste;

/// <summary>What the checks of the operations ask: a lookup of a patient that was found on the target, and the looked up document sent back.</summary>
internal static class MedicationAsks
{
    public const string Get = "Patient/$getMedication";
    public const string Send = "Patient/$sendMedication";

    public static Ask Lookup(string patient) => Ask.Post(Get, $$"""{"resourceType":"Parameters","parameter":[{"name":"patient","resource":{{patient}}}]}""");

    /// <summary>A patient as the operation wants one: with the name and the address of nobody, and what else is given.</summary>
    public static string Patient(string members) => $$"""{"resourceType":"Patient","name":[{"family":"Prøve"}],"address":[{"city":"Prøvestedet"}]{{members}}}""";

    /// <summary>Looks up the first patient with a national number who has rows; null when there is none.</summary>
    public static async Task<Answer?> FirstAsync(Probe probe, CancellationToken cancel)
    {
        foreach (var row in (await probe.FindAsync(Rows.Current, cancel)).DistinctBy(row => row.Text("subject.reference")))
        {
            var patients = await ReferenceCheck.FollowAllAsync(probe, row, "subject", cancel);
            foreach (var patient in patients.Where(patient => Number(patient).Exists)) return await probe.SendAsync(Lookup(Known(patient)), cancel);
        }
        return null;
    }

    public static Node Document(Answer answer) =>
        answer.Json.At("parameter").FirstOrDefault(parameter => parameter.Text("name") == "medication")["resource"];

    public static Node Parameter(Answer answer, string name) => answer.Json.At("parameter").FirstOrDefault(parameter => parameter.Text("name") == name);

    /// <summary>The document as a prescriber would return it, naming the lookup it is based on and sending no list.</summary>
    public static JsonObject Returned(Node document)
    {
        var bundle = JsonNode.Parse(document.Raw)!.AsObject();
        if (bundle["entry"]?[0]?["resource"] is not JsonObject page) return bundle;
        page["relatesTo"] = new JsonArray(new JsonObject { ["code"] = "replaces", ["targetIdentifier"] = page["identifier"]?.DeepClone() });
        foreach (var section in (page["section"] as JsonArray ?? []).OfType<JsonObject>().Where(section => $"{section["code"]}".Contains("sectionPLLinfo", StringComparison.Ordinal)))
        {
            section.Remove("entry");
            section["emptyReason"] = JsonNode.Parse("""{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/list-empty-reason","code":"nilknown"}]}""");
        }
        return bundle;
    }

    public static Ask Sending(JsonObject bundle) => Ask.Post(Send, new JsonObject
    {
        ["resourceType"] = "Parameters",
        ["parameter"] = new JsonArray(new JsonObject { ["name"] = "medication", ["resource"] = bundle }),
    }.ToJsonString());

    private static string Known(Node patient)
    {
        var number = Number(patient);
        return Patient($$""","identifier":[{"system":"{{number.Text("system")}}","value":"{{number.Text("value")}}"}]""");
    }

    private static Node Number(Node patient) => patient.At("identifier").FirstOrDefault(identifier => NationalIdentifier.IsPerson(identifier.Text("system")) && identifier.Text("value").Length == 11
        && !identifier.Text("system").EndsWith("4.3", StringComparison.Ordinal));
}
