using System.Net;
using Fhir.Kernel.Outcome;

namespace Fhir.Server.Arena;

/// <summary>The frame of every page: plain HTML without scripts, readable on a phone.</summary>
public static class Page
{
    /// <param name="content">HTML that the caller has encoded.</param>
    public static IResult Of(HttpContext context, string title, string content)
    {
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        var (language, words) = (LanguageOf(context), Words.In(LanguageOf(context)));
        return Results.Content($"""
            <!DOCTYPE html>
            <html lang="{(language == Language.Nb ? "nb" : "en")}">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{Text(title)}</title><link rel="stylesheet" href="/fhirref.css"></head>
            <body>
            <header><a href="/?lang={(language == Language.Nb ? "nb" : "en")}">FhirRef</a><a href="?lang={words.OtherCode}" lang="{words.OtherCode}">{words.OtherLanguage}</a></header>
            <main>
            {content}
            </main>
            </body></html>
            """, "text/html; charset=utf-8");
    }

    /// <summary><c>?lang=</c>, else what the browser prefers, else bokmål.</summary>
    public static Language LanguageOf(HttpContext context) => context.Request.Query["lang"].ToString() switch
    {
        "en" => Language.En,
        "nb" => Language.Nb,
        _ => context.Request.Headers.AcceptLanguage.ToString().StartsWith("en", StringComparison.OrdinalIgnoreCase) ? Language.En : Language.Nb,
    };

    public static string Text(string? text) => WebUtility.HtmlEncode(text ?? "");
}
