using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Fhir.Kernel.Json;

namespace Fhir.Server.Operations.Bulk;

/// <summary>What a finished job answers: where its files are. https://hl7.org/fhir/uv/bulkdata/STU2/export.html#response---output-manifest</summary>
public static class Manifest
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="files">Told apart by what their names begin with: deleted, error, and all others.</param>
    /// <param name="folderUrl">What the files' addresses begin with.</param>
    /// <param name="rest">Writes further members.</param>
    public static string Of(DateTimeOffset moment, string request, bool needsToken, IReadOnlyList<NdjsonFile> files, string folderUrl, Action<Utf8JsonWriter>? rest = null)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Options))
        {
            writer.WriteStartObject();
            writer.WriteString("transactionTime"u8, FhirInstant.Of(moment));
            writer.WriteString("request"u8, request);
            writer.WriteBoolean("requiresAccessToken"u8, needsToken);
            Write(writer, "output", files.Where(file => file.Name is not (DeletedName or ErrorName)), folderUrl);
            Write(writer, "deleted", files.Where(file => file.Name == DeletedName), folderUrl);
            Write(writer, "error", files.Where(file => file.Name == ErrorName), folderUrl);
            rest?.Invoke(writer);
            writer.WriteEndObject();
        }
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    public const string DeletedName = "deleted";

    public const string ErrorName = "error";

    private static void Write(Utf8JsonWriter writer, string name, IEnumerable<NdjsonFile> files, string folderUrl)
    {
        writer.WriteStartArray(name);
        foreach (var file in files)
        {
            writer.WriteStartObject();
            writer.WriteString("type"u8, file.Type);
            writer.WriteString("url"u8, $"{folderUrl}/{file.FileName}");
            writer.WriteNumber("count"u8, file.Count);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }
}
