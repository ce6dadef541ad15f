using System.Collections.Immutable;
using Fhir.Kernel.Definitions;

namespace Fhir.Profiles;

/// <summary>The catalogue's packages, which this assembly carries. Opened when first asked for; thread-safe.</summary>
public static class ProfilePackages
{
    private static readonly Lazy<ImmutableDictionary<string, FhirPackage>> Opened = new(OpenAll);

    private static readonly Lazy<LayeredSource> Layers = new(() => new([.. All, DefinitionsPack.Core]));

    /// <summary>In the order of the catalogue.</summary>
    public static ImmutableArray<FhirPackage> All => [.. TiltakCatalog.All.Select(Of).OfType<FhirPackage>()];

    /// <summary>Every package and below them FHIR R4 itself.</summary>
    public static ICanonicalSource WithCore => Layers.Value;

    /// <summary>Null when the tiltak has no compiled package.</summary>
    public static FhirPackage? Of(Tiltak tiltak) => Opened.Value.GetValueOrDefault(tiltak.Slug);

    private static ImmutableDictionary<string, FhirPackage> OpenAll()
    {
        var names = typeof(ProfilePackages).Assembly.GetManifestResourceNames().Where(name => name.StartsWith("Packages/", StringComparison.Ordinal));
        return names.GroupBy(name => name.Split('/')[1]).ToImmutableDictionary(slug => slug.Key, slug => Open(slug.Key, slug));
    }

    private static FhirPackage Open(string slug, IEnumerable<string> resourceNames)
    {
        var root = $"Packages/{slug}/package/";
        var files = resourceNames.Select(name => new PackageFile(name[root.Length..], () => Read(name))).ToList();
        return PackageReader.Open(files, slug).Value;
    }

    private static byte[] Read(string resourceName)
    {
        using var stream = typeof(ProfilePackages).Assembly.GetManifestResourceStream(resourceName)!;
        var bytes = GC.AllocateUninitializedArray<byte>((int)stream.Length);
        stream.ReadExactly(bytes);
        return bytes;
    }
}
