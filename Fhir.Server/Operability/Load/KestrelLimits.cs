using Fhir.Server.Transport;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Fhir.Server.Operability.Load;

/// <summary>
/// What Kestrel holds connections to. A client that sends or reads slower than the least rate, or takes its time over the headers, is let go: many
/// such clients would otherwise hold every place. https://learn.microsoft.com/aspnet/core/fundamentals/servers/kestrel/options
/// </summary>
public static class KestrelLimits
{
    private static readonly MinDataRate LeastRate = new(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));

    public static void Set(KestrelServerOptions kestrel, HostSettings settings)
    {
        var (limits, load) = (kestrel.Limits, settings.Operability.Load);
        kestrel.AddServerHeader = false;
        kestrel.AddOutcomesToRefusals(settings);
        // For what nobody reads: the reader has its own limit, and says 413 with an OperationOutcome.
        limits.MaxRequestBodySize = settings.MaxBodyBytes * 4L;
        limits.RequestHeadersTimeout = load.HeaderTime;
        limits.KeepAliveTimeout = TimeSpan.FromSeconds(120);
        (limits.MinRequestBodyDataRate, limits.MinResponseDataRate) = (LeastRate, LeastRate);
        limits.MaxConcurrentConnections = load.Connections;
        // Escapes make three letters of one.
        limits.MaxRequestLineSize = load.UrlLength * 3 + 1024;
        limits.MaxRequestHeadersTotalSize = load.HeaderLength * 2;
        limits.MaxRequestBufferSize = Math.Max(1 << 20, limits.MaxRequestLineSize);
    }
}
