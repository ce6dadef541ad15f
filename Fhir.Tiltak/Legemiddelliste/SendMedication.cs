using System.Collections.Immutable;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;
using Fhir.Kernel.Outcome;
using Fhir.Store.Access;
using Fhir.Store.Access.Operations;

namespace Fhir.Tiltak.Legemiddelliste;

/// <summary>
/// <c>Patient/$sendMedication</c>: takes the changed list as a document, measures it against the lookup it is based on, and stores everything or nothing.
/// https://fhirref.example/no/legemiddelliste/OperationDefinition/patient-send-medication
/// </summary>
public sealed class SendMedication : IFhirOperation
{
    internal const string Name = "$sendMedication";

    public string Definition => Pll.Base + "/OperationDefinition/patient-send-medication";

    public ImmutableArray<OperationRoute> Routes { get; } = [new("POST", "Patient/$sendMedication", Interaction.Read | Interaction.Search)];

    public async Task<OperationAnswer> HandleAsync(OperationRequest request, IPermittedStore store, IOperationHost host, CancellationToken cancel)
    {
        var bundle = ReadBundle(request);
        if (bundle.Refusal is { } unclear) return OperationAnswer.Refuse(unclear);
        var document = SentDocument.Of(ToleratedForms.Apply(bundle.Value, host.Schema));
        if (document.Refusal is { } misshapen) return OperationAnswer.Refuse(misshapen);

        var basis = new Witness();
        var reader = new RecordReader(store.Watched(basis), host, request.BaseUrl);
        var patient = await new PatientLookup(reader).OfDocumentAsync(document.Value.Patient, cancel);
        if (patient.Refusal is { } unknown) return OperationAnswer.Refuse(unknown);
        var answer = await new Sending(request, document.Value, patient.Value, reader, basis, store, host).CarryOutAsync(cancel);
        // Whoever sent could not know of the other, so measuring it anew against what the other has left would overwrite that unseen.
        if (answer.IsOutrun) answer = OperationAnswer.Refuse(409, SendRules.SentMeanwhile.At("Bundle"));
        if (answer.Status != 200) await NoteAsync(answer, patient.Value.Stored.Id, request, store, host, cancel);
        return answer;
    }

    private static async Task NoteAsync(OperationAnswer refused, string patientId, OperationRequest request, IPermittedStore store, IOperationHost host, CancellationToken cancel)
    {
        var told = MedicationAudit.Of(Name, patientId, null) with { Outcome = AccessEvent.OutcomeOf(refused.Status), Reason = refused.Outcome is [{ RuleId: var rule }, ..] ? rule : null };
        await host.NoteAsync(new WriteBatch(host.Audit(told, request, store)), cancel);
    }

    private static Result<Element> ReadBundle(OperationRequest request)
    {
        var read = request.Input("medication");
        if (read.Refusal is { } unknown) return unknown;
        var bundle = read.Value.Value("medication", "Bundle");
        if (read.Value.Problems.Count > 0) return new Refusal(400, [.. read.Value.Problems]);
        return bundle.Exists ? bundle : Refusal.BadRequest(ParameterRules.ParameterMissing.At(null, "medication"));
    }
}
