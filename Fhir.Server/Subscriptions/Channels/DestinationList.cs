using System.Net;
using Fhir.Server.Transport;

namespace Fhir.Server.Subscriptions.Channels;

/// <summary>
/// The allow-list of endpoints. An endpoint is on it when it has the scheme, host and port of an entry and its path lies at or below the entry's. Only
/// https, except on this machine. Which address the name leads to is checked when the connection is made.
/// </summary>
public static class DestinationList
{
    /// <summary>An address that may stand on the list, or be held against it: nothing in it is hidden or read in two ways.</summary>
    public static bool IsWellFormed(Uri uri) =>
        (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && ListenAddresses.IsLoopback(uri.GetLeftPart(UriPartial.Authority))))
        && uri.UserInfo.Length == 0 && uri.Fragment.Length == 0 && uri.Host.Length > 0 && !HidesASegment(uri.OriginalString);

    public static bool IsListed(Uri endpoint, SubscriptionSettings settings) => settings.Destinations.Any(entry =>
        entry.Scheme == endpoint.Scheme && entry.IdnHost.Equals(endpoint.IdnHost, StringComparison.OrdinalIgnoreCase) && entry.Port == endpoint.Port
        && LiesBelow(endpoint.AbsolutePath, entry.AbsolutePath));

    /// <summary>False for a number that is no address to speak to. A name is judged by what it resolves to, later.</summary>
    public static bool MayBeReachable(Uri endpoint, SubscriptionSettings settings) =>
        !IPAddress.TryParse(endpoint.IdnHost, out var address) || ReachableAddress.IsReachable(address, settings.AlsoReachable);

    private static bool LiesBelow(string path, string prefix) =>
        path == prefix || path.StartsWith(prefix.EndsWith('/') ? prefix : prefix + "/", StringComparison.Ordinal);

    // What comes after us may undo the escape and step up again.
    private static bool HidesASegment(string text) =>
        text.Contains('\\') || text.Contains("%2e", StringComparison.OrdinalIgnoreCase) || text.Contains("%2f", StringComparison.OrdinalIgnoreCase)
        || text.Contains("%5c", StringComparison.OrdinalIgnoreCase);
}
