using System.Buffers;
using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Fhir.Kernel.Json;
using Fhir.Kernel.Outcome;
using Fhir.Store.Access;
using Fhir.Store.Access.Operations;

namespace Fhir.Tiltak.Provesvar;

/// <summary>
/// <c>$from-svarrapport</c>: a KITH Svarrapport in, a transaction Bundle and an account of it out. Nothing is stored: the caller looks at the account and posts the
/// Bundle. https://fhirref.example/no/provesvar/OperationDefinition/from-svarrapport
/// </summary>
public sealed class FromSvarrapport : IFhirOperation
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string Definition => "https://fhirref.example/no/provesvar/OperationDefinition/from-svarrapport";

    public ImmutableArray<OperationRoute> Routes => [new("POST", "$from-svarrapport", Interaction.Read)];

    public bool TakesForeignContent => true;

    // As messages are kept and sent: packed, and in the parts of ebXML. What they are is read from the bytes.
    public ImmutableArray<string> ForeignMediaTypes => ["application/gzip", "application/x-gzip", "application/zip", "application/x-zip-compressed", "multipart/related", "multipart/mixed", "message/rfc822", "application/octet-stream"];

    public Task<OperationAnswer> HandleAsync(OperationRequest request, IPermittedStore store, IOperationHost host, CancellationToken cancel) => Task.FromResult(Answer(request, host));

    private static OperationAnswer Answer(OperationRequest request, IOperationHost host)
    {
        var input = request.Input("keepDocuments");
        if (input.Refusal is { } unknown) return OperationAnswer.Refuse(unknown);
        var options = new SvarrapportOptions(input.Value.Flag("keepDocuments") ?? false);
        if (input.Value.Problems.Count > 0) return OperationAnswer.Refuse(400, [.. input.Value.Problems]);
        var converted = Svarrapport.Convert(request.Content, request.ContentCharset, options);
        if (converted.Refusal is { } refusal) return OperationAnswer.Refuse(refusal);
        return OperationAnswer.Of(Parameters(converted.Value, Verdict(converted.Value, host), request.Language));
    }

    /// <summary>What the profiles say of the Bundle; there should be no errors, and if there are, the receiver must know.</summary>
    private static IEnumerable<Issue> Verdict(ConvertedReport converted, IOperationHost host)
    {
        var parsed = JsonParser.Parse(converted.Bundle, host.Schema);
        return parsed.Document is { } document ? parsed.Issues.Concat(host.Validate(document)).Where(issue => issue.IsError) : parsed.Issues;
    }

    private static byte[] Parameters(ConvertedReport converted, IEnumerable<Issue> verdict, Language language)
    {
        var buffer = new ArrayBufferWriter<byte>(converted.Bundle.Length * 2);
        using var writer = new Utf8JsonWriter(buffer, Options);
        writer.WriteStartObject();
        writer.WriteString("resourceType"u8, "Parameters"u8);
        writer.WriteStartArray("parameter"u8);
        writer.WriteStartObject();
        writer.WriteString("name"u8, "bundle"u8);
        writer.WritePropertyName("resource"u8);
        writer.WriteRawValue(converted.Bundle, skipInputValidation: true);
        writer.WriteEndObject();
        writer.WriteStartObject();
        writer.WriteString("name"u8, "outcome"u8);
        writer.WritePropertyName("resource"u8);
        OperationOutcomeWriter.Write([.. converted.Issues, .. verdict], language, writer);
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }
}
