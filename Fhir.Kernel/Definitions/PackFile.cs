using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;

namespace Fhir.Kernel.Definitions;

/// <summary>
/// The bytes of a pack. Every read opens a stream of its own, which for an embedded resource is a view of the mapped assembly: threads share nothing
/// and only the asked-for bytes are copied.
/// </summary>
internal sealed class PackFile
{
    private readonly Func<Stream> open;
    private readonly (int Offset, int Length)[] sections = new (int, int)[PackFormat.SectionCount];

    public PackFile(Func<Stream> open)
    {
        this.open = open;
        var header = new byte[PackFormat.HeaderLength];
        using (var stream = open()) stream.ReadExactly(header);
        if (!header.AsSpan().StartsWith(PackFormat.Magic)) throw new InvalidDataException("This is not a definitions pack of this version.");
        for (var at = 0; at < sections.Length; at++)
        {
            var row = header.AsSpan(PackFormat.Magic.Length + PackFormat.HashLength + at * 8);
            sections[at] = (BinaryPrimitives.ReadInt32LittleEndian(row), BinaryPrimitives.ReadInt32LittleEndian(row[4..]));
        }
    }

    public delegate T TableReader<out T>(PackTable table);

    public T Read<T>(PackSection section, TableReader<T> read)
    {
        var (offset, length) = sections[(int)section];
        var buffer = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            ReadBytes(offset, buffer.AsSpan(0, length));
            return read(new PackTable(buffer.AsSpan(0, length)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>The resource as compact JSON, in a buffer of exactly its length.</summary>
    public byte[] Read(PackBlock block)
    {
        var compressed = ArrayPool<byte>.Shared.Rent(block.CompressedLength);
        try
        {
            var source = compressed.AsSpan(0, block.CompressedLength);
            ReadBytes(sections[(int)PackSection.Blocks].Offset + block.Offset, source);
            var json = GC.AllocateUninitializedArray<byte>(block.Length);
            return BrotliDecoder.TryDecompress(source, json, out var length) && length == json.Length
                ? json
                : throw new InvalidDataException("A block of the definitions pack is damaged.");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(compressed);
        }
    }

    private void ReadBytes(int offset, Span<byte> bytes)
    {
        using var stream = open();
        stream.Position = offset;
        stream.ReadExactly(bytes);
    }
}
