using System.Buffers;
using System.Collections.Immutable;

namespace Fhir.Kernel.FhirPath;

/// <summary><c>a | b | c</c> as one operation. https://hl7.org/fhirpath/N1/#union-collections</summary>
internal sealed class UnionOperation(int at, ImmutableArray<Operation> parts) : Operation(at)
{
    public override void Run(Evaluation run)
    {
        var start = run.Top;
        foreach (var part in parts) part.Run(run);
        Distinct.InPlace(run, start);
    }

    public override bool Any(Evaluation run)
    {
        foreach (var part in parts)
            if (part.Any(run)) return true;
        return false;
    }
}

/// <summary>Removes repetitions among the items at the top of the stack, keeping the first of each. https://hl7.org/fhirpath/N1/#distinct-collection</summary>
internal static class Distinct
{
    private const int SmallEnoughToCompareAll = 12;

    public static void InPlace(Evaluation run, int start)
    {
        var kept = start + 1;
        using var seen = new Seen(run, start, run.Top);
        if (run.Top > start) seen.TryAdd(start);
        for (var at = start + 1; at < run.Top && !run.HasFailed; at++)
        {
            run[kept] = run[at];
            if (seen.TryAdd(kept)) kept++;
        }
        run.Top = Math.Min(run.Top, kept);
    }

    public static bool Is(Evaluation run, int start)
    {
        using var seen = new Seen(run, start, run.Top);
        for (var at = start; at < run.Top && !run.HasFailed; at++)
            if (!seen.TryAdd(at)) return false;
        return true;
    }

    /// <summary>
    /// Positions on the stack whose items differ: few are compared one by one, many by a table of hashes (open addressing in a rented array), so that the cost
    /// stays in proportion.
    /// </summary>
    public struct Seen : IDisposable
    {
        private readonly Evaluation run;
        private readonly int start;
        private readonly int[]? slots;
        private readonly int mask;
        private int count;

        /// <param name="start">The first position that will be asked for.</param>
        /// <param name="end">One past the last one.</param>
        public Seen(Evaluation run, int start, int end)
        {
            (this.run, this.start) = (run, start);
            if (end - start <= SmallEnoughToCompareAll) return;
            var size = 64;
            while (size < (end - start) * 2) size *= 2;
            slots = ArrayPool<int>.Shared.Rent(size);
            slots.AsSpan(0, size).Clear();
            mask = size - 1;
        }

        /// <summary>With every position noted.</summary>
        public static Seen Of(Evaluation run, int start, int end)
        {
            var seen = new Seen(run, start, end);
            if (seen.slots is null) seen.count = end - start;
            else
                for (var at = start; at < end && !run.HasFailed; at++) seen.TryAddByHash(at);
            return seen;
        }

        /// <summary>Notes the item at a position; false when an equal one was noted before. Without a table, noted items must be next to each other from the start.</summary>
        public bool TryAdd(int position) => slots is null ? TryAddByComparing(position) : TryAddByHash(position);

        /// <summary>Whether an item equal to the one at the position was noted.</summary>
        public readonly bool Has(int position)
        {
            if (slots is not null) return slots[Find(position)] != 0;
            for (var at = start; at < start + count; at++)
                if (Equality.AreEqual(run, run[at], run[position])) return true;
            return false;
        }

        public readonly void Dispose()
        {
            if (slots is not null) ArrayPool<int>.Shared.Return(slots);
        }

        private bool TryAddByComparing(int position)
        {
            if (Has(position)) return false;
            count++;
            return true;
        }

        private readonly bool TryAddByHash(int position)
        {
            ref var slot = ref slots![Find(position)];
            if (slot != 0) return false;
            slot = position + 1;
            return true;
        }

        private readonly int Find(int position)
        {
            var slot = Equality.Hash(run, run[position]) & mask;
            while (slots![slot] != 0 && !Equality.AreEqual(run, run[slots[slot] - 1], run[position])) slot = (slot + 1) & mask;
            return slot;
        }
    }
}
