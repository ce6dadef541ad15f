using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using Fhir.Kernel.Json;
using Fhir.Kernel.Outcome;
using Fhir.Store.Access;
using Fhir.Store.Access.Operations;
using Fhir.Tiltak.KritiskInfo.Summary;

namespace Fhir.Tiltak.KritiskInfo.Status;

/// <summary>
/// Whether anything critical is recorded of a patient and when it last changed, type by type, without a word of what it is: what a client asks before it fetches.
/// </summary>
public sealed class StatusOperation : IFhirOperation
{
    private const string Identifier = "identifier";

    public string Definition => "https://fhirref.example/no/kritisk-info/OperationDefinition/kritisk-operation-status";

    public ImmutableArray<OperationRoute> Routes { get; } =
    [
        new("GET", "Patient/{id}/$kritisk-status", Interaction.Read),
        new("POST", "Patient/{id}/$kritisk-status", Interaction.Read),
        new("GET", "Patient/$kritisk-status", Interaction.Search),
        new("POST", "Patient/$kritisk-status", Interaction.Search),
    ];

    public async Task<OperationAnswer> HandleAsync(OperationRequest request, IPermittedStore store, IOperationHost host, CancellationToken cancel)
    {
        var read = request.Id.Length > 0 ? request.Input() : request.Input(Identifier);
        if (read.Refusal is { } unreadable) return OperationAnswer.Refuse(unreadable);
        var identifier = request.Id.Length > 0 ? null : read.Value.Text(Identifier);
        if (read.Value.Problems.Count > 0) return OperationAnswer.Refuse(new Refusal(400, read.Value.Problems));
        var patient = await SummaryPatient.FindAsync(request, identifier, store, host, cancel);
        if (patient.Refusal is { } missing) return OperationAnswer.Refuse(missing);

        var states = new List<TypeState>();
        foreach (var (type, profile) in CriticalProfiles.All)
        {
            var state = await TypeState.ReadAsync(type, profile, patient.Value.Id, request.BaseUrl, store, host, cancel);
            if (state.Refusal is { } refusal) return OperationAnswer.Refuse(refusal);
            states.Add(state.Value);
        }
        return OperationAnswer.Of(Write(states));
    }

    private static ReadOnlyMemory<byte> Write(List<TypeState> states)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("resourceType"u8, "Parameters"u8);
            writer.WriteStartArray("parameter"u8);
            PartWriter.Flag(writer, "hasCriticalInformation", states.Exists(state => state.IsRecorded));
            if (states.Max(state => state.LastChanged) is { } last) PartWriter.Write(writer, "lastChanged", () => writer.WriteString("valueInstant"u8, FhirInstant.Of(last)));
            foreach (var state in states) PartWriter.Group(writer, "type", () => WriteParts(writer, state));
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        return buffer.WrittenMemory;
    }

    private static void WriteParts(Utf8JsonWriter writer, TypeState state)
    {
        PartWriter.Code(writer, "resource", state.Type);
        PartWriter.Flag(writer, "isPermitted", state.IsPermitted);
        if (state.LastChanged is { } last) PartWriter.Write(writer, "lastChanged", () => writer.WriteString("valueInstant"u8, FhirInstant.Of(last)));
    }
}
