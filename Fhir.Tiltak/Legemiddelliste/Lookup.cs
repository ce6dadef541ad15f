using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;
using Fhir.Store.Access;
using Fhir.Store.Access.Operations;

namespace Fhir.Tiltak.Legemiddelliste;

/// <summary>
/// What one caller was shown of one patient's list, and when: what a sending is measured against. It lies in the store as a List of mode snapshot, one for each
/// caller and patient, and its versions are the caller's earlier lookups.
/// </summary>
/// <param name="Version">Of the List it lies in; 0 when it is new.</param>
/// <param name="DocumentId">Identifier of the document that was shown.</param>
/// <param name="List">The version of the patient's list that was current: <c>List/1/_history/3</c>; null when there was none.</param>
/// <param name="HasPrescriptions">False when the prescriptions could not be looked up.</param>
/// <param name="Rows">Id and version of each row that was shown.</param>
internal sealed record Lookup(string PatientId, long Version, string DocumentId, DateTimeOffset Time, string? List, bool HasPrescriptions, ImmutableArray<(string Id, long Version)> Rows)
{
    public const int HoursValid = 4;

    private const string Sent = "MedicationStatement/";
    private const string History = "/_history/";

    public bool IsExpired(DateTimeOffset now) => now - Time > TimeSpan.FromHours(HoursValid);

    /// <summary>The id of the List that keeps a caller's lookups of a patient; nobody can read from it who the caller is.</summary>
    public static string IdFor(string patientId, Permit caller) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{patientId}\n{caller.Client}\n{caller.Subject}")))[..40];

    public static Lookup? Of(Held? held)
    {
        // The id can be worked out; what somebody else put there is no lookup.
        if (held is null || held.Root.Child("code").CodeIn(Pll.OwnCodes) != Pll.LookupCode) return null;
        var list = held.Root;
        return new Lookup(Local(list.ReferenceTo("subject") ?? "", "Patient/"), held.Stored.Version, list.IdentifierIn(Pll.ListSystem) ?? "",
            DateTimeOffset.Parse(list.ValueOf("date")!, CultureInfo.InvariantCulture), list.Extension(Pll.ListVersion).Child("value").ValueOf("reference"),
            list.Child("emptyReason").CodeIn(Pll.EmptyReason) != "unavailable", [.. list.All("entry").Select(entry => Pinned(entry.ReferenceTo("item")!))]);
    }

    /// <summary>The command that keeps it; the server's own, whatever the caller may write.</summary>
    public UpdateCommand ToCommand(string id, IOperationHost host)
    {
        var json = Encoding.UTF8.GetBytes(ToJson(id).ToJsonString());
        return new UpdateCommand(JsonParser.Parse(json, host.Schema).Document!.Root, id, Version == 0 ? null : Version);
    }

    private JsonObject ToJson(string id)
    {
        var list = FhirJson.Resource("List", id, Pll.LookupProfile);
        if (List is not null) list["extension"] = new JsonArray(FhirJson.Extension(Pll.ListVersion, "valueReference", FhirJson.Reference(List)));
        list["identifier"] = new JsonArray(FhirJson.Identifier(Pll.ListSystem, DocumentId));
        list["status"] = "current";
        list["mode"] = "snapshot";
        list["title"] = "Oppslag i legemiddellisten";
        list["code"] = FhirJson.Coded(Pll.OwnCodes, Pll.LookupCode, "Oppslag i legemiddellisten");
        list["subject"] = FhirJson.Reference($"Patient/{PatientId}");
        list["date"] = FhirInstant.Of(Time);
        if (Rows.Length > 0) list["entry"] = new JsonArray([.. Rows.Select(row => new JsonObject { ["item"] = FhirJson.Reference($"{Sent}{row.Id}{History}{row.Version}") })]);
        else list["emptyReason"] = HasPrescriptions ? FhirJson.Coded(Pll.EmptyReason, "nilknown", "Nil Known") : FhirJson.Coded(Pll.EmptyReason, "unavailable", "Unavailable");
        return list;
    }

    private static (string, long) Pinned(string reference)
    {
        var parts = Local(reference, Sent).Split(History);
        return (parts[0], long.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    private static string Local(string reference, string prefix) => reference[(reference.LastIndexOf(prefix, StringComparison.Ordinal) + prefix.Length)..];
}
