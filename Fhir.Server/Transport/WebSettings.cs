using System.Collections.Immutable;
using System.Net;

namespace Fhir.Server.Transport;

/// <summary>How the server stands in the web: whose pages may ask it from a browser, and whose word it takes for the address it was asked by.</summary>
/// <param name="Origins">Scheme, host and port, as browsers write it.</param>
/// <param name="Proxies">Addresses whose forwarded headers are believed.</param>
public sealed record WebSettings(ImmutableArray<string> Origins, ImmutableArray<IPNetwork> Proxies)
{
    private const string OriginsKey = "FhirRef:Web:CorsOrigins";
    private const string ProxiesKey = "FhirRef:Web:Proxies";

    public static WebSettings None { get; } = new([], []);

    public static WebSettings Read(SettingReader reader)
    {
        foreach (var origin in reader.Words(OriginsKey).Where(origin => !IsOrigin(origin)))
            reader.Problem(SettingRules.UnknownValue.At(null, OriginsKey, origin, "https://app.example, http://localhost:3000"));
        foreach (var proxy in reader.Words(ProxiesKey).Where(proxy => NetworkOf(proxy) is null))
            reader.Problem(SettingRules.UnknownValue.At(null, ProxiesKey, proxy, "10.0.0.5, 10.0.0.0/24, fd00::/64"));
        return new WebSettings([.. reader.Words(OriginsKey).Select(origin => origin.ToLowerInvariant())], [.. reader.Words(ProxiesKey).Select(NetworkOf).OfType<IPNetwork>()]);
    }

    public bool IsProxy(IPAddress? address)
    {
        if (address is null) return false;
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return Proxies.Any(network => network.Contains(plain));
    }

    public bool IsListed(string origin) => Origins.Contains(origin.ToLowerInvariant());

    // Named one by one: a star would let every page on the web ask with what the browser can reach.
    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.GetLeftPart(UriPartial.Authority).Equals(text, StringComparison.OrdinalIgnoreCase);

    private static IPNetwork? NetworkOf(string text)
    {
        if (IPNetwork.TryParse(text, out var network)) return network;
        return IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8) : null;
    }
}
