using System.Net.Sockets;
using System.Text;

namespace Fhir.Server.Tests.Operability;

/// <summary>A connection without an HTTP client behind it: it can stop in the middle of a request.</summary>
internal sealed class RawConnection : IDisposable
{
    private readonly TcpClient client = new();
    private NetworkStream? stream;

    public static async Task<RawConnection> OpenAsync(Uri address, CancellationToken cancel)
    {
        var connection = new RawConnection();
        await connection.client.ConnectAsync(address.Host, address.Port, cancel);
        connection.stream = connection.client.GetStream();
        return connection;
    }

    /// <summary>A POST of a Patient that announces a body and sends none of it.</summary>
    public Task BeginPostAsync(int length, CancellationToken cancel) =>
        SendAsync($"POST /fhir/Patient HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/fhir+json\r\nContent-Length: {length}\r\n\r\n", cancel);

    public async Task SendAsync(string text, CancellationToken cancel) => await stream!.WriteAsync(Encoding.ASCII.GetBytes(text), cancel);

    /// <summary>What the server answers until it stops for a moment or closes; empty when it closes without a word.</summary>
    public async Task<string> ReadAsync(CancellationToken cancel)
    {
        var (buffer, text) = (new byte[1 << 16], new StringBuilder());
        do
        {
            var read = await stream!.ReadAsync(buffer, cancel);
            if (read == 0) break;
            text.Append(Encoding.UTF8.GetString(buffer, 0, read));
        }
        while (!IsWhole(text.ToString()));
        return text.ToString();
    }

    public void Dispose() => client.Dispose();

    private static bool IsWhole(string answer) => answer.Contains("\r\n\r\n", StringComparison.Ordinal) && answer.TrimEnd().EndsWith('}');
}
