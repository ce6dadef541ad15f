using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Fhir.Server.Tests.Operability;

/// <summary>The log of a whole process, whatever its callers put wherever they can.</summary>
public sealed class LogTests
{
    private const string Number = "14864349634";
    private const string Parts = "148643 49634";
    private const string Name = "Eksempelsen";
    private const string Token = "eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJ4In0.c2lnbmF0dXI";

    [Theory]
    [InlineData("Json", "Production", "Warn")]
    [InlineData("Plain", "Production", "Warn")]
    [InlineData("Json", "Development", "Off")]
    [InlineData("Json", "Production", "Reject")]
    public async Task Neither_numbers_nor_names_nor_tokens_reach_the_log(string format, string environment, string numbers)
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var server = Start(environment, $"--FhirRef:Log:Format={format}", "--FhirRef:Log:ResourceIds=true", "--Logging:LogLevel:Default=Trace", $"--FhirRef:NationalNumbersInUrl={numbers}");
        using var http = await ReadyAsync(server, cancel);

        foreach (var address in Addresses) await SendAsync(http, HttpMethod.Get, address, null, cancel);
        foreach (var (type, body) in Bodies) await SendAsync(http, HttpMethod.Post, "fhir/Patient", new StringContent(body, Encoding.UTF8, type), cancel);
        await SendAsync(http, HttpMethod.Post, "fhir/Patient/_search", new StringContent($"identifier={Number}&name={Name}", Encoding.UTF8, "application/x-www-form-urlencoded"), cancel);
        await SendAsync(http, HttpMethod.Get, "fhir/Patient?last=1", null, cancel);
        await UntilAsync(() => server.Output.Contains("last-request", StringComparison.Ordinal), cancel);

        Assert.All(new[] { Number, Parts, "148643%2049634", Name, Token, "hemmelig" }, secret => Assert.DoesNotContain(secret, server.Output, StringComparison.OrdinalIgnoreCase));
        // That somebody does it is told, since who runs the server must be able to stop it.
        Assert.Equal(numbers != "Off", server.Output.Contains("national-number-in-url", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_request_is_one_line_that_tells_what_was_asked_and_how_it_went()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var server = Start("Production");
        using var http = await ReadyAsync(server, cancel);

        using var created = await http.PutAsync("fhir/Patient/p1", new StringContent("""{"resourceType":"Patient","id":"p1"}""", Encoding.UTF8, "application/fhir+json"), cancel);
        using var found = await http.GetAsync("fhir/Observation?subject:Patient.name=Kari&_count=3&Kari=x", cancel);
        using var trace = new HttpRequestMessage(HttpMethod.Get, "fhir/Patient/p2");
        trace.Headers.Add("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
        using var missing = await http.SendAsync(trace, cancel);
        await UntilAsync(() => Requests(server).Count == 3, cancel);

        var lines = Requests(server);
        Assert.Equal(["update 201 Patient", "search-type 200 Observation", "read 404 Patient"], lines.Select(line => $"{line["interaction"]} {line["status"]} {line["type"]}"));
        Assert.Equal(["PUT", "GET", "GET"], lines.Select(line => $"{line["method"]}"));
        Assert.Equal(created.Headers.GetValues("X-Request-Id").Single(), $"{lines[0]["requestId"]}");
        Assert.Equal("subject,_count,(other)", $"{lines[1]["parameters"]}");
        Assert.Equal("4bf92f3577b34da6a3ce929d0e0e4736", $"{lines[2]["traceId"]}");
        Assert.All(lines, line => Assert.True(line["milliseconds"]!.GetValue<double>() > 0 && line["bytes"]!.GetValue<long>() > 0 && line["client"]!.GetValue<string>() == "open" && line["resourceId"] is null));
    }

    [Theory]
    [InlineData("None", 0)]
    [InlineData("Failed", 1)]
    public async Task Which_requests_get_a_line_is_a_setting(string requests, int lines)
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var server = Start("Production", $"--FhirRef:Log:Requests={requests}");
        using var http = await ReadyAsync(server, cancel);

        using var found = await http.GetAsync("fhir/Patient", cancel);
        using var missing = await http.GetAsync("fhir/Patient/p1", cancel);
        server.Terminate();
        await server.ExitCodeAsync(cancel);

        Assert.Equal(lines, Requests(server).Count);
    }

    private static string[] Addresses =>
    [
        $"fhir/Patient?identifier={Number}", $"fhir/Patient/{Number}", $"fhir/Patient/{Number}_", $"fhir/{Number}", $"fhir/Patient?{Number}=x", $"fhir/Patient?name={Name}", $"fhir/{Name}",
        $"fhir/Patient?identifier=148643%2049634", $"fhir/Patient/{Number}/_history/{Number}", $"{Number}", $"fhir/Patient?access_token={Token}", $"fhir/Patient?_format={Number}", $"fhir/${Name}",
        $"fhir/Patient?birthdate={Number}", $"fhir/Patient?_cursor={Token}",
    ];

    private static (string Type, string Body)[] Bodies =>
    [
        ("application/fhir+json", $$"""{"resourceType":"Patient","name":[{"family":"{{Name}}"}],"identifier":[{"system":"urn:oid:2.16.578.1.12.4.1.4.1","value":"{{Number}}"}]}"""),
        ("application/fhir+json", $$"""{"resourceType":"Patient","{{Name}}":"{{Number}}"}"""), ("application/fhir+json", $"{{{Number}"), ("application/fhir+xml", $"<{Name}>{Number}"), ($"text/{Name}", Number),
    ];

    private static ServerProcess Start(string environment, params string[] settings) =>
        ServerProcess.Start(["--urls=http://127.0.0.1:0", "--FhirRef:Security:Mode=Open", .. settings], ("ASPNETCORE_ENVIRONMENT", environment));

    private static async Task<HttpClient> ReadyAsync(ServerProcess server, CancellationToken cancel)
    {
        var http = new HttpClient { BaseAddress = await server.AddressAsync(cancel) };
        while (!(await http.GetAsync("health/ready", cancel)).IsSuccessStatusCode) await Task.Delay(50, cancel);
        return http;
    }

    private static async Task SendAsync(HttpClient http, HttpMethod method, string address, HttpContent? body, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(method, address) { Content = body };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        request.Headers.TryAddWithoutValidation("X-Request-Id", address.EndsWith("last=1", StringComparison.Ordinal) ? "last-request" : Number);
        request.Headers.TryAddWithoutValidation("X-Correlation-Id", Number);
        request.Headers.TryAddWithoutValidation("If-Match", Number);
        request.Headers.TryAddWithoutValidation("If-None-Exist", $"identifier={Number}&name={Name}");
        request.Headers.TryAddWithoutValidation("Cookie", "sid=hemmelig");
        using var answer = await http.SendAsync(request, cancel);
    }

    private static List<JsonNode> Requests(ServerProcess server) =>
        [.. server.Output.Split('\n').Where(line => line.StartsWith('{')).Select(line => JsonNode.Parse(line)!).Where(line => line["interaction"] is not null)];

    private static async Task UntilAsync(Func<bool> holds, CancellationToken cancel)
    {
        for (var attempt = 0; !holds() && attempt < 600; attempt++) await Task.Delay(50, cancel);
    }
}
