using System.Collections.Frozen;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;
using Fhir.Kernel.Terminology;
using Fhir.Kernel.Validation;
using Fhir.Profiles;

namespace Fhir.Tiltak.Tests.National;

/// <summary>The Norwegian base profiles. They have no licence, so they are not kept here: FHIRREF_DATA names a folder with them.</summary>
internal static class NationalProfiles
{
    public const string Missing = "FHIRREF_DATA names no folder with the national base profiles.";

    private static readonly Lazy<CanonicalSet> Package = new(() => new(Directory.EnumerateFiles(Folder!, "*.json").Order(StringComparer.Ordinal).Select(Read)));

    private static readonly Lazy<LayeredSource> Layers = new(() => new(Package.Value, ProfilePackages.WithCore));

    private static readonly Lazy<FrozenDictionary<string, string>> Named = new(() => Package.Value.Entries.Select(entry => StructureDefinition.Read(Package.Value.Find(entry.Url)!.Root)).OfType<StructureDefinition>()
        .Where(definition => definition is { IsProfile: true, Kind: "resource" } && definition.BaseDefinition == "http://hl7.org/fhir/StructureDefinition/" + definition.Type)
        .ToFrozenDictionary(definition => definition.Type, definition => definition.Url));

    public static string? Folder =>
        Environment.GetEnvironmentVariable("FHIRREF_DATA") is { Length: > 0 } data && Directory.Exists(Path.Combine(data, "no-basis")) ? Path.Combine(data, "no-basis") : null;

    /// <summary>The profile of each type that has one. What builds on another national profile is no type's only one, and is left out.</summary>
    public static FrozenDictionary<string, string> OfTypes => Named.Value;

    public static ICanonicalSource WithOwn => Layers.Value;

    public static ProfileValidator Validator { get; } = Folder is null ? null! : new(WithOwn, new TerminologyService(WithOwn), DefinitionsPack.Core.Schema);

    public static bool Has(string canonical) => Package.Value.Find(canonical) is not null;

    // Some begin with a byte order mark, which the parser refuses on purpose.
    private static Document Read(string file)
    {
        var bytes = File.ReadAllBytes(file);
        return JsonParser.Parse(bytes.AsMemory(bytes.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0), DefinitionsPack.Core.Schema).Document!;
    }
}
