using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;

using Fhir.Conformance.Engine;

namespace Fhir.Conformance.Http;

/// <summary>
/// Sends requests to the target and keeps what happened as evidence. Never follows a redirect and never leaves the target's origin, so that a token
/// reaches nobody else; gives up on what is too slow or too big.
/// </summary>
public sealed class ServerClient : IDisposable
{
    private readonly HttpClient http;
    private readonly ITokenSource tokens;
    private readonly SemaphoreSlim gate;

    /// <param name="baseUrl">The FHIR base, with or without a trailing slash.</param>
    /// <param name="handler">What carries the requests; the client owns it.</param>
    public ServerClient(Uri baseUrl, HttpMessageHandler handler, ITokenSource tokens, Limits limits)
    {
        (BaseUrl, this.tokens, Limits) = (baseUrl.AbsoluteUri.TrimEnd('/'), tokens, limits);
        http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        gate = new SemaphoreSlim(limits.MaxConcurrentRequests);
    }

    /// <summary>Without a trailing slash.</summary>
    public string BaseUrl { get; }

    public Limits Limits { get; }

    /// <summary>A handler without redirects and cookies, which opens compressed answers.</summary>
    public static SocketsHttpHandler DefaultHandler() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = System.Net.DecompressionMethods.All,
        ConnectTimeout = TimeSpan.FromSeconds(15),
    };

    /// <summary>The absolute URL of a path; null when an absolute one lies outside the target's origin.</summary>
    public Uri? Resolve(string path)
    {
        if (!path.Contains("://", StringComparison.Ordinal)) return new Uri($"{BaseUrl}/{path}".TrimEnd('/'));
        if (!Uri.TryCreate(path, UriKind.Absolute, out var url)) return null;
        var origin = new Uri(BaseUrl).GetLeftPart(UriPartial.Authority);
        return url.GetLeftPart(UriPartial.Authority).Equals(origin, StringComparison.OrdinalIgnoreCase) ? url : null;
    }

    /// <returns>The answer, or one with <see cref="Answer.Trouble"/>; throws only for the caller's own cancellation.</returns>
    public async Task<(Answer Answer, Exchange Exchange)> SendAsync(Ask ask, CancellationToken cancel)
    {
        if (Resolve(ask.Path) is not { } url)
            return Recorded(ask, ask.Path, [], Failed("adressen ligger utenfor serveren som testes",
                "the address lies outside the server under test"), default, []);

        using var request = Request(ask, url);
        await gate.WaitAsync(cancel);
        var clock = Stopwatch.GetTimestamp();
        try
        {
            var (answer, headers) = await AnswerAsync(request, cancel);
            return Recorded(ask, url.AbsoluteUri, [.. HeadersOf(request.Headers, request.Content?.Headers)], answer, Stopwatch.GetElapsedTime(clock), headers);
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose()
    {
        http.Dispose();
        gate.Dispose();
    }

    private static HttpRequestMessage Request(Ask ask, Uri url)
    {
        var request = new HttpRequestMessage(ask.Method, url);
        if (ask.Accept is not null) request.Headers.TryAddWithoutValidation("Accept", ask.Accept);
        foreach (var header in ask.Headers) request.Headers.TryAddWithoutValidation(header.Name, header.Value);
        if (ask.Body is null) return request;
        request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(ask.Body));
        request.Content.Headers.TryAddWithoutValidation("Content-Type", ask.ContentType);
        return request;
    }

    private async Task<(Answer, ImmutableArray<Header>)> AnswerAsync(HttpRequestMessage request, CancellationToken cancel)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        timeout.CancelAfter(Limits.RequestTimeout);
        try
        {
            await tokens.AuthorizeAsync(request, timeout.Token);
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, timeout.Token);
            ImmutableArray<Header> headers = [.. HeadersOf(response.Headers, response.Content.Headers)];
            var (body, trouble) = await BodyAsync(response.Content, timeout.Token);
            return (new Answer((int)response.StatusCode, headers, body, trouble, Limits.MaxJsonDepth), headers);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            var seconds = Limits.RequestTimeout.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture);
            return (Failed($"intet helt svar innen {seconds} s", $"no whole answer within {seconds} s"), []);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            return (Failed($"forbindelsen feilet: {failure.Message}", $"the connection failed: {failure.Message}"), []);
        }
        catch (TokenRefusedException refusal)
        {
            return (Failed(refusal.Words.Nb, refusal.Words.En), []);
        }
    }

    private async Task<(byte[] Body, Words? Trouble)> BodyAsync(HttpContent content, CancellationToken cancel)
    {
        await using var stream = await content.ReadAsStreamAsync(cancel);
        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        for (var read = await stream.ReadAsync(buffer, cancel); read > 0; read = await stream.ReadAsync(buffer, cancel))
        {
            body.Write(buffer, 0, read);
            if (body.Length <= Limits.MaxBodyBytes) continue;
            var size = $"{Limits.MaxBodyBytes / 1024 / 1024} MiB";
            return (body.ToArray(), new Words($"svaret er større enn {size}", $"the answer is larger than {size}"));
        }
        return (body.ToArray(), null);
    }

    private Answer Failed(string nb, string en) => new(0, [], [], new Words(nb, en), Limits.MaxJsonDepth);

    private static (Answer, Exchange) Recorded(Ask ask, string url, ImmutableArray<Header> sent, Answer answer, TimeSpan duration,
        ImmutableArray<Header> received)
    {
        answer.Asked = new Exchange(ask.Method.Method, Masking.Mask(url), [.. sent.Select(Masking.Mask)], Kept(ask.Body),
            answer.Status, [.. received.Select(Masking.Mask)], Kept(Encoding.UTF8.GetString(answer.Body.AsSpan(0, Math.Min(answer.Body.Length, 64 * 1024)))),
            duration, answer.Trouble);
        return (answer, answer.Asked);
    }

    private static string? Kept(string? body)
    {
        if (string.IsNullOrEmpty(body)) return null;
        var masked = Masking.Mask(body);
        return masked.Length <= Exchange.MaxBodyCharacters ? masked : masked[..Exchange.MaxBodyCharacters] + "…";
    }

    private static IEnumerable<Header> HeadersOf(HttpHeaders first, HttpHeaders? second) =>
        first.NonValidated.Concat(second?.NonValidated ?? default(HttpHeadersNonValidated))
            .Select(header => new Header(header.Key, string.Join(", ", header.Value)));
}
