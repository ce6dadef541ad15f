using System.Globalization;

namespace Fhir.Conformance.Engine;

/// <summary>A place for rest-hooks that somebody has opened for the suite.</summary>
/// <param name="Url">What the target is told to post to; a path of the run's own follows.</param>
/// <param name="Port">What the suite listens on: that of the url, or another when something in between passes it on.</param>
public sealed record NotifyPlace(Uri Url, int Port)
{
    /// <summary>The place, or what is wrong with it. Neither when nothing is said.</summary>
    /// <param name="port">Null for that of the url.</param>
    public static (NotifyPlace? Place, Words? Trouble) Of(string? url, string? port)
    {
        if (url is null) return port is null ? (null, null) : (null, new Words("porten for varsler trenger en adresse", "the port for notifications needs an address"));
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https") || address.Query.Length > 0 || address.Fragment.Length > 0)
            return (null, new Words("adressen for varsler må være en http- eller https-adresse uten spørring", "the address for notifications must be an http or https address without a query"));
        if (port is null && address.Scheme == "https") return (null, new Words("testen lytter med http: en https-adresse for varsler trenger en port", "the suite listens by http: an https address for notifications needs a port"));
        var number = port is null ? address.Port : int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : 0;
        return number is > 0 and <= 65535 ? (new NotifyPlace(address, number), null) : (null, new Words("porten for varsler er et tall fra 1 til 65535", "the port for notifications is a number from 1 to 65535"));
    }
}
