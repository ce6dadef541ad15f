using System.Buffers.Binary;
using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Fhir.Terminology.Tables;

/// <summary>
/// A code table file in memory as it lies on disk: the operating system reads what is touched. Layout: the magic, the format, the SHA-256 of everything
/// after it, start and length of each <see cref="TableSection"/>, the sections (each at a multiple of eight). Little-endian.
/// </summary>
internal sealed unsafe class TableFile : IDisposable
{
    public const string Extension = ".codes";
    internal const int Format = 1;
    internal const int HeaderLength = 8 + 4 + 4 + 32;
    internal static readonly int Sections = Enum.GetValues<TableSection>().Length;

    internal static ReadOnlySpan<byte> Magic => "FHIRCODE"u8;

    private readonly MemoryMappedFile file;
    private readonly MemoryMappedViewAccessor view;
    private readonly byte* start;
    private readonly long length;
    private readonly (long Start, int Length)[] sections;

    /// <exception cref="InvalidDataException">The file is none of ours, of another format, or damaged.</exception>
    public TableFile(string path)
    {
        length = new FileInfo(path).Length;
        if (length < HeaderLength + (Sections * 12)) throw new InvalidDataException($"{Path.GetFileName(path)} is no code table.");
        file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
        view = file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        start += view.PointerOffset;
        try
        {
            sections = ReadSections(Path.GetFileName(path));
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public ReadOnlySpan<byte> Bytes(TableSection section) => new(start + sections[(int)section].Start, sections[(int)section].Length);

    public ReadOnlySpan<int> Numbers(TableSection section) => MemoryMarshal.Cast<byte, int>(Bytes(section));

    public void Dispose()
    {
        view.SafeMemoryMappedViewHandle.ReleasePointer();
        view.Dispose();
        file.Dispose();
    }

    private (long, int)[] ReadSections(string name)
    {
        var header = new ReadOnlySpan<byte>(start, HeaderLength);
        if (!header.StartsWith(Magic)) throw new InvalidDataException($"{name} is no code table.");
        var format = BinaryPrimitives.ReadInt32LittleEndian(header[8..]);
        if (format != Format) throw new InvalidDataException($"{name} has format {format}; {Format} is read here. Import it again.");
        if (!Hash().AsSpan().SequenceEqual(header[16..])) throw new InvalidDataException($"{name} is damaged. Import it again.");

        var table = new ReadOnlySpan<byte>(start + HeaderLength, Sections * 12);
        var found = new (long, int)[Sections];
        for (var i = 0; i < Sections; i++)
        {
            found[i] = (BinaryPrimitives.ReadInt64LittleEndian(table[(i * 12)..]), BinaryPrimitives.ReadInt32LittleEndian(table[((i * 12) + 8)..]));
            if (found[i].Item1 < 0 || found[i].Item2 < 0 || found[i].Item1 + found[i].Item2 > length) throw new InvalidDataException($"{name} is damaged. Import it again.");
        }
        return found;
    }

    private byte[] Hash()
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        const int Step = 1 << 24;
        for (long at = HeaderLength; at < length; at += Step) sha.AppendData(new ReadOnlySpan<byte>(start + at, (int)Math.Min(Step, length - at)));
        return sha.GetHashAndReset();
    }
}
