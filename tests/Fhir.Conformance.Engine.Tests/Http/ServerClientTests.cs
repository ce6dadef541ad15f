using Fhir.Conformance.Http;

namespace Fhir.Conformance.Engine.Tests.Http;

/// <summary>A target is never trusted: it may be slow, endless, broken or point elsewhere.</summary>
public sealed class ServerClientTests
{
    private static readonly Uri Base = new("https://a.example/fhir/");

    [Fact]
    public async Task An_answer_over_the_limit_is_cut_off_and_said_so()
    {
        var (answer, exchange) = await AskAsync(Scripted.Always(200, new string('a', 2000)), new Limits { MaxBodyBytes = 1000 });
        Assert.Contains("larger than", answer.Trouble!.Value.En);
        Assert.Equal(answer.Trouble, exchange.Trouble);
    }

    [Fact]
    public async Task An_answer_that_does_not_come_in_time_is_trouble_not_an_exception()
    {
        var never = new Scripted(async (_, cancel) =>
        {
            await Task.Delay(Timeout.Infinite, cancel);
            throw new InvalidOperationException();
        });
        var (answer, _) = await AskAsync(never, new Limits { RequestTimeout = TimeSpan.FromMilliseconds(50) });
        Assert.Equal(0, answer.Status);
        Assert.Equal("no whole answer within 0.1 s", answer.Trouble!.Value.En);
    }

    [Fact]
    public async Task The_callers_own_cancellation_is_an_exception()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        using var client = new ServerClient(Base, Scripted.Always(200, "{}"), new NoToken(), new Limits());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.SendAsync(Ask.Get("metadata"), cancelled.Token));
    }

    [Fact]
    public async Task A_broken_connection_is_trouble()
    {
        var (answer, _) = await AskAsync(new Scripted((_, _) => throw new HttpRequestException("refused")), new Limits());
        Assert.Contains("refused", answer.Trouble!.Value.En);
    }

    [Theory]
    [InlineData("https://b.example/fhir/Patient/1")]
    [InlineData("http://a.example/fhir/Patient/1")]
    [InlineData("file:///etc/passwd")]
    public async Task An_address_outside_the_target_is_never_asked_for(string url)
    {
        var handler = Scripted.Always(200, "{}");
        var (answer, _) = await AskAsync(handler, new Limits(), url);
        Assert.Contains("outside the server", answer.Trouble!.Value.En);
        Assert.Empty(handler.Asked);
    }

    [Fact]
    public async Task A_redirect_is_an_answer_and_not_followed()
    {
        using var handler = ServerClient.DefaultHandler();
        Assert.False(handler.AllowAutoRedirect);
        Assert.False(handler.UseCookies);
        var (answer, _) = await AskAsync(Scripted.Always(302, ""), new Limits());
        Assert.Equal(302, answer.Status);
    }

    [Theory]
    [InlineData("", "the answer has no body")]
    [InlineData("{\"a\":", "the answer is not readable JSON (error at 1:6)")]
    [InlineData("<html/>", "the answer is not readable JSON (error at 1:1)")]
    public async Task A_body_that_is_no_JSON_says_where(string body, string trouble)
    {
        var (answer, _) = await AskAsync(Scripted.Always(200, body), new Limits());
        Assert.Equal(trouble, answer.JsonTrouble!.Value.En);
        Assert.False(answer.Json.Exists);
    }

    [Fact]
    public async Task JSON_nested_over_the_limit_is_not_read()
    {
        var (answer, _) = await AskAsync(Scripted.Always(200, string.Concat(Enumerable.Repeat("[", 200)) + string.Concat(Enumerable.Repeat("]",
            200))), new Limits());
        Assert.NotNull(answer.JsonTrouble);
    }

    [Fact]
    public async Task XML_with_a_document_type_is_not_read()
    {
        var (answer, _) = await AskAsync(Scripted.Always(200, "<!DOCTYPE p [<!ENTITY e \"x\">]><p>&e;</p>", "application/fhir+xml"), new Limits());
        Assert.Null(answer.Xml());
    }

    [Fact]
    public async Task Evidence_holds_neither_the_token_nor_a_national_number()
    {
        var handler = Scripted.Always(200, """{"resourceType":"Patient","identifier":[{"value":"15858020023"}]}""");
        using var client = new ServerClient(Base, handler, new FixedToken("secret"), new Limits());
        var (answer, exchange) = await client.SendAsync(Ask.SearchByPost("Patient", "identifier=15858020023"), TestContext.Current.CancellationToken);
        Assert.Equal("15858020023", answer.Json.Text("identifier.value"));
        var kept = exchange.ToString() + string.Join('\n', exchange.RequestHeaders) + exchange.RequestBody + exchange.ResponseBody;
        Assert.DoesNotContain("secret", kept);
        Assert.DoesNotContain("15858020023", kept);
        Assert.Contains(exchange.RequestHeaders, header => header is { Name: "Authorization", Value: "***" });
    }

    [Fact]
    public async Task Evidence_keeps_the_beginning_of_a_long_body()
    {
        var (_, exchange) = await AskAsync(Scripted.Always(200, new string('a', 100_000)), new Limits());
        Assert.Equal(Exchange.MaxBodyCharacters + 1, exchange.ResponseBody!.Length);
    }

    [Fact]
    public async Task No_more_requests_than_the_limit_are_under_way_at_once()
    {
        var (now, most) = (0, 0);
        var counting = new Scripted(async (_, cancel) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref now));
            await Task.Delay(20, cancel);
            Interlocked.Decrement(ref now);
            return Scripted.Message(200, "{}");
        });
        using var client = new ServerClient(Base, counting, new NoToken(), new Limits { MaxConcurrentRequests = 2 });
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => client.SendAsync(Ask.Get("metadata"), TestContext.Current.CancellationToken)));
        Assert.Equal(2, most);
    }

    private static async Task<(Answer Answer, Exchange Exchange)> AskAsync(HttpMessageHandler handler, Limits limits, string path = "metadata")
    {
        using var client = new ServerClient(Base, handler, new NoToken(), limits);
        return await client.SendAsync(Ask.Get(path), TestContext.Current.CancellationToken);
    }
}
