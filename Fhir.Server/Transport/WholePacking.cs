using System.IO.Compression;
using System.Security.Cryptography;

namespace Fhir.Server.Transport;

/// <summary>
/// What came packed, unpacked. The decoders of the framework end where their input ends, as if that were all of it; here what is cut off is no data
/// (<see cref="InvalidDataException"/>), so that half a file is never taken for the whole.
/// </summary>
public static class WholePacking
{
    /// <summary>
    /// There may be several members, one after the other. One more is put behind them, and what is cut reads on into that. What is no member behind the last is no
    /// data either. https://www.rfc-editor.org/rfc/rfc1952#section-2.2
    /// </summary>
    /// <param name="packed">Stays open.</param>
    public static Stream OfGzip(Stream packed) => new MarkedStream(packed);

    /// <summary>Whoever has read all of a stream asks for no more of it. https://www.rfc-editor.org/rfc/rfc7932#section-10</summary>
    /// <param name="packed">Stays open.</param>
    public static Stream OfBrotli(Stream packed) => new BrotliStream(new FollowedStream(packed, null), CompressionMode.Decompress);

    private sealed class MarkedStream : ReadStream
    {
        private readonly byte[] mark = RandomNumberGenerator.GetBytes(32);
        private readonly byte[] held = new byte[1 << 16];
        private readonly GZipStream unpacked;
        private int start;
        private int end;
        private bool isAtEnd;

        public MarkedStream(Stream packed) => unpacked = new GZipStream(new FollowedStream(packed, Member(mark)), CompressionMode.Decompress);

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            while (!isAtEnd && end - start <= mark.Length) await FillAsync(cancellationToken);
            var count = Math.Min(buffer.Length, end - start - (isAtEnd ? 0 : mark.Length));
            held.AsMemory(start, count).CopyTo(buffer);
            start += count;
            return count;
        }

        /// <summary>As many bytes as the mark has are held back, since they may be it.</summary>
        private async ValueTask FillAsync(CancellationToken cancel)
        {
            held.AsSpan(start, end - start).CopyTo(held);
            (start, end) = (0, end - start);
            var count = await unpacked.ReadAsync(held.AsMemory(end), cancel);
            end += count;
            if (count > 0) return;
            if (!held.AsSpan(0, end).SequenceEqual(mark)) throw new InvalidDataException("The packed data are cut off.");
            (end, isAtEnd) = (0, true);
        }

        private static byte[] Member(byte[] content)
        {
            using var member = new MemoryStream();
            using (var packing = new GZipStream(member, CompressionLevel.NoCompression, leaveOpen: true)) packing.Write(content);
            return member.ToArray();
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing) unpacked.Dispose();
            base.Dispose(disposing);
        }
    }

    /// <summary>A stream and some bytes behind it; with none, nobody is to ask for more than there is.</summary>
    private sealed class FollowedStream(Stream first, byte[]? behind) : ReadStream
    {
        private int at = -1;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (at < 0 && await first.ReadAsync(buffer, cancellationToken) is > 0 and var count) return count;
            if (behind is null) throw new InvalidDataException("The packed data are cut off.");
            at = Math.Max(at, 0);
            var rest = behind.AsMemory(at, Math.Min(buffer.Length, behind.Length - at));
            rest.CopyTo(buffer);
            at += rest.Length;
            return rest.Length;
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
    }

    /// <summary>Read from beginning to end, and not by blocking.</summary>
    private abstract class ReadStream : Stream
    {
        public sealed override bool CanRead => true;

        public sealed override bool CanSeek => false;

        public sealed override bool CanWrite => false;

        public sealed override long Length => throw new NotSupportedException();

        public sealed override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public sealed override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public sealed override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public sealed override void SetLength(long value) => throw new NotSupportedException();

        public sealed override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public sealed override void Flush()
        {
        }
    }
}
