namespace Fhir.Profiles.Archives;

/// <summary>More bytes came than the limit allows.</summary>
internal sealed class TooMuchException : Exception;

/// <summary>Reads from another stream and throws <see cref="TooMuchException"/> when it gives more than it may.</summary>
internal sealed class BoundedStream(Stream source, long maxBytes) : Stream
{
    private long taken;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => taken;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var count = source.Read(buffer);
        taken += count;
        return taken <= maxBytes ? count : throw new TooMuchException();
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
