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
public sealed class SocketSession(
    WebSocket socket, StoreHolder holder, SubscriptionShelf shelf, SubscriptionRecords records, Listening listening, Notifier notifier, SubscriptionSettings settings, TimeProvider clock) : IDisposable
{
    private const string Command = "bind-with-token";
    private const int LongestMessage = 10_000;

    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim sending = new(1);
    private readonly Dictionary<string, (Task Run, CancellationTokenSource Cancel)> bindings = [];
    private readonly CancellationTokenSource session = new();
    private int live;

    public async Task RunAsync(CancellationToken cancel)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, session.Token);
        session.CancelAfter(settings.BindPatience);
        var received = ReceiveAsync();
        try
        {
            var ended = Task.Delay(Timeout.InfiniteTimeSpan, either.Token);
            while (await Task.WhenAny(received, ended) == received && await received is { } message && await TakeAsync(message, either.Token)) received = ReceiveAsync();
            var reason = cancel.IsCancellationRequested ? WebSocketCloseStatus.EndpointUnavailable : session.IsCancellationRequested ? WebSocketCloseStatus.PolicyViolation : WebSocketCloseStatus.NormalClosure;
            await CloseAsync(reason, reason.ToString());
        }
        catch (WebSocketException)
        {
            // The client is gone.
        }
        finally
        {
            await session.CancelAsync();
            await EndAsync();
            await LeaveAsync(received);
        }
    }

    // Whoever cuts the connection at once takes from the client what it was told last: it answers with a close of its own, or has had its time.
    private async Task LeaveAsync(Task received)
    {
        var last = received.IsCompleted && socket.State == WebSocketState.CloseSent ? ReceiveAsync() : received;
        await Task.WhenAny(last, Task.Delay(Farewell, clock));
        if (!last.IsCompleted) socket.Abort();
        await last.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    public void Dispose()
    {
        sending.Dispose();
        session.Dispose();
    }

    private async Task<bool> TakeAsync(string message, CancellationToken cancel)
    {
        var log = holder.Store.Subscriptions;
        if (Token(message) is not { } text || BindingToken.Open(text, log, clock.GetUtcNow()) is not { } token)
        {
            await CloseAsync(WebSocketCloseStatus.PolicyViolation, "token-not-accepted");
            return false;
        }
        // Bound: from now on the tokens' time counts.
        Interlocked.Add(ref live, token.Subscriptions.Count);
        session.CancelAfter(Timeout.InfiniteTimeSpan);
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
        finally
        {
            if (Interlocked.Decrement(ref live) == 0) session.CancelAfter(settings.BindPatience);
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
    private async Task<string?> ReceiveAsync()
    {
        var (buffer, length) = (new byte[LongestMessage], 0);
        while (true)
        {
            var received = await socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None);
            if (received.MessageType == WebSocketMessageType.Close) return null;
            length += received.Count;
            if (received.EndOfMessage) return received.MessageType == WebSocketMessageType.Text ? Encoding.UTF8.GetString(buffer, 0, length) : "";
            if (length == buffer.Length) return "";
        }
    }

    private async Task CloseAsync(WebSocketCloseStatus status, string reason)
    {
        if (socket.State is not (WebSocketState.Open or WebSocketState.CloseReceived)) return;
        using var patience = new CancellationTokenSource(Farewell, clock);
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
