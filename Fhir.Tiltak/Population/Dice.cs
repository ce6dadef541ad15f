using System.Collections.Immutable;

namespace Fhir.Tiltak.Population;

/// <summary>
/// Chance that falls the same way on every machine and every version of the runtime: SplitMix64, and whole numbers only.
/// https://doi.org/10.1145/2660193.2660195
/// </summary>
internal sealed class Dice(ulong seed)
{
    private ulong state = seed;

    public ulong Next()
    {
        state += 0x9E3779B97F4A7C15;
        var mixed = state;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }

    /// <summary>From 0, below the limit.</summary>
    public int Below(int limit) => (int)(((Next() >> 32) * (ulong)limit) >> 32);

    /// <summary>Both ends included.</summary>
    public int Between(int low, int high) => low + Below(high - low + 1);

    public bool Hits(int permille) => Below(1000) < permille;

    public T Pick<T>(ImmutableArray<T> from) => from[Below(from.Length)];

    /// <summary>Between the two, most often near the middle: the mean of three throws.</summary>
    public decimal Around(decimal low, decimal high) => low + ((high - low) * (Below(1001) + Below(1001) + Below(1001)) / 3000);

    /// <summary>Dice of their own for one part of a story, so that what one part throws does not disturb another.</summary>
    public Dice Fork() => new(Next());

    /// <summary>A UUID in lower case, of version 4 by its form. https://www.rfc-editor.org/rfc/rfc9562#section-5.4</summary>
    public string Uuid()
    {
        Span<byte> bytes = stackalloc byte[16];
        BitConverter.TryWriteBytes(bytes, Next());
        BitConverter.TryWriteBytes(bytes[8..], Next());
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString();
    }
}
