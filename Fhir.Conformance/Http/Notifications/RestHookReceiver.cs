using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Channels;

using Fhir.Conformance.Engine;

namespace Fhir.Conformance.Http.Notifications;

/// <summary>
/// An endpoint for rest-hooks: on this machine's loopback, or where the run was told that the target can reach it. Its path is a secret of the run, and it answers 200 to whatever is posted there.
/// https://hl7.org/fhir/uv/subscriptions-backport/channels.html#rest-hook
/// </summary>
internal sealed class RestHookReceiver : INotificationSource
{
    private const int MaxBodyCharacters = 1024 * 1024;

    private readonly HttpListener listener = new();
    private readonly Channel<string> received = System.Threading.Channels.Channel.CreateUnbounded<string>();
    private readonly Task listening;

    private readonly string secret = Guid.NewGuid().ToString("N");

    /// <param name="host">Where it listens: an address of this machine, or <c>*</c> for all.</param>
    /// <param name="url">How the target reaches that; the secret follows.</param>
    private RestHookReceiver(string host, int port, string url)
    {
        Url = $"{url.TrimEnd('/')}/{secret}";
        listener.Prefixes.Add($"http://{host}:{port.ToString(CultureInfo.InvariantCulture)}/");
        listener.Start();
        listening = ListenAsync();
    }

    public string Channel => "rest-hook";

    public string Url { get; }

    /// <summary>On this machine's loopback. Null when this machine lets nobody listen.</summary>
    public static RestHookReceiver? Open()
    {
        var port = FreePort();
        return Open("127.0.0.1", port, $"http://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}");
    }

    /// <summary>On every interface of this machine, whatever name the target knows it by. Null when nobody can listen to the port.</summary>
    public static RestHookReceiver? Open(NotifyPlace place) => Open("*", place.Port, place.Url.AbsoluteUri);

    private static RestHookReceiver? Open(string host, int port, string url)
    {
        try
        {
            return new RestHookReceiver(host, port, url);
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
            // What stands between may take the rest of the path away.
            context.Response.StatusCode = context.Request.Url?.AbsolutePath.EndsWith("/" + secret, StringComparison.Ordinal) == true ? 200 : 404;
            using var reader = new StreamReader(context.Request.InputStream, Encoding.UTF8);
            var text = new char[MaxBodyCharacters];
            var length = await reader.ReadBlockAsync(text);
            if (context.Response.StatusCode == 200) await received.Writer.WriteAsync(new string(text, 0, length));
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
