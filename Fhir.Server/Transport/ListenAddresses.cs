using System.Collections.Immutable;
using System.Net;
using Fhir.Kernel.Outcome;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Fhir.Server.Transport;

/// <summary>Which addresses the server is asked to listen on, which it really listens on, and whether they stay on this machine.</summary>
public static class ListenAddresses
{
    /// <summary>
    /// What the configuration asks for; empty when it asks for nothing. As in Kestrel, endpoints win over urls and urls over ports, and a port
    /// alone means every interface. https://learn.microsoft.com/aspnet/core/fundamentals/servers/kestrel/endpoints
    /// </summary>
    public static ImmutableArray<string> Configured(IConfiguration configuration)
    {
        ImmutableArray<string> endpoints = [.. configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"] ?? endpoint.Path)];
        if (!endpoints.IsEmpty) return endpoints;

        return Split(configuration["urls"]) is { Length: > 0 } urls ? [.. urls] : Ports(configuration);
    }

    private static ImmutableArray<string> Ports(IConfiguration configuration) =>
    [
        .. Split(configuration["http_ports"]).Select(port => $"http://*:{port}"),
        .. Split(configuration["https_ports"]).Select(port => $"https://*:{port}"),
    ];

    /// <summary>What the server is bound to. Known after start only; a port asked for as 0 is the real one here.</summary>
    public static ImmutableArray<string> Bound(IServiceProvider services) =>
        [.. services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? []];

    /// <summary>An address by which a client on this machine reaches the server, without a trailing slash.</summary>
    public static string Local(IServiceProvider services)
    {
        var bound = Bound(services).FirstOrDefault() ?? "http://localhost";
        var uri = new Uri(bound);
        var isEveryInterface = IPAddress.TryParse(uri.Host.Trim('[', ']'), out var ip) && (ip.Equals(IPAddress.Any) || ip.Equals(IPAddress.IPv6Any));
        return (isEveryInterface ? $"{uri.Scheme}://localhost:{uri.Port}" : bound).TrimEnd('/');
    }

    /// <summary>Reports every address that other machines could reach.</summary>
    public static void RequireLoopback(IEnumerable<string> addresses, Action<Issue> report)
    {
        foreach (var address in addresses.Where(address => !IsLoopback(address)))
        {
            report(SettingRules.OpenBeyondLoopback.At(null, address));
        }
    }

    /// <summary>
    /// True for localhost and loopback IP addresses. Everything else is false: <c>*</c>, <c>+</c> and <c>[::]</c> are every interface, Kestrel
    /// binds a host name it does not know to every interface too, and a Unix socket is no loopback address.
    /// </summary>
    public static bool IsLoopback(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && (uri.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(uri.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip)));

    private static string[] Split(string? list) => list?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}
