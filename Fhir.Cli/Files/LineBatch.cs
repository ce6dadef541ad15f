using System.Buffers;

namespace Fhir.Cli.Files;

/// <summary>Some whole lines of NDJSON in a borrowed buffer. Disposing gives the buffer back, so nothing may refer to its bytes afterwards.</summary>
/// <param name="buffer">From <see cref="ArrayPool{T}.Shared"/>.</param>
/// <param name="firstLine">Number of the first line, from 1.</param>
/// <param name="skippedBytes">What the one line of the batch had more than may be kept, in which case its bytes are gone; else 0.</param>
internal sealed class LineBatch(byte[] buffer, int length, int firstLine, long skippedBytes = 0) : IDisposable
{
    private byte[]? buffer = buffer;

    public int FirstLine { get; } = firstLine;

    /// <summary>Size of a line that was too long to keep; 0 for lines that are all here.</summary>
    public long SkippedBytes { get; } = skippedBytes;

    /// <summary>Each line that is not blank, without its end.</summary>
    public IEnumerable<(int Number, ReadOnlyMemory<byte> Text)> Lines()
    {
        var number = FirstLine;
        for (var rest = new ReadOnlyMemory<byte>(buffer, 0, length); !rest.IsEmpty; number++)
        {
            var end = rest.Span.IndexOf((byte)'\n');
            var line = end < 0 ? rest : rest[..end];
            rest = end < 0 ? default : rest[(end + 1)..];
            if (!line.Span.TrimEnd("\r \t"u8).IsEmpty) yield return (number, line);
        }
    }

    public void Dispose()
    {
        if (buffer is not null) ArrayPool<byte>.Shared.Return(buffer);
        buffer = null;
    }
}
