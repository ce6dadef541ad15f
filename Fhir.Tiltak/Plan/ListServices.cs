using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;
using Fhir.Kernel.Outcome;
using Fhir.Store.Access;
using Fhir.Store.Access.Operations;

namespace Fhir.Tiltak.Plan;

/// <summary>Patient/[id]/$services: the municipal services a patient is allotted. https://fhirref.example/no/plan/OperationDefinition/plan-tjenester</summary>
public sealed class ListServices : IFhirOperation
{
    private const int Most = 200;

    private static readonly string[] InUse = ["active", "onhold", "waitlist", "planned"];
    private static readonly string[] Statuses = [.. InUse, "finished", "cancelled", "entered-in-error"];

    public string Definition => PlanCodes.Operation("plan-tjenester");

    public ImmutableArray<OperationRoute> Routes { get; } = [new("GET", "Patient/{id}/$services", Interaction.Read), new("POST", "Patient/{id}/$services", Interaction.Read)];

    public async Task<OperationAnswer> HandleAsync(OperationRequest request, IPermittedStore store, IOperationHost host, CancellationToken cancel)
    {
        var statuses = StatusesOf(request);
        if (statuses.Refusal is { } refusal) return OperationAnswer.Refuse(refusal);
        var patient = await store.ReadAsync("Patient", request.Id, cancel);
        if (patient.Refusal is { } denied) return OperationAnswer.Refuse(denied);
        if (patient.Value is not { IsDeleted: false }) return OperationAnswer.Refuse(404, PlanRules.Unknown.At(null, $"Patient/{request.Id}"));
        var query = host.Search("EpisodeOfCare", $"patient={Uri.EscapeDataString("Patient/" + request.Id)}&status={string.Join(',', statuses.Value)}&_sort=-date&_count={Most}", request.BaseUrl);
        if (query.Refusal is { } unsearchable) return OperationAnswer.Refuse(unsearchable);
        var page = await store.SearchAsync(query.Value, cancel);
        if (page.Refusal is { } hidden) return OperationAnswer.Refuse(hidden);
        var episodes = page.Value.Matches.Select(match => (match.Id, Root: JsonParser.Parse(match.Json, host.Schema).Document!.Root));
        return OperationAnswer.Of(ToBytes([.. episodes.OrderBy(episode => Array.IndexOf(Statuses, episode.Root.ValueOf("status")))]));
    }

    private static Result<List<string>> StatusesOf(OperationRequest request)
    {
        var read = request.Input("status");
        if (read.Refusal is { } refusal) return refusal;
        var asked = read.Value.Texts("status").SelectMany(text => text.Split(',')).ToList();
        foreach (var unknown in asked.Where(status => !Statuses.Contains(status))) read.Value.Refuse(ParameterRules.ParameterInvalid.At(null, "status", unknown, string.Join(", ", Statuses)));
        if (read.Value.Problems.Count > 0) return new Refusal(400, read.Value.Problems);
        return asked.Count > 0 ? asked : [.. InUse];
    }

    private static ReadOnlyMemory<byte> ToBytes(IReadOnlyList<(string Id, Element Root)> episodes)
    {
        var output = new ArrayBufferWriter<byte>(2048);
        using var writer = new Utf8JsonWriter(output, FhirJsonWriter.Options);
        writer.WriteStartObject();
        writer.WriteString("resourceType"u8, "Parameters");
        if (episodes.Count > 0)
        {
            writer.WriteStartArray("parameter"u8);
            foreach (var (id, root) in episodes) PartWriter.Group(writer, "service", () => Write(writer, id, root));
            writer.WriteEndArray();
        }
        writer.WriteEndObject();
        writer.Flush();
        return output.WrittenMemory;
    }

    private static void Write(Utf8JsonWriter writer, string id, Element episode)
    {
        PartWriter.Reference(writer, "episode", $"EpisodeOfCare/{id}");
        PartWriter.Code(writer, "status", episode.ValueOf("status") ?? "");
        foreach (var type in episode.ChildrenNamed("type")) PartWriter.Copy(writer, "type", "valueCodeableConcept", type);
        PartWriter.Copy(writer, "organization", "valueReference", episode.Child("managingOrganization"));
        PartWriter.Copy(writer, "period", "valuePeriod", episode.Child("period"));
        PartWriter.Copy(writer, "manager", "valueReference", episode.Child("careManager"));
        foreach (var decision in episode.ChildrenNamed("referralRequest")) PartWriter.Copy(writer, "decision", "valueReference", decision);
    }
}
