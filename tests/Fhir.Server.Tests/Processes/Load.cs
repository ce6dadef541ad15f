using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Fhir.Server.Tests.Processes;

/// <summary>Clients that create and read, and remember what they were promised.</summary>
internal sealed class Load(Uri address) : IDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMilliseconds(200) }) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(60) };
    private readonly ConcurrentQueue<(string Location, DateTime At)> acknowledged = new();
    private readonly ConcurrentDictionary<string, int> failures = new();

    /// <summary>Paths of the versions that were answered with 201.</summary>
    public IReadOnlyList<(string Location, DateTime At)> Acknowledged => [.. acknowledged];

    /// <summary>What else was answered, and connections that were lost, each with how often.</summary>
    public IReadOnlyDictionary<string, int> Failures => failures;

    public Task RunAsync(int clients, CancellationToken stop) => Task.WhenAll(Enumerable.Range(0, clients).Select(client => Task.Run(() => ClientAsync(client, stop), CancellationToken.None)));

    public async Task<HttpStatusCode> GetAsync(string path) => (await http.GetAsync(path, TestContext.Current.CancellationToken)).StatusCode;

    public async Task UntilAcknowledgedAsync(int writes)
    {
        for (var attempt = 0; attempt < 1800 && acknowledged.Count < writes; attempt++) await Task.Delay(50, TestContext.Current.CancellationToken);
        Assert.True(acknowledged.Count >= writes, $"{acknowledged.Count} acknowledged in a minute and a half; {string.Join(", ", failures)}");
    }

    public void Dispose() => http.Dispose();

    private async Task ClientAsync(int client, CancellationToken stop)
    {
        for (var number = 0; !stop.IsCancellationRequested; number++)
        {
            try
            {
                await CreateAsync(client, number);
                if (acknowledged.TryPeek(out var first)) await ReadAsync(first.Location);
            }
            catch (HttpRequestException lost)
            {
                Note($"lost connection ({lost.HttpRequestError})");
                await Task.Delay(20, CancellationToken.None);
            }
        }
    }

    private async Task CreateAsync(int client, int number)
    {
        var json = $$$"""{"resourceType":"Observation","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"718-7"}]},"subject":{"reference":"Patient/p{{{client}}}"},"valueQuantity":{"value":{{{number}}},"unit":"g"}}""";
        using var content = new StringContent(json, Encoding.UTF8, new MediaTypeHeaderValue("application/fhir+json"));
        using var response = await http.PostAsync("fhir/Observation", content, TestContext.Current.CancellationToken);
        if (response.StatusCode == HttpStatusCode.Created) acknowledged.Enqueue((response.Headers.Location!.AbsolutePath, DateTime.UtcNow));
        else await RefusedAsync(response);
    }

    private async Task ReadAsync(string location)
    {
        using var response = await http.GetAsync(location, TestContext.Current.CancellationToken);
        if (response.StatusCode != HttpStatusCode.OK) await RefusedAsync(response);
    }

    /// <summary>A server that says 503 says when to come back.</summary>
    private async Task RefusedAsync(HttpResponseMessage response)
    {
        Note($"{(int)response.StatusCode}{(response.Headers.RetryAfter is null ? " without Retry-After" : "")}");
        await Task.Delay(100, CancellationToken.None);
    }

    private void Note(string failure) => failures.AddOrUpdate(failure, 1, (_, count) => count + 1);
}
