using System.Net;
using System.Net.Sockets;

namespace Fhir.Server.Tests.Processes;

/// <summary>One address before several servers: each connection goes to the next of them, and to another when that one refuses it.</summary>
internal sealed class OneAddress : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Uri[] servers;
    private int next;

    public OneAddress(params Uri[] servers)
    {
        this.servers = servers;
        listener.Start();
        Uri = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");
        _ = AcceptAsync();
    }

    public Uri Uri { get; }

    public void Dispose()
    {
        stop.Cancel();
        listener.Dispose();
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!stop.IsCancellationRequested) _ = ForwardAsync(await listener.AcceptTcpClientAsync(stop.Token));
    }

    private async Task ForwardAsync(TcpClient client)
    {
        using (client)
        {
            using var server = await ConnectAsync();
            if (server is null) return;
            var (there, back) = (client.GetStream().CopyToAsync(server.GetStream()), server.GetStream().CopyToAsync(client.GetStream()));
            // Whoever hangs up first ends both ways.
            await Task.WhenAny(there, back);
        }
    }

    private async Task<TcpClient?> ConnectAsync()
    {
        for (var attempt = 0; attempt < servers.Length; attempt++)
        {
            var server = new TcpClient();
            var target = servers[Interlocked.Increment(ref next) % servers.Length];
            try
            {
                await server.ConnectAsync(IPAddress.Loopback, target.Port);
                return server;
            }
            catch (SocketException)
            {
                server.Dispose();
            }
        }
        return null;
    }
}
