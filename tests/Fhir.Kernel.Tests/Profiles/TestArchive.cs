using System.IO.Compression;
using System.Text;

namespace Fhir.Kernel.Tests.Profiles;

/// <summary>Writes tar archives a header at a time, so that tests can make what no tool would.</summary>
internal static class TestArchive
{
    public static byte[] Pack(params (string Path, string Text)[] files) =>
        Gzip([.. files.SelectMany(file => Item(file.Path, Encoding.UTF8.GetBytes(file.Text))), .. new byte[1024]]);

    public static byte[] Gzip(byte[] tar)
    {
        using var archive = new MemoryStream();
        using (var gzip = new GZipStream(archive, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(tar);
        return archive.ToArray();
    }

    /// <param name="size">What the header claims; null for the truth.</param>
    public static byte[] Item(string path, byte[] content, char kind = '0', string? size = null)
    {
        var header = new byte[512];
        Encoding.UTF8.GetBytes(path).AsSpan(0, Math.Min(100, Encoding.UTF8.GetByteCount(path))).CopyTo(header);
        Encoding.ASCII.GetBytes(size ?? Convert.ToString(content.Length, 8).PadLeft(11, '0')).CopyTo(header, 124);
        header[156] = (byte)kind;
        "ustar\000"u8.CopyTo(header.AsSpan(257));
        header.AsSpan(148, 8).Fill((byte)' ');
        Encoding.ASCII.GetBytes(Convert.ToString(header.Sum(item => item), 8).PadLeft(6, '0') + "\0").CopyTo(header, 148);
        return [.. header, .. content, .. new byte[(512 - content.Length % 512) % 512]];
    }

    public static byte[] Pax(string name, string value)
    {
        var bare = Encoding.UTF8.GetByteCount($" {name}={value}\n");
        var length = bare + 1;
        while (length != bare + length.ToString(System.Globalization.CultureInfo.InvariantCulture).Length) length++;
        return Item("PaxHeaders/x", Encoding.UTF8.GetBytes($"{length} {name}={value}\n"), 'x');
    }
}
