using System.Collections.Immutable;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Search;

namespace Fhir.Profiles;

/// <summary>The catalogue's packages, which this assembly carries. Opened when first asked for; thread-safe.</summary>
public static class ProfilePackages
{
    private static readonly Lazy<ImmutableDictionary<string, FhirPackage>> Opened = new(OpenAll);

    private static readonly Lazy<LayeredSource> Layers = new(() => new([.. All, DefinitionsPack.Core]));

    private static readonly Lazy<SearchParameterSet> Searched = new(WithPackages);

    /// <summary>In the order of the catalogue.</summary>
    public static ImmutableArray<FhirPackage> All => [.. TiltakCatalog.All.Select(Of).OfType<FhirPackage>()];

    /// <summary>Every package and below them FHIR R4 itself.</summary>
    public static ICanonicalSource WithCore => Layers.Value;

    /// <summary>R4's search parameters, and those of the packages that can be searched by beside them.</summary>
    public static SearchParameterSet SearchParameters => Searched.Value;

    /// <summary>Null when the tiltak has no compiled package.</summary>
    public static FhirPackage? Of(Tiltak tiltak) => Opened.Value.GetValueOrDefault(tiltak.Slug);

    private static SearchParameterSet WithPackages()
    {
        var set = SearchParameterSet.R4;
        foreach (var package in All)
            foreach (var entry in package.Entries.Where(entry => entry.ResourceType == "SearchParameter"))
                if (package.Find(entry.Url, entry.Version) is { } document && SearchParameterReader.Read(document.Root) is { } parameter && new SearchParameterCheck(set).Problems(parameter).Count == 0)
                    set = SearchParameterSet.Of(set.Schema, set.All.Add(parameter));
        return set;
    }

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
