using System.Buffers;
using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Fhir.Kernel.Json;
using Fhir.Store.Access;
using Fhir.Store.Access.Operations;

namespace Fhir.Tiltak.Provesvar.European;

/// <summary>
/// <c>DiagnosticReport/{id}/$lab-document</c>: the report as a document of HL7 Europe Laboratory Report 2.0, made anew at every call and kept nowhere. It claims our profile of that document
/// when it follows it.
/// https://fhirref.example/no/provesvar/OperationDefinition/lab-document
/// </summary>
/// <param name="most">Resources in a document.</param>
public sealed class LabDocumentOperation(int most = 2000) : IFhirOperation
{
    private const string Profile = "https://fhirref.example/no/provesvar/StructureDefinition/provesvar-eu-bundle";

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
        var document = new LabDocument(graph, request.Language).ToJson(host.Clock.GetUtcNow());
        // What is stored may be less than the profile wants of a document; then the document is given, and claims nothing.
        if (Conforms(Bytes(document), host)) document.Insert(1, "meta", new JsonObject { ["profile"] = new JsonArray(Profile) });
        return OperationAnswer.Of(Bytes(document));
    }

    private static bool Conforms(ReadOnlyMemory<byte> document, IOperationHost host) =>
        JsonParser.Parse(document, host.Schema).Document is { } parsed && !host.Validate(parsed, Profile).Any(issue => issue.IsError);

    private static ReadOnlyMemory<byte> Bytes(JsonObject document)
    {
        var buffer = new ArrayBufferWriter<byte>(16 << 10);
        using (var writer = new Utf8JsonWriter(buffer, Options)) document.WriteTo(writer);
        return buffer.WrittenMemory;
    }
}
