using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Fhir.Server.Tests.Authorization;
using Fhir.Tiltak.Seed;
using Xunit;

namespace Fhir.Server.Tests.Legemiddelliste;

/// <summary>The server with tokens and the synthetic data.</summary>
public sealed class ScopedMedication : IAsyncLifetime
{
    private readonly ScopedServer server = new();

    public async ValueTask InitializeAsync()
    {
        await server.InitializeAsync();
        var (status, body) = await SendAsync("system/*.cruds", "", Encoding.UTF8.GetString(SeedTransaction.ToJson().Span));
        Assert.True(status == HttpStatusCode.OK, $"{body}");
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    internal async Task<LookedUp> LookUpAsync(string scope, string number, string family, params string[] parameters)
    {
        var patient = $$"""
            {"name":"patient","resource":{"resourceType":"Patient","identifier":[{"system":"urn:oid:2.16.578.1.12.4.1.4.1","value":"{{number}}"}],"name":[{"family":"{{family}}"}],"address":[{"city":"Elvedal"}]} }
            """;
        var (status, body) = await SendAsync(scope, "Patient/$getMedication", $$"""{"resourceType":"Parameters","parameter":[{{string.Join(',', [patient, .. parameters])}}]}""");
        Assert.True(status == HttpStatusCode.OK, $"{body}");
        return new LookedUp(body!);
    }

    internal Task<(HttpStatusCode Status, JsonNode? Body)> SendListAsync(string scope, SentList sent) =>
        SendAsync(scope, "Patient/$sendMedication", $$"""{"resourceType":"Parameters","parameter":[{"name":"medication","resource":{{sent.Bundle.ToJsonString()}} }]}""");

    internal async Task<JsonNode> ReadAsync(string path) => (await server.SendAsync("system/*.rs", "GET", $"/fhir/{path}")).Body!;

    private async Task<(HttpStatusCode, JsonNode?)> SendAsync(string scope, string path, string body)
    {
        var (response, answer) = await server.SendAsync(scope, "POST", $"/fhir/{path}", body);
        return (response.StatusCode, answer);
    }
}
