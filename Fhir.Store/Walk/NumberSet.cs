namespace Fhir.Store.Walk;

/// <summary>The numbers of resources that were seen: a bit each, since they lie close together. A million takes an eighth of a megabyte.</summary>
internal sealed class NumberSet
{
    private const int ChunkBits = 1 << 15;

    private readonly Dictionary<long, ulong[]> chunks = [];

    /// <summary>False when it was there already.</summary>
    public bool Add(long number)
    {
        var (chunk, bit) = (number / ChunkBits, (int)(number % ChunkBits));
        if (!chunks.TryGetValue(chunk, out var bits)) chunks[chunk] = bits = new ulong[ChunkBits / 64];
        var mask = 1UL << (bit % 64);
        if ((bits[bit / 64] & mask) != 0) return false;
        bits[bit / 64] |= mask;
        return true;
    }

    public bool Contains(long number) =>
        chunks.TryGetValue(number / ChunkBits, out var bits) && (bits[(int)(number % ChunkBits) / 64] & (1UL << (int)(number % 64))) != 0;
}
