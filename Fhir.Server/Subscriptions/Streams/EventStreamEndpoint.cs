using System.Globalization;
using System.Text;
using Fhir.Kernel.Outcome;
using Fhir.Server.Authorization;
using Fhir.Server.Interactions;
using Fhir.Server.Operability.Load;
using Fhir.Server.Response;
using Fhir.Server.Subscriptions.Notifications;
using Fhir.Server.Transport;
using Fhir.Store.Access;

namespace Fhir.Server.Subscriptions.Streams;

/// <summary>
/// $events as a stream of server-sent events, for <c>Accept: text/event-stream</c>: one notification an event, its number as the id, so that a client that
/// comes back says where it was (<c>Last-Event-ID</c>). An extension of our own. https://html.spec.whatwg.org/multipage/server-sent-events.html
/// </summary>
public sealed class EventStreamEndpoint(
    StoreHolder holder, Listening listening, Authorizer authorizer, FhirEndpoint plain, ListenerPlaces places, Readiness readiness, IHostApplicationLifetime lifetime, TimeProvider clock)
{
    public const string Pattern = FhirRoutes.Base + "/Subscription/{id}/$events";

    /// <summary>Seconds that a plain $events waits for the first event, up to <see cref="LongestWaitSeconds"/>. An extension of our own.</summary>
    public const string WaitParameter = "_wait";

    public const int LongestWaitSeconds = 30;

    private const string MediaType = "text/event-stream";

    /// <summary>After this the client comes back by itself and shows its token anew.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    /// <summary>What lies between keeps a connection that it sees used.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(15);

    public async Task HandleAsync(HttpContext context)
    {
        var wantsStream = context.Request.Headers.Accept.ToString().Contains(MediaType, StringComparison.OrdinalIgnoreCase);
        if (!wantsStream && !context.Request.Query.ContainsKey(WaitParameter))
        {
            await plain.HandleAsync(context);
            return;
        }
        using var place = await places.TakeAsync(context);
        if (place is null) return;
        if (wantsStream) await StreamAsync(context);
        else
        {
            // Whoever waits for events needs no place among those that work.
            RequestPlace.Of(context)?.Leave();
            await plain.HandleAsync(context);
        }
    }

    private async Task StreamAsync(HttpContext context)
    {
        var (id, cancel) = ((string)context.Request.RouteValues["id"]!, context.RequestAborted);
        var (store, refused) = await StoreAsync(context);
        refused ??= await ProblemAsync(context, id, store!, cancel);
        if (refused is not null)
        {
            await RefusalResponse.WriteAsync(context, refused);
            return;
        }
        RequestPlace.Of(context)?.Leave();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel, lifetime.ApplicationStopping);
        try
        {
            await SendAsync(context.Response, id, After(context.Request)!.Value, store!, stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The client went away, or the server does.
        }
    }

    private async Task<(IPermittedStore? Store, Refusal? Refusal)> StoreAsync(HttpContext context)
    {
        if (!readiness.IsReady) return (null, new Refusal(503, [TransportRules.NotReady.At(null)]));
        var caller = await authorizer.AuthorizeAsync(context, "Subscription", Interaction.Read);
        if (caller.IsPermitted) return (holder.Bind(caller.Permit), null);
        caller.Refusal.AddHeaders(context.Response.Headers);
        return (null, caller.Refusal.Refusal);
    }

    private static async Task<Refusal?> ProblemAsync(HttpContext context, string id, IPermittedStore store, CancellationToken cancel)
    {
        if (!ResourceId.IsValid(id)) return Refusal.BadRequest(TransportRules.IdInvalid.At(null, id));
        if (After(context.Request) is null) return Refusal.BadRequest(SubscriptionRules.EventNumber.At(null, "eventsSinceNumber", context.Request.Query["eventsSinceNumber"].ToString()));
        var read = await store.ReadAsync("Subscription", id, cancel);
        if (read.Refusal is { } denied) return denied;
        if (read.Value is not { } stored) return new Refusal(404, [InteractionRules.NotFound.At(null, "Subscription", id)]);
        return stored.IsDeleted ? new Refusal(410, [InteractionRules.Deleted.At(null, "Subscription", id, stored.Version.ToString(CultureInfo.InvariantCulture))]) : null;
    }

    /// <summary>The number of the last event the client has; null when what it says is no number.</summary>
    private static long? After(HttpRequest request)
    {
        var last = request.Headers["Last-Event-ID"].ToString();
        if (last.Length > 0 && long.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var seen)) return seen;
        var since = request.Query["eventsSinceNumber"].ToString();
        if (since.Length == 0) return 0;
        return long.TryParse(since, NumberStyles.None, CultureInfo.InvariantCulture, out var first) ? Math.Max(first - 1, 0) : null;
    }

    private async Task SendAsync(HttpResponse response, string id, long after, IPermittedStore store, CancellationToken cancel)
    {
        (response.StatusCode, response.ContentType, response.Headers.CacheControl) = (200, MediaType, "no-store");
        response.Headers["X-Accel-Buffering"] = "no";
        using var sending = new SemaphoreSlim(1);
        await WriteAsync(response, sending, ":\n\n"u8.ToArray(), cancel);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var quiet = KeepAsync(response, sending, end.Token);
        await listening.RunAsync(id, after, store, mostEvents: 1, clock.GetUtcNow() + Longest, (type, number, told, stop) => WriteAsync(response, sending, Message(type, number, told), stop), cancel);
        await end.CancelAsync();
        await quiet;
    }

    private async Task KeepAsync(HttpResponse response, SemaphoreSlim sending, CancellationToken cancel)
    {
        try
        {
            while (true)
            {
                await Task.Delay(Quiet, clock, cancel);
                await WriteAsync(response, sending, ":\n\n"u8.ToArray(), cancel);
            }
        }
        catch (OperationCanceledException)
        {
            // The stream has ended.
        }
    }

    private static async Task WriteAsync(HttpResponse response, SemaphoreSlim sending, byte[] message, CancellationToken cancel)
    {
        await sending.WaitAsync(cancel);
        try
        {
            await response.Body.WriteAsync(message, cancel);
            await response.Body.FlushAsync(cancel);
        }
        finally
        {
            sending.Release();
        }
    }

    private static byte[] Message(string type, long? number, Notification notification)
    {
        var text = new StringBuilder();
        if (number is { } last) text.Append(CultureInfo.InvariantCulture, $"id: {last}\n");
        text.Append(CultureInfo.InvariantCulture, $"event: {type}\n");
        foreach (var line in Encoding.UTF8.GetString(notification.Body.Span).ReplaceLineEndings("\n").Split('\n')) text.Append("data: ").Append(line).Append('\n');
        return Encoding.UTF8.GetBytes(text.Append('\n').ToString());
    }
}
