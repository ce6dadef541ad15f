using System.Collections.Immutable;
using Fhir.Kernel.Json;
using Fhir.Kernel.Outcome;
using Fhir.Store.Access;
using Fhir.Store.Access.Operations;
using Fhir.Tiltak.KritiskInfo.Documents;

namespace Fhir.Tiltak.KritiskInfo.Summary;

/// <summary>
/// The summary of a patient's record as a document Bundle by International Patient Summary, made anew at every call and kept nowhere.
/// https://hl7.org/fhir/uv/ips/OperationDefinition-summary.html
/// </summary>
/// <param name="most">Resources in a summary.</param>
public sealed class SummaryOperation(int most = 2000) : IFhirOperation
{
    private const string Identifier = "identifier";
    private const string Profile = "profile";

    public string Definition => "http://hl7.org/fhir/uv/ips/OperationDefinition/summary";

    public ImmutableArray<OperationRoute> Routes { get; } =
    [
        new("GET", "Patient/{id}/$summary", Interaction.Read),
        new("POST", "Patient/{id}/$summary", Interaction.Read),
        new("GET", "Patient/$summary", Interaction.Search),
        new("POST", "Patient/$summary", Interaction.Search),
    ];

    public async Task<OperationAnswer> HandleAsync(OperationRequest request, IPermittedStore store, IOperationHost host, CancellationToken cancel)
    {
        var read = request.Id.Length > 0 ? request.Input(Profile) : request.Input(Identifier, Profile);
        if (read.Refusal is { } unreadable) return OperationAnswer.Refuse(unreadable);
        var (profile, identifier) = (read.Value.Text(Profile), request.Id.Length > 0 ? null : read.Value.Text(Identifier));
        if (read.Value.Problems.Count > 0) return OperationAnswer.Refuse(new Refusal(400, read.Value.Problems));
        var version = IpsVersion.Of(profile);
        if (version.Refusal is { } unknown) return OperationAnswer.Refuse(unknown);

        var patient = await FindAsync(request, identifier, store, host, cancel);
        if (patient.Refusal is { } missing) return OperationAnswer.Refuse(missing);
        var document = await new SummaryMaker(version.Value, request, store, host, most).MakeAsync(patient.Value, cancel);
        if (document.Refusal is { } refusal) return OperationAnswer.Refuse(refusal);
        return OperationAnswer.Of(new SummaryWriter(document.Value, host.Terminology, request.Language, host.Clock.GetUtcNow()).ToJson());
    }

    private static async Task<Result<DocumentEntry>> FindAsync(OperationRequest request, string? identifier, IPermittedStore store, IOperationHost host, CancellationToken cancel)
    {
        var found = await SummaryPatient.FindAsync(request, identifier, store, host, cancel);
        if (found.Refusal is { } refusal) return refusal;
        return new DocumentEntry($"{request.BaseUrl}/{found.Value.Reference}", JsonParser.Parse(found.Value.Json, host.Schema).Document!);
    }
}
