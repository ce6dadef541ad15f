using System.Collections.Concurrent;
using System.Text;
using Fhir.Server.Tests.Rest;
using Fhir.Server.Transport;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Fhir.Server.Tests.Operability;

public sealed class TracedServer(string collector) : RunningServer("--FhirRef:Seed=false", $"--FhirRef:Telemetry:Endpoint={collector}", "--FhirRef:Telemetry:Protocol=Http");

/// <summary>What a collector gets, and what it does not.</summary>
public sealed class TelemetryTests
{
    private const string Number = "14864349634";
    private const string Trace = "4bf92f3577b34da6a3ce929d0e0e4736";

    [Fact]
    public async Task A_collector_gets_requests_interactions_store_and_metrics_and_nothing_about_a_person()
    {
        var sent = new ConcurrentBag<(string Path, byte[] Body)>();
        await using var collector = await CollectorAsync(sent);
        await using (var server = new TracedServer(collector.Urls.Single()))
        {
            await server.InitializeAsync();
            await server.PutAsync("Patient/eksempel-7", $$"""{"resourceType":"Patient","id":"eksempel-7","name":[{"family":"Eksempelsen"}],"identifier":[{"system":"urn:oid:2.16.578.1.12.4.1.4.1","value":"{{Number}}"}]}""");
            await server.GetAsync($"Patient?identifier={Number}&name=Eksempelsen");
            await server.GetAsync($"Patient/{Number}");
            await server.GetAsync("Patient/eksempel-7", ("traceparent", $"00-{Trace}-00f067aa0ba902b7-01"));
        }

        var (traces, metrics) = (Text(sent, "/v1/traces"), Text(sent, "/v1/metrics"));
        Assert.All(new[] { "fhirref", "update Patient", "search-type Patient", "read Patient", "validate", "store search", "store write", "store commit", "fhir.interaction", "http.response.status_code" },
            word => Assert.Contains(word, traces, StringComparison.Ordinal));
        Assert.All(new[] { "fhirref.http.request.duration", "fhirref.store.commit.duration", "dotnet.gc" }, word => Assert.Contains(word, metrics, StringComparison.Ordinal));
        Assert.Contains(Encoding.Latin1.GetString(Convert.FromHexString(Trace)), traces, StringComparison.Ordinal);
        Assert.All(new[] { Number, "Eksempelsen", "eksempel-7", "identifier=" }, word => Assert.DoesNotContain(word, traces + metrics, StringComparison.Ordinal));
    }

    [Fact]
    public void An_endpoint_that_is_no_address_keeps_the_server_from_starting()
    {
        var built = ServerHost.Build(["--environment=Development", "--FhirRef:Telemetry:Endpoint=collector"]);

        Assert.Equal("setting-unknown-value", Assert.Single(built.Refusal!.Issues).RuleId);
    }

    private static async Task<WebApplication> CollectorAsync(ConcurrentBag<(string, byte[])> sent)
    {
        var builder = WebApplication.CreateSlimBuilder(["--urls=http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapPost("/{**path}", async (HttpContext context) =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            sent.Add((context.Request.Path.Value!, body.ToArray()));
        });
        await app.StartAsync();
        return app;
    }

    private static string Text(IEnumerable<(string Path, byte[] Body)> sent, string path) =>
        string.Concat(sent.Where(one => one.Path == path).Select(one => Encoding.Latin1.GetString(one.Body)));
}
