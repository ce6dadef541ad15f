using System.Net.WebSockets;
using System.Text;
using Fhir.Server.Subscriptions.Dispatch;
using Fhir.Server.Subscriptions.Notifications;
using Fhir.Server.Transport;

namespace Fhir.Server.Subscriptions.Streams;

/// <summary>
/// One client at its websocket: it binds with tokens, as many as it likes, and is told of each subscription in it a handshake and then what happens. What was
/// told before to whomever over a websocket is not told again. https://hl7.org/fhir/uv/subscriptions-backport/channels.html#websockets
/// </summary>
public sealed class SocketSession(WebSocket socket, StoreHolder holder, SubscriptionShelf shelf, SubscriptionRecords records, Listening listening, Notifier notifier, TimeProvider clock) : IDisposable
{
    private const string Command = "bind-with-token";
    private const int LongestMessage = 10_000;

    /// <summary>How long a client may stay without having bound.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim sending = new(1);
    private readonly Dictionary<string, (Task Run, CancellationTokenSource Cancel)> bindings = [];

    public async Task RunAsync(CancellationToken cancel)
    {
        using var session = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        session.CancelAfter(Patience);
        try
        {
            while (await ReceiveAsync(session.Token) is { } message)
            {
                if (!await TakeAsync(message, session.Token)) return;
                // Bound: from now on the tokens' time counts.
                session.CancelAfter(Timeout.InfiniteTimeSpan);
            }
            await CloseAsync(WebSocketCloseStatus.NormalClosure, "bye");
        }
        catch (OperationCanceledException)
        {
            await CloseAsync(cancel.IsCancellationRequested ? WebSocketCloseStatus.EndpointUnavailable : WebSocketCloseStatus.PolicyViolation, cancel.IsCancellationRequested ? "going-away" : "not-bound");
        }
        catch (WebSocketException)
        {
            // The client is gone.
        }
        finally
        {
            await EndAsync();
        }
    }

    public void Dispose() => sending.Dispose();

    private async Task<bool> TakeAsync(string message, CancellationToken cancel)
    {
        var log = holder.Store.Subscriptions;
        if (Token(message) is not { } text || BindingToken.Open(text, log, clock.GetUtcNow()) is not { } token)
        {
            await CloseAsync(WebSocketCloseStatus.PolicyViolation, "token-not-accepted");
            return false;
        }
        foreach (var id in token.Subscriptions)
        {
            if (bindings.Remove(id, out var older)) await EndAsync(older);
            var binding = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            bindings[id] = (BindAsync(id, token, binding.Token), binding);
        }
        return true;
    }

    private static string? Token(string message) =>
        message.StartsWith(Command, StringComparison.Ordinal) ? message[Command.Length..].TrimStart(':', ' ').Trim() : null;

    private async Task BindAsync(string id, BindingToken token, CancellationToken cancel)
    {
        try
        {
            if (await shelf.CurrentAsync(id, cancel) is not { Subscription: { IsLive: true, Channel: ChannelType.WebSocket } } owned) return;
            var state = records.StateOf(id);
            await TellAsync("handshake", null, notifier.Handshake(owned, state), cancel);
            await listening.RunAsync(id, state.Delivered, holder.Bind(token.Permit), null, token.Expires, (type, number, notification, stop) => DeliverAsync(id, type, number, notification, stop), cancel);
        }
        catch (Exception gone) when (gone is OperationCanceledException or WebSocketException or InvalidOperationException)
        {
            // The socket was closed, or the binding taken over by a newer token.
        }
    }

    private async Task DeliverAsync(string id, string type, long? number, Notification notification, CancellationToken cancel)
    {
        await TellAsync(type, number, notification, cancel);
        await holder.Store.Subscriptions.DeliveredAsync(id, number ?? 0, clock.GetUtcNow(), CancellationToken.None);
    }

    private async Task TellAsync(string type, long? number, Notification notification, CancellationToken cancel)
    {
        await sending.WaitAsync(cancel);
        try
        {
            await socket.SendAsync(notification.Body, WebSocketMessageType.Text, endOfMessage: true, cancel);
        }
        finally
        {
            sending.Release();
        }
    }

    /// <summary>Null when the client closes.</summary>
    private async Task<string?> ReceiveAsync(CancellationToken cancel)
    {
        var (buffer, length) = (new byte[LongestMessage], 0);
        while (true)
        {
            var received = await socket.ReceiveAsync(buffer.AsMemory(length), cancel);
            if (received.MessageType == WebSocketMessageType.Close) return null;
            length += received.Count;
            if (received.EndOfMessage) return received.MessageType == WebSocketMessageType.Text ? Encoding.UTF8.GetString(buffer, 0, length) : "";
            if (length == buffer.Length) return "";
        }
    }

    private async Task CloseAsync(WebSocketCloseStatus status, string reason)
    {
        if (socket.State is not (WebSocketState.Open or WebSocketState.CloseReceived)) return;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2), clock);
        try
        {
            await socket.CloseOutputAsync(status, reason, patience.Token);
        }
        catch (Exception gone) when (gone is OperationCanceledException or WebSocketException)
        {
            // Nobody is there to say goodbye to.
        }
    }

    private async Task EndAsync()
    {
        foreach (var binding in bindings.Values) await EndAsync(binding);
        bindings.Clear();
    }

    private static async Task EndAsync((Task Run, CancellationTokenSource Cancel) binding)
    {
        await binding.Cancel.CancelAsync();
        await binding.Run;
        binding.Cancel.Dispose();
    }
}
