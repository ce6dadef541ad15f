using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;

namespace Fhir.Kernel.Tests.Snapshot;

internal static class NationalProfiles
{
    /// <summary>Null when the machine has no test data.</summary>
    public static string? Folder =>
        Environment.GetEnvironmentVariable("FHIRREF_DATA") is { Length: > 0 } data && Directory.Exists(Path.Combine(data, "no-basis"))
            ? Path.Combine(data, "no-basis") : null;

    public static List<Document> Read() => [.. Directory.EnumerateFiles(Folder!, "*.json").Order(StringComparer.Ordinal).Select(Read)];

    // Some begin with a byte order mark, which our parser refuses on purpose.
    private static Document Read(string file)
    {
        var bytes = File.ReadAllBytes(file);
        var start = bytes.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0;
        return JsonParser.Parse(bytes.AsMemory(start), DefinitionsPack.Core.Schema).Document!;
    }
}
