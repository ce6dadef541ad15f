using Fhir.Kernel.Elements;

namespace Fhir.Kernel.Validation.Rules;

/// <summary>
/// Sorts repetitions into slices while the walk passes them. The counters of a slicing are one for each slice, one for the order, and after those the
/// counters of slices within slices. https://hl7.org/fhir/R4/profiling.html#slicing
/// </summary>
internal static class Slicing
{
    private const int UnmatchedSeen = 1 << 30;

    /// <summary>Pushes the rules of the element's slice; of the default slice where it fits no other.</summary>
    public static void Assign(SlicingRules slicing, Element element, int slot, ValidationRun run)
    {
        var nested = slot + slicing.Slices.Length + 1;
        var (otherwise, nestedOfOther) = (-1, 0);
        for (var at = 0; at < slicing.Slices.Length; at++)
        {
            var slice = slicing.Slices[at];
            if (slice.IsDefault) (otherwise, nestedOfOther) = (at, nested);
            else if (slice.Has(element, run))
            {
                CheckOrder(slicing, at, ref run.Counter(slot + slicing.Slices.Length), element, run);
                Enter(slice, element, ref run.Counter(slot + at), nested, run);
                return;
            }
            nested += slice.Slicing?.CounterCount ?? 0;
        }
        if (otherwise >= 0)
        {
            Enter(slicing.Slices[otherwise], element, ref run.Counter(slot + otherwise), nestedOfOther, run);
            return;
        }
        run.Counter(slot + slicing.Slices.Length) |= UnmatchedSeen;
        if (slicing.End == SlicingEnd.Closed) run.Report(element, ValidationRules.SlicingUnmatched, slicing.Id);
    }

    private static void Enter(SliceRules slice, Element element, ref int count, int nested, ValidationRun run)
    {
        count++;
        run.Push(slice.Element);
        if (slice.Slicing is { } inner) Assign(inner, element, nested, run);
    }

    public static void CheckCounts(SlicingRules slicing, Element parent, string name, int slot, ValidationRun run)
    {
        var nested = slot + slicing.Slices.Length + 1;
        for (var at = 0; at < slicing.Slices.Length; at++)
        {
            var (slice, count) = (slicing.Slices[at], run.Counter(slot + at));
            if (count < slice.Min) Cardinality.Few(name, slice.Min, count, slice.Id, parent, run);
            if (count > slice.Max) Cardinality.Many(name, slice.Max, count, slice.Id, parent, run);
            if (slice.Slicing is not { } inner) continue;
            if (count > 0) CheckCounts(inner, parent, name, nested, run);
            nested += inner.CounterCount;
        }
    }

    // The state is the highest slice seen, counted from 1, and whether something without a slice was seen.
    private static void CheckOrder(SlicingRules slicing, int at, ref int state, Element element, ValidationRun run)
    {
        var isAfterUnmatched = slicing.End == SlicingEnd.OpenAtEnd && (state & UnmatchedSeen) != 0;
        var isBehind = slicing.IsOrdered && (state & ~UnmatchedSeen) > at + 1;
        if (isAfterUnmatched || isBehind) run.Report(element, ValidationRules.SlicingOrder, slicing.Slices[at].Name, slicing.Id);
        state = (state & UnmatchedSeen) | Math.Max(state & ~UnmatchedSeen, at + 1);
    }
}
