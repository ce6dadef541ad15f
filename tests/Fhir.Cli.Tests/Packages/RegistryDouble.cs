using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Fhir.Cli.Tests.Packages;

/// <summary>A registry on loopback that speaks npm's protocol, and misbehaves where a test tells it to.</summary>
internal sealed class RegistryDouble : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly List<TestPackage> packages = [];
    private readonly Task serving;

    public RegistryDouble()
    {
        listener.Start();
        Address = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
        serving = ServeAsync();
    }

    /// <summary>Answers one request instead of the registry; null to leave it to the registry.</summary>
    public Func<string, Stream, CancellationToken, Task<bool>>? Misbehave { get; set; }

    public bool StatesHashes { get; set; } = true;

    public string? Latest { get; set; }

    public string Address { get; }

    /// <summary>Paths in the order asked.</summary>
    public ConcurrentQueue<string> Asked { get; } = [];

    public RegistryDouble Publish(params TestPackage[] published)
    {
        packages.AddRange(published);
        return this;
    }

    public static Task WriteAsync(Stream connection, string status, byte[] body, CancellationToken cancel, string headers = "") =>
        WriteRawAsync(connection, $"HTTP/1.1 {status}\r\n{headers}Content-Length: {body.Length}\r\nConnection: close\r\n\r\n", body, cancel);

    public static async Task WriteRawAsync(Stream connection, string head, byte[] body, CancellationToken cancel)
    {
        await connection.WriteAsync(Encoding.ASCII.GetBytes(head), cancel);
        await connection.WriteAsync(body, cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await serving;
        stop.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true) _ = AnswerAsync(await listener.AcceptTcpClientAsync(stop.Token));
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        try
        {
            using (client)
            {
                await using var connection = client.GetStream();
                var path = await PathAsync(connection);
                Asked.Enqueue(path);
                if (Misbehave is null || !await Misbehave(path, connection, stop.Token)) await AnswerAsync(path, connection);
            }
        }
        catch (Exception end) when (end is OperationCanceledException or IOException)
        {
            // The client went away, as it may.
        }
    }

    private async Task<string> PathAsync(Stream connection)
    {
        var (text, buffer) = (new StringBuilder(), new byte[4096]);
        while (!text.ToString().Contains("\r\n\r\n", StringComparison.Ordinal) && await connection.ReadAsync(buffer, stop.Token) is var count and > 0)
            text.Append(Encoding.ASCII.GetString(buffer, 0, count));
        return text.ToString().Split(' ') is [_, var path, ..] ? path : "";
    }

    private Task AnswerAsync(string path, Stream connection)
    {
        if (packages.Find(package => path == $"/{package.Name}/-/{package.Name}-{package.Version}.tgz") is { } asked)
            return WriteAsync(connection, "200 OK", asked.Archive, stop.Token);
        var versions = packages.Where(package => path == $"/{package.Name}").ToList();
        return versions.Count == 0 ? WriteAsync(connection, "404 Not Found", [], stop.Token)
            : WriteAsync(connection, "200 OK", JsonSerializer.SerializeToUtf8Bytes(Listing(versions)), stop.Token);
    }

    private Dictionary<string, object> Listing(List<TestPackage> versions)
    {
        var listing = new Dictionary<string, object> { ["name"] = versions[0].Name, ["versions"] = versions.ToDictionary(version => version.Version, Describe) };
        if (Latest is not null) listing["dist-tags"] = new { latest = Latest };
        return listing;
    }

    private object Describe(TestPackage package)
    {
        var tarball = $"{Address}/{package.Name}/-/{package.Name}-{package.Version}.tgz";
        return new { name = package.Name, version = package.Version, dist = StatesHashes ? (object)new { tarball, integrity = package.Integrity, shasum = package.Shasum } : new { tarball } };
    }
}
