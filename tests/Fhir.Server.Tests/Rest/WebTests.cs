using Fhir.Server.Transport;
using Xunit;

namespace Fhir.Server.Tests.Rest;

public sealed class WebServer() : RunningServer("--FhirRef:Seed=false", "--FhirRef:Web:CorsOrigins=https://lab.example http://localhost:3000", "--FhirRef:Web:Proxies=127.0.0.0/8 ::1");

/// <summary>A server that browsers may ask from two other origins, and that stands behind a proxy on this machine.</summary>
public sealed class WebTests(WebServer server) : IClassFixture<WebServer>
{
    private const string Lab = "https://lab.example";

    [Theory]
    [InlineData(Lab, Lab)]
    [InlineData("http://localhost:3000", "http://localhost:3000")]
    [InlineData("https://other.example", "")]
    [InlineData("https://lab.example.evil.example", "")]
    [InlineData("null", "")]
    public async Task A_listed_origin_may_read_and_no_other(string origin, string allowed)
    {
        var answer = await server.GetAsync("metadata", ("Origin", origin));

        Assert.Equal((200, allowed), (answer.Status, answer.Header("Access-Control-Allow-Origin")));
        Assert.Equal("", answer.Header("Access-Control-Allow-Credentials"));
        if (allowed.Length > 0) Assert.Contains("ETag", answer.Header("Access-Control-Expose-Headers"));
    }

    [Fact]
    public async Task A_preflight_of_a_listed_origin_is_answered()
    {
        var answer = await server.SendAsync("OPTIONS", "$fhirpath", null, "", ("Origin", Lab), ("Access-Control-Request-Method", "POST"), ("Access-Control-Request-Headers", "content-type"));

        Assert.Equal((204, Lab), (answer.Status, answer.Header("Access-Control-Allow-Origin")));
        Assert.Contains("content-type", answer.Header("Access-Control-Allow-Headers"));
    }

    [Theory]
    [InlineData(Lab, "POST", "$fhirpath", 200)]
    [InlineData(Lab, "POST", "Patient/$validate", 200)]
    [InlineData(Lab, "POST", "$convert", 200)]
    [InlineData(Lab, "POST", "Patient/a/$meta-add", 403)]
    [InlineData("https://other.example", "POST", "$fhirpath", 403)]
    [InlineData("https://other.example", "POST", "$convert", 403)]
    [InlineData(Lab, "POST", "Patient", 403)]
    [InlineData(Lab, "POST", "", 403)]
    [InlineData(Lab, "PUT", "Patient/a", 403)]
    [InlineData(Lab, "DELETE", "Patient/a", 403)]
    public async Task Without_tokens_a_listed_origin_may_ask_and_not_write(string origin, string method, string url, int status)
    {
        var body = url == "$fhirpath"
            ? """{"resourceType":"Parameters","parameter":[{"name":"expression","valueString":"1"},{"name":"resource","resource":{"resourceType":"Patient"}}]}"""
            : """{"resourceType":"Patient","id":"a"}""";

        Assert.Equal(status, (await server.SendAsync(method, url, method == "DELETE" ? null : body, "application/fhir+json", ("Origin", origin), ("Sec-Fetch-Site", "cross-site"))).Status);
    }

    [Fact]
    public async Task The_capability_statement_says_that_browsers_may_ask() =>
        Assert.True((await server.GetAsync("metadata")).Json["rest"]![0]!["security"]!["cors"]!.GetValue<bool>());

    public static TheoryData<string[], string> Forwarded => new()
    {
        { ["X-Forwarded-Prefix: /journal"], "http://{0}/journal/fhir" },
        { ["X-Forwarded-Proto: https"], "https://{0}/fhir" },
        { ["X-Forwarded-Proto: https", "X-Forwarded-Prefix: /a/b/"], "https://{0}/a/b/fhir" },
        { ["X-Forwarded-Host: localhost:8443", "X-Forwarded-Proto: http, https"], "https://localhost:8443/fhir" },
        { ["Forwarded: proto=https;host=\"localhost:9443\""], "https://localhost:9443/fhir" },
        { ["Forwarded: for=192.0.2.60;proto=http;host=evil.example, proto=https;host=localhost"], "https://localhost/fhir" },
        { ["Forwarded: proto=https", "X-Forwarded-Host: evil.example"], "https://{0}/fhir" },           // one of the two, not a mixture
        { ["X-Forwarded-Proto: javascript", "X-Forwarded-Host: a\"b", "X-Forwarded-Prefix: /a b"], "http://{0}/fhir" },
        { ["X-Forwarded-Prefix: //evil.example"], "http://{0}/fhir" },
    };

    [Theory, MemberData(nameof(Forwarded))]
    public async Task Links_lead_back_through_the_proxy(string[] headers, string expected)
    {
        var answer = await server.GetAsync("Patient?_count=1", [.. headers.Select(header => (header.Split(": ")[0], header.Split(": ")[1]))]);

        Assert.Equal($"{string.Format(null, expected, server.Http.BaseAddress!.Authority)}/Patient?_count=1", answer.Link("self"));
    }

    [Fact]
    public async Task A_server_without_tokens_is_not_for_those_behind_a_proxy()
    {
        Assert.Equal(403, (await server.GetAsync("Patient", ("X-Forwarded-For", "192.0.2.7"))).Status);
        Assert.Equal(400, (await server.GetAsync("Patient", ("X-Forwarded-Host", "fhir.example"))).Status);
    }

    [Theory]
    [InlineData("--FhirRef:Web:CorsOrigins=*")]
    [InlineData("--FhirRef:Web:CorsOrigins=lab.example")]
    [InlineData("--FhirRef:Web:CorsOrigins=https://lab.example/path")]
    [InlineData("--FhirRef:Web:Proxies=proxy.example")]
    [InlineData("--FhirRef:Web:Proxies=10.0.0.0/99")]
    public void A_setting_that_is_neither_origin_nor_address_keeps_the_server_from_starting(string setting)
    {
        var built = ServerHost.Build(["--environment=Development", "--urls=http://127.0.0.1:0", setting]);

        Assert.Equal("setting-unknown-value", built.Refusal!.Issues[0].RuleId);
    }
}

/// <summary>Without the settings nobody's word is taken.</summary>
public sealed class PlainWebTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task Forwarded_headers_of_strangers_change_nothing()
    {
        var answer = await server.GetAsync("Patient?_count=1", ("X-Forwarded-Host", "evil.example"), ("X-Forwarded-Proto", "https"), ("Forwarded", "host=evil.example"), ("X-Forwarded-Prefix", "/x"));

        Assert.Equal($"{server.Base}/Patient?_count=1", answer.Link("self"));
    }

    [Fact]
    public async Task There_is_nothing_of_cors()
    {
        var answer = await server.GetAsync("metadata", ("Origin", "https://lab.example"));

        Assert.Equal((200, ""), (answer.Status, answer.Header("Access-Control-Allow-Origin")));
    }
}
