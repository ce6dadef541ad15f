using Fhir.Profiles;
using Fhir.Server.Arena.Pictures;

namespace Fhir.Server.Arena;

/// <param name="Title">The page's own first heading.</param>
/// <param name="Pictures">What became of each picture of the page, in order.</param>
public sealed record GuidePage(string Slug, string Name, string Title, string Html, IReadOnlyList<Drawn> Pictures)
{
    /// <summary>What its second headings say, and their anchors.</summary>
    public required IReadOnlyList<(string Anchor, string Text)> Parts { get; init; }

    public string Address => AddressOf(Slug, Name);

    public static string AddressOf(string slug, string name) => name == Guides.FirstPage ? $"/guide/{slug}" : $"/guide/{slug}/{name}";
}
