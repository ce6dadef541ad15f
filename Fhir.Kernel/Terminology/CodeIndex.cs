using System.Text;

namespace Fhir.Kernel.Terminology;

/// <summary>
/// Codes in UTF-8 -> their place in the list they came from. All codes lie in one buffer; open addressing, at most half full. Immutable; a look-up
/// allocates nothing. Of codes that are equal the first counts.
/// </summary>
internal sealed class CodeIndex
{
    private readonly byte[] text;
    private readonly int[] ends;
    private readonly int[] slots;
    private readonly bool ignoresCase;

    /// <param name="ignoresCase">Of ASCII letters: no code system in use folds others.</param>
    public CodeIndex(IReadOnlyList<string> codes, bool ignoresCase)
    {
        this.ignoresCase = ignoresCase;
        text = Encoding.UTF8.GetBytes(string.Concat(codes));
        ends = new int[codes.Count];
        slots = new int[PowerOfTwo(codes.Count * 2)];
        var end = 0;
        for (var at = 0; at < codes.Count; at++)
        {
            ends[at] = end += Encoding.UTF8.GetByteCount(codes[at]);
            Add(at);
        }
    }

    public int Count => ends.Length;

    /// <summary>-1 when the code is not there.</summary>
    public int IndexOf(ReadOnlySpan<byte> code)
    {
        for (var slot = Hash(code) & (slots.Length - 1); slots[slot] != 0; slot = (slot + 1) & (slots.Length - 1))
            if (AreEqual(code, CodeAt(slots[slot] - 1))) return slots[slot] - 1;
        return -1;
    }

    public bool Contains(ReadOnlySpan<byte> code) => IndexOf(code) >= 0;

    private ReadOnlySpan<byte> CodeAt(int at) => text.AsSpan((at == 0 ? 0 : ends[at - 1])..ends[at]);

    private void Add(int at)
    {
        var code = CodeAt(at);
        var slot = Hash(code) & (slots.Length - 1);
        for (; slots[slot] != 0; slot = (slot + 1) & (slots.Length - 1))
            if (AreEqual(code, CodeAt(slots[slot] - 1))) return;
        slots[slot] = at + 1;
    }

    private bool AreEqual(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right) =>
        ignoresCase ? Ascii.EqualsIgnoreCase(left, right) || left.SequenceEqual(right) : left.SequenceEqual(right);

    // FNV-1a. Folding bit 5 of everything makes letters of either case equal, and only costs a few collisions elsewhere.
    private int Hash(ReadOnlySpan<byte> code)
    {
        var (hash, fold) = (2166136261u, ignoresCase ? (byte)0x20 : (byte)0);
        foreach (var letter in code) hash = (hash ^ (uint)(letter | fold)) * 16777619;
        return (int)(hash ^ (hash >> 15));
    }

    private static int PowerOfTwo(int atLeast)
    {
        var size = 4;
        while (size < atLeast) size *= 2;
        return size;
    }
}
