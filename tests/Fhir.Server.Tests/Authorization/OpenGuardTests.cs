using System.Net;
using Fhir.Server.Authorization;
using Microsoft.AspNetCore.Http;

namespace Fhir.Server.Tests.Authorization;

public sealed class OpenGuardTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("localhost:5080", null)]
    [InlineData("LOCALHOST", null)]
    [InlineData("127.0.0.1:5080", null)]
    [InlineData("[::1]:5080", null)]
    [InlineData("fhir.example", "open-host")]
    [InlineData("localhost.example:5080", "open-host")]
    [InlineData("127.0.0.1.example", "open-host")]
    [InlineData("10.0.0.1", "open-host")]
    [InlineData("", "open-host")]
    public void Only_hosts_of_this_machine_are_answered(string host, string? rule) => Assert.Equal(rule, Broken(Request("GET", host)));

    [Theory]
    [InlineData("GET", "http://evil.example", "cross-site", null)]        // a browser shows the answer to no other site
    [InlineData("POST", null, null, null)]                                // no browser
    [InlineData("POST", "http://localhost:5080", "same-origin", null)]
    [InlineData("PUT", "http://localhost:5080", null, null)]
    [InlineData("POST", null, "none", null)]
    [InlineData("POST", "http://evil.example", "cross-site", "open-cross-origin")]
    [InlineData("POST", "http://evil.example", null, "open-cross-origin")]
    [InlineData("POST", "http://localhost:5081", "same-site", "open-cross-origin")]
    [InlineData("POST", "https://localhost:5080", null, "open-cross-origin")]
    [InlineData("POST", "null", null, "open-cross-origin")]
    [InlineData("DELETE", null, "cross-site", "open-cross-origin")]
    [InlineData("PATCH", "http://evil.example", null, "open-cross-origin")]
    public void Changes_come_from_the_servers_own_pages_or_from_no_browser(string method, string? origin, string? site, string? rule)
    {
        var context = Request(method, "localhost:5080");
        if (origin is not null) context.Request.Headers.Origin = origin;
        if (site is not null) context.Request.Headers["Sec-Fetch-Site"] = site;

        Assert.Equal(rule, Broken(context));
    }

    [Theory]
    [InlineData("127.0.0.1", "127.0.0.1", null)]
    [InlineData("::1", "::1", null)]
    [InlineData("::ffff:127.0.0.1", "::ffff:127.0.0.1", null)]
    [InlineData("10.0.0.1", "127.0.0.1", "open-remote")]
    [InlineData("127.0.0.1", "10.0.0.2", "open-remote")]
    public void Connections_stay_on_this_machine(string local, string remote, string? rule)
    {
        var context = Request("GET", "localhost");
        context.Connection.LocalIpAddress = IPAddress.Parse(local);
        context.Connection.RemoteIpAddress = IPAddress.Parse(remote);

        Assert.Equal(rule, Broken(context));
    }

    [Fact]
    public async Task A_running_server_refuses_a_foreign_host_and_a_cross_origin_write_with_an_OperationOutcome()
    {
        await using var server = ServerProcess.Start(["--urls=http://127.0.0.1:0", "--FhirRef:Security:Mode=Open"]);
        using var http = new HttpClient { BaseAddress = await server.AddressAsync(Cancel) };

        using var foreign = new HttpRequestMessage(HttpMethod.Get, "/health/live") { Headers = { Host = "fhir.example" } };
        await AssertRefused(await http.SendAsync(foreign, Cancel), HttpStatusCode.BadRequest, "open-host");

        using var crossOrigin = new HttpRequestMessage(HttpMethod.Post, "/fhir/Patient") { Headers = { { "Origin", "http://evil.example" } } };
        await AssertRefused(await http.SendAsync(crossOrigin, Cancel), HttpStatusCode.Forbidden, "open-cross-origin");
    }

    private static async Task AssertRefused(HttpResponseMessage response, HttpStatusCode status, string rule)
    {
        var body = await response.Content.ReadAsStringAsync(Cancel);
        Assert.Equal(status, response.StatusCode);
        Assert.Contains("\"OperationOutcome\"", body, StringComparison.Ordinal);
        Assert.Contains($"\"{rule}\"", body, StringComparison.Ordinal);
    }

    private static DefaultHttpContext Request(string method, string host)
    {
        var context = new DefaultHttpContext();
        context.Request.Method = method;
        context.Request.Scheme = "http";
        context.Request.Host = new HostString(host);
        return context;
    }

    private static string? Broken(HttpContext context) => OpenGuard.Check(context)?.Reason.RuleId;
}
