using System.Net;
using Xunit;

namespace Fhir.Server.Tests.Subscriptions;

/// <summary>Reads a stream the way https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation says.</summary>
internal sealed class ServerSentEvents(HttpResponseMessage response, StreamReader reader) : IDisposable
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<ServerSentEvents> OpenAsync(SubscribedServer server, string url, string? lastEventId = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, $"{server.Base}/{url}");
        request.Headers.Accept.ParseAdd("text/event-stream");
        if (lastEventId is not null) request.Headers.Add("Last-Event-ID", lastEventId);
        var response = await server.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancel);
        Assert.Equal((HttpStatusCode.OK, "text/event-stream"), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        return new ServerSentEvents(response, new StreamReader(await response.Content.ReadAsStreamAsync(Cancel)));
    }

    public async Task<(string Id, string Type, string Data)> NextAsync()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        patience.CancelAfter(TimeSpan.FromSeconds(20));
        var (id, type, data) = ("", "message", new List<string>());
        while (true)
        {
            var line = await reader.ReadLineAsync(patience.Token) ?? throw new EndOfStreamException();
            if (line.Length == 0 && data.Count > 0) return (id, type, string.Join('\n', data));
            if (line.StartsWith("id: ", StringComparison.Ordinal)) id = line[4..];
            if (line.StartsWith("event: ", StringComparison.Ordinal)) type = line[7..];
            if (line.StartsWith("data: ", StringComparison.Ordinal)) data.Add(line[6..]);
        }
    }

    public void Dispose()
    {
        reader.Dispose();
        response.Dispose();
    }
}
