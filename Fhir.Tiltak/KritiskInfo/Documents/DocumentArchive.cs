using System.Buffers;
using System.Text.Json;
using Fhir.Kernel.Json;
using Fhir.Store.Access;
using Fhir.Store.Access.Operations;

namespace Fhir.Tiltak.KritiskInfo.Documents;

/// <summary>Stores a document, with everything that any other write is held to.</summary>
internal static class DocumentArchive
{
    /// <summary>The document as stored, with its address; or why it was not.</summary>
    public static async Task<OperationAnswer> StoreAsync(ReadOnlyMemory<byte> bundle, OperationRequest request, IPermittedStore store, IOperationHost host, CancellationToken cancel)
    {
        var answer = await host.TransactAsync(JsonParser.Parse(Transaction(bundle), host.Schema).Document!, request, store, cancel);
        if (answer.Status != 200) return answer;
        var location = JsonParser.Parse(answer.Json, host.Schema).Document!.Root.Child("entry").Child("response").ValueOf("location")!;
        var id = location.Split('/')[^3];
        var read = await store.ReadAsync("Bundle", id, cancel);
        return read is { IsValue: true, Value: { } stored }
            ? OperationAnswer.Of(stored, 201) with { Location = $"{request.BaseUrl}/Bundle/{id}/_history/{stored.Version}" }
            : OperationAnswer.Of(bundle, 201) with { Location = $"{request.BaseUrl}/Bundle/{id}" };
    }

    private static ReadOnlyMemory<byte> Transaction(ReadOnlyMemory<byte> bundle)
    {
        var buffer = new ArrayBufferWriter<byte>(bundle.Length + 256);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("resourceType"u8, "Bundle"u8);
            writer.WriteString("type"u8, "transaction"u8);
            writer.WriteStartArray("entry"u8);
            writer.WriteStartObject();
            writer.WritePropertyName("resource"u8);
            writer.WriteRawValue(bundle.Span, skipInputValidation: true);
            writer.WriteStartObject("request"u8);
            writer.WriteString("method"u8, "POST"u8);
            writer.WriteString("url"u8, "Bundle"u8);
            writer.WriteEndObject();
            writer.WriteEndObject();
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        return buffer.WrittenMemory;
    }
}
