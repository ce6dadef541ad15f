using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Fhir.Server.Tests.Subscriptions;

/// <summary>A client at the server's websocket.</summary>
internal sealed class Listener : IDisposable
{
    private readonly ClientWebSocket socket = new();

    public WebSocketCloseStatus? Closed => socket.CloseStatus;

    public static async Task<Listener> ConnectAsync(string url, CancellationToken cancel)
    {
        var listener = new Listener();
        await listener.socket.ConnectAsync(new Uri(url), cancel);
        return listener;
    }

    public Task SayAsync(string text, CancellationToken cancel) => socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, cancel);

    /// <summary>The next message; null when the server closed.</summary>
    public async Task<string?> HearAsync(CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(TimeSpan.FromSeconds(20));
        var (buffer, text) = (new byte[65536], new StringBuilder());
        while (true)
        {
            var received = await socket.ReceiveAsync(buffer, patience.Token);
            if (received.MessageType == WebSocketMessageType.Close) return null;
            text.Append(Encoding.UTF8.GetString(buffer, 0, received.Count));
            if (received.EndOfMessage) return text.ToString();
        }
    }

    public async Task<NotificationText> NextAsync(CancellationToken cancel) => new(JsonNode.Parse((await HearAsync(cancel))!)!);

    public Task LeaveAsync(CancellationToken cancel) => socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "bye", cancel);

    public void Dispose() => socket.Dispose();
}
