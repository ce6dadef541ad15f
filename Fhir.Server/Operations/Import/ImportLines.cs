using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace Fhir.Server.Operations.Import;

/// <param name="Number">From 1.</param>
/// <param name="Json">Null when the line is too long to be looked at.</param>
public readonly record struct ImportLine(long Number, byte[]? Json);

/// <summary>NDJSON as chunks of lines. A line that is too long is passed over without being held. http://ndjson.org</summary>
public static class ImportLines
{
    private const int ChunkLines = 500;
    private const long ChunkBytes = 4 << 20;

    /// <summary>Blank lines are left out, but counted.</summary>
    public static async IAsyncEnumerable<List<ImportLine>> ChunksAsync(Stream stream, int mostBytes, [EnumeratorCancellation] CancellationToken cancel)
    {
        var (chunk, bytes) = (new List<ImportLine>(ChunkLines), 0L);
        await foreach (var line in LinesAsync(stream, mostBytes, cancel))
        {
            if (line.Json is not { Length: 0 }) chunk.Add(line);
            bytes += line.Json?.Length ?? 0;
            if (chunk.Count < ChunkLines && bytes < ChunkBytes) continue;
            yield return chunk;
            (chunk, bytes) = (new List<ImportLine>(ChunkLines), 0);
        }
        if (chunk.Count > 0) yield return chunk;
    }

    private static async IAsyncEnumerable<ImportLine> LinesAsync(Stream stream, int mostBytes, [EnumeratorCancellation] CancellationToken cancel)
    {
        var reader = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: 1 << 16, leaveOpen: true));
        var (number, isPassing) = (0L, false);
        while (true)
        {
            var result = await reader.ReadAsync(cancel);
            var buffer = result.Buffer;
            while (Next(ref buffer, result.IsCompleted) is { } line)
            {
                yield return new ImportLine(++number, isPassing || line.Length > mostBytes ? null : Trim(line, number));
                isPassing = false;
            }
            // What is held of a line that is too long already is let go.
            if (buffer.Length > mostBytes)
            {
                isPassing = true;
                buffer = buffer.Slice(buffer.End);
            }
            reader.AdvanceTo(buffer.Start, buffer.End);
            if (!result.IsCompleted) continue;
            if (isPassing) yield return new ImportLine(++number, null);
            yield break;
        }
    }

    private static ReadOnlySequence<byte>? Next(ref ReadOnlySequence<byte> buffer, bool isLast)
    {
        if (buffer.PositionOf((byte)'\n') is { } end)
        {
            var line = buffer.Slice(0, end);
            buffer = buffer.Slice(buffer.GetPosition(1, end));
            return line;
        }
        if (!isLast || buffer.IsEmpty) return null;
        var rest = buffer;
        buffer = buffer.Slice(buffer.End);
        return rest;
    }

    private static byte[] Trim(ReadOnlySequence<byte> line, long number)
    {
        var bytes = line.ToArray().AsSpan();
        if (number == 1 && bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) bytes = bytes[3..];
        return bytes.Trim(" \t\r"u8).ToArray();
    }
}
