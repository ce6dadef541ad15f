using System.Text.Json.Nodes;
using Fhir.Server.Tests.Rest;

namespace Fhir.Server.Tests.Operability;

/// <summary>What never becomes a request is refused with an outcome all the same. https://hl7.org/fhir/R4/http.html#Status-Codes</summary>
public sealed class BareRefusalTests(ThriftyServer server) : IClassFixture<ThriftyServer>
{
    private const string Get = "GET /fhir/Patient";
    private const string Host = "Host: localhost";
    private const string Post = $"POST /fhir/Patient HTTP/1.1\r\n{Host}\r\nContent-Type: application/fhir+json\r\n";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("no request at all\r\n\r\n", 400, "http-request-malformed")]
    [InlineData("GET\r\n\r\n", 400, "http-request-malformed")]
    [InlineData($"{Get} HTTP/1.1\r\n\r\n", 400, "http-request-malformed")]
    [InlineData($"{Get} HTTP/1.1\r\n{Host}\r\n{Host}\r\n\r\n", 400, "http-request-malformed")]
    [InlineData($"{Get} HTTP/1.1\r\n{Host}\r\nno colon\r\n\r\n", 400, "http-request-malformed")]
    [InlineData($"{Get} HTTP/1.1\r\n{Host}\r\n : x\r\n\r\n", 400, "http-request-malformed")]
    [InlineData($"{Get} HTTP/1.1\r\n{Host}\r\nX: a\0b\r\n\r\n", 400, "http-request-malformed")]
    [InlineData($"{Get} HTTP/1.1\r\nHost: a b\r\n\r\n", 400, "http-request-malformed")]
    [InlineData($"{Get} HTTP/3.5\r\n{Host}\r\n\r\n", 505, "http-request-malformed")]
    [InlineData($"{Get}\0x HTTP/1.1\r\n{Host}\r\n\r\n", 400, "http-request-malformed")]
    [InlineData($"POST /fhir/Patient HTTP/1.1\r\n{Host}\r\nContent-Length: many\r\n\r\n", 400, "http-request-malformed")]
    [InlineData($"POST /fhir/Patient HTTP/1.1\r\n{Host}\r\nContent-Length: -1\r\n\r\n", 400, "http-request-malformed")]
    [InlineData($"POST /fhir/Patient HTTP/1.1\r\n{Host}\r\nTransfer-Encoding: rot13\r\n\r\n", 400, "http-request-malformed")]
    [InlineData("GET /fhir/Patient?x={70000} HTTP/1.1\r\nHost: localhost\r\n\r\n", 414, "http-address-too-long")]
    [InlineData("GET /fhir/Patient HTTP/1.1\r\nHost: localhost\r\nX-Long: {5000}\r\n\r\n", 431, "http-headers-too-long")]
    public async Task A_refusal_of_the_transport_has_an_outcome(string request, int status, string rule)
    {
        var text = await AskAsync(server, request.Replace("{70000}", new string('a', 70_000), StringComparison.Ordinal).Replace("{5000}", new string('a', 5000), StringComparison.Ordinal));

        Assert.StartsWith($"HTTP/1.1 {status} ", text, StringComparison.Ordinal);
        AssertOutcome(text, rule);
        Assert.Contains("Connection: close", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Headers_that_never_end_are_refused_with_an_outcome()
    {
        await using var impatient = new ImpatientServer();
        await impatient.InitializeAsync();

        var text = await AskAsync(impatient, "GET /fhir/metadata HTTP/1.1\r\nHost: localhost\r\nX-A");

        Assert.StartsWith("HTTP/1.1 408 ", text, StringComparison.Ordinal);
        AssertOutcome(text, "http-request-too-slow");
    }

    /// <summary>What the server itself says stays as it says it, also where it says it without content.</summary>
    [Theory]
    [InlineData("GET /fhir/Patient/none HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", "HTTP/1.1 404", "resource-not-found")]
    [InlineData("POST /fhir/Patient HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/fhir+json\r\nContent-Length: 99999999\r\n\r\n", "HTTP/1.1 413", "http-body-too-large")]
    public async Task An_answer_of_the_server_is_left_as_it_is(string request, string status, string rule)
    {
        var text = await AskAsync(server, request);

        Assert.StartsWith(status, text, StringComparison.Ordinal);
        AssertOutcome(text, rule);
        Assert.Contains("X-Request-Id", text, StringComparison.Ordinal);
    }

    /// <summary>A client that sends all it has before it reads would find a cut connection and no answer.</summary>
    [Theory]
    [InlineData("Content-Length: 15000000\r\n\r\n", 15_000_000, "")]
    [InlineData("Content-Length: 60000000\r\n\r\n", 60_000_000, "")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\nE4E1C0\r\n", 15_000_000, "\r\n0\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n3938700\r\n", 60_000_000, "\r\n0\r\n\r\n")]
    public async Task A_body_far_over_the_limit_is_refused_in_words_though_all_of_it_is_sent_first(string framing, int length, string end)
    {
        await using var narrow = new NarrowServer();
        await narrow.InitializeAsync();

        var text = await AskAsync(narrow, $"{Post}{framing}{new string('a', length)}{end}");

        Assert.StartsWith("HTTP/1.1 413 ", text, StringComparison.Ordinal);
        AssertOutcome(text, "http-body-too-large");
    }

    [Fact]
    public async Task A_chunk_longer_than_a_number_can_tell_is_400()
    {
        var text = await AskAsync(server, $"{Post}Transfer-Encoding: chunked\r\n\r\nffffffffffffffff1\r\n{{}}\r\n0\r\n\r\n");

        Assert.StartsWith("HTTP/1.1 400 ", text, StringComparison.Ordinal);
        AssertOutcome(text, "http-body-broken");
    }

    private static async Task<string> AskAsync(RunningServer server, string request)
    {
        using var connection = await RawConnection.OpenAsync(server.Http.BaseAddress!, Cancel);
        await connection.SendAsync(request, Cancel);
        return await connection.ReadAsync(Cancel);
    }

    private static void AssertOutcome(string text, string rule)
    {
        var body = text[(text.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..];
        Assert.Contains($"Content-Length: {System.Text.Encoding.UTF8.GetByteCount(body)}\r\n", text, StringComparison.Ordinal);
        Assert.Contains("Content-Type: application/fhir+json", text, StringComparison.Ordinal);
        Assert.Equal(rule, JsonNode.Parse(body)!["issue"]![0]!["details"]!["coding"]![0]!["code"]!.GetValue<string>());
    }
}
