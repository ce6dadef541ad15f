using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Channels;

namespace Fhir.Conformance.Http.Notifications;

/// <summary>
/// An endpoint for rest-hooks on this machine alone: only a server on the same machine can reach it. Its path is a secret of the run, and it answers 200 to whatever is posted.
/// https://hl7.org/fhir/uv/subscriptions-backport/channels.html#rest-hook
/// </summary>
internal sealed class RestHookReceiver : INotificationSource
{
    private const int MaxBodyCharacters = 1024 * 1024;

    private readonly HttpListener listener = new();
    private readonly Channel<string> received = System.Threading.Channels.Channel.CreateUnbounded<string>();
    private readonly Task listening;

    private RestHookReceiver(string url)
    {
        Url = url;
        listener.Prefixes.Add(url + "/");
        listener.Start();
        listening = ListenAsync();
    }

    public string Channel => "rest-hook";

    public string Url { get; }

    /// <summary>Null when this machine lets nobody listen.</summary>
    public static RestHookReceiver? Open()
    {
        try
        {
            return new RestHookReceiver($"http://127.0.0.1:{FreePort().ToString(CultureInfo.InvariantCulture)}/{Guid.NewGuid():N}");
        }
        catch (Exception refusal) when (refusal is HttpListenerException or SocketException or PlatformNotSupportedException)
        {
            return null;
        }
    }

    public async Task<string?> NextAsync(CancellationToken cancel) => await received.Reader.ReadAsync(cancel);

    public async ValueTask DisposeAsync()
    {
        listener.Close();
        await listening;
    }

    private async Task ListenAsync()
    {
        try
        {
            while (true) await TakeAsync(await listener.GetContextAsync());
        }
        catch (Exception end) when (end is HttpListenerException or ObjectDisposedException)
        {
            // Closed.
        }
    }

    private async Task TakeAsync(HttpListenerContext context)
    {
        try
        {
            using var reader = new StreamReader(context.Request.InputStream, Encoding.UTF8);
            var text = new char[MaxBodyCharacters];
            var length = await reader.ReadBlockAsync(text);
            await received.Writer.WriteAsync(new string(text, 0, length));
            context.Response.StatusCode = 200;
            context.Response.Close();
        }
        catch (Exception broken) when (broken is IOException or HttpListenerException)
        {
            // The server hung up; it will try again.
        }
    }

    private static int FreePort()
    {
        using var any = new TcpListener(IPAddress.Loopback, 0);
        any.Start();
        return ((IPEndPoint)any.LocalEndpoint).Port;
    }
}
