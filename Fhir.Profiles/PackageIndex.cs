using System.Text.Json;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Outcome;

namespace Fhir.Profiles;

/// <summary>The <c>.index.json</c> of a package: what its resources are, without reading them. https://hl7.org/fhir/packages.html</summary>
internal static class PackageIndex
{
    public const string FileName = ".index.json";

    private const int Version = 2;

    private static readonly string[] Columns =
        ["resourceType", "id", "url", "version", "kind", "type", "derivation", "content", "valueSet", "name", "title", "status", "baseDefinition"];

    private static readonly JsonWriterOptions Indented = new() { Indented = true, NewLine = "\n" };

    /// <summary>Null when the package has no index of this version, or one that lists other files than there are.</summary>
    public static List<(CanonicalEntry Entry, PackageFile File)>? Read(IReadOnlyList<PackageFile> files)
    {
        if (files.FirstOrDefault(file => file.Path == FileName) is not { } index || ReadRows(index.ReadBytes()) is not { } rows) return null;
        var present = files.Where(IsDefinition).ToDictionary(file => file.Path, StringComparer.Ordinal);
        var listed = rows.Select(row => row.GetValueOrDefault("filename", "")).ToHashSet(StringComparer.Ordinal);
        if (listed.Count != rows.Count || !listed.SetEquals(present.Keys)) return null;
        return [.. rows.Select(row => (Entry: CanonicalScan.Entry(row), File: present[row["filename"]])).Where(pair => pair.Entry is not null).Select(pair => (pair.Entry!, pair.File))];
    }

    /// <summary>The same out of the files themselves.</summary>
    /// <param name="issues">Takes a warning for each file that is no resource.</param>
    public static List<(CanonicalEntry Entry, PackageFile File)> Scan(IEnumerable<PackageFile> files, List<Issue> issues)
    {
        var resources = new List<(CanonicalEntry, PackageFile)>();
        foreach (var file in files.Where(IsDefinition))
        {
            var (type, entry) = CanonicalScan.Read(file.ReadBytes());
            if (type is null) issues.Add(PackageRules.FileUnreadable.At(null, file.Path));
            else if (entry is not null) resources.Add((entry, file));
        }
        return resources;
    }

    /// <summary>The index of these files. Beside what the specification lists it names the parts of <see cref="CanonicalEntry"/>.</summary>
    public static byte[] Write(IReadOnlyList<PackageFile> files)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Indented))
        {
            json.WriteStartObject();
            json.WriteNumber("index-version", Version);
            json.WriteStartArray("files");
            foreach (var file in files.Where(IsDefinition).OrderBy(file => file.Path, StringComparer.Ordinal)) Write(json, file);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return buffer.ToArray();
    }

    private static void Write(Utf8JsonWriter json, PackageFile file)
    {
        var texts = CanonicalScan.Texts(file.ReadBytes());
        json.WriteStartObject();
        json.WriteString("filename", file.Path);
        foreach (var column in Columns)
            if (texts.TryGetValue(column, out var text)) json.WriteString(column, text);
        json.WriteEndObject();
    }

    // Packages keep what is not conformance in folders of their own; other/ holds builds' by-products.
    private static bool IsDefinition(PackageFile file) =>
        !file.Path.Contains('/') && file.Path.EndsWith(".json", StringComparison.Ordinal) && file.Path is not (PackageReader.ManifestName or FileName);

    private static List<Dictionary<string, string>>? ReadRows(byte[] json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("index-version", out var version) || version.ValueKind != JsonValueKind.Number
                || !version.TryGetInt32(out var number) || number != Version || !root.TryGetProperty("files", out var files) || files.ValueKind != JsonValueKind.Array) return null;
            return files.EnumerateArray().All(file => file.ValueKind == JsonValueKind.Object) ? [.. files.EnumerateArray().Select(Row)] : null;
        }
        catch (Exception trouble) when (trouble is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static Dictionary<string, string> Row(JsonElement file)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var property in file.EnumerateObject())
            if (property.Value.ValueKind == JsonValueKind.String) texts.TryAdd(property.Name, property.Value.GetString()!);
        return texts;
    }
}
