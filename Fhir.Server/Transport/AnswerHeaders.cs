namespace Fhir.Server.Transport;

/// <summary>
/// What every answer says to a browser, whoever made it: its type is what it says it is, no page shows it in a frame, and a link that is followed does not carry the address,
/// in which an id of a patient may stand, to another site. https://cheatsheetseries.owasp.org/cheatsheets/HTTP_Headers_Cheat_Sheet.html
/// </summary>
public static class AnswerHeaders
{
    /// <summary>Of a page about a resource: it has the server's own style and nothing else.</summary>
    public const string PagePolicy = "default-src 'none'; style-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

    public static void UseAnswerHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        // Last of all, since a refusal begins by clearing what was said so far.
        context.Response.OnStarting(static response =>
        {
            var headers = ((HttpResponse)response).Headers;
            headers.XContentTypeOptions = "nosniff";
            headers.XFrameOptions = "DENY";
            headers["Referrer-Policy"] = "no-referrer";
            return Task.CompletedTask;
        }, context.Response);
        return next(context);
    });
}
