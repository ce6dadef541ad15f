using Fhir.Profiles;

namespace Fhir.Server.Arena;

/// <summary>The pages for people.</summary>
public static class ArenaRoutes
{
    public static void MapArena(this WebApplication app)
    {
        app.MapGet("/", (HttpContext context, StartPage page) => page.Handle(context));
        app.MapGet("/profiles", ProfilePages.List);
        app.MapGet("/profiles/{slug}/{type}/{id}", ProfilePages.Show);
        app.MapGet("/guide/{slug}", (HttpContext context, string slug) => GuidePages.Show(context, slug, Guides.FirstPage));
        app.MapGet("/guide/{slug}/{name}", GuidePages.Show);
        app.MapGet("/fhirref.css", Stylesheet.Handle);
    }
}
