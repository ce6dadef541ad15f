using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Primitives;

namespace Fhir.Server.Transport;

/// <summary>
/// Behind a proxy the address a client used is what the proxy says it was, so that links lead back through it: <c>Forwarded</c> (RFC 7239), else
/// <c>X-Forwarded-Proto</c>, <c>-Host</c> and <c>-For</c>; <c>X-Forwarded-Prefix</c> with either. Only proxies that a setting names are believed, and of a list only
/// what the nearest one wrote. What is malformed is ignored.
/// </summary>
public sealed partial class ForwardedAddress(RequestDelegate next, HostSettings settings)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (!settings.Web.Proxies.IsEmpty && settings.Web.IsProxy(context.Connection.RemoteIpAddress)) Apply(context);
        return next(context);
    }

    private static void Apply(HttpContext context)
    {
        var (headers, request) = (context.Request.Headers, context.Request);
        var forwarded = Last(headers["Forwarded"]);
        Func<string, string, string?> value = forwarded is null ? (_, header) => Last(headers[header]) : (name, _) => Pair(forwarded, name);

        if (value("proto", "X-Forwarded-Proto")?.ToLowerInvariant() is "http" or "https") request.Scheme = value("proto", "X-Forwarded-Proto")!.ToLowerInvariant();
        if (value("host", "X-Forwarded-Host") is { } host && Host().IsMatch(host)) request.Host = new HostString(host);
        if (value("for", "X-Forwarded-For") is { } client && AddressOf(client) is { } address) context.Connection.RemoteIpAddress = address;
        if (Last(headers["X-Forwarded-Prefix"])?.TrimEnd('/') is { Length: > 0 } prefix && Prefix().IsMatch(prefix)) request.PathBase = prefix;
    }

    /// <summary>The last of a list, which may stand in several headers; null for none.</summary>
    private static string? Last(StringValues header) => header.Count == 0 ? null : (header[^1] ?? "").Split(',')[^1].Trim();

    private static string? Pair(string element, string name)
    {
        foreach (var pair in element.Split(';'))
        {
            var parts = pair.Split('=', 2);
            if (parts.Length == 2 && parts[0].Trim().Equals(name, StringComparison.OrdinalIgnoreCase)) return parts[1].Trim().Trim('"');
        }
        return null;
    }

    // "192.0.2.1", "192.0.2.1:4711", "[2001:db8::1]", "[2001:db8::1]:4711"; "unknown" and "_hidden" are nobody's address.
    private static IPAddress? AddressOf(string node) =>
        IPAddress.TryParse(node, out var address) || (IPEndPoint.TryParse(node, out var end) && (address = end.Address) is not null) ? address : null;

    [GeneratedRegex(@"^([A-Za-z0-9]([A-Za-z0-9.-]{0,252}[A-Za-z0-9])?|\[[0-9A-Fa-f:.]+\])(:[0-9]{1,5})?$", RegexOptions.NonBacktracking)]
    private static partial Regex Host();

    [GeneratedRegex("^(/[A-Za-z0-9._~-]+)+$", RegexOptions.NonBacktracking)]
    private static partial Regex Prefix();
}
