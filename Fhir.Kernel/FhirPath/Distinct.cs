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
    public static void InPlace(Evaluation run, int start)
    {
        using var seen = Seen.Rent(run, start);
        Compact(run, seen, start);
    }

    /// <summary>Keeps of the items from <paramref name="from"/> on those that were not seen, and notes them.</summary>
    public static void Compact(Evaluation run, Seen seen, int from)
    {
        var kept = from;
        for (var at = from; at < run.Top && !run.HasFailed; at++)
        {
            run[kept] = run[at];
            if (seen.TryAdd(kept)) kept++;
        }
        run.Top = Math.Min(run.Top, kept);
    }

    public static bool Is(Evaluation run, int start)
    {
        using var seen = Seen.Rent(run, start);
        for (var at = start; at < run.Top && !run.HasFailed; at++)
            if (!seen.TryAdd(at)) return false;
        return true;
    }
}
