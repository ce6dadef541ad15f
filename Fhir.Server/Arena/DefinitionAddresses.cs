using System.Collections.Frozen;
using Fhir.Kernel.Definitions;
using Fhir.Profiles;

namespace Fhir.Server.Arena;

/// <summary>On which page a definition of the packages is shown.</summary>
public static class DefinitionAddresses
{
    private static readonly Lazy<FrozenDictionary<string, string>> ByUrl = new(() => All.GroupBy(one => one.Entry.Url).ToFrozenDictionary(group => group.Key, group => Of(group.First().Slug, group.First().Entry)));

    // A profile and a value set may share an id; the profile is what a text means.
    private static readonly Lazy<FrozenDictionary<(string Slug, string Id), string>> ById = new(() => All.GroupBy(one => (one.Slug, one.Entry.Id))
        .ToFrozenDictionary(group => group.Key, group => Of(group.Key.Slug, group.OrderBy(one => one.Entry.ResourceType != "StructureDefinition").First().Entry)));

    private static IEnumerable<(string Slug, CanonicalEntry Entry)> All => TiltakCatalog.All.SelectMany(tiltak => ProfilePackages.Of(tiltak)?.Entries.Select(entry => (tiltak.Slug, entry)) ?? []);

    public static string Of(string slug, CanonicalEntry entry) => $"/profiles/{slug}/{entry.ResourceType}/{entry.Id}";

    /// <summary>Null for what is in none of the packages.</summary>
    /// <param name="canonical">With or without a version.</param>
    public static string? Find(string canonical) => ByUrl.Value.GetValueOrDefault(Canonical.Split(canonical).Url);

    /// <summary>Null when the package has nothing of that id.</summary>
    public static string? Named(string slug, string id) => ById.Value.GetValueOrDefault((slug, id));
}
