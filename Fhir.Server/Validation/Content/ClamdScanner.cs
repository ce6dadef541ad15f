using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using Fhir.Kernel.Outcome;
using Fhir.Store.Access.Operations;

namespace Fhir.Server.Validation.Content;

/// <summary>
/// Asks a clamd about content by its INSTREAM command: pieces with their lengths before them, an empty one at the end, and one line in answer. A scanner that does not answer lets nothing
/// through. https://docs.clamav.net/manual/Usage/Scanning.html#clamd
/// </summary>
public sealed class ClamdScanner(string host, int port, TimeSpan patience) : IContentScanner
{
    private const int Piece = 64 << 10;
    private const int LongestAnswer = 4096;

    public async Task<Refusal?> ScanAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancel)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        either.CancelAfter(patience);
        try
        {
            return Judge(path, await AskAsync(content, either.Token));
        }
        catch (Exception failure) when (failure is SocketException or IOException || failure is OperationCanceledException && !cancel.IsCancellationRequested)
        {
            return new Refusal(503, [ContentRules.ScannerAway.At(null)]);
        }
    }

    private async Task<string> AskAsync(ReadOnlyMemory<byte> content, CancellationToken cancel)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(host, port, cancel);
        var stream = socket.GetStream();
        await stream.WriteAsync("zINSTREAM\0"u8.ToArray(), cancel);
        for (var at = 0; at < content.Length; at += Piece) await SendAsync(stream, content.Slice(at, Math.Min(Piece, content.Length - at)), cancel);
        await SendAsync(stream, default, cancel);
        return await AnswerAsync(stream, cancel);
    }

    private static async Task SendAsync(NetworkStream stream, ReadOnlyMemory<byte> piece, CancellationToken cancel)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, piece.Length);
        await stream.WriteAsync(length, cancel);
        await stream.WriteAsync(piece, cancel);
    }

    private static async Task<string> AnswerAsync(NetworkStream stream, CancellationToken cancel)
    {
        var (buffer, length) = (new byte[LongestAnswer], 0);
        while (length < buffer.Length && await stream.ReadAsync(buffer.AsMemory(length), cancel) is var read and > 0) length += read;
        return Encoding.UTF8.GetString(buffer, 0, length).TrimEnd('\0', '\n', ' ');
    }

    /// <summary><c>stream: OK</c>, <c>stream: Name FOUND</c>, or that it could not be done.</summary>
    private static Refusal? Judge(string path, string answer)
    {
        if (answer == "stream: OK") return null;
        return answer.EndsWith(" FOUND", StringComparison.Ordinal)
            ? new Refusal(422, [ContentRules.Infected.At(path, answer.Replace("stream: ", "", StringComparison.Ordinal).Replace(" FOUND", "", StringComparison.Ordinal))])
            : new Refusal(503, [ContentRules.ScannerAway.At(null)]);
    }
}
