using Fhir.Kernel.Outcome;
using Fhir.Server.Transport;

namespace Fhir.Server.Operations.Import;

/// <summary>
/// A file as its lines: unpacked when it is packed (told by its first bytes, RFC 1952), and broken off when it becomes larger than it may or more than
/// data ever do. https://www.rfc-editor.org/rfc/rfc1952
/// </summary>
public sealed class UnpackedStream : Stream
{
    private const int MostTimes = 200;
    private const long Harmless = 10 << 20;

    private readonly FileStream file;
    private readonly Stream inner;
    private readonly long mostBytes;
    private long read;

    public UnpackedStream(string path, long mostBytes)
    {
        this.mostBytes = mostBytes;
        file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, useAsync: true);
        inner = IsPacked(file) ? WholePacking.OfGzip(file) : file;
    }

    /// <summary>Why reading was broken off.</summary>
    public Issue? Objection { get; private set; }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (Objection is not null) return 0;
        var count = await inner.ReadAsync(buffer, cancellationToken);
        read += count;
        if (read > mostBytes) Objection = ImportRules.TooLarge.At(null, $"{mostBytes}");
        else if (inner != file && read > Harmless && read / MostTimes > file.Position) Objection = ImportRules.Bomb.At(null, $"{MostTimes}");
        return Objection is null ? count : 0;
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => read; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        file.Dispose();
        base.Dispose(disposing);
    }

    private static bool IsPacked(FileStream file)
    {
        var isPacked = file.ReadByte() == 0x1F && file.ReadByte() == 0x8B;
        file.Position = 0;
        return isPacked;
    }
}
