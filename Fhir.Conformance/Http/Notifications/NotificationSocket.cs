using System.Net.WebSockets;
using System.Text;

namespace Fhir.Conformance.Http.Notifications;

/// <summary>Binds to subscriptions over a websocket. https://hl7.org/fhir/uv/subscriptions-backport/channels.html#websockets</summary>
internal sealed class NotificationSocket : INotificationSource
{
    private const int MaxMessageBytes = 1024 * 1024;

    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(2);

    private readonly ClientWebSocket socket = new();

    private NotificationSocket()
    {
    }

    public string Channel => "websocket";

    /// <summary>Null when no socket could be opened there.</summary>
    public static async Task<NotificationSocket?> ConnectAsync(Uri url, string token, CancellationToken cancel)
    {
        var source = new NotificationSocket();
        try
        {
            await source.socket.ConnectAsync(url, cancel);
            await source.socket.SendAsync(Encoding.UTF8.GetBytes($"bind-with-token {token}"), WebSocketMessageType.Text, endOfMessage: true, cancel);
            return source;
        }
        catch (WebSocketException)
        {
            await source.DisposeAsync();
            return null;
        }
    }

    public async Task<string?> NextAsync(CancellationToken cancel)
    {
        using var message = new MemoryStream();
        var buffer = new byte[16 * 1024];
        try
        {
            while (true)
            {
                var part = await socket.ReceiveAsync(buffer, cancel);
                if (part.MessageType == WebSocketMessageType.Close) return null;
                message.Write(buffer, 0, part.Count);
                if (part.EndOfMessage || message.Length > MaxMessageBytes) return Encoding.UTF8.GetString(message.ToArray());
            }
        }
        catch (WebSocketException)
        {
            return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(Farewell);
        try
        {
            if (socket.State == WebSocketState.Open) await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, patience.Token);
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException)
        {
            // Nobody is there to say goodbye to.
        }
        socket.Dispose();
    }
}
