namespace Fhir.Server.Transport;

/// <summary>
/// Lets the pages that a setting names ask from a browser; without the setting there is nothing of CORS. Cookies are never asked for: who may do what is decided by
/// the token alone. https://fetch.spec.whatwg.org/#http-cors-protocol
/// </summary>
public static class CrossOrigin
{
    // What a page may read besides the body. https://hl7.org/fhir/R4/http.html#general
    private static readonly string[] Exposed =
        ["Location", "Content-Location", "ETag", "Last-Modified", "Allow", "Accept-Patch", "Retry-After", "X-Request-Id", "X-Progress", "Expires", "WWW-Authenticate", "DPoP-Nonce"];

    private static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

    public static void UseCrossOrigin(this WebApplication app)
    {
        var origins = app.Services.GetRequiredService<HostSettings>().Web.Origins;
        if (origins.IsEmpty) return;
        app.UseCors(policy => policy.WithOrigins([.. origins]).WithMethods(Methods).AllowAnyHeader().WithExposedHeaders(Exposed).SetPreflightMaxAge(TimeSpan.FromMinutes(10)));
    }
}
