using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Fhir.Kernel.Json;

namespace Fhir.Tiltak.Legemiddelliste;

/// <summary>
/// A sent row as it is stored: with what the server owns taken from the row before (status of the prescription, what was dispensed, its original, and whether it is
/// locked or blocked), and with what the sending does to the prescription.
/// </summary>
internal sealed class RowWriter
{
    private static readonly string[] ServersParts = ["rfStatus", "createPrescription"];

    private string? shared;
    private string? inDoctorsName;

    /// <summary>The prescription's reference number: the one it has, or one the server gives where <c>0</c> asks for it. One serves a whole sending, but for
    /// prescriptions in the doctor's name.</summary>
    public string? ReferenceNumber(Row row)
    {
        if (row.ReferenceNumber != "0") return row.ReferenceNumber;
        return row.IsInDoctorsName ? inDoctorsName ??= NewNumber() : shared ??= NewNumber();
    }

    /// <param name="original">Where the prescription as it was written is stored; null when none is made.</param>
    public JsonObject Write(RowChange change, Func<string, string> addressOf, string? original)
    {
        var row = FhirJson.Parse(JsonWriter.ToBytes(change.Sent.Statement));
        var before = change.Before is { } held ? FhirJson.Parse(held.Held.Stored.Json.Span) : null;
        foreach (var name in (string[])["text", "id", "derivedFrom"]) row.Remove(name);
        if (change.Before is { } stored) row["id"] = stored.Held.Stored.Id;
        row["meta"] = Meta(row["meta"] as JsonObject, before);
        FhirJson.Rewrite(row, addressOf);
        Keep(row, before, "derivedFrom");
        if (original is not null) row["derivedFrom"] = new JsonArray(FhirJson.Reference(original));
        SetExtensions(row, before, change);
        return row;
    }

    /// <summary>A superseded row that was not sent because its prescription is recalled.</summary>
    public static JsonObject Recalled(HeldRow row)
    {
        var json = FhirJson.Parse(row.Held.Stored.Json.Span);
        if (Prescription(json) is { } parts) SetStatus(parts, null, isRecalled: true);
        return json;
    }

    private void SetExtensions(JsonObject row, JsonObject? before, RowChange change)
    {
        var extensions = (JsonArray)row["extension"]!;
        foreach (var sent in extensions.Where(extension => $"{extension?["url"]}" == Pll.DeliverySummary).ToList()) extensions.Remove(sent);
        if (Find(before?["extension"], Pll.DeliverySummary) is { } summary) extensions.Add(summary.DeepClone());

        var (parts, partsBefore) = (Prescription(row)!, before is null ? null : Prescription(before));
        foreach (var own in parts.Where(part => ServersParts.Contains($"{part?["url"]}")).ToList()) parts.Remove(own);
        if (Find(partsBefore, "rfStatus") is { } status) parts.Add(status.DeepClone());
        if (Find(parts, "locked") is null && Find(partsBefore, "locked") is { } locked) parts.Add(locked.DeepClone());
        if (change.Row.CreatesPrescription) SetStatus(parts, "E", isRecalled: false);
        if (change.Withdraws) SetStatus(parts, null, isRecalled: true);
        if (ReferenceNumber(change.Row) is { } number && Find(parts, "referenceNumber") is { } asked) asked["valueString"] = number;
    }

    private static void SetStatus(JsonArray parts, string? status, bool isRecalled)
    {
        var old = Find(parts, "rfStatus");
        if (old is not null) parts.Remove(old);
        var extensions = old?["extension"] as JsonArray ?? [];
        foreach (var replaced in extensions.Where(part => $"{part?["url"]}" == "recalled" || ($"{part?["url"]}" == "status" && status is not null)).ToList()) extensions.Remove(replaced);
        if (status is not null) extensions.Add(FhirJson.Extension("status", "valueCodeableConcept", FhirJson.Coded(Pll.PrescriptionStatus, status, "Ekspederbar")));
        extensions.Add(FhirJson.Extension("recalled", "valueBoolean", isRecalled));
        parts.Add(new JsonObject { ["url"] = "rfStatus", ["extension"] = extensions.DeepClone() });
    }

    /// <summary>Labels are the patient's and the server's: a sender that leaves them out does not take them off.</summary>
    private static JsonObject Meta(JsonObject? sent, JsonObject? before)
    {
        var profiles = (sent?["profile"] as JsonArray ?? []).Select(profile => $"{profile}").Append(Pll.RowProfile).Distinct();
        var meta = new JsonObject { ["profile"] = new JsonArray([.. profiles.Select(profile => JsonValue.Create(profile))]) };
        if ((before?["meta"]?["security"] ?? sent?["security"]) is { } labels) meta["security"] = labels.DeepClone();
        if (sent?["tag"] is { } tags) meta["tag"] = tags.DeepClone();
        return meta;
    }

    private static void Keep(JsonObject row, JsonObject? before, string name)
    {
        if (before?[name] is { } kept) row[name] = kept.DeepClone();
    }

    private static JsonArray? Prescription(JsonObject row) => Find(row["extension"], Pll.Prescription)?["extension"] as JsonArray;

    private static JsonObject? Find(JsonNode? extensions, string url) => (extensions as JsonArray)?.OfType<JsonObject>().FirstOrDefault(extension => $"{extension["url"]}" == url);

    private static string NewNumber() => RandomNumberGenerator.GetInt32(10_000_000, 100_000_000).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
