using System.Globalization;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Outcome;

namespace Fhir.Kernel.FhirPath;

/// <summary>
/// One run of an expression: the stack on which operations leave their items, what <c>$this</c>, <c>$index</c> and <c>$total</c> mean at the moment, the
/// budget, and the first failure. The stack is the thread's own and reused, so that a run allocates nothing.
/// </summary>
/// <remarks>
/// A failure does not throw: it empties the budget, so that every loop ends, and the run goes on to its end with empty answers that nobody reads.
/// </remarks>
internal sealed class Evaluation
{
    private const int LargestStackKept = 4096;
    private const int CharactersPerStep = 16;

    /// <summary>Of texts that are made: they stay in memory for as long as the run.</summary>
    private const int MadeCharactersPerStep = 4;

    /// <summary>After so many steps the clock is looked at.</summary>
    private const int StepsBetweenLooks = 1 << 16;

    [ThreadStatic]
    private static Evaluation? idle;

    private FhirPathValue[] items = new FhirPathValue[64];
    private readonly List<(string Name, FhirPathValues Values)> defined = [];
    private int peak;

    // Until the next look at the clock, and after it.
    private int steps;
    private int stepsLeft;
    private long startedAt;
    private Element resource;
    private Element rootResource;
    private DateTimeOffset now;
    private Rule? failure;
    private int failedAt;
    private string[] failureArguments = [];

    /// <summary>One past the last item of the stack.</summary>
    public int Top;

    /// <summary><c>$this</c>; no item where a function was called on nothing.</summary>
    public FhirPathValue This;

    /// <summary><c>$index</c>.</summary>
    public int Index;

    /// <summary>Where on the stack <c>$total</c> is.</summary>
    public (int Start, int End) Total;

    /// <summary>Where on the stack the items are that an argument sees in place of <c>$this</c>: see <see cref="InputOperation"/>.</summary>
    public (int Start, int End) Input;

    /// <summary>For the next one who must tell items apart.</summary>
    public Seen? IdleSeen { get; set; }

    /// <summary><c>%context</c>.</summary>
    public FhirPathValue FocusItem { get; private set; }

    public Element Focus => FocusItem.Element;

    public FhirPathContext Context { get; private set; } = FhirPathContext.Default;

    public bool HasFailed => failure is not null;

    public TimeZoneInfo Zone => Context.Time.LocalTimeZone;

    /// <summary>The same moment throughout one evaluation. https://hl7.org/fhirpath/N1/#current-date-and-time-functions</summary>
    public DateTimeOffset Now => now == default ? now = Context.Time.GetLocalNow() : now;

    public Element Resource => resource.Exists ? resource : resource = Context.Resource.Exists ? Context.Resource : Focus.Resource;

    public Element RootResource => rootResource.Exists ? rootResource : rootResource = Context.RootResource.Exists ? Context.RootResource : ContainerOf(Resource);

    public ref FhirPathValue this[int at] => ref items[at];

    public static Evaluation Rent(FhirPathValue focus, FhirPathContext context)
    {
        var run = idle ?? new Evaluation();
        idle = null;
        (run.FocusItem, run.This, run.Context) = (focus, focus, context);
        run.steps = Math.Min(StepsBetweenLooks, context.MaxSteps);
        (run.stepsLeft, run.startedAt) = (context.MaxSteps - run.steps, 0);
        return run;
    }

    public void Return()
    {
        if (items.Length > LargestStackKept) return;
        Array.Clear(items, 0, peak);
        (Top, peak, Index, Total, Input) = (0, 0, 0, default, default);
        defined.Clear();
        (FocusItem, resource, rootResource, This, now) = (default, default, default, default, default);
        (failure, failureArguments, Context) = (null, [], FhirPathContext.Default);
        idle = this;
    }

    public void Push(in FhirPathValue value)
    {
        if (Top == items.Length && !Grow()) return;
        items[Top++] = value;
        if (Top > peak) peak = Top;
    }

    public void Push(Document document, int node)
    {
        if (Top == items.Length && !Grow()) return;
        items[Top++] = new FhirPathValue(document, node);
        if (Top > peak) peak = Top;
    }

    /// <summary>Drops the items from <paramref name="start"/> to <paramref name="end"/> and lets those above sink in their place.</summary>
    public void Drop(int start, int end)
    {
        if (end > start) Array.Copy(items, end, items, start, Top - end);
        Top -= end - start;
    }

    public ReadOnlySpan<FhirPathValue> Slice(int start, int end) => items.AsSpan(start, end - start);

    public FhirPathValues ToValues(int start, int end) => FhirPathValues.Of(items.AsSpan(start, end - start));

    /// <returns>False when the budget is spent: the caller's loop must end.</returns>
    public bool Spend(int count = 1) => (steps -= count) >= 0 || Overspent();

    private bool Overspent()
    {
        if (!HasFailed && LookAtClock()) return true;
        steps = -1;
        return false;
    }

    /// <summary>
    /// Hands out the next steps while there are any and time is left; what was spent too much is taken from them. Time counts from the first look, so
    /// that the many short runs need no clock.
    /// </summary>
    private bool LookAtClock()
    {
        while (steps < 0 && stepsLeft > 0)
        {
            var next = Math.Min(StepsBetweenLooks, stepsLeft);
            (steps, stepsLeft) = (steps + next, stepsLeft - next);
        }
        if (steps < 0) Fail(FhirPathRules.StepLimit, 0, Text(Context.MaxSteps));
        return HasTime();
    }

    /// <summary>For those whose single step can be long, such as a regular expression.</summary>
    public bool HasTime()
    {
        if (startedAt == 0) startedAt = Context.Time.GetTimestamp();
        else if (Context.Time.GetElapsedTime(startedAt) > Context.MaxTime) Fail(FhirPathRules.TimeLimit, 0, Text((int)Context.MaxTime.TotalMilliseconds));
        return !HasFailed;
    }

    /// <summary>How many variables <c>defineVariable()</c> has made that are still known.</summary>
    public int DefinedCount => defined.Count;

    public FhirPathValues? Defined(string name)
    {
        foreach (var (known, values) in defined)
            if (known == name) return values;
        return null;
    }

    public void Define(string name, FhirPathValues values) => defined.Add((name, values));

    /// <summary>A scope has ended: later variables are unknown again.</summary>
    public void Forget(int count) => defined.RemoveRange(count, defined.Count - count);

    public void Fail(Rule rule, int at, params string[] arguments)
    {
        if (HasFailed) return;
        (failure, failedAt, failureArguments, steps, stepsLeft) = (rule, at, arguments, -1, 0);
    }

    public Issue? Failure(string expression) =>
        failure is null ? null : ExpressionText.Issue(failure, expression, failedAt, failureArguments) with { Expression = Focus.Exists ? Focus.Path : null };

    /// <summary>What passing over a text costs: nothing for the short ones that expressions mostly see.</summary>
    public bool SpendOn(int length) => length < CharactersPerStep || Spend(length / CharactersPerStep);

    /// <summary>The item's System value; a long text costs what reading it costs.</summary>
    public FhirPathValue ToSystem(in FhirPathValue item)
    {
        if (item.Kind == FhirPathKind.String) return SpendOn(item.String!.Length) ? item : default;
        if (item.Kind != FhirPathKind.Element) return item;
        var element = item.Element;
        return SpendOn(element.Utf8Value.Length) ? SystemTypes.ValueOf(element) : default;
    }

    /// <summary>A string the expression made: counted, and refused when it grows past the limit.</summary>
    public FhirPathValue Made(string text, int at)
    {
        if (FitsString(text.Length, at)) return FhirPathValue.Of(text);
        return default;
    }

    public bool FitsString(long length, int at)
    {
        if (length > Context.MaxStringLength) Fail(FhirPathRules.SizeLimit, at, Text(Context.MaxStringLength), "char");
        return !HasFailed && Spend(1 + (int)(length / MadeCharactersPerStep));
    }

    private bool Grow()
    {
        if (Top >= Context.MaxItems)
        {
            Fail(FhirPathRules.SizeLimit, 0, Text(Context.MaxItems), "items");
            return false;
        }
        Array.Resize(ref items, Math.Min(items.Length * 2, Math.Max(Context.MaxItems, items.Length + 1)));
        return true;
    }

    /// <summary>The resource a contained resource stands in; any other is its own root.</summary>
    private static Element ContainerOf(Element resource) =>
        resource.Exists && resource.Property is { Name: "contained" } ? resource.Parent : resource;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
