using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;

namespace Fhir.Tiltak.Seed;

/// <summary>
/// The synthetic story, told in <c>Seed/README.md</c>: one Bundle of type collection per case, merged into one transaction of updates, so that
/// every resource keeps the id it has in its case. https://hl7.org/fhir/R4/http.html#transaction
/// </summary>
public static class SeedTransaction
{
    /// <summary>Resources refer to each other by type and id; this only gives each entry the absolute address a transaction asks for.</summary>
    private const string Address = "https://fhirref.example/fhir/";

    private const string Folder = "Seed/cases/";

    /// <summary>The cases by file name, in the order they are merged: the shared organizations, people and medicines first.</summary>
    public static ImmutableArray<string> Cases { get; } =
        [.. typeof(SeedTransaction).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    /// <summary>The transaction as FHIR JSON in UTF-8. Built on each call: it is used once in a server's life.</summary>
    public static ReadOnlyMemory<byte> ToJson()
    {
        var buffer = new ArrayBufferWriter<byte>(1 << 20);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("resourceType"u8, "Bundle"u8);
            writer.WriteString("type"u8, "transaction"u8);
            writer.WriteStartArray("entry"u8);
            foreach (var name in Cases) WriteCase(writer, name);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        return buffer.WrittenMemory;
    }

    private static void WriteCase(Utf8JsonWriter writer, string name)
    {
        using var stream = typeof(SeedTransaction).Assembly.GetManifestResourceStream(name)!;
        using var collection = JsonDocument.Parse(stream);
        foreach (var entry in collection.RootElement.GetProperty("entry"u8).EnumerateArray()) WriteEntry(writer, entry.GetProperty("resource"u8));
    }

    private static void WriteEntry(Utf8JsonWriter writer, JsonElement resource)
    {
        var url = $"{resource.GetProperty("resourceType"u8).GetString()}/{resource.GetProperty("id"u8).GetString()}";
        writer.WriteStartObject();
        writer.WriteString("fullUrl"u8, Address + url);
        writer.WritePropertyName("resource"u8);
        writer.WriteRawValue(resource.GetRawText());   // as text, so that decimals keep their precision
        writer.WriteStartObject("request"u8);
        writer.WriteString("method"u8, "PUT"u8);
        writer.WriteString("url"u8, url);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
