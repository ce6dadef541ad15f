using System.Collections.Immutable;
using System.Text.Json;

namespace Fhir.Profiles;

/// <summary>The package.json of a FHIR package. https://hl7.org/fhir/packages.html</summary>
/// <param name="FhirVersions">Empty when the manifest does not say.</param>
/// <param name="Dependencies">Package name to version, in the order written.</param>
public sealed record PackageManifest(
    string Name, string Version, string? Canonical, string? Title, string? Description, ImmutableArray<string> FhirVersions,
    ImmutableArray<KeyValuePair<string, string>> Dependencies)
{
    public PackageId Id => new(Name, Version);

    public bool IsR4 => FhirVersions.IsEmpty || FhirVersions.Any(version => version.StartsWith("4.0", StringComparison.Ordinal));

    /// <returns>The manifest, or the name of the property that is missing; <c>{}</c> when the text is no JSON object.</returns>
    internal static (PackageManifest? Manifest, string? Missing) Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            // Files that were edited on Windows often begin with a byte order mark.
            using var document = JsonDocument.Parse(json.Span.StartsWith("\uFEFF"u8) ? json[3..] : json);
            return document.RootElement.ValueKind == JsonValueKind.Object ? Read(document.RootElement) : (null, "{}");
        }
        catch (Exception trouble) when (trouble is JsonException or InvalidOperationException)
        {
            // The latter is a string that is no Unicode, such as half a surrogate pair.
            return (null, "{}");
        }
    }

    private static (PackageManifest?, string?) Read(JsonElement json)
    {
        if (Text(json, "name") is not { Length: > 0 } name) return (null, "name");
        if (Text(json, "version") is not { Length: > 0 } version) return (null, "version");
        // fhir-version-list is what older packages call it.
        var fhirVersions = Texts(json, "fhirVersions") is { IsEmpty: false } stated ? stated : Texts(json, "fhir-version-list");
        return (new PackageManifest(name, version, Text(json, "canonical"), Text(json, "title"), Text(json, "description"), fhirVersions, ReadDependencies(json)), null);
    }

    private static ImmutableArray<KeyValuePair<string, string>> ReadDependencies(JsonElement json) =>
        json.TryGetProperty("dependencies", out var dependencies) && dependencies.ValueKind == JsonValueKind.Object
            ? [.. dependencies.EnumerateObject().DistinctBy(pair => pair.Name).Select(pair => KeyValuePair.Create(pair.Name, pair.Value.ToString()))]
            : [];

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static ImmutableArray<string> Texts(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(item => item.ToString())] : [];
}
