using System.Net;
using System.Text.RegularExpressions;
using Fhir.Server.Tests.Rest;

namespace Fhir.Server.Tests.Pages;

/// <summary>Goes through the pages as a reader does who follows every link.</summary>
public sealed partial class LinkTests(SeededServer server) : IClassFixture<SeededServer>
{
    private readonly Dictionary<string, string> pages = [];
    private readonly List<string> wrong = [];

    [Theory]
    [InlineData("/")]
    [InlineData("/?lang=en")]
    public async Task Every_link_of_every_page_leads_to_something_and_every_anchor_is_there(string start)
    {
        var (waiting, links) = (new Queue<string>([start]), new List<(string On, string Path, string Anchor)>());
        while (waiting.TryDequeue(out var path))
        {
            if (pages.ContainsKey(path)) continue;
            var html = pages[path] = await ReadAsync(path);
            wrong.AddRange(PageCheck.Problems(html).Select(problem => $"{path}: {problem}"));
            // What a resource refers to is the seed's own affair, and has its own tests.
            if (path.StartsWith("/fhir/", StringComparison.Ordinal)) continue;
            // The other language is gone through from its own start.
            foreach (var (target, anchor) in LinksOf(path, html).Where(link => !link.Path.Contains("lang=", StringComparison.Ordinal) || (start.Length > 1 && link.Path.EndsWith(start[1..], StringComparison.Ordinal))))
            {
                links.Add((path, target, anchor));
                waiting.Enqueue(target);
            }
        }

        foreach (var (on, path, anchor) in links.Where(link => link.Anchor.Length > 0 && !pages[link.Path].Contains($"id=\"{link.Anchor}\"", StringComparison.Ordinal))) wrong.Add($"{on}: {path} has no #{anchor}");
        Assert.Empty(wrong);
        Assert.InRange(pages.Count, 700, 1000);
        Assert.Contains("/guide/hjemmeoppfolging/regnet", pages.Keys.Select(path => path.Split('?')[0]));
        Assert.Contains("/fhir/Patient/pasient-02/$summary", pages.Keys);
    }

    [Theory]
    [InlineData("/", "/guide/plan", "/guide/plan?lang=en")]
    [InlineData("/guide/hjemmeoppfolging", "/guide/hjemmeoppfolging/regnet", "/guide/hjemmeoppfolging/regnet?lang=en")]
    [InlineData("/profiles", "/guide/plan", "/guide/plan?lang=en")]
    public async Task A_language_that_is_chosen_is_kept_on_the_way_on(string path, string link, string kept)
    {
        Assert.Contains($"href=\"{link}\"", await ReadAsync(path));
        var chosen = await ReadAsync($"{path}?lang=en");
        Assert.Contains($"href=\"{kept}\"", chosen);
        Assert.Contains("<html lang=\"en\">", chosen);
        Assert.Contains("href=\"?lang=nb\"", chosen);
    }

    private async Task<string> ReadAsync(string path)
    {
        var answer = await server.GetAsync(new Uri(server.Http.BaseAddress!, path).ToString(), ("Accept", "text/html,*/*;q=0.8"));
        if (answer.Status != 200) wrong.Add($"{path}: {answer.Status}");
        return answer.Header("Content-Type").StartsWith("text/html", StringComparison.Ordinal) ? answer.Text : "";
    }

    /// <summary>Links to this server, with the anchor apart.</summary>
    private static IEnumerable<(string Path, string Anchor)> LinksOf(string path, string html) =>
        from match in Href().Matches(html)
        let target = new Uri(new Uri($"http://x{path}"), WebUtility.HtmlDecode(match.Groups[1].Value))
        where target.Host == "x"
        select (target.PathAndQuery, target.Fragment.TrimStart('#'));

    [GeneratedRegex("<a [^>]*?href=\"([^\"]+)\"")]
    private static partial Regex Href();
}
