using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Fhir.Kernel.Json;
using Fhir.Kernel.Outcome;
using Fhir.Store.Access;
using Fhir.Store.Access.Operations;

namespace Fhir.Tiltak.Legemiddelliste;

/// <summary>
/// <c>Patient/$getMedication</c>: the patient's prescriptions, medicines in use, multidose and CAVE as one document. Every lookup is kept, since a sending is
/// measured against it. https://fhirref.example/no/legemiddelliste/OperationDefinition/patient-get-medication
/// </summary>
public sealed class GetMedication : IFhirOperation
{
    internal const string Name = "$getMedication";

    public string Definition => Pll.Base + "/OperationDefinition/patient-get-medication";

    public ImmutableArray<OperationRoute> Routes { get; } = [new("POST", "Patient/$getMedication", Interaction.Read | Interaction.Search)];

    public async Task<OperationAnswer> HandleAsync(OperationRequest request, IPermittedStore store, IOperationHost host, CancellationToken cancel)
    {
        var asked = LookupRequest.Of(request);
        if (asked.Refusal is { } unclear) return OperationAnswer.Refuse(unclear);
        var reader = new RecordReader(store, host, request.BaseUrl);
        var patient = await new PatientLookup(reader).LookUpAsync(asked.Value.Patient, asked.Value.ReferenceNumbers, cancel);
        if (patient.Refusal is { } unknown) return OperationAnswer.Refuse(unknown);

        var time = host.Clock.GetUtcNow();
        var record = await MedicationRecord.ReadAsync(patient.Value, asked.Value, reader, DateOnly.FromDateTime(time.UtcDateTime), cancel);
        if (record.Refusal is { } unread) return OperationAnswer.Refuse(unread);
        var documentId = Guid.NewGuid().ToString();
        var document = await MedicationDocument.WriteAsync(record.Value, reader, asked.Value.WantsOriginals, documentId, time, cancel);
        var kept = await KeepAsync(record.Value, documentId, time, request, store, host, cancel);
        return kept.IsStored ? OperationAnswer.Of(FhirJson.ToBytes(Answer(record.Value, document, time))) : OperationAnswer.Refuse(kept.Failure.Refusal);
    }

    /// <summary>The lookup takes the place of the caller's earlier one, and both are told of in the log of access.</summary>
    private static async Task<WriteResult> KeepAsync(MedicationRecord record, string documentId, DateTimeOffset time, OperationRequest request, IPermittedStore store, IOperationHost host, CancellationToken cancel)
    {
        var patientId = record.Patient.Stored.Id;
        var lookup = new Lookup(patientId, 0, documentId, time, record.List?.Versioned, record.Prescriptions.HasAnswered, [.. record.Rows.Select(row => (row.Held.Stored.Id, row.Held.Stored.Version))]);
        return await host.NoteAsync(new WriteBatch(lookup.ToCommand(Lookup.IdFor(patientId, store.Permit), host), host.Audit(MedicationAudit.Of(Name, patientId, documentId), request, store)), cancel);
    }

    private static JsonObject Answer(MedicationRecord record, JsonObject document, DateTimeOffset time)
    {
        var parameters = new List<JsonNode> { FhirJson.Parameter("medication", "resource", document) };
        if (record.Allergies.Code is { } kj) AddKj(parameters, record, kj, time);
        if (record.Prescriptions.HasAnswered) parameters.Add(FhirJson.Parameter("RFHentetTidspunkt", "valueDateTime", FhirInstant.Of(time)));
        parameters.Add(Code("RFM96Feilkode", record.Prescriptions.Code!));
        parameters.Add(Code("RFM912Feilkode", record.Information.Code!));
        parameters.Add(FhirJson.Parameter("RFHarLaste", "valueBoolean", record.HasLocked || record.HasBlocked));
        return FhirJson.Parameters(parameters);
    }

    private static void AddKj(List<JsonNode> parameters, MedicationRecord record, string code, DateTimeOffset time)
    {
        if (record.Allergies.HasAnswered) parameters.Add(FhirJson.Parameter("KJHentetTidspunkt", "valueDateTime", FhirInstant.Of(time)));
        parameters.Add(Code("KJFeilkode", code));
        parameters.Add(FhirJson.Parameter("KJHarLegemidler", "valueBoolean", !record.Prescriptions.Items.IsEmpty));
        parameters.Add(FhirJson.Parameter("KJHarLaste", "valueBoolean", record.HasLocked || record.HasBlocked));
    }

    internal static JsonObject Code(string name, string code) => FhirJson.Parameter(name, "valueCoding", FhirJson.Coding(Pll.Results, code, code == "0" ? "OK" : null));
}
