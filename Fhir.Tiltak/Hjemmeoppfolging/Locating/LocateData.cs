using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using Fhir.Store.Access;
using Fhir.Store.Access.Operations;

namespace Fhir.Tiltak.Hjemmeoppfolging.Locating;

/// <summary>
/// $locate: which organizations hold data of a citizen, and where to ask for them. Pointers only; each source decides itself what it lets out.
/// https://fhirref.example/no/hjemmeoppfolging/OperationDefinition/hjemme-locate
/// </summary>
public sealed class LocateData : IFhirOperation
{
    public string Definition => HomeCodes.Operation("hjemme-locate");

    public ImmutableArray<OperationRoute> Routes { get; } =
    [
        new("POST", "Patient/$locate", Interaction.Search),
        new("GET", "Patient/{id}/$locate", Interaction.Read),
        new("POST", "Patient/{id}/$locate", Interaction.Read),
    ];

    public async Task<OperationAnswer> HandleAsync(OperationRequest request, IPermittedStore store, IOperationHost host, CancellationToken cancel)
    {
        var read = request.Input("identifier", "type");
        if (read.Refusal is { } refusal) return OperationAnswer.Refuse(refusal);
        var types = read.Value.Texts("type").SelectMany(text => text.Split(',')).ToHashSet();
        var citizen = await Citizen.OfAsync(request, read.Value, store, host, cancel);
        if (citizen.Refusal is { } unknown) return OperationAnswer.Refuse(unknown);
        if (read.Value.Problems.Count > 0) return OperationAnswer.Refuse(400, [.. read.Value.Problems]);
        var own = await new OwnSources(store, host, request.BaseUrl).OfAsync(citizen.Value, cancel);
        if (own.Refusal is { } hidden) return OperationAnswer.Refuse(hidden);
        var listed = await new ListedSources(store, host, request.BaseUrl).OfAsync(citizen.Value, cancel);
        if (listed.Refusal is { } denied) return OperationAnswer.Refuse(denied);
        return OperationAnswer.Of(ToBytes([.. own.Value.Concat(listed.Value).Distinct().Where(source => types.Count == 0 || types.Contains(source.Type))
            .OrderBy(source => source.Organization, StringComparer.Ordinal).ThenBy(source => source.Type, StringComparer.Ordinal)]));
    }

    private static ReadOnlyMemory<byte> ToBytes(IReadOnlyList<LocatedSource> sources)
    {
        var output = new ArrayBufferWriter<byte>(1024);
        using var writer = new Utf8JsonWriter(output, FhirJsonWriter.Options);
        writer.WriteStartObject();
        writer.WriteString("resourceType"u8, "Parameters");
        if (sources.Count > 0)
        {
            writer.WriteStartArray("parameter"u8);
            foreach (var source in sources) Write(writer, source);
            writer.WriteEndArray();
        }
        writer.WriteEndObject();
        writer.Flush();
        return output.WrittenMemory;
    }

    private static void Write(Utf8JsonWriter writer, LocatedSource source) => PartWriter.Group(writer, "source", () =>
    {
        PartWriter.Write(writer, "organization", () => WriteOrganization(writer, source));
        PartWriter.Code(writer, "type", source.Type);
        if (source.Address is { } address) PartWriter.Write(writer, "address", () => writer.WriteString("valueUrl"u8, address));
    });

    private static void WriteOrganization(Utf8JsonWriter writer, LocatedSource source)
    {
        writer.WriteStartObject("valueReference"u8);
        writer.WriteString("type"u8, "Organization");
        writer.WriteStartObject("identifier"u8);
        writer.WriteString("system"u8, HomeCodes.OrganizationNumber);
        writer.WriteString("value"u8, source.Organization);
        writer.WriteEndObject();
        if (source.Name is { } name) writer.WriteString("display"u8, name);
        writer.WriteEndObject();
    }
}
