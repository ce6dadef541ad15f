using System.Net;
using Fhir.Kernel.Outcome;

namespace Fhir.Server.Authorization;

/// <summary>Keeps a server without tokens to this machine and to its own pages.</summary>
public static class OpenGuard
{
    private static readonly string[] Hosts = ["localhost", "127.0.0.1", "[::1]"];

    // A page on another origin that a setting names may ask these by POST: they change nothing.
    private static readonly string[] Questions = ["_search", "$fhirpath", "$validate", "$convert", "$meta", "$snapshot", "$expand", "$validate-code", "$lookup", "$subsumes", "$translate"];

    /// <summary>Null when the request may pass.</summary>
    /// <param name="isListed">Whether a setting names the origin.</param>
    public static AccessRefusal? Check(HttpContext context, Func<string, bool>? isListed = null)
    {
        var request = context.Request;
        if (!IsLocal(context.Connection)) return Refuse(403, AccessRules.Remote);
        if (!Hosts.Contains(request.Host.Host, StringComparer.OrdinalIgnoreCase)) return Refuse(400, AccessRules.Host);

        return IsSafe(request.Method) || IsSameOrigin(request) || (isListed?.Invoke(request.Headers.Origin.ToString()) == true && IsQuestion(request)) ? null : Refuse(403, AccessRules.CrossOrigin);
    }

    private static bool IsQuestion(HttpRequest request) => HttpMethods.IsPost(request.Method) && Questions.Contains(request.Path.Value!.Split('/')[^1]);

    /// <summary>An in-process test server has no addresses at all.</summary>
    private static bool IsLocal(ConnectionInfo connection) =>
        (connection.LocalIpAddress is null || IPAddress.IsLoopback(connection.LocalIpAddress))
        && (connection.RemoteIpAddress is null || IPAddress.IsLoopback(connection.RemoteIpAddress));

    private static bool IsSafe(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);

    /// <summary>Programs that are no browsers send neither header. https://www.w3.org/TR/fetch-metadata/#sec-fetch-site-header</summary>
    private static bool IsSameOrigin(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"];
        if (site.Count > 0 && site.ToString() is not ("same-origin" or "none")) return false;

        var origin = request.Headers.Origin;
        return origin.Count == 0 || origin.ToString().Equals($"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
    }

    private static AccessRefusal Refuse(int status, Rule rule) => new(new Refusal(status, [rule.At(null)]), rule.At(null));
}
