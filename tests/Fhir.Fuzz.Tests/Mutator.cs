namespace Fhir.Fuzz.Tests;

/// <summary>Breaks inputs at random, the same way for the same seed: bits, bytes, words, ranges taken from other inputs, nesting many times over.</summary>
public sealed class Mutator(int seed, IReadOnlyList<byte[]> dictionary, IGrain? grain)
{
    /// <summary>Bytes; what grows past it is cut.</summary>
    public const int LongestInput = 200_000;

    private static readonly byte[] OddBytes = [0x00, 0x01, 0x09, 0x0A, 0x0D, 0x1F, 0x20, 0x22, 0x27, 0x28, 0x2F, 0x3C, 0x5C, 0x60, 0x7B, 0x7F, 0x80, 0xA0, 0xC0, 0xC2, 0xED, 0xEF, 0xF4, 0xFE, 0xFF];

    private static readonly byte[][] OddNumbers =
    [
        "0"u8.ToArray(), "-0"u8.ToArray(), "-1"u8.ToArray(), "2147483647"u8.ToArray(), "2147483648"u8.ToArray(), "-2147483649"u8.ToArray(), "9223372036854775808"u8.ToArray(),
        "79228162514264337593543950336"u8.ToArray(), "1e400"u8.ToArray(), "1E-400"u8.ToArray(), "0.0000000000000000000000000000000000000001"u8.ToArray(), "00"u8.ToArray(),
        "9999-12-31"u8.ToArray(), "0001-01-01"u8.ToArray(), "2023-02-29"u8.ToArray(), "2024-06-30T23:59:60Z"u8.ToArray(), "24:00:00"u8.ToArray(),
    ];

    private readonly Random random = new(seed);

    /// <param name="input">Is not changed.</param>
    /// <param name="other">Lends its parts.</param>
    public byte[] Mutate(byte[] input, byte[] other)
    {
        var bytes = new List<byte>(input);
        if (grain is not null && random.Next(4) != 0) return MutateGrains(bytes, other, grain);
        for (var times = 1 + Math.Min(random.Next(6), random.Next(6)); times > 0; times--) MutateOnce(bytes, other);
        if (bytes.Count > LongestInput) bytes.RemoveRange(LongestInput, bytes.Count - LongestInput);
        return [.. bytes];
    }

    private byte[] MutateGrains(List<byte> bytes, byte[] other, IGrain grain)
    {
        var lent = grain.Split(other);
        for (var times = 1 + Math.Min(random.Next(5), random.Next(5)); times > 0; times--)
        {
            var own = grain.Split([.. bytes]);
            if (own.Count == 0) break;
            var (start, end) = own[random.Next(own.Count)];
            switch (random.Next(6))
            {
                case 0: bytes.RemoveRange(start, end - start); break;
                case 1 when lent.Count > 0: Replace(bytes, start, end, Pick(lent, other)); break;
                case 2: Replace(bytes, start, end, Pick(own, [.. bytes])); break;
                case 3: Replace(bytes, start, end, grain.Wrap(Word())); break;
                case 4 when lent.Count > 0: bytes.InsertRange(end, [.. grain.Separator, .. Pick(lent, other)]); break;
                default: bytes.InsertRange(end, [.. grain.Separator, .. bytes[start..end]]); break;
            }
        }
        if (bytes.Count > LongestInput) bytes.RemoveRange(LongestInput, bytes.Count - LongestInput);
        return [.. bytes];
    }

    private byte[] Pick(IReadOnlyList<(int Start, int End)> grains, byte[] bytes)
    {
        var (start, end) = grains[random.Next(grains.Count)];
        return bytes[start..end];
    }

    private static void Replace(List<byte> bytes, int start, int end, byte[] by)
    {
        bytes.RemoveRange(start, end - start);
        bytes.InsertRange(start, by);
    }

    private void MutateOnce(List<byte> bytes, byte[] other)
    {
        switch (random.Next(13))
        {
            case 0 when bytes.Count > 0: bytes[random.Next(bytes.Count)] ^= (byte)(1 << random.Next(8)); break;
            case 1 when bytes.Count > 0: bytes[random.Next(bytes.Count)] = OddBytes[random.Next(OddBytes.Length)]; break;
            case 2: bytes.Insert(random.Next(bytes.Count + 1), OddBytes[random.Next(OddBytes.Length)]); break;
            case 3: Remove(bytes, 64); break;
            case 4: Remove(bytes, 4096); break;
            case 5: Insert(bytes, Range(bytes, 256)); break;
            case 6: Insert(bytes, Range(other, 1024)); break;
            case 7: Overwrite(bytes, Range(other, 256)); break;
            case 8: Repeat(bytes); break;
            case 9: ReplaceRun(bytes, IsDigit, OddNumbers[random.Next(OddNumbers.Length)]); break;
            case 10: ReplaceRun(bytes, IsLetter, Word()); break;
            default: Insert(bytes, Word()); break;
        }
    }

    private byte[] Word() => dictionary.Count == 0 ? OddNumbers[random.Next(OddNumbers.Length)] : dictionary[random.Next(dictionary.Count)];

    private void Remove(List<byte> bytes, int longest)
    {
        if (bytes.Count == 0) return;
        var start = random.Next(bytes.Count);
        bytes.RemoveRange(start, Math.Min(bytes.Count - start, 1 + random.Next(longest)));
    }

    private void Insert(List<byte> bytes, byte[] part) => bytes.InsertRange(random.Next(bytes.Count + 1), part);

    private void Overwrite(List<byte> bytes, byte[] part)
    {
        if (bytes.Count == 0) return;
        var start = random.Next(bytes.Count);
        for (var i = 0; i < part.Length && start + i < bytes.Count; i++) bytes[start + i] = part[i];
    }

    // Brackets, operators and prefixes many times over: what recursion has to survive.
    private void Repeat(List<byte> bytes)
    {
        var part = random.Next(3) == 0 ? Word() : Range(bytes, 24);
        if (part.Length == 0) return;
        var times = 1 << random.Next(random.Next(4) == 0 ? 14 : 7);
        var many = new byte[Math.Min(part.Length * times, LongestInput)];
        for (var i = 0; i < many.Length; i++) many[i] = part[i % part.Length];
        Insert(bytes, many);
    }

    // A whole number or word, so that what is around it stays well-formed.
    private void ReplaceRun(List<byte> bytes, Func<byte, bool> belongs, byte[] by)
    {
        if (bytes.Count == 0) return;
        var start = random.Next(bytes.Count);
        while (start < bytes.Count && !belongs(bytes[start])) start++;
        while (start > 0 && start < bytes.Count && belongs(bytes[start - 1])) start--;
        var end = start;
        while (end < bytes.Count && belongs(bytes[end])) end++;
        bytes.RemoveRange(start, end - start);
        bytes.InsertRange(start, by);
    }

    private byte[] Range(IReadOnlyList<byte> bytes, int longest)
    {
        if (bytes.Count == 0) return [];
        var start = random.Next(bytes.Count);
        var part = new byte[Math.Min(bytes.Count - start, 1 + random.Next(longest))];
        for (var i = 0; i < part.Length; i++) part[i] = bytes[start + i];
        return part;
    }

    private static bool IsDigit(byte value) => value is >= (byte)'0' and <= (byte)'9' or (byte)'.' or (byte)'-' or (byte)':';

    private static bool IsLetter(byte value) => char.IsAsciiLetterOrDigit((char)value);
}
