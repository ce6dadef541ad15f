using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using Fhir.Kernel.Elements;

namespace Fhir.Tiltak.Journaldokumenter.Provide;

/// <summary>
/// The profiles that make a Bundle a submission (ITI-65). IHE's own are not installed here, so what they ask for is asked by <see cref="ProvideBundleRule"/>; the
/// same names are used by MHD 4.2.2 and 4.2.4. https://profiles.ihe.net/ITI/MHD/ITI-65.html
/// </summary>
public static class ProvideProfiles
{
    public const string Own = "https://fhirref.example/no/journaldokumenter/StructureDefinition/journal-providebundle";

    private const string Ihe = "https://profiles.ihe.net/ITI/MHD/StructureDefinition/";

    private static readonly FrozenDictionary<string, MetadataLevel> Levels = new Dictionary<string, MetadataLevel>
    {
        [Ihe + "IHE.MHD.Minimal.ProvideBundle"] = MetadataLevel.Minimal,
        [Ihe + "IHE.MHD.UnContained.Comprehensive.ProvideBundle"] = MetadataLevel.UnContained,
        [Ihe + "IHE.MHD.Comprehensive.ProvideBundle"] = MetadataLevel.Comprehensive,
        [Own] = MetadataLevel.Comprehensive,
    }.ToFrozenDictionary();

    public static ImmutableArray<string> All { get; } = [.. Levels.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The strictest level whose profile stands somewhere in what was sent, in whatever notation; null when none does.</summary>
    public static MetadataLevel? LevelIn(ReadOnlySpan<byte> sent)
    {
        MetadataLevel? level = null;
        foreach (var (profile, claimed) in Levels)
            if ((level is null || claimed > level) && sent.IndexOf(Encoding.UTF8.GetBytes(profile)) >= 0) level = claimed;
        return level;
    }

    /// <summary>The strictest level a Bundle claims; null when it claims none and is no submission.</summary>
    public static MetadataLevel? LevelOf(Element bundle)
    {
        MetadataLevel? level = null;
        foreach (var profile in bundle.Child("meta").ChildrenNamed("profile"))
            if (Levels.TryGetValue((profile.Value ?? "").Split('|')[0], out var claimed) && (level is null || claimed > level)) level = claimed;
        return level;
    }
}
