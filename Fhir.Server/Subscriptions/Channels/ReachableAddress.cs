using System.Net;
using System.Net.Sockets;

namespace Fhir.Server.Subscriptions.Channels;

/// <summary>Kinds of addresses that are not of the public internet.</summary>
[Flags]
public enum AddressKinds
{
    None = 0,

    /// <summary>This machine.</summary>
    Loopback = 1,

    /// <summary>RFC 1918, RFC 6598 and unique local IPv6: the networks inside.</summary>
    Private = 2,
}

/// <summary>
/// Whether a notification may go to an address. Everything that is not plainly public is refused unless a setting names its kind: a subscriber must not
/// make the server speak to the machine it runs on, to its neighbours or to a cloud's metadata. https://www.iana.org/assignments/iana-ipv4-special-registry
/// </summary>
public static class ReachableAddress
{
    private static readonly IPNetwork[] PrivateNetworks =
        [.. new[] { "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "fc00::/7" }.Select(IPNetwork.Parse)];

    /// <summary>Never: this network, link-local, protocol assignments, documentation, benchmarks, multicast, reserved, and IPv6 that hides an IPv4 address.</summary>
    private static readonly IPNetwork[] Never =
    [
        .. new[]
        {
            "0.0.0.0/8", "169.254.0.0/16", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4",
            "240.0.0.0/4", "::/128", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20", "5f00::/16", "fe80::/10",
            "fec0::/10", "ff00::/8",
        }.Select(IPNetwork.Parse),
    ];

    public static bool IsReachable(IPAddress address, AddressKinds alsoReachable)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        if (IPAddress.IsLoopback(plain)) return alsoReachable.HasFlag(AddressKinds.Loopback);
        if (PrivateNetworks.Any(network => network.Contains(plain))) return alsoReachable.HasFlag(AddressKinds.Private);
        if (plain.AddressFamily == AddressFamily.InterNetworkV6 && IsIPv4Compatible(plain)) return false;
        return !Never.Any(network => network.Contains(plain));
    }

    // ::a.b.c.d, deprecated, and some systems still take it for the IPv4 address within.
    private static bool IsIPv4Compatible(IPAddress address) => !address.GetAddressBytes().AsSpan(0, 12).ContainsAnyExcept((byte)0);
}
