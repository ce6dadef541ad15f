using System.Buffers;
using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Fhir.Store.Access;
using Fhir.Store.Access.Operations;

namespace Fhir.Tiltak.Provesvar.European;

/// <summary>
/// <c>DiagnosticReport/{id}/$lab-document</c>: the report as a document of HL7 Europe Laboratory Report 2.0, made anew at every call and kept nowhere.
/// https://fhirref.example/no/provesvar/OperationDefinition/lab-document
/// </summary>
/// <param name="most">Resources in a document.</param>
public sealed class LabDocumentOperation(int most = 2000) : IFhirOperation
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string Definition => "https://fhirref.example/no/provesvar/OperationDefinition/lab-document";

    public ImmutableArray<OperationRoute> Routes { get; } =
    [
        new("GET", "DiagnosticReport/{id}/$lab-document", Interaction.Read),
        new("POST", "DiagnosticReport/{id}/$lab-document", Interaction.Read),
    ];

    public async Task<OperationAnswer> HandleAsync(OperationRequest request, IPermittedStore store, IOperationHost host, CancellationToken cancel)
    {
        var input = request.Input();
        if (input.Refusal is { } unknown) return OperationAnswer.Refuse(unknown);
        var graph = new ReportGraph(request.BaseUrl, most, store);
        if (await graph.ReadAsync(request.Id, cancel) is { } refusal) return OperationAnswer.Refuse(refusal);
        if (StudyType.IsImaging(graph.Report)) return OperationAnswer.Refuse(422, LabDocumentRules.NotLaboratory.At("DiagnosticReport.category"));
        var buffer = new ArrayBufferWriter<byte>(16 << 10);
        using (var writer = new Utf8JsonWriter(buffer, Options)) new LabDocument(graph, request.Language).ToJson(host.Clock.GetUtcNow()).WriteTo(writer);
        return OperationAnswer.Of(buffer.WrittenMemory);
    }
}
