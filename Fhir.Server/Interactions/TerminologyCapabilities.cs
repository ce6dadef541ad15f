using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Terminology;
using Fhir.Server.Definitions;

namespace Fhir.Server.Interactions;

/// <summary>
/// What <c>metadata?mode=terminology</c> answers: the code systems whose codes are known, and what the terminology operations do.
/// https://hl7.org/fhir/R4/terminology-service.html and https://hl7.org/fhir/R4/terminologycapabilities.html
/// </summary>
public sealed class TerminologyCapabilities(LiveDefinitions definitions, TimeProvider clock)
{
    private static readonly string[] Parameters =
    [
        "url", "valueSet", "valueSetVersion", "filter", "offset", "count", "includeDesignations", "designation", "includeDefinition", "activeOnly", "excludeNested",
        "excludeNotForUI", "excludePostCoordinated", "displayLanguage", "exclude-system", "system-version", "check-system-version", "force-system-version",
    ];

    private readonly DateTimeOffset started = clock.GetUtcNow();

    /// <returns>FHIR JSON.</returns>
    public byte[] Statement(string baseUrl)
    {
        var buffer = new ArrayBufferWriter<byte>(64 << 10);
        using var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        writer.WriteStartObject();
        WriteHead(writer, baseUrl);
        WriteSystems(writer);
        WriteOperations(writer);
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    private void WriteHead(Utf8JsonWriter writer, string baseUrl)
    {
        writer.WriteString("resourceType"u8, "TerminologyCapabilities");
        writer.WriteString("id"u8, "fhirref-terminology");
        writer.WriteString("url"u8, $"{baseUrl}/metadata?mode=terminology");
        writer.WriteString("version"u8, Capabilities.ServerVersion);
        writer.WriteString("name"u8, "FhirRefTerminology");
        writer.WriteString("title"u8, "FhirRef");
        writer.WriteString("status"u8, "active");
        writer.WriteString("date"u8, Kernel.Json.FhirInstant.Of(started));
        writer.WriteString("kind"u8, "instance");
        writer.WriteStartObject("software"u8);
        writer.WriteString("name"u8, "FhirRef");
        writer.WriteString("version"u8, Capabilities.ServerVersion);
        writer.WriteEndObject();
        writer.WriteStartObject("implementation"u8);
        writer.WriteString("description"u8, "FhirRef");
        writer.WriteString("url"u8, baseUrl);
        writer.WriteEndObject();
        writer.WriteBoolean("lockedDate"u8, false);
    }

    private void WriteSystems(Utf8JsonWriter writer)
    {
        var terminology = definitions.Current.Terminology;
        var known = definitions.Current.Source.Entries.Where(entry => entry is { ResourceType: "CodeSystem", Content: "complete" or "fragment" or "example" }).Select(entry => (entry.Url, entry.Version))
            .Concat(terminology.Providers.CodeSystems.SelectMany(provider => provider.Systems))
            .Concat(TerminologyService.OwnSystems.Select(url => (Url: url, Version: (string?)null)));
        writer.WriteStartArray("codeSystem"u8);
        foreach (var system in known.Distinct().GroupBy(pair => pair.Url).OrderBy(group => group.Key, StringComparer.Ordinal))
            WriteSystem(writer, system.Key, [.. system.Select(pair => pair.Version).OfType<string>().OrderDescending(VersionOrder.Instance)]);
        writer.WriteEndArray();
    }

    private static void WriteSystem(Utf8JsonWriter writer, string url, IReadOnlyList<string> versions)
    {
        writer.WriteStartObject();
        writer.WriteString("uri"u8, url);
        if (versions.Count > 0)
        {
            writer.WriteStartArray("version"u8);
            for (var at = 0; at < versions.Count; at++)
            {
                writer.WriteStartObject();
                writer.WriteString("code"u8, versions[at]);
                writer.WriteBoolean("isDefault"u8, at == 0);
                writer.WriteEndObject();
            }
            writer.WriteEndArray();
        }
        writer.WriteEndObject();
    }

    private static void WriteOperations(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("expansion"u8);
        writer.WriteBoolean("hierarchical"u8, true);
        writer.WriteBoolean("paging"u8, true);
        writer.WriteBoolean("incomplete"u8, false);
        writer.WriteStartArray("parameter"u8);
        foreach (var name in Parameters)
        {
            writer.WriteStartObject();
            writer.WriteString("name"u8, name);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteString("textFilter"u8, "Every word of the filter must begin a word of the display or of one designation, or begin the code; case does not count.");
        writer.WriteEndObject();
        WriteFlag(writer, "validateCode", "translations", false);
        WriteFlag(writer, "translation", "needsMap", false);
    }

    private static void WriteFlag(Utf8JsonWriter writer, string name, string flag, bool value)
    {
        writer.WriteStartObject(name);
        writer.WriteBoolean(flag, value);
        writer.WriteEndObject();
    }
}
