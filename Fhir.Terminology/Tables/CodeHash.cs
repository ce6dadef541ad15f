using System.Text;

namespace Fhir.Terminology.Tables;

/// <summary>How codes are hashed and compared: FNV-1a over UTF-8; without regard to case of ASCII letters when the code system says so.</summary>
internal static class CodeHash
{
    public static int Of(ReadOnlySpan<byte> code, bool isCaseSensitive)
    {
        var (hash, fold) = (2166136261u, isCaseSensitive ? (byte)0 : (byte)0x20);
        foreach (var letter in code) hash = (hash ^ (uint)(letter | fold)) * 16777619;
        return (int)((hash ^ (hash >> 15)) & int.MaxValue);
    }

    public static bool AreEqual(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right, bool isCaseSensitive) =>
        left.SequenceEqual(right) || (!isCaseSensitive && Ascii.EqualsIgnoreCase(left, right));

    /// <summary>A power of two, at least twice as many.</summary>
    public static int Slots(int count)
    {
        var size = 4;
        while (size < count * 2L) size *= 2;
        return size;
    }
}
