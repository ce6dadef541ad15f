namespace Fhir.Kernel.FhirPath;

/// <summary>Evaluating an expression once for each item, with <c>$this</c> and <c>$index</c> set. https://hl7.org/fhirpath/N1/#filtering-and-projection</summary>
internal static class Iteration
{
    /// <summary>Whether the criteria are true for any item.</summary>
    public static bool HoldsForAny(Evaluation run, Operation source, Operation criteria) => Find(run, source, criteria, isTrue: true);

    /// <summary>Whether the criteria are true for every item.</summary>
    public static bool HoldsForAll(Evaluation run, Operation source, Operation criteria) => !Find(run, source, criteria, isTrue: false);

    private static bool Find(Evaluation run, Operation source, Operation criteria, bool isTrue)
    {
        var start = run.Top;
        source.Run(run);
        var (end, self, index, found) = (run.Top, run.This, run.Index, false);
        for (var at = start; at < end && !found && run.Spend(); at++)
        {
            (run.This, run.Index) = (run[at], at - start);
            found = criteria.Truth(run, "criteria") == Truth.True == isTrue;
        }
        (run.This, run.Index, run.Top) = (self, index, start);
        return found;
    }

    /// <summary>Keeps the items for which the criteria are true, in their place on the stack.</summary>
    public static void Filter(Evaluation run, int start, Operation criteria)
    {
        var (end, kept, self, index) = (run.Top, start, run.This, run.Index);
        for (var at = start; at < end && run.Spend(); at++)
        {
            (run.This, run.Index) = (run[at], at - start);
            if (criteria.Truth(run, "criteria") == Truth.True) run[kept++] = run[at];
        }
        (run.This, run.Index, run.Top) = (self, index, kept);
    }

    /// <summary>Leaves what the projection gives for each item on top of the stack; the items stay below.</summary>
    public static void Project(Evaluation run, int start, int end, Operation projection)
    {
        var (self, index) = (run.This, run.Index);
        for (var at = start; at < end && run.Spend(); at++)
        {
            (run.This, run.Index) = (run[at], at - start);
            projection.Run(run);
        }
        (run.This, run.Index) = (self, index);
    }
}
