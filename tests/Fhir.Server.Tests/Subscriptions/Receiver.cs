using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Fhir.Server.Tests.Subscriptions;

/// <summary>A subscriber's endpoint on a port of its own; each path is an endpoint with an answer and a mailbox of its own.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Channel<Delivery>> boxes = new();
    private readonly ConcurrentDictionary<string, Func<Delivery, HttpResponse, Task>> answers = new();
    private WebApplication app = null!;

    public string Url => app.Urls.Single();

    public static async Task<Receiver> StartAsync(int port = 0)
    {
        var receiver = new Receiver();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        receiver.app = builder.Build();
        receiver.app.Run(receiver.TakeAsync);
        await receiver.app.StartAsync();
        return receiver;
    }

    /// <summary>How a path answers from now on; 200 otherwise.</summary>
    public void Answer(string path, Func<Delivery, HttpResponse, Task> answer) => answers[path] = answer;

    public void Answer(string path, int status) => Answer(path, (_, response) =>
    {
        response.StatusCode = status;
        return Task.CompletedTask;
    });

    /// <summary>The next delivery to a path; fails when none comes.</summary>
    public async Task<Delivery> NextAsync(string path, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(TimeSpan.FromSeconds(20));
        return await Box(path).Reader.ReadAsync(patience.Token);
    }

    public int Waiting(string path) => Box(path).Reader.Count;

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private Channel<Delivery> Box(string path) => boxes.GetOrAdd(path, _ => Channel.CreateUnbounded<Delivery>());

    private async Task TakeAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var delivery = new Delivery(context.Request.Path.Value!, context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            await reader.ReadToEndAsync());
        if (answers.TryGetValue(delivery.Path, out var answer)) await answer(delivery, context.Response);
        await Box(delivery.Path).Writer.WriteAsync(delivery);
    }
}

/// <summary>One notification as the endpoint got it.</summary>
internal sealed record Delivery(string Path, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public JsonNode Json => JsonNode.Parse(Body)!;

    public NotificationText Notification => new(Json);
}
