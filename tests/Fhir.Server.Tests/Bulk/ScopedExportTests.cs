using System.Net;
using System.Text.Json.Nodes;
using Fhir.Server.Tests.Authorization;
using Xunit;

namespace Fhir.Server.Tests.Bulk;

/// <summary>A job may do what its caller may, and nobody else knows of it.</summary>
public sealed class ScopedExportTests(ScopedServer server) : IClassFixture<ScopedServer>
{
    private static readonly (string, string) Async = ("Prefer", "respond-async");

    [Theory]
    [InlineData("system/Patient.rs", "/fhir/$export?_type=Patient,Observation", HttpStatusCode.Forbidden)]
    [InlineData("system/Patient.r", "/fhir/$export", HttpStatusCode.Forbidden)]
    [InlineData("system/Patient.rs", "/fhir/Group/g/$export", HttpStatusCode.Forbidden)]
    [InlineData(null, "/fhir/$export", HttpStatusCode.Unauthorized)]
    public async Task An_export_needs_the_right_to_what_it_gives(string? scope, string path, HttpStatusCode status)
    {
        var (response, _) = await server.SendAsync(scope, "GET", path, null, Async);

        Assert.Equal(status, response.StatusCode);
        Assert.False(response.Content.Headers.Contains("Content-Location"));
    }

    [Fact]
    public async Task An_export_keeps_to_the_types_its_caller_may_read_and_to_its_caller()
    {
        var (kickOff, _) = await server.SendAsync("system/Patient.rs", "GET", "/fhir/$export", null, Async);
        var status = kickOff.Content.Headers.ContentLocation!.AbsolutePath;
        var manifest = await WaitAsync(status);
        var file = new Uri(Assert.Single(manifest["output"]!.AsArray())!["url"]!.GetValue<string>()).AbsolutePath;

        Assert.True(manifest["requiresAccessToken"]!.GetValue<bool>());
        Assert.EndsWith("/Patient.1.ndjson", file, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync("system/Patient.rs", "GET", file));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(null, "GET", file));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(ScopedServer.Reader, "GET", file));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(ScopedServer.Reader, "GET", status));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(ScopedServer.Reader, "DELETE", status));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync("system/Patient.rs", "GET", status));
    }

    [Fact]
    public async Task An_import_writes_only_what_its_caller_may()
    {
        var (refused, _) = await server.SendAsync(ScopedServer.Reader, "POST", "/fhir/$import", """{"resourceType":"Parameters"}""", Async);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    private async Task<HttpStatusCode> StatusAsync(string? scope, string method, string path) => (await server.SendAsync(scope, method, path)).Response.StatusCode;

    private async Task<JsonNode> WaitAsync(string status)
    {
        for (var attempt = 0; attempt < 600; attempt++)
        {
            var (response, body) = await server.SendAsync("system/Patient.rs", "GET", status);
            if (response.StatusCode == HttpStatusCode.OK) return body!;
            Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
            await Task.Delay(100);
        }
        throw new InvalidOperationException("the export does not end");
    }
}
