using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace Fhir.Conformance.Engine.Tests.Double;

/// <summary>The examples of the packages are written one by one; on one server they must also fit together, and a few more are needed.</summary>
internal static class Coherent
{
    private static readonly Dictionary<string, string> Snomed = new()
    {
        ["85354-9"] = "75367002",
        ["29463-7"] = "27113001",
        ["8867-4"] = "364075005",
        ["2708-6"] = "431314004",
        ["8310-5"] = "276885007",
        ["8302-2"] = "1153637007",
        ["39156-5"] = "60621009",
        ["9279-1"] = "86290005",
    };

    public static IEnumerable<JsonObject> Made(IEnumerable<JsonObject> examples)
    {
        var all = examples.ToDictionary(ReferenceData.Reference);
        // Three examples of the list belong to the same patient, who has one current list.
        foreach (var list in (string[])["List/legemiddel-list-minimal", "List/legemiddel-list-realistisk"]) all[list]["status"] = "retired";
        foreach (var document in all.Values.Where(resource => ReferenceData.Type(resource) == "DocumentReference")) PointToBinary(document,
            all["Binary/journal-binary-full"]);
        foreach (var code in all.Values.Where(IsVitalSign).Select(observation => observation["code"]!["coding"]!.AsArray())) NameInSnomed(code);
        return
        [
            .. all.Values, Superseded(all["MedicationStatement/legemiddel-medicationstatement-full"]), Refuted(all["Condition/kritisk-condition-full"]),
            Old(all["DiagnosticReport/provesvar-diagnosticreport-lab-minimal"]), Old(all["Observation/provesvar-observation-lab-minimal"]),
            Old(all["Observation/hjemme-observation-blodtrykk-full"]),
        ];
    }

    private static void PointToBinary(JsonObject document, JsonObject binary)
    {
        var bytes = Convert.FromBase64String((string)binary["data"]!);
        var attachment = document["content"]![0]!["attachment"]!.AsObject();
        attachment["url"] = $"{ReferenceServer.Base}/{ReferenceData.Reference(binary)}";
        attachment["contentType"] = (string)binary["contentType"]!;
        attachment["size"] = bytes.Length;
#pragma warning disable CA5350 // Attachment.hash is SHA-1.
        attachment["hash"] = Convert.ToBase64String(SHA1.HashData(bytes));
#pragma warning restore CA5350
    }

    private static bool IsVitalSign(JsonObject resource) =>
        ReferenceData.Type(resource) == "Observation" && resource["category"]!.ToJsonString().Contains("vital-signs", StringComparison.Ordinal);

    // The minimal examples leave SNOMED CT out, which a server should not.
    private static void NameInSnomed(JsonArray codings)
    {
        var text = codings.ToJsonString();
        if (text.Contains("http://snomed.info/sct", StringComparison.Ordinal)) return;
        // Of other measurements the checks ask no SNOMED CT.
        if (Snomed.FirstOrDefault(pair => text.Contains($"\"{pair.Key}\"", StringComparison.Ordinal)).Value is { } code)
            codings.Add((JsonNode)new JsonObject { ["system"] = "http://snomed.info/sct", ["code"] = code });
    }

    private static JsonObject Superseded(JsonObject row)
    {
        var copy = row.DeepClone().AsObject();
        copy["id"] = "legemiddel-medicationstatement-avlost";
        copy["status"] = "completed";
        copy["partOf"] = new JsonArray(new JsonObject { ["reference"] = ReferenceData.Reference(row) });
        foreach (var identifier in copy["identifier"]!.AsArray()) identifier!["value"] = ((string)identifier["value"]!).Replace("a01", "a04");
        return copy;
    }

    private static JsonObject Refuted(JsonObject condition)
    {
        var copy = condition.DeepClone().AsObject();
        copy["id"] = "kritisk-condition-avkreftet";
        copy["verificationStatus"]!["coding"]![0]!["code"] = "refuted";
        copy["clinicalStatus"]!["coding"]![0]!["code"] = "inactive";
        return copy;
    }

    // So that a search by date has something to leave out.
    private static JsonObject Old(JsonObject resource)
    {
        var copy = resource.DeepClone().AsObject();
        copy["id"] = $"{resource["id"]}-gammel";
        copy["effectiveDateTime"] = "2019-05-06T08:00:00+02:00";
        if (copy["issued"] is not null) copy["issued"] = "2019-05-06T12:00:00+02:00";
        foreach (var identifier in (copy["identifier"] as JsonArray ?? []).OfType<JsonObject>()) identifier["value"] = $"{identifier["value"]}-2019";
        return copy;
    }
}
