using System.Net;
using System.Text.RegularExpressions;
using Fhir.Kernel.Outcome;
using Fhir.Server.Response;
using Fhir.Server.Transport;

namespace Fhir.Server.Arena;

/// <summary>The frame of every page: plain HTML without scripts, readable on a phone.</summary>
public static partial class Page
{
    private const string Site = "FhirRef";

    /// <param name="content">HTML that the caller has encoded.</param>
    public static IResult Of(HttpContext context, string title, string content)
    {
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers.Vary = "Accept-Language";
        var (language, chosen) = (LanguageOf(context), Negotiation.ChosenOf(context.Request));
        var words = Words.In(language);
        var other = $"<a href=\"?lang={words.OtherCode}\" lang=\"{words.OtherCode}\" hreflang=\"{words.OtherCode}\">{words.OtherLanguage}</a>";
        return Results.Content(Led(Frame(language, title, other, content), context.Request.PathBase, chosen is null ? null : CodeOf(language)), "text/html; charset=utf-8");
    }

    /// <summary>What every page has around its content. Links begin with <c>/</c>.</summary>
    /// <param name="title">Not encoded.</param>
    /// <param name="aside">HTML for the far end of the header: other ways to see the same.</param>
    public static string Frame(Language language, string title, string aside, string content)
    {
        var words = Words.In(language);
        return $"""
            <!DOCTYPE html>
            <html lang="{CodeOf(language)}">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{Text(title == Site ? Site : $"{title} - {Site}")}</title><link rel="stylesheet" href="/fhirref.css"></head>
            <body>
            <a class="skip" href="#main">{words.Skip}</a>
            <header><nav aria-label="{words.Navigation}"><a href="/">{words.Home}</a><a href="/profiles">{words.Profiles}</a></nav><nav aria-label="{words.Otherwise}">{aside}</nav></header>
            <main id="main" tabindex="-1">
            {content}
            </main>
            </body></html>
            """;
    }

    /// <summary>
    /// Leads the page's own links to where the reader came in: below the prefix that a proxy gives the server, and in the language the reader has chosen. Words cannot be taken for a link,
    /// since their quotation marks are encoded.
    /// </summary>
    /// <param name="chosen">Null when the reader has chosen none: then the browser goes on saying it.</param>
    public static string Led(string html, string? pathBase, string? chosen) => string.IsNullOrEmpty(pathBase) && chosen is null
        ? html
        : Link().Replace(html, match => $"{match.Groups["name"].Value}=\"{Text(pathBase)}{InLanguage(match.Groups["path"].Value, chosen)}{match.Groups["fragment"].Value}\"");

    private static string InLanguage(string path, string? chosen) => chosen is null || path.Contains('?') || !IsPage(path) ? path : $"{path}?lang={chosen}";

    private static bool IsPage(string path) => path == "/" || path.StartsWith("/guide/", StringComparison.Ordinal) || path.StartsWith("/profiles", StringComparison.Ordinal);

    /// <summary><c>?lang=</c>, else what the browser prefers, else bokmål.</summary>
    public static Language LanguageOf(HttpContext context) => Negotiation.LanguageOf(context.Request);

    private static string CodeOf(Language language) => language == Language.Nb ? "nb" : "en";

    public static string Text(string? text) => WebUtility.HtmlEncode(text ?? "");

    /// <summary>404 as everywhere else: an OperationOutcome, which a browser gets as a page.</summary>
    public static IResult Missing { get; } = new Nothing();

    private sealed class Nothing : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) =>
            httpContext.RequestServices.GetRequiredService<ResponseWriter>().RefuseAsync(httpContext, FhirResponse.Refuse(404, TransportRules.NotFound.At(null, httpContext.Request.Path.Value!)));
    }

    [GeneratedRegex("(?<name>href|action)=\"(?<path>/[^\"#]*)(?<fragment>#[^\"]*)?\"", RegexOptions.NonBacktracking)]
    private static partial Regex Link();
}
