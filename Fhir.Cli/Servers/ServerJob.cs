using System.Net;
using System.Text.Json.Nodes;

using Fhir.Conformance.Http;

namespace Fhir.Cli.Servers;

/// <summary>A job on a server, by the asynchronous pattern: kicked off, asked for, fetched, put away. https://hl7.org/fhir/R4/async.html</summary>
internal sealed class ServerJob(HttpClient http, Uri baseUrl, ITokenSource tokens, Terminal terminal)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    private Uri? status;

    /// <summary>False, and said why, when the server does not take the job on.</summary>
    public async Task<bool> StartAsync(HttpMethod method, string path, HttpContent? body, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(method, new Uri(baseUrl, path)) { Content = body };
        request.Headers.Add("Prefer", "respond-async");
        request.Headers.Add("Accept", "application/fhir+json");
        using var answer = await SendAsync(request, cancel);
        if (answer.StatusCode != HttpStatusCode.Accepted) return await StopAsync(answer, cancel);
        status = answer.Content.Headers.ContentLocation is { } place ? new Uri(baseUrl, place) : null;
        return status is not null && IsOurs(status) || Stop(new("serveren sier ikke hvor jobben er", "the server does not say where the job is"));
    }

    /// <summary>The manifest; null, and said why, when the job comes to nothing.</summary>
    public async Task<JsonNode?> WaitAsync(CancellationToken cancel)
    {
        while (true)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, status);
            request.Headers.Add("Accept", "application/json");
            using var answer = await SendAsync(request, cancel);
            if (answer.StatusCode == HttpStatusCode.OK) return await JsonNode.ParseAsync(await answer.Content.ReadAsStreamAsync(cancel), cancellationToken: cancel);
            if (answer.StatusCode is not (HttpStatusCode.Accepted or HttpStatusCode.TooManyRequests))
            {
                await StopAsync(answer, cancel);
                return null;
            }
            if (terminal.ShowsProgress && answer.Headers.TryGetValues("X-Progress", out var progress)) terminal.Error.Write($"\r{progress.First(),-78}");
            var wait = answer.Headers.RetryAfter?.Delta ?? TimeSpan.FromSeconds(1);
            await Task.Delay(wait < LongestWait ? wait : LongestWait, cancel);
        }
    }

    /// <summary>False, and said why, when the file cannot be had. A file on another server is not fetched: the token is not for it.</summary>
    public async Task<bool> FetchAsync(string url, Stream to, CancellationToken cancel)
    {
        if (!Uri.TryCreate(baseUrl, url, out var place) || !IsOurs(place)) return Stop(new($"{url} ligger på en annen server og hentes ikke", $"{url} lies on another server and is not fetched"));
        using var request = new HttpRequestMessage(HttpMethod.Get, place);
        request.Headers.Add("Accept", "application/fhir+ndjson");
        using var answer = await SendAsync(request, cancel);
        if (answer.StatusCode != HttpStatusCode.OK) return await StopAsync(answer, cancel);
        await answer.Content.CopyToAsync(to, cancel);
        return true;
    }

    /// <summary>Lets the server clear up. It does so by itself after a while, so that it does not matter if it fails.</summary>
    public async Task PutAwayAsync(CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, status);
        using var answer = await SendAsync(request, cancel);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancel)
    {
        await tokens.AuthorizeAsync(request, cancel);
        return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
    }

    private bool IsOurs(Uri url) => url.Scheme == baseUrl.Scheme && url.Authority == baseUrl.Authority;

    private async Task<bool> StopAsync(HttpResponseMessage answer, CancellationToken cancel)
    {
        var said = Outcome.TextsOf(await answer.Content.ReadAsStringAsync(cancel));
        return Stop(new($"serveren svarer {(int)answer.StatusCode} {said}".TrimEnd(), $"the server answers {(int)answer.StatusCode} {said}".TrimEnd()));
    }

    private bool Stop(Words why)
    {
        terminal.Stop(why);
        return false;
    }
}
