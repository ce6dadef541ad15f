using System.Text;

namespace Fhir.Kernel.Ucum;

/// <summary>
/// The units asked for lately, by their bytes: a table of fixed size in which a code has one place and puts out what stood there, so that strangers' codes can
/// make it forget but never grow. Codes that are no units are kept too. Thread-safe without locks: a place is one reference to something immutable.
/// </summary>
internal static class UnitCache
{
    public const int LongestKey = 64;

    private const int Places = 2048;

    private static readonly Entry?[] Entries = new Entry?[Places];

    public static (UcumUnit? Unit, UcumError? Error) Find(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > LongestKey) return Parse(utf8.Length > UcumUnit.MaxLength ? Shortened(utf8) : Encoding.UTF8.GetString(utf8));
        var place = Place(utf8);
        if (Volatile.Read(ref Entries[place]) is not { } entry || !utf8.SequenceEqual(entry.Key))
        {
            var (unit, error) = Parse(Encoding.UTF8.GetString(utf8));
            Volatile.Write(ref Entries[place], entry = new(utf8.ToArray(), unit, error));
        }
        return (entry.Unit, entry.Error);
    }

    public static (UcumUnit? Unit, UcumError? Error) Parse(string code) =>
        UcumParser.TryParse(code, out var expression, out var error) ? (new UcumUnit(code, expression), null) : (null, error);

    // Enough to be refused as too long; the rest of a large text is never read.
    private static string Shortened(ReadOnlySpan<byte> utf8) => Encoding.Latin1.GetString(utf8[..(UcumUnit.MaxLength + 1)]);

    // Seeded by the process, so that nobody can choose codes that meet.
    private static int Place(ReadOnlySpan<byte> utf8)
    {
        var hash = new HashCode();
        hash.AddBytes(utf8);
        return hash.ToHashCode() & (Places - 1);
    }

    private sealed record Entry(byte[] Key, UcumUnit? Unit, UcumError? Error);
}
