using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;

namespace Fhir.Server.Subscriptions.Channels;

/// <summary>
/// Posts notifications. It follows no redirect, keeps no cookie, uses no proxy and reads nothing of the answer but its status. The address that a name
/// resolves to is judged where the connection is made, so a name that changes its mind between the check and the use gains nothing.
/// </summary>
public sealed class RestHookClient : IDisposable
{
    private readonly SubscriptionSettings settings;
    private readonly TimeProvider clock;
    private readonly Func<string, CancellationToken, Task<IPAddress[]>> resolve;
    private readonly HttpClient http;

    public RestHookClient(SubscriptionSettings settings, TimeProvider clock) : this(settings, clock, Dns.GetHostAddressesAsync)
    {
    }

    internal RestHookClient(SubscriptionSettings settings, TimeProvider clock, Func<string, CancellationToken, Task<IPAddress[]>> resolve)
    {
        (this.settings, this.clock, this.resolve) = (settings, clock, resolve);
        http = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            ActivityHeadersPropagator = null,
            ConnectCallback = ConnectAsync,
            MaxResponseHeadersLength = 16,
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            ResponseDrainTimeout = TimeSpan.FromMilliseconds(1),
        }) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>Null when the endpoint answered 2xx in time; else a short reason without anything the endpoint said.</summary>
    public async Task<string?> PostAsync(Uri endpoint, IReadOnlyList<string> headers, ReadOnlyMemory<byte> body, string contentType, TimeSpan timeout, CancellationToken cancel)
    {
        // The setting may be another than when the Subscription was written.
        if (!DestinationList.IsListed(endpoint, settings)) return "the endpoint is not on the list of destinations";
        using var patience = new CancellationTokenSource(timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, patience.Token);
        try
        {
            using var request = Request(endpoint, headers, body, contentType);
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return response.IsSuccessStatusCode ? null : $"the endpoint answered {((int)response.StatusCode).ToString(CultureInfo.InvariantCulture)}";
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return $"the endpoint did not answer within {timeout.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture)} s";
        }
        catch (HttpRequestException failure)
        {
            return failure.InnerException is AddressRefusedException ? AddressRefusedException.Reason : $"the endpoint could not be reached ({failure.HttpRequestError})";
        }
    }

    public void Dispose() => http.Dispose();

    private static HttpRequestMessage Request(Uri endpoint, IReadOnlyList<string> headers, ReadOnlyMemory<byte> body, string contentType)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, endpoint) { Content = new ReadOnlyMemoryContent(body) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        foreach (var header in headers)
            if (ChannelHeaders.Parse(header) is var (name, value)) request.Headers.TryAddWithoutValidation(name, value);
        return request;
    }

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await resolve(host, cancel);
        var reachable = addresses.Where(address => ReachableAddress.IsReachable(address, settings.AlsoReachable)).ToArray();
        if (reachable.Length == 0) throw new AddressRefusedException();
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(reachable, port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private sealed class AddressRefusedException() : Exception(Reason)
    {
        public const string Reason = "the endpoint's name leads to an address that is not allowed";
    }
}
