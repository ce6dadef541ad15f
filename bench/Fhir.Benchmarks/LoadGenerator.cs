using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Fhir.Benchmarks;

/// <summary>
/// Sends HTTP/1.1 requests over kept-alive connections, one at a time on each, and reads answers by their Content-Length or in chunks. Bare sockets: an HTTP client's own
/// work would otherwise be measured with the server's.
/// </summary>
public sealed class LoadGenerator(Uri address, int connections)
{
    private static readonly byte[] LengthHeader = "\r\ncontent-length: "u8.ToArray();

    /// <param name="request">The bytes of the request with this number; called from several threads.</param>
    /// <param name="expectedStatus">Any other status ends the run with an exception: a fast refusal is no result.</param>
    public async Task<LoadResult> RunAsync(Func<int, ReadOnlyMemory<byte>> request, int expectedStatus, TimeSpan duration, CancellationToken cancel)
    {
        var (clock, number, own) = (Stopwatch.StartNew(), -1, Process.GetCurrentProcess());
        var before = own.TotalProcessorTime;
        var clients = Enumerable.Range(0, connections).Select(_ => Task.Run(() => ClientAsync(() => request(Interlocked.Increment(ref number)), expectedStatus, clock, duration, cancel), cancel));
        var answers = (await Task.WhenAll(clients)).SelectMany(list => list).ToList();
        var latencies = answers.Select(answer => answer.Milliseconds).Order().ToArray();
        var elapsed = clock.Elapsed;
        own.Refresh();
        return new LoadResult(latencies.Length, latencies.Length / elapsed.TotalSeconds, Percentile(latencies, 0.5), Percentile(latencies, 0.99),
            (own.TotalProcessorTime - before) / elapsed / Environment.ProcessorCount)
        {
            P95Milliseconds = Percentile(latencies, 0.95),
            BytesPerAnswer = answers.Average(answer => answer.Bytes),
        };
    }

    /// <summary>One client, one request after the other.</summary>
    /// <param name="before">Done before each request is sent; no part of what is measured.</param>
    public async Task<LoadResult> OneByOneAsync(IReadOnlyList<byte[]> requests, int expectedStatus, Action before, CancellationToken cancel)
    {
        using var socket = await ConnectAsync(cancel);
        var (buffer, answers) = (new Buffer(), new List<(double Milliseconds, int Bytes)>());
        foreach (var request in requests)
        {
            before();
            answers.Add(await AskAsync(socket, buffer, request, expectedStatus, cancel));
        }
        var latencies = answers.Select(answer => answer.Milliseconds).Order().ToArray();
        return new LoadResult(latencies.Length, 1000 / latencies.Average(), Percentile(latencies, 0.5), Percentile(latencies, 0.99), 0)
        {
            P95Milliseconds = Percentile(latencies, 0.95),
            BytesPerAnswer = answers.Average(answer => answer.Bytes),
        };
    }

    private async Task<List<(double Milliseconds, int Bytes)>> ClientAsync(Func<ReadOnlyMemory<byte>> next, int expectedStatus, Stopwatch clock, TimeSpan duration, CancellationToken cancel)
    {
        using var socket = await ConnectAsync(cancel);
        var (buffer, answers) = (new Buffer(), new List<(double, int)>(1 << 16));
        while (clock.Elapsed < duration) answers.Add(await AskAsync(socket, buffer, next(), expectedStatus, cancel));
        return answers;
    }

    private async Task<Socket> ConnectAsync(CancellationToken cancel)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, address.Port, cancel);
        return socket;
    }

    private static async Task<(double Milliseconds, int Bytes)> AskAsync(Socket socket, Buffer buffer, ReadOnlyMemory<byte> request, int expectedStatus, CancellationToken cancel)
    {
        var sent = Stopwatch.GetTimestamp();
        await socket.SendAsync(request, cancel);
        var bytes = await ReadAnswerAsync(socket, buffer, expectedStatus, cancel);
        return (Stopwatch.GetElapsedTime(sent).TotalMilliseconds, bytes);
    }

    /// <returns>Bytes of the answer, head included.</returns>
    private static async Task<int> ReadAnswerAsync(Socket socket, Buffer buffer, int expectedStatus, CancellationToken cancel)
    {
        var (length, total) = (0, int.MaxValue);
        while (length < total && !(total == Chunked && EndsChunked(buffer.Bytes.AsSpan(0, length))))
        {
            buffer.MakeRoom(length);
            var read = await socket.ReceiveAsync(buffer.Bytes.AsMemory(length), cancel);
            if (read == 0) throw new IOException("The server closed the connection.");
            length += read;
            if (total == int.MaxValue) total = TotalLength(buffer.Bytes.AsSpan(0, length), expectedStatus);
        }
        return length;
    }

    private const int Chunked = int.MaxValue - 1;

    private static bool EndsChunked(ReadOnlySpan<byte> answer) => answer.EndsWith("\r\n0\r\n\r\n"u8);

    private static int TotalLength(Span<byte> answer, int expectedStatus)
    {
        var headersEnd = answer.IndexOf("\r\n\r\n"u8);
        if (headersEnd < 0) return int.MaxValue;
        var status = int.Parse(Encoding.ASCII.GetString(answer.Slice(9, 3)), System.Globalization.CultureInfo.InvariantCulture);
        if (status != expectedStatus) throw new IOException($"Expected {expectedStatus}, got: {Encoding.UTF8.GetString(answer[..Math.Min(answer.Length, 600)])}");
        var headers = Encoding.ASCII.GetString(answer[..(headersEnd + 2)]).ToLowerInvariant();
        if (headers.Contains("\r\ntransfer-encoding: chunked", StringComparison.Ordinal)) return Chunked;
        var at = headers.IndexOf(Encoding.ASCII.GetString(LengthHeader), StringComparison.Ordinal);
        if (at < 0) throw new IOException("The answer has no Content-Length.");
        var start = at + LengthHeader.Length;
        return headersEnd + 4 + int.Parse(headers.AsSpan(start, headers.IndexOf('\r', start) - start), System.Globalization.CultureInfo.InvariantCulture);
    }

    internal static double Percentile(double[] sorted, double part) => sorted.Length == 0 ? 0 : sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * part))];

    /// <summary>Grows with the largest answer and is kept.</summary>
    private sealed class Buffer
    {
        public byte[] Bytes { get; private set; } = new byte[1 << 20];

        public void MakeRoom(int used)
        {
            if (used == Bytes.Length) Bytes = [.. Bytes, .. new byte[used]];
        }
    }
}

/// <param name="PerSecond">Answers a second, all connections together.</param>
/// <param name="GeneratorShare">The part of the machine's processors that this process, the load generator, used.</param>
public sealed record LoadResult(int Answers, double PerSecond, double P50Milliseconds, double P99Milliseconds, double GeneratorShare)
{
    /// <summary>Processor time of the server for one answer; another program on the machine does not change it much.</summary>
    public double ServerMicroseconds { get; init; }

    public double P95Milliseconds { get; init; }

    /// <summary>Head included.</summary>
    public double BytesPerAnswer { get; init; }

    /// <summary>The round in the middle by answers a second.</summary>
    public static LoadResult Middle(IEnumerable<LoadResult> rounds)
    {
        LoadResult[] sorted = [.. rounds.OrderBy(round => round.PerSecond)];
        return sorted[sorted.Length / 2];
    }

    public override string ToString() =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{PerSecond,7:F0}/s  {ServerMicroseconds,5:F1} us of the server's processor time each  p50 {P50Milliseconds:F2} ms  p99 {P99Milliseconds:F2} ms  load generator {GeneratorShare:P0} of the processors");
}
