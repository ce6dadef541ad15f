using System.Net;
using System.Net.Sockets;
using System.Text;
using Fhir.Server.Validation.Content;
using Xunit;

namespace Fhir.Server.Tests.Rest;

/// <summary>The settings below <c>FhirRef:Content</c>.</summary>
public sealed class ContentPolicyTests(ContentPolicyTests.Strict server) : IClassFixture<ContentPolicyTests.Strict>
{
    public sealed class Strict() : RunningServer("--FhirRef:Seed=false", "--FhirRef:Content:MaxBytes=10", "--FhirRef:Content:MediaTypes=text/plain image/*");

    private static string Binary(string type, int bytes) => $$"""{"resourceType":"Binary","contentType":"{{type}}","data":"{{Convert.ToBase64String(new byte[bytes])}}"}""";

    [Theory]
    [InlineData("text/plain", 10, 201, null)]
    [InlineData("text/plain; charset=utf-8", 1, 201, null)]
    [InlineData("image/png", 1, 201, null)]
    [InlineData("text/plain", 11, 413, "content-too-large")]
    [InlineData("text/html", 1, 422, "content-type-refused")]
    [InlineData("imagery/png", 1, 422, "content-type-refused")]
    public async Task Content_is_held_against_size_and_type(string type, int bytes, int status, string? rule)
    {
        var alone = await server.PostAsync("Binary", Binary(type, bytes));
        var within = await server.PostAsync("", $$"""{"resourceType":"Bundle","type":"transaction","entry":[{"resource":{{Binary(type, bytes)}},"request":{"method":"POST","url":"Binary"} }]}""");

        Assert.Equal((status, status == 201 ? 200 : status), (alone.Status, within.Status));
        if (rule is not null) Assert.Equal((rule, rule), (Assert.Single(alone.Rules), Assert.Single(within.Rules)));
    }

    [Theory]
    [InlineData("stream: OK", null)]
    [InlineData("stream: Eicar-Test-Signature FOUND", "content-infected")]
    [InlineData("INSTREAM size limit exceeded. ERROR", "content-scanner-away")]
    [InlineData("", "content-scanner-away")]
    public async Task A_scanner_is_asked_and_believed(string says, string? rule)
    {
        using var scanner = new TcpListener(IPAddress.Loopback, 0);
        scanner.Start();
        var received = ReceiveAsync(scanner, says);
        var refusal = await new ClamdScanner("127.0.0.1", ((IPEndPoint)scanner.LocalEndpoint).Port, TimeSpan.FromSeconds(30))
            .ScanAsync("Binary.data", Encoding.ASCII.GetBytes("innhold"), TestContext.Current.CancellationToken);

        Assert.Equal("innhold", await received);
        Assert.Equal(rule, refusal?.Issues[0].RuleId);
    }

    [Fact]
    public async Task Without_its_scanner_a_server_takes_no_content()
    {
        using var nobody = new TcpListener(IPAddress.Loopback, 0);
        nobody.Start();
        var port = ((IPEndPoint)nobody.LocalEndpoint).Port;
        nobody.Stop();
        var refusal = await new ClamdScanner("127.0.0.1", port, TimeSpan.FromSeconds(30)).ScanAsync("Binary.data", new byte[1], TestContext.Current.CancellationToken);

        Assert.Equal((503, "content-scanner-away"), (refusal!.Status, refusal.Issues[0].RuleId));
    }

    [Theory]
    [InlineData("localhost:3310", true)]
    [InlineData("localhost", false)]
    [InlineData("http://localhost:3310", false)]
    public void A_scanner_has_a_host_and_a_port(string text, bool isOne)
    {
        var built = Transport.ServerHost.Build(["--environment=Development", "--urls=http://127.0.0.1:0", $"--FhirRef:Content:Scanner={text}"]);

        Assert.Equal(isOne, built.IsValue);
    }

    [Fact]
    public void Every_rule_speaks_both_languages() => Assert.All(ContentRules.All, rule => Assert.NotEqual(rule.Nb, rule.En));

    /// <summary>What one client sent by INSTREAM.</summary>
    private static async Task<string> ReceiveAsync(TcpListener listener, string says)
    {
        var cancel = TestContext.Current.CancellationToken;
        using var client = await listener.AcceptTcpClientAsync(cancel);
        var stream = client.GetStream();
        var command = new byte[10];
        await stream.ReadExactlyAsync(command, cancel);
        Assert.Equal("zINSTREAM\0", Encoding.ASCII.GetString(command));
        var content = new StringBuilder();
        for (var length = new byte[4]; ;)
        {
            await stream.ReadExactlyAsync(length, cancel);
            var piece = new byte[System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(length)];
            if (piece.Length == 0) break;
            await stream.ReadExactlyAsync(piece, cancel);
            content.Append(Encoding.ASCII.GetString(piece));
        }
        await stream.WriteAsync(Encoding.ASCII.GetBytes(says + "\0"), cancel);
        return content.ToString();
    }
}
