using System.Text;
using Fhir.Kernel.Outcome;
using Fhir.Profiles;
using Fhir.Server.Transport;
using Fhir.Tiltak;

namespace Fhir.Server.Arena;

/// <summary>What is here: each tiltak with requests that work when they are clicked, its profiles, and the server's own description.</summary>
public sealed class StartPage(Readiness readiness)
{
    public IResult Handle(HttpContext context)
    {
        var language = Page.LanguageOf(context);
        var words = Words.In(language);
        var html = new StringBuilder($"<h1>FhirRef</h1><p class=\"lead\">{Page.Text(words.Lead)}</p>");
        if (!readiness.IsReady) html.Append($"<p class=\"warning\">{Page.Text(words.NotReady)}</p>");
        html.Append($"<p><a href=\"{FhirRoutes.Base}/metadata\">{Page.Text(words.Metadata)}</a> · <a href=\"/profiles\">{Page.Text(words.Profiles)}</a> · <a href=\"/guide/basis/ord\">{Page.Text(words.Glossary)}</a> · <a href=\"/health/ready\">{Page.Text(words.Health)}</a></p>");
        html.Append($"<h2>{Page.Text(words.TiltakHeading)}</h2><p>{Page.Text(words.TiltakLead)}</p>");
        foreach (var tiltak in TiltakCatalog.Implementable) AppendTiltak(html, tiltak, language);
        html.Append($"<h2>{Page.Text(words.FoundationHeading)}</h2>");
        foreach (var tiltak in TiltakCatalog.All.Where(tiltak => tiltak.IsFoundation)) AppendTiltak(html, tiltak, language);
        return Page.Of(context, "FhirRef", html.ToString());
    }

    private static void AppendTiltak(StringBuilder html, Profiles.Tiltak tiltak, Language language)
    {
        var words = Words.In(language);
        html.Append($"<section id=\"{tiltak.Slug}\"><h3>{Page.Text(tiltak.Title.In(language))}</h3><p>{Page.Text(tiltak.Description.In(language))} <a href=\"/profiles#{tiltak.Slug}\">{Page.Text(words.Profiles)}</a> · <a href=\"/guide/{tiltak.Slug}\">{Page.Text(words.Guide)}</a></p>");
        if (TiltakModules.Find(tiltak.Slug) is { Samples.IsEmpty: false } module)
        {
            html.Append("<ul>");
            foreach (var sample in module.Samples) html.Append("<li>").Append(sample.IsPost ? Form(sample, language) : Link(sample, language)).Append("</li>");
            html.Append("</ul>");
        }
        html.Append("</section>");
    }

    private static string Link(SampleRequest sample, Language language) =>
        $"<a href=\"{FhirRoutes.Base}/{Page.Text(sample.Path)}\">{Page.Text(sample.Title.In(language))}</a> <code class=\"request\">GET {Page.Text(sample.Path)}</code>";

    private static string Form(SampleRequest sample, Language language)
    {
        var fields = string.Concat(sample.Form.Select(field => $"<input type=\"hidden\" name=\"{Page.Text(field.Key)}\" value=\"{Page.Text(field.Value)}\">"));
        return $"<form method=\"post\" action=\"{FhirRoutes.Base}/{Page.Text(sample.Path)}\">{fields}<button>{Page.Text(sample.Title.In(language))}</button> <code class=\"request\">POST {Page.Text(sample.Path)}</code></form>";
    }
}
