using System.Text.RegularExpressions;
using Fhir.Profiles;

namespace Fhir.Server.Tests.Rest;

/// <summary>The guides' texts as the server shows them.</summary>
public sealed partial class GuideTests(RunningServer server) : IClassFixture<RunningServer>
{
    public static TheoryData<string, string> Pages => new(TiltakCatalog.All.SelectMany(tiltak => Guides.PagesOf(tiltak.Slug).Select(page => (tiltak.Slug, page))));

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Page_of_a_guide_is_shown_and_its_links_lead_somewhere(string slug, string page)
    {
        var (status, html) = await GetAsync($"/guide/{slug}/{page}");
        Assert.Equal(200, status);
        Assert.Contains("<h1", html);
        // What was meant to be a table would stand there as text; pictures are drawn with the same signs.
        Assert.DoesNotContain("|---", Pictures().Replace(html, ""));
        var links = Href().Matches(html).Select(match => match.Groups[1].Value).Where(link => link.StartsWith("/guide", StringComparison.Ordinal) || link.EndsWith(".html", StringComparison.Ordinal));
        foreach (var link in links.Distinct()) Assert.Equal(200, (await GetAsync(new Uri(new Uri($"http://x/guide/{slug}/{page}"), link).AbsolutePath)).Status);
    }

    [Fact]
    public void Every_tiltak_has_a_guide() => Assert.All(TiltakCatalog.All, tiltak => Assert.Equal(Guides.FirstPage, Guides.PagesOf(tiltak.Slug)[0]));

    [Theory]
    [InlineData("/guide/nobody")]
    [InlineData("/guide/basis/nothing")]
    [InlineData("/guide/basis/..%2f..%2fsushi-config")]
    public async Task Page_that_is_not_there_is_answered_with_404(string path) => Assert.Equal(404, (await GetAsync(path)).Status);

    [Fact]
    public async Task Start_page_leads_to_every_guide()
    {
        var (_, html) = await GetAsync("/");
        Assert.All(TiltakCatalog.All, tiltak => Assert.Contains($"href=\"/guide/{tiltak.Slug}\"", html));
    }

    [Fact]
    public async Task Who_reads_English_is_led_to_the_summary()
    {
        var (_, html) = await GetAsync("/guide/plan?lang=en");
        Assert.Contains("<a href=\"#english-summary\">English summary</a>", html);
        Assert.Contains("<h2 id=\"english-summary\">", html);
        Assert.DoesNotContain("The guide is in Norwegian", (await GetAsync("/guide/plan?lang=nb")).Html);
    }

    [Fact]
    public async Task A_definition_that_a_guide_names_can_be_opened() =>
        Assert.Contains("<a href=\"/profiles/plan/StructureDefinition/plan-sone\"><code>plan-sone</code></a>", (await GetAsync("/guide/plan")).Html);

    [Fact]
    public async Task A_table_of_many_columns_is_moved_by_itself_and_has_a_name() =>
        Assert.Contains("<div class=\"scroll wide\" tabindex=\"0\" role=\"region\" aria-labelledby=\"news2\">", (await GetAsync("/guide/hjemmeoppfolging/regnet")).Html);

    private async Task<(int Status, string Html)> GetAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd("text/html");
        using var answer = await server.Http.SendAsync(request, TestContext.Current.CancellationToken);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [GeneratedRegex("<pre>.*?</pre>", RegexOptions.Singleline)]
    private static partial Regex Pictures();

    [GeneratedRegex("href=\"([^\"]+)\"")]
    private static partial Regex Href();
}
