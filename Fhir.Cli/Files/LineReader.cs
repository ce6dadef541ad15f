using System.Buffers;

namespace Fhir.Cli.Files;

/// <summary>
/// Cuts a stream of NDJSON into batches of whole lines. What is in memory at a time is one batch, and a line only as far as it may be long; the size
/// of the stream does not matter. https://github.com/ndjson/ndjson-spec
/// </summary>
internal static class LineReader
{
    /// <summary>Of one line; a resource that is longer belongs in a file of its own.</summary>
    public const int MaxLineBytes = 16 << 20;

    private const int BatchBytes = 512 << 10;

    /// <param name="source">Not at its beginning if <paramref name="start"/> was read from it.</param>
    /// <param name="start">What was read from the source to find out what it is.</param>
    public static IEnumerable<LineBatch> Read(Stream source, ReadOnlyMemory<byte> start = default, int maxLineBytes = MaxLineBytes)
    {
        var (buffer, length, line) = (ArrayPool<byte>.Shared.Rent(Math.Max(BatchBytes, start.Length + 1)), start.Length, 1);
        start.CopyTo(buffer);
        while (true)
        {
            var count = source.ReadAtLeast(buffer.AsSpan(length), buffer.Length - length, throwOnEndOfStream: false);
            var isEnd = length + count < buffer.Length;
            length += count;
            var end = isEnd ? length : buffer.AsSpan(0, length).LastIndexOf((byte)'\n') + 1;
            if (end > 0)
            {
                var next = ArrayPool<byte>.Shared.Rent(BatchBytes);
                (var rest, length) = (buffer.AsMemory(end, length - end), length - end);
                if (rest.Length >= next.Length) next = Larger(next, 0, rest.Length + 1);
                rest.CopyTo(next);
                var lines = buffer.AsSpan(0, end).Count((byte)'\n');
                yield return new LineBatch(buffer, end, line);
                (buffer, line) = (next, line + lines);
            }
            else if (!isEnd && length >= maxLineBytes)
            {
                yield return Skip(source, buffer, ref length, line++);
                continue;
            }
            else if (!isEnd) buffer = Larger(buffer, length, Math.Min(buffer.Length * 2, maxLineBytes + 1));
            if (!isEnd) continue;
            ArrayPool<byte>.Shared.Return(buffer);
            yield break;
        }
    }

    // The rest of the line goes by unseen; what follows it is kept in the buffer.
    private static LineBatch Skip(Stream source, byte[] buffer, ref int length, int line)
    {
        var skipped = (long)length;
        for (length = 0; ;)
        {
            var count = source.Read(buffer, 0, buffer.Length);
            var end = buffer.AsSpan(0, count).IndexOf((byte)'\n');
            skipped += end < 0 ? count : end;
            if (count > 0 && end < 0) continue;
            if (count > 0) buffer.AsSpan(end + 1, length = count - end - 1).CopyTo(buffer);
            return new LineBatch(ArrayPool<byte>.Shared.Rent(1), 0, line, skipped);
        }
    }

    private static byte[] Larger(byte[] buffer, int length, int size)
    {
        var larger = ArrayPool<byte>.Shared.Rent(size);
        buffer.AsSpan(0, length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }
}
