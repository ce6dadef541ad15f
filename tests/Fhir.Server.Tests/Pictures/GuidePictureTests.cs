using System.Text.RegularExpressions;
using System.Xml.Linq;
using Fhir.Profiles;
using Fhir.Server.Arena;
using Fhir.Server.Arena.Pictures.Flow;

namespace Fhir.Server.Tests.Pictures;

/// <summary>The pictures of the guides themselves.</summary>
public sealed partial class GuidePictureTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private static IEnumerable<GuidePage> All => TiltakCatalog.All.SelectMany(tiltak => GuideBook.PagesOf(tiltak.Slug));

    public static TheoryData<string, string> Pages => new(All.Select(page => (page.Slug, page.Name)));

    public static TheoryData<string> Slugs => [.. TiltakCatalog.All.Select(tiltak => tiltak.Slug)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_picture_of_a_page_shows_all_that_its_source_says(string slug, string name)
    {
        var page = GuideBook.Find(slug, name)!;
        Assert.All(page.Pictures, picture => Assert.True(picture.IsWhole, $"not drawn: {string.Join(" / ", picture.Left)}"));
        Assert.Equal(Guides.Find(slug, name)!.Split("```mermaid").Length - 1, page.Pictures.Count);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_picture_has_a_title_and_says_in_words_what_it_shows(string slug, string name)
    {
        foreach (var svg in GuideBook.Find(slug, name)!.Pictures.Select(picture => XDocument.Parse(picture.Svg!).Root!))
        {
            Assert.Equal("img", svg.Attribute("role")!.Value);
            var (title, told) = (svg.Element(Svg + "title")!, svg.Element(Svg + "desc")!);
            Assert.Equal($"{title.Attribute("id")!.Value} {told.Attribute("id")!.Value}", svg.Attribute("aria-labelledby")!.Value);
            Assert.NotEmpty(title.Value);
            // Whoever only hears the picture hears every word of it.
            Assert.All(svg.Elements(Svg + "text").Where(text => text.Value.Length > 0), text => Assert.Contains(text.Value, told.Value, StringComparison.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_picture_keeps_to_its_frame_and_to_the_stylesheet(string slug, string name)
    {
        foreach (var picture in GuideBook.Find(slug, name)!.Pictures)
        {
            Assert.Empty(Layout.OutsideOf(picture.Svg!));
            Assert.Empty(Layout.OverlapsOf(picture.Svg!, "box", "ground"));
            Assert.Empty(Layout.FlatHeadsOf(picture.Svg!));
            Assert.Empty(Layout.WordsAstrayOf(picture.Svg!));
            Assert.InRange(Layout.WidthOf(picture.Svg!), 1, FlowDrawing.PageWidth);
            if (!picture.Svg!.Contains("class=\"life\"", StringComparison.Ordinal)) Assert.Empty(Layout.CrossingsOf(picture.Svg!));
            Assert.DoesNotContain("style=", picture.Svg!);
        }
    }

    [Theory]
    [MemberData(nameof(Slugs))]
    public void A_guide_says_what_who_how_and_by_which_rules(string slug)
    {
        var pages = GuideBook.PagesOf(slug);
        var headings = pages.SelectMany(page => Headings().Matches(page.Html)).Select(match => match.Groups[1].Value).ToList();
        Assert.Matches("^<div lang=\"nb\">\n<h1[^>]*>[^<]+</h1>\n<p>", pages[0].Html);
        Assert.All((string[])["Hvem", "Flyten", "Regler"], wanted => Assert.Contains(headings, heading => heading.StartsWith(wanted, StringComparison.Ordinal)));
        Assert.Contains(pages, page => page.Pictures.Count > 0);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_page_ends_with_a_summary_that_is_marked_as_English(string slug, string name) =>
        Assert.Matches("</div>\n<div lang=\"en\">\n<h2[^>]*>English summary</h2>\n<p>.{40,}", GuideBook.Find(slug, name)!.Html);

    [Fact]
    public void A_page_is_read_once() => Assert.Same(GuideBook.Find("plan", Guides.FirstPage), GuideBook.Find("plan", Guides.FirstPage));

    [GeneratedRegex("<h[12][^>]*>(.*?)</h[12]>")]
    private static partial Regex Headings();
}
