using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Fhir.Terminology.Remote;

/// <summary>How another server is asked.</summary>
/// <param name="Base">FHIR base of the terminology server.</param>
public sealed record RemoteSettings(Uri Base)
{
    /// <summary>Code systems that are asked for there; others never leave this machine.</summary>
    public IReadOnlyList<string> Systems { get; init; } = ["http://snomed.info/sct", "http://loinc.org"];

    /// <summary>For one answer.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>In a row before no more is asked for <see cref="Pause"/>.</summary>
    public int Failures { get; init; } = 3;

    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Questions at the same time; more are not checked.</summary>
    public int Concurrency { get; init; } = 8;

    /// <summary>Of one answer, in bytes.</summary>
    public int LongestAnswer { get; init; } = 4 << 20;

    /// <summary>How long an answer stands.</summary>
    public TimeSpan Lifetime { get; init; } = TimeSpan.FromHours(1);
}

/// <summary>Asks the other server and gives its JSON, or null when there is no answer in time: nothing throws. Thread-safe.</summary>
internal sealed class RemoteClient : IDisposable
{
    private const int MostKept = 50_000;

    private readonly HttpClient http;
    private readonly RemoteSettings settings;
    private readonly TimeProvider time;
    private readonly CircuitBreaker breaker;
    private readonly SemaphoreSlim places;
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, (long At, JsonElement? Answer)> kept = new(StringComparer.Ordinal);

    public RemoteClient(RemoteSettings settings, HttpMessageHandler? handler, TimeProvider time)
    {
        (this.settings, this.time) = (settings, time);
        http = new HttpClient(handler ?? new SocketsHttpHandler { AllowAutoRedirect = false, ConnectTimeout = settings.Timeout, AutomaticDecompression = DecompressionMethods.All });
        (http.Timeout, http.MaxResponseContentBufferSize) = (settings.Timeout, settings.LongestAnswer);
        http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/fhir+json"));
        breaker = new CircuitBreaker(settings.Failures, settings.Pause, time);
        places = new SemaphoreSlim(settings.Concurrency);
    }

    /// <summary>A GET; what was answered stands for a while. A refusal (4xx) is an answer without content.</summary>
    /// <param name="path">Below the base: <c>CodeSystem/$lookup</c>.</param>
    public JsonElement? Get(string path, params ReadOnlySpan<(string Name, string? Value)> parameters)
    {
        var query = new List<string>();
        foreach (var (name, value) in parameters)
            if (value is not null) query.Add($"{name}={Uri.EscapeDataString(value)}");
        var address = $"{settings.Base.AbsoluteUri.TrimEnd('/')}/{path}?{string.Join('&', query)}";
        if (kept.TryGetValue(address, out var known) && time.GetElapsedTime(known.At) < settings.Lifetime) return known.Answer;
        return Keep(address, Send(() => new HttpRequestMessage(HttpMethod.Get, address)));
    }

    public JsonElement? Post(string path, string json) => Send(() => new HttpRequestMessage(HttpMethod.Post, $"{settings.Base.AbsoluteUri.TrimEnd('/')}/{path}")
    {
        Content = new StringContent(json, new MediaTypeHeaderValue("application/fhir+json")),
    }).Answer;

    public void Dispose()
    {
        http.Dispose();
        places.Dispose();
    }

    private JsonElement? Keep(string address, (bool IsAnswered, JsonElement? Answer) sent)
    {
        if (!sent.IsAnswered) return null;
        if (kept.Count >= MostKept) kept.Clear();
        kept[address] = (time.GetTimestamp(), sent.Answer);
        return sent.Answer;
    }

    private (bool IsAnswered, JsonElement? Answer) Send(Func<HttpRequestMessage> request)
    {
        if (!places.Wait(0)) return default;
        try
        {
            if (!breaker.Allows()) return default;
            var sent = SendNow(request);
            breaker.Tell(sent.IsAnswered);
            return sent;
        }
        finally
        {
            places.Release();
        }
    }

    private (bool IsAnswered, JsonElement? Answer) SendNow(Func<HttpRequestMessage> make)
    {
        try
        {
            using var request = make();
            using var response = http.Send(request);
            if (response.StatusCode is >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError and not (HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout)) return (true, null);
            if (response.StatusCode != HttpStatusCode.OK) return default;
            using var body = response.Content.ReadAsStream();
            using var json = JsonDocument.Parse(body);
            return (true, json.RootElement.Clone());
        }
        catch (Exception trouble) when (trouble is HttpRequestException or TaskCanceledException or JsonException or IOException or InvalidOperationException)
        {
            return default;
        }
    }
}
