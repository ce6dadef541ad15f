using System.Buffers.Binary;
using System.IO.Compression;
using Fhir.Store.Access;

namespace Fhir.Store.Resources;

/// <summary>
/// How a body lies in its row. Its first byte tells: <c>{</c> is the JSON as it is, which is what every row of an older program holds; 1 is a packed
/// body: the length of the JSON (4 bytes), the length of its beginning (2 bytes), the beginning as it is, and the rest deflated. The beginning holds
/// version and time, which are known only when it is the resource's turn; the rest is packed before that, off the writer's thread.
/// </summary>
/// <remarks>What is read most, a current version that fits a page of the database, stays as it is: unpacking would cost it a seventh of its time. See ADR 17.</remarks>
internal static class StoredBody
{
    /// <summary>A current version up to this size lies on one page of 4096 bytes with the rest of its row, and is not packed.</summary>
    public const int PlainCurrent = 3900;

    /// <summary>Versions that are no longer current are read seldom; below this there is nothing to gain.</summary>
    private const int PlainOld = 200;

    /// <summary>What an older program left plain is not packed on the writer's thread when it is larger than this.</summary>
    private const int MostAtOnce = 64 << 10;

    /// <summary>Deflate makes at most this many bytes of one; a row that claims more is damaged.</summary>
    private const int MostPerByte = 1032;

    private const byte Packed = 1;
    private const int Prefix = 7;

    /// <summary>A body that is no longer current.</summary>
    public static byte[] Retire(ReadOnlySpan<byte> row)
    {
        if (row.Length is < PlainOld or > MostAtOnce || row[0] == Packed) return row.ToArray();
        var packed = Join([], row.Length, Deflate(row));
        return packed.Length < row.Length ? packed : row.ToArray();
    }

    public static byte[] Join(ReadOnlySpan<byte> beginning, int length, ReadOnlySpan<byte> rest)
    {
        var row = new byte[Prefix + beginning.Length + rest.Length];
        row[0] = Packed;
        BinaryPrimitives.WriteInt32LittleEndian(row.AsSpan(1), length);
        BinaryPrimitives.WriteUInt16LittleEndian(row.AsSpan(5), (ushort)beginning.Length);
        beginning.CopyTo(row.AsSpan(Prefix));
        rest.CopyTo(row.AsSpan(Prefix + beginning.Length));
        return row;
    }

    public static byte[] Deflate(ReadOnlySpan<byte> json)
    {
        var packed = new MemoryStream(json.Length / 2);
        using (var deflate = new DeflateStream(packed, CompressionLevel.Optimal, leaveOpen: true)) deflate.Write(json);
        return packed.ToArray();
    }

    /// <summary>The JSON of a row; empty for a deletion.</summary>
    public static byte[] Read(byte[] row)
    {
        if (row.Length == 0 || row[0] != Packed) return row;
        try
        {
            return Unpack(row);
        }
        catch (Exception damage) when (damage is InvalidDataException or EndOfStreamException or ArgumentException)
        {
            throw new StoreException("The body of a resource is damaged.", damage);
        }
    }

    private static byte[] Unpack(byte[] row)
    {
        var (length, beginning) = (BinaryPrimitives.ReadInt32LittleEndian(row.AsSpan(1)), BinaryPrimitives.ReadUInt16LittleEndian(row.AsSpan(5)));
        if (length < beginning || length - beginning > (long)row.Length * MostPerByte) throw new InvalidDataException();
        var json = GC.AllocateUninitializedArray<byte>(length);
        row.AsSpan(Prefix, beginning).CopyTo(json);
        using var deflate = new DeflateStream(new MemoryStream(row, Prefix + beginning, row.Length - Prefix - beginning), CompressionMode.Decompress);
        deflate.ReadExactly(json.AsSpan(beginning));
        return json;
    }
}
