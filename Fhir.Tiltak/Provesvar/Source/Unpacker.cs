using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using Fhir.Kernel.Outcome;

namespace Fhir.Tiltak.Provesvar.Source;

/// <summary>
/// Takes off what a message travels in: gzip, zlib, zip, MIME and base64, one within the other. What is unpacked is counted, over all of a message, and so are the layers
/// and the files, since a few bytes can be made to unpack to any number.
/// </summary>
internal sealed class Unpacker
{
    /// <summary>As large as a body may be that comes as it is.</summary>
    public const int MaxBytes = 32 * 1024 * 1024;

    public const int MaxLayers = 8;
    public const int MaxParts = 200;
    private readonly List<PackedKind> layers = [];
    private long unpacked;
    private int parts;

    /// <summary>The kinds of packing that were taken off last, the outermost first.</summary>
    public IReadOnlyList<PackedKind> Layers => layers;

    /// <summary>What was in it, in order; itself when it is not packed.</summary>
    public Result<List<SourcePart>> Open(SourcePart part)
    {
        layers.Clear();
        return Open(part, 0);
    }

    private Result<List<SourcePart>> Open(SourcePart part, int depth)
    {
        var kind = PackedKinds.Of(part.Bytes.Span);
        if (kind is not (PackedKind.Gzip or PackedKind.Zlib or PackedKind.Zip or PackedKind.Mime or PackedKind.Base64)) return new List<SourcePart> { part with { Kind = IsSealed(part) ? PackedKind.Sealed : kind } };
        if (depth == MaxLayers) return Refuse(SvarrapportRules.PackedDeep, MaxLayers);
        try
        {
            var inner = Inner(part, kind);
            if (inner.Refusal is { } refusal) return refusal;
            // A file of an office program is a zip too, and no way of sending a message.
            if (inner.Value is null) return new List<SourcePart> { part with { Kind = PackedKind.Other } };
            if (!layers.Contains(kind)) layers.Add(kind);
            return All(inner.Value, depth);
        }
        catch (Exception broken) when (broken is InvalidDataException or NotSupportedException or EndOfStreamException or ArgumentException or OverflowException)
        {
            return new Refusal(400, [SvarrapportRules.PackedBroken.At(null, PackedKinds.Name(kind))]);
        }
    }

    private Result<List<SourcePart>> All(List<SourcePart> inner, int depth)
    {
        var opened = new List<SourcePart>();
        foreach (var one in inner)
        {
            var found = Open(one, depth + 1);
            if (found.Refusal is { } refusal) return refusal;
            opened.AddRange(found.Value);
        }
        return opened;
    }

    private Result<List<SourcePart>?> Inner(SourcePart part, PackedKind kind) => kind switch
    {
        PackedKind.Gzip => Inflated(part, Gunzipped),
        PackedKind.Zlib => Inflated(part, Inflated),
        PackedKind.Zip => Files(part),
        PackedKind.Mime => Counted(MimeReader.Read(part.Bytes, MaxParts), kind),
        _ => Counted([part with { Bytes = PackedKinds.Decoded(Trimmed(part.Bytes.Span)) }], kind),
    };

    private static ReadOnlySpan<byte> Trimmed(ReadOnlySpan<byte> bytes) => bytes is [0xEF, 0xBB, 0xBF, .. var rest] ? rest.Trim("\0 \t\r\n"u8) : bytes.Trim("\0 \t\r\n"u8);

    private Result<List<SourcePart>?> Counted(List<SourcePart>? found, PackedKind kind)
    {
        if (found is null) return new Refusal(400, [SvarrapportRules.PackedBroken.At(null, PackedKinds.Name(kind))]);
        if ((unpacked += found.Sum(one => (long)one.Bytes.Length)) > MaxBytes) return Refuse(SvarrapportRules.PackedLarge, MaxBytes);
        return (parts += found.Count) > MaxParts ? Refuse(SvarrapportRules.PackedMany, MaxParts) : found;
    }

    /// <param name="read">Null when there is more in it than may be.</param>
    private static Result<List<SourcePart>?> Inflated(SourcePart part, Func<ReadOnlyMemory<byte>, byte[]?> read)
    {
        if (read(part.Bytes) is not { } bytes) return Refuse(SvarrapportRules.PackedLarge, MaxBytes);
        return new List<SourcePart> { part with { Bytes = bytes, Name = Named(part.Name), MediaType = NotOf(NotOf(part.MediaType, "gzip"), "zlib") } };
    }

    // There may be several members, one after the other. The stream ends where what is cut ends, and does not say so: what is cut reads on into a member that is put
    // behind it, which then is not found as it was. https://www.rfc-editor.org/rfc/rfc1952#section-2.2
    private byte[]? Gunzipped(ReadOnlyMemory<byte> packed)
    {
        var mark = SHA256.HashData(packed.Span);
        using var behind = new MemoryStream();
        behind.Write(packed.Span);
        using (var last = new GZipStream(behind, CompressionLevel.NoCompression, leaveOpen: true)) last.Write(mark);
        behind.Position = 0;
        unpacked -= mark.Length;
        using var stream = new GZipStream(behind, CompressionMode.Decompress);
        if (ReadAll(stream) is not { } bytes) return null;
        return bytes.AsSpan().EndsWith(mark) ? bytes[..^mark.Length] : throw new InvalidDataException();
    }

    // The sum of what was in it stands behind it, the largest byte first. https://www.rfc-editor.org/rfc/rfc1950#section-2.2
    private byte[]? Inflated(ReadOnlyMemory<byte> packed)
    {
        using var stream = new ZLibStream(new MemoryStream(packed.ToArray()), CompressionMode.Decompress);
        if (ReadAll(stream) is not { } bytes) return null;
        return BinaryPrimitives.ReadUInt32BigEndian(packed.Span[^4..]) == Adler(bytes) ? bytes : throw new InvalidDataException();
    }

    private static uint Adler(ReadOnlySpan<byte> bytes)
    {
        const uint Modulus = 65521;
        var (low, high) = (1u, 0u);
        foreach (var one in bytes)
        {
            low = (low + one) % Modulus;
            high = (high + low) % Modulus;
        }
        return (high << 16) | low;
    }

    private static string? Named(string? name) => name?.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) == true ? name[..^3] : name;

    private Result<List<SourcePart>?> Files(SourcePart part)
    {
        using var zip = new ZipArchive(new MemoryStream(part.Bytes.ToArray()), ZipArchiveMode.Read);
        if (zip.Entries.Any(entry => entry.FullName is "[Content_Types].xml" or "mimetype")) return (List<SourcePart>?)null;
        if ((parts += zip.Entries.Count) > MaxParts) return Refuse(SvarrapportRules.PackedMany, MaxParts);
        var files = new List<SourcePart>();
        foreach (var entry in zip.Entries.Where(entry => !entry.FullName.EndsWith('/')))
        {
            var name = Legible(entry.Name);
            if (entry.IsEncrypted)
            {
                files.Add(new SourcePart("-----BEGIN "u8.ToArray(), PackedKind.Sealed, name));
                continue;
            }
            using var stream = entry.Open();
            if (ReadAll(stream) is not { } bytes) return Refuse(SvarrapportRules.PackedLarge, MaxBytes);
            files.Add(new SourcePart(bytes, PackedKind.Other, name));
        }
        return files;
    }

    /// <summary>Null when it is more than there is left to unpack; what the archive says of its size is not believed.</summary>
    private byte[]? ReadAll(Stream stream)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[81920];
        for (int read; (read = stream.Read(buffer)) > 0;)
        {
            if ((unpacked += read) > MaxBytes) return null;
            bytes.Write(buffer, 0, read);
        }
        return bytes.ToArray();
    }

    private static bool IsSealed(SourcePart part) => part.MediaType is "application/pkcs7-mime" or "application/x-pkcs7-mime" or "application/pkcs7-signature" or "application/x-pkcs7-signature";

    private static string? NotOf(string? mediaType, string packing) => mediaType?.Contains(packing, StringComparison.OrdinalIgnoreCase) == true ? null : mediaType;

    // Whoever made the archive may have called the file anything.
    private static string Legible(string name) => new([.. name.Where(letter => !char.IsControl(letter) && !char.IsSurrogate(letter)).Take(200)]);

    private static Refusal Refuse(Rule rule, int most) => new(413, [rule.At(null, most.ToString(CultureInfo.InvariantCulture))]);
}
