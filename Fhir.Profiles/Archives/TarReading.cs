using System.Buffers.Binary;
using System.Text;

namespace Fhir.Profiles.Archives;

internal enum TarKind
{
    File,
    Folder,
    /// <summary>Links, devices and whatever else has no place in a package.</summary>
    Other,
}

/// <param name="Length">Bytes of content.</param>
internal readonly record struct TarItem(string Name, TarKind Kind, long Length);

/// <summary>
/// Reads ustar, pax and GNU tar forwards, one item at a time. The framework's reader makes a buffer as large as a header says an extended attribute is,
/// up to 2 GB for 512 bytes of input; this one has an upper bound. Damage is an <see cref="InvalidDataException"/> or <see cref="EndOfStreamException"/>.
/// https://pubs.opengroup.org/onlinepubs/9699919799/utilities/pax.html
/// </summary>
internal sealed class TarReading(Stream source)
{
    private const int BlockLength = 512;

    /// <summary>Bytes of extended attributes before one item; a path may take a few hundred.</summary>
    private const int MaxAttributes = 64 << 10;

    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    private readonly byte[] block = new byte[BlockLength];
    private long left;
    private int padding;
    private bool hasBegun;

    /// <summary>The next item, whatever is left of the one before it; null at the end.</summary>
    public TarItem? Next()
    {
        var (longName, longLength) = ((string?)null, (long?)null);
        while (ReadHeader())
        {
            var kind = (char)block[156];
            Expect(Number(124, 12));
            switch (kind)
            {
                case 'x': (longName, longLength) = Attributes(longName, longLength); break;
                case 'L': longName = Text(ReadAttributes()).TrimEnd('\0'); break;
                case 'g' or 'K': break;
                default: return Item(kind, longName, longLength);
            }
        }
        return null;
    }

    /// <summary>Content of the item; fewer bytes than asked for only at its end.</summary>
    public int Read(Span<byte> buffer)
    {
        if (buffer.Length > left) buffer = buffer[..(int)left];
        source.ReadExactly(buffer);
        left -= buffer.Length;
        return buffer.Length;
    }

    private TarItem Item(char kind, string? longName, long? longLength)
    {
        if (longLength is { } length) Expect(length);
        var name = longName ?? ShortName();
        return new(name, kind switch
        {
            '5' => TarKind.Folder,
            // Old archives mark a folder by the slash alone.
            '0' or '\0' or '7' => name.EndsWith('/') ? TarKind.Folder : TarKind.File,
            _ => TarKind.Other,
        }, left);
    }

    private void Expect(long length) => (left, padding) = (length, (int)((BlockLength - length % BlockLength) % BlockLength));

    // Two empty blocks end the archive; archives that just stop after an item are common enough to be read.
    private bool ReadHeader()
    {
        while (left > 0) Read(block);
        source.ReadExactly(block.AsSpan(0, padding));
        padding = 0;
        var count = source.ReadAtLeast(block, BlockLength, throwOnEndOfStream: false);
        if (count == 0 && !hasBegun) throw new EndOfStreamException("The archive is empty.");
        hasBegun = true;
        if (count == 0 || !block.AsSpan(0, count).ContainsAnyExcept((byte)0)) return false;
        if (count < BlockLength) throw new EndOfStreamException("The archive ends within a header.");
        if (Number(148, 8) != Checksum()) throw new InvalidDataException("The checksum of a header is wrong.");
        return true;
    }

    private long Checksum()
    {
        var sum = 0L;
        for (var at = 0; at < BlockLength; at++) sum += at is >= 148 and < 156 ? ' ' : block[at];
        return sum;
    }

    private string ShortName()
    {
        var (name, prefix) = (Text(Field(0, 100)), Text(Field(345, 155)));
        var isUstar = block.AsSpan(257, 6).SequenceEqual("ustar\0"u8);
        return isUstar && prefix.Length > 0 ? $"{prefix}/{name}" : name;
    }

    private ReadOnlySpan<byte> Field(int from, int length)
    {
        var field = block.AsSpan(from, length);
        var end = field.IndexOf((byte)0);
        return end < 0 ? field : field[..end];
    }

    /// <summary>Octal, or base 256 where the first bit is set.</summary>
    private long Number(int from, int length)
    {
        if (block[from] == 0x80) return NotNegative(BinaryPrimitives.ReadInt64BigEndian(block.AsSpan(from + length - 8, 8)));
        var value = 0L;
        foreach (var digit in Field(from, length).Trim((byte)' '))
        {
            if (digit is < (byte)'0' or > (byte)'7') throw new InvalidDataException("A number in a header is not octal.");
            value = value * 8 + (digit - '0');
        }
        return value;
    }

    private static long NotNegative(long value) => value >= 0 ? value : throw new InvalidDataException("A number in a header is negative.");

    private byte[] ReadAttributes()
    {
        if (left > MaxAttributes) throw new InvalidDataException("The extended attributes of a file are too long.");
        var bytes = new byte[left];
        Read(bytes);
        return bytes;
    }

    // Records of the form "27 path=package/a.json\n", where 27 counts the whole record.
    private (string? Name, long? Length) Attributes(string? name, long? length)
    {
        for (var rest = (ReadOnlySpan<byte>)ReadAttributes(); !rest.IsEmpty && rest[0] != 0;)
        {
            var space = rest.IndexOf((byte)' ');
            if (space <= 0 || !int.TryParse(rest[..space], out var size) || size <= space + 1 || size > rest.Length || rest[size - 1] != '\n')
                throw new InvalidDataException("The extended attributes of a file cannot be read.");
            var record = rest[(space + 1)..(size - 1)];
            var equals = record.IndexOf((byte)'=');
            rest = rest[size..];
            if (equals < 0) continue;
            if (record[..equals].SequenceEqual("path"u8)) name = Text(record[(equals + 1)..]);
            else if (record[..equals].SequenceEqual("size"u8)) length = Size(record[(equals + 1)..]);
        }
        return (name, length);
    }

    private static long Size(ReadOnlySpan<byte> text) =>
        long.TryParse(text, System.Globalization.NumberStyles.None, null, out var size) ? size : throw new InvalidDataException("The size of a file is no number.");

    private static string Text(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Utf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw new InvalidDataException("The name of a file is not UTF-8.");
        }
    }
}
