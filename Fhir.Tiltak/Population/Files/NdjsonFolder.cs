using System.Buffers;
using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Fhir.Tiltak.Population.Files;

/// <summary>
/// A folder with one file of lines for each type, as bulk export makes them and bulk import takes them. One resource is held at a time.
/// https://hl7.org/fhir/uv/bulkdata/STU2/export.html#bulk-data-output-file-organization
/// </summary>
internal sealed class NdjsonFolder(string path) : IDisposable
{
    private const int FileBuffer = 1 << 16;

    // Letters beyond ASCII are written as they are; nothing here ends up in HTML.
    private static readonly JsonWriterOptions AsTheyAre = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly SortedDictionary<string, NdjsonFile> files = new(StringComparer.Ordinal);
    private readonly ArrayBufferWriter<byte> line = new(1 << 14);
    private readonly Utf8JsonWriter json = new(Stream.Null, AsTheyAre);

    public long Bytes { get; private set; }

    /// <summary>Writes one resource as one line. The content comes after type, id and profile.</summary>
    public void Add(string type, string id, string profile, Action<ResourceWriter> content)
    {
        line.ResetWrittenCount();
        json.Reset(line);
        json.WriteStartObject();
        json.WriteString("resourceType"u8, type);
        json.WriteString("id"u8, id);
        var writer = new ResourceWriter(json);
        writer.Meta(profile);
        content(writer);
        json.WriteEndObject();
        json.Flush();
        line.Write("\n"u8);
        Bytes += line.WrittenCount;
        FileOf(type).Add(line.WrittenSpan);
    }

    public ImmutableArray<(string File, long Lines)> Close()
    {
        foreach (var file in files.Values) file.Dispose();
        return [.. files.Select(file => ($"{file.Key}.ndjson", file.Value.Lines))];
    }

    public void Dispose()
    {
        foreach (var file in files.Values) file.Dispose();
        json.Dispose();
    }

    private NdjsonFile FileOf(string type)
    {
        if (files.TryGetValue(type, out var file)) return file;
        return files[type] = new(new FileStream(Path.Combine(path, $"{type}.ndjson"), FileMode.CreateNew, FileAccess.Write, FileShare.Read, FileBuffer));
    }
}
