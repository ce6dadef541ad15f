using Fhir.Kernel.Elements;

namespace Fhir.Kernel.Validation;

/// <summary>
/// What has been found out about "does this conform to that?" while one document is validated. An answer is kept, so that a patient a thousand entries refer
/// to is tried once; where a question leads back to itself the answer is yes, as long as nothing else says no. Of the thread: an invariant may ask
/// conformsTo(), which starts a run of its own.
/// </summary>
internal sealed class Probes
{
    /// <summary>Questions within questions.</summary>
    private const int Deepest = 8;

    [ThreadStatic]
    private static Probes? own;

    private readonly Dictionary<(Element Element, ElementRules Root), bool> answers = [];
    private readonly List<(Element Element, ElementRules Root)> open = [];
    private int runs;
    private int left;

    // The outermost open question whose answer has been taken for granted.
    private int presumed = int.MaxValue;

    public bool IsSpent => left < 0;

    public static Probes Enter(int maxSteps)
    {
        var probes = own ??= new Probes();
        if (probes.runs++ == 0) probes.left = maxSteps;
        return probes;
    }

    public void Leave()
    {
        if (--runs > 0) return;
        if (answers.Count > 0) answers.Clear();
        open.Clear();
        presumed = int.MaxValue;
    }

    /// <returns>False when no more may be visited.</returns>
    public bool Spend() => left >= 0 && --left >= 0;

    /// <summary>Null when it has to be found out.</summary>
    public bool? Known(Element element, ElementRules root)
    {
        if (answers.TryGetValue((element, root), out var answer)) return answer;
        if (IsSpent) return true;
        var at = open.Count == Deepest ? 0 : open.IndexOf((element, root));
        if (at < 0) return null;
        presumed = Math.Min(presumed, at);
        return true;
    }

    public void Begin(Element element, ElementRules root) => open.Add((element, root));

    /// <summary>A no is certain. A yes that hangs on an open question is not kept: that one may still be answered with no.</summary>
    public void End(Element element, ElementRules root, bool conforms)
    {
        open.RemoveAt(open.Count - 1);
        if (!conforms || presumed >= open.Count) answers[(element, root)] = conforms;
        if (presumed >= open.Count) presumed = int.MaxValue;
    }
}
