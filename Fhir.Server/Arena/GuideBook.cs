using System.Collections.Frozen;
using Fhir.Profiles;

namespace Fhir.Server.Arena;

/// <summary>The guides as pages: read and drawn once, since their texts are part of the program.</summary>
public static class GuideBook
{
    private static readonly Lazy<FrozenDictionary<string, IReadOnlyList<GuidePage>>> Pages = new(() => TiltakCatalog.All.ToFrozenDictionary(tiltak => tiltak.Slug, tiltak =>
        (IReadOnlyList<GuidePage>)[.. Guides.PagesOf(tiltak.Slug).Select(name => GuideText.Read(tiltak.Slug, name, Guides.Find(tiltak.Slug, name)!))]));

    /// <summary>The first page first; empty for a guide that is not there.</summary>
    public static IReadOnlyList<GuidePage> PagesOf(string slug) => Pages.Value.GetValueOrDefault(slug, []);

    /// <summary>Null when there is no such page.</summary>
    public static GuidePage? Find(string slug, string name) => PagesOf(slug).FirstOrDefault(page => page.Name == name);
}
