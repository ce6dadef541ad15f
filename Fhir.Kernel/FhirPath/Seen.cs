using System.Buffers;

namespace Fhir.Kernel.FhirPath;

/// <summary>
/// The items of a stretch of the stack, to ask whether an equal one is among them. Few are compared one by one, many by a table of hashes (open addressing in
/// a rented array), so that the cost stays in proportion. The items must stay where they are, next to each other.
/// </summary>
internal sealed class Seen : IDisposable
{
    private const int SmallEnoughToCompareAll = 12;

    private readonly Evaluation run;
    private int start;
    private int count;

    // The hash in the upper half, the position + 1 in the lower: 0 is a free slot.
    private long[]? slots;
    private int mask;

    private Seen(Evaluation run) => this.run = run;

    /// <param name="start">Where the first noted item will stand.</param>
    public static Seen Rent(Evaluation run, int start)
    {
        var seen = run.IdleSeen ?? new Seen(run);
        run.IdleSeen = null;
        (seen.start, seen.count) = (start, 0);
        return seen;
    }

    /// <summary>With every item from start to end noted.</summary>
    public static Seen Of(Evaluation run, int start, int end)
    {
        var seen = Rent(run, start);
        seen.count = end - start;
        if (seen.count > SmallEnoughToCompareAll) seen.BuildTable();
        return seen;
    }

    /// <summary>Notes the item that stands next after those noted; false, and nothing noted, when an equal one was.</summary>
    public bool TryAdd(int position)
    {
        if (slots is null && count >= SmallEnoughToCompareAll) BuildTable();
        if (slots is null ? HasByComparing(position) : !TryAddToTable(position)) return false;
        count++;
        return true;
    }

    /// <summary>Whether an item equal to the one at the position was noted.</summary>
    public bool Has(int position)
    {
        if (slots is null) return HasByComparing(position);
        return slots[Find(position, Equality.Hash(run, run[position]))] != 0;
    }

    public void Dispose()
    {
        if (slots is not null) ArrayPool<long>.Shared.Return(slots);
        slots = null;
        run.IdleSeen = this;
    }

    private bool HasByComparing(int position)
    {
        for (var at = start; at < start + count; at++)
            if (Equality.AreEqual(run, run[at], run[position])) return true;
        return false;
    }

    private void BuildTable()
    {
        RentTable(count * 4);
        for (var at = start; at < start + count && !run.HasFailed; at++) TryAddToTable(at);
    }

    private bool TryAddToTable(int position)
    {
        if ((count + 1) * 2 > mask) Grow();
        var hash = Equality.Hash(run, run[position]);
        var slot = Find(position, hash);
        if (slots![slot] != 0) return false;
        slots[slot] = Entry(hash, position);
        return true;
    }

    private int Find(int position, int hash)
    {
        var slot = hash & mask;
        while (slots![slot] != 0 && !((int)(slots[slot] >> 32) == hash && Equality.AreEqual(run, run[(int)slots[slot] - 1], run[position]))) slot = (slot + 1) & mask;
        return slot;
    }

    private void Grow()
    {
        var (old, size) = (slots!, mask + 1);
        RentTable(size * 2);
        foreach (var entry in old.AsSpan(0, size))
        {
            if (entry == 0) continue;
            var slot = (int)(entry >> 32) & mask;
            while (slots![slot] != 0) slot = (slot + 1) & mask;
            slots[slot] = entry;
        }
        ArrayPool<long>.Shared.Return(old);
    }

    private void RentTable(int atLeast)
    {
        var size = 64;
        while (size < atLeast) size *= 2;
        slots = ArrayPool<long>.Shared.Rent(size);
        slots.AsSpan(0, size).Clear();
        mask = size - 1;
    }

    private static long Entry(int hash, int position) => ((long)hash << 32) | (uint)(position + 1);
}
