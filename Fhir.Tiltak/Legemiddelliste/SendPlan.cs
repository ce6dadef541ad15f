using System.Text.Json.Nodes;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;

namespace Fhir.Tiltak.Legemiddelliste;

/// <summary>What a sending that was accepted does: rows, prescriptions (M1), recalls (M5) and a new version of the list (M25.1), as one transaction.</summary>
internal sealed class SendPlan(SentDocument document, Held patient, Held? list, IReadOnlyList<RowChange> changes, IReadOnlyList<HeldRow> recalled, StoredAddresses addresses)
{
    private readonly RowWriter rows = new();
    private readonly List<JsonObject> entries = [];

    /// <summary>Id of the message that carries the list.</summary>
    public string MessageId { get; } = Guid.NewGuid().ToString();

    public bool SendsList => document.SendsList == true;

    public IEnumerable<RowChange> Prescribed => changes.Where(change => change.Row.CreatesPrescription);

    /// <summary>Prescriptions that are withdrawn. One that an active row still has stays.</summary>
    public IEnumerable<string> Withdrawn =>
        changes.Where(Withdraws).Select(change => change.Row.PrescriptionId!).Concat(recalled.Select(row => row.Row.PrescriptionId!)).Distinct();

    /// <summary>Ids of stored rows that leave the list: deleted as mistakes, or recalled without being sent.</summary>
    public IEnumerable<string> Gone =>
        changes.Where(change => change.Row.IsMistake).Select(change => change.Before?.Held.Stored.Id).OfType<string>().Concat(recalled.Select(row => row.Held.Stored.Id));

    public string? ReferenceNumber(Row row) => rows.ReferenceNumber(row);

    /// <param name="hidden">Rows of the list that were not shown, and therefore stay in it.</param>
    /// <param name="author">The prescriber, as the document refers to it.</param>
    public JsonObject ToTransaction(string author, IEnumerable<string> hidden, string now)
    {
        foreach (var change in changes.Where(change => change.IsWritten)) AddRow(change);
        foreach (var row in recalled) entries.Add(Update(RowWriter.Recalled(row), row.Held));
        if (SendsList)
        {
            entries.Add(FhirJson.Entry(Urn(), Information(now), "POST", "Basic"));
            AddList(author, hidden, now);
        }
        var transaction = new JsonObject { ["resourceType"] = "Bundle", ["type"] = "transaction" };
        if (entries.Count > 0) transaction["entry"] = new JsonArray([.. entries]);
        return transaction;
    }

    private bool Withdraws(RowChange change) => change.Withdraws && !changes.Any(other => other.Row.IsActive && other.Row.PrescriptionId == change.Row.PrescriptionId);

    private void AddRow(RowChange change)
    {
        if (change.Row.MedicationReference is { } drug && addresses.IsNew(drug) && document.Find(drug) is { Exists: true } medication) AddDrug(drug, medication);
        var original = change.Row.CreatesPrescription ? Urn() : null;
        var row = rows.Write(change, addresses.Of, original);
        if (original is not null) entries.Add(FhirJson.Entry(original, Original(row), "POST", "Binary"));
        if (change.Before is { } before) entries.Add(Update(row, before.Held));
        else entries.Add(Create(change, row));
    }

    private void AddDrug(string fullUrl, Element medication)
    {
        var json = FhirJson.Parse(JsonWriter.ToBytes(medication));
        json.Remove("id");
        json.Remove("text");
        FhirJson.Rewrite(json, addresses.Of);
        entries.Add(FhirJson.Entry(fullUrl, json, "POST", "Medication"));
        // Two rows may refer to it; the second finds it here.
        addresses.Add(fullUrl, fullUrl);
    }

    /// <summary>The prescription as it was written, which <c>include_reseptdok</c> brings along.</summary>
    private static JsonObject Original(JsonObject row)
    {
        var content = row.DeepClone().AsObject();
        content.Remove("derivedFrom");
        var binary = FhirJson.Resource("Binary", null, null);
        binary["contentType"] = "application/fhir+json";
        binary["data"] = Convert.ToBase64String(FhirJson.ToBytes(content));
        return binary;
    }

    private static JsonObject Update(JsonObject resource, Held before)
    {
        (resource["meta"] as JsonObject)?.Remove("versionId");
        (resource["meta"] as JsonObject)?.Remove("lastUpdated");
        var entry = FhirJson.Entry(Urn(), resource, "PUT", before.Reference);
        entry["request"]!["ifMatch"] = $"W/\"{before.Stored.Version}\"";
        return entry;
    }

    /// <summary>Sent twice because an answer was lost, a row is still created once.</summary>
    private static JsonObject Create(RowChange change, JsonObject row)
    {
        var entry = FhirJson.Entry(change.Sent.FullUrl, row, "POST", "MedicationStatement");
        var (system, id) = change.Row.RowId is { } rowId ? (Pll.RowSystem, rowId) : (Pll.PrescriptionSystem, change.Row.PrescriptionId!);
        entry["request"]!["ifNoneExist"] = $"identifier={system}%7C{Uri.EscapeDataString(id)}";
        return entry;
    }

    private JsonObject Information(string now)
    {
        var message = FhirJson.Parse(JsonWriter.ToBytes(document.Information));
        foreach (var name in (string[])["id", "text"]) message.Remove(name);
        message["meta"] = new JsonObject { ["profile"] = new JsonArray(Pll.InfoProfile) };
        message["identifier"] = new JsonArray(FhirJson.Identifier("urn:ietf:rfc:3986", $"urn:uuid:{MessageId}"));
        message["subject"] = FhirJson.Reference(patient.Reference);
        message["created"] = now[..10];
        FhirJson.Rewrite(message, addresses.Of);
        return message;
    }

    private void AddList(string author, IEnumerable<string> hidden, string now)
    {
        var next = FhirJson.Resource("List", list?.Stored.Id, Pll.ListProfile);
        next["identifier"] = new JsonArray(FhirJson.Identifier(Pll.ListSystem, MessageId));
        next["status"] = "current";
        next["mode"] = "working";
        next["title"] = list?.Root.ValueOf("title") ?? "Legemiddelliste";
        next["code"] = FhirJson.Coded(Pll.Loinc, Pll.ListCode, "History of Medication use Narrative");
        next["subject"] = FhirJson.Reference(patient.Reference);
        next["date"] = now;
        next["source"] = FhirJson.Reference(addresses.Of(author));
        var items = changes.Where(change => change.Row.RowId is not null && !change.Row.IsMistake).Select(change => addresses.Of(change.Sent.FullUrl)).Concat(hidden).ToList();
        if (items.Count > 0) next["entry"] = new JsonArray([.. items.Select(item => new JsonObject { ["item"] = FhirJson.Reference(item) })]);
        else next["emptyReason"] = FhirJson.Coded(Pll.EmptyReason, "nilknown", "Nil Known");
        entries.Add(list is null ? CreateList(next) : Update(next, list));
    }

    private JsonObject CreateList(JsonObject next)
    {
        var entry = FhirJson.Entry(Urn(), next, "POST", "List");
        entry["request"]!["ifNoneExist"] = $"patient={patient.Reference}&code={Pll.Loinc}%7C{Pll.ListCode}&status=current";
        return entry;
    }

    private static string Urn() => $"urn:uuid:{Guid.NewGuid()}";
}
