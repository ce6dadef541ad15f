using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.FhirPath;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Validation.Catalogue;
using Fhir.Kernel.Validation.Rules;

namespace Fhir.Kernel.Validation;

/// <summary>
/// One validation: a single walk over the nodes of a document. At each element the rules of its type and those of every profile that reaches it stand
/// side by side on one stack; a child finds in each of them what is demanded of it. The stacks are the thread's own and reused, so that a valid
/// document costs next to no allocation.
/// </summary>
internal sealed class ValidationRun
{
    /// <summary>Code systems that are named as not checked.</summary>
    private const int MostUnchecked = 50;

    [ThreadStatic]
    private static ValidationRun? idle;

    private ElementRules[] active = new ElementRules[64];
    private int activeTop;
    private ChildRules[] groups = new ChildRules[64];
    private int groupTop;
    private int[] counters = new int[64];
    private int counterTop;
    private readonly Findings findings = new();
    private readonly List<Element> uncheckedSystems = [];
    private (Element Reference, ReferenceTarget Target) lastTarget;
    private Probes probes = null!;
    private bool isProbe;
    private bool hasFailed;

    public RuleBook Book { get; private set; } = null!;

    public ValidationOptions Options { get; private set; } = ValidationOptions.Default;

    public FhirPathContext FhirPath { get; private set; } = FhirPathContext.Default;

    public Document Document { get; private set; } = null!;

    public KnownNames Names => Book.Names;

    public static IReadOnlyList<Issue> Validate(Document document, RuleBook book, ValidationOptions options, FhirPathContext fhirPath)
    {
        var run = Rent(document, book, options, fhirPath);
        try
        {
            run.VisitRoot(document.Root);
            if (run.probes.IsSpent) run.Report(document.Root, ValidationRules.TooManyProbes, $"{options.MaxProbeSteps}");
            return run.findings.Of(document);
        }
        finally
        {
            run.Return();
        }
    }

    /// <summary>Whether an element conforms to a profile; nothing is reported. Where only circles lead the answer is yes.</summary>
    public bool Conforms(Element element, CompiledProfile profile) => Conforms(element, profile, Book, Options, FhirPath);

    public static bool Conforms(Element element, CompiledProfile profile, RuleBook book, ValidationOptions options, FhirPathContext fhirPath)
    {
        if (profile.Type is { } type && !element.Type.IsA(type)) return false;
        var probe = Rent(element.Document, book, options, fhirPath);
        probe.isProbe = true;
        try
        {
            return probe.Probe(element, profile);
        }
        finally
        {
            probe.Return();
        }
    }

    /// <summary>Whether an element belongs to a slice by its discriminators.</summary>
    public static bool IsInSlice(Element element, SliceRules slice, RuleBook book, FhirPathContext fhirPath)
    {
        var run = Rent(element.Document, book, ValidationOptions.Default, fhirPath);
        try
        {
            return slice.Has(element, run);
        }
        finally
        {
            run.Return();
        }
    }

    private bool Probe(Element element, CompiledProfile profile)
    {
        if (probes.Known(element, profile.Root) is { } known) return known;
        probes.Begin(element, profile.Root);
        PushWithImposed(profile);
        Visit(element, 0);
        probes.End(element, profile.Root, !hasFailed);
        return !hasFailed;
    }

    private void PushWithImposed(CompiledProfile profile)
    {
        if (!PushOnce(profile.Root, 0)) return;
        foreach (var imposed in profile.Imposed)
            if (imposed.Target(Book) is { } other) PushWithImposed(other);
    }

    public void Report(Element element, Rule rule, params string[] arguments) => Report(element, rule, rule.Severity, arguments);

    public void Report(Element element, Rule rule, Severity severity, params string[] arguments) => Add(element, null, rule, severity, arguments);

    /// <summary>False when nobody would see an issue of that severity.</summary>
    public bool Wants(Severity severity) => !isProbe && severity <= Options.Least;

    /// <summary>A code system that cannot be asked, said once of each.</summary>
    public void ReportUnchecked(Element system)
    {
        if (!Wants(Severity.Information) || uncheckedSystems.Count == MostUnchecked) return;
        foreach (var known in uncheckedSystems)
            if (known.Utf8Value.SequenceEqual(system.Utf8Value)) return;
        uncheckedSystems.Add(system);
        Report(system, CodeRules.NotChecked, system.Value!);
    }

    /// <summary>Of a child that is missing or too many: the place is the parent, or the child without an index.</summary>
    public void ReportChild(Element parent, string? child, Rule rule, params string[] arguments) =>
        Add(parent, child, rule, rule.Severity, arguments);

    /// <summary>What a reference points at, as far as the document or the caller can say. Kept for the last one: several rules ask about it.</summary>
    public ReferenceTarget Target(Element reference)
    {
        if (lastTarget.Reference != reference) lastTarget = (reference, ReferenceTargets.Find(reference, this));
        return lastTarget.Target;
    }

    /// <summary>Adds rules to the element that is being visited, unless they are among its rules already.</summary>
    /// <param name="from">Where the element's rules begin.</param>
    public bool PushOnce(ElementRules rules, int from)
    {
        if (active.AsSpan(from, activeTop - from).Contains(rules)) return false;
        PushAny(rules);
        return true;
    }

    /// <summary>Adds rules to the element that is being visited.</summary>
    public void Push(ElementRules? rules)
    {
        if (rules is { IsEmpty: false }) PushAny(rules);
    }

    private void PushAny(ElementRules rules)
    {
        if (activeTop == active.Length) Array.Resize(ref active, activeTop * 2);
        active[activeTop++] = rules;
    }

    private static ValidationRun Rent(Document document, RuleBook book, ValidationOptions options, FhirPathContext fhirPath)
    {
        var run = idle ?? new ValidationRun();
        idle = null;
        (run.Document, run.Book, run.Options, run.FhirPath) = (document, book, options, fhirPath);
        run.probes = Probes.Enter(options.MaxProbeSteps);
        return run;
    }

    private void Return()
    {
        Array.Clear(active);
        Array.Clear(groups);
        findings.Clear();
        uncheckedSystems.Clear();
        (activeTop, groupTop, counterTop) = (0, 0, 0);
        (isProbe, hasFailed, lastTarget) = (false, false, default);
        (Document, Book, Options, FhirPath) = (null!, null!, ValidationOptions.Default, FhirPathContext.Default);
        probes.Leave();
        idle = this;
    }

    private void Add(Element element, string? child, Rule rule, Severity severity, string[] arguments)
    {
        hasFailed |= severity is Severity.Error or Severity.Fatal;
        if (!isProbe && severity <= Options.Least) findings.Add(element, child, rule, severity, arguments);
    }

    private void VisitRoot(Element root)
    {
        foreach (var canonical in Options.Profiles) ResourceRules.Require(canonical, root, this);
        Visit(root, 0);
    }

    /// <summary>The rules from <paramref name="from"/> to the top of the stack are those of the element; they are gone when it returns.</summary>
    private void Visit(Element element, int from)
    {
        if (isProbe && !probes.Spend()) return;
        Enter(element, from);
        var to = activeTop;
        for (var at = from; at < to; at++)
            foreach (var rule in active[at].Own) rule.Check(element, this);
        if (element.HasChildren) VisitChildren(element, from, to);
        for (var at = from; at < to; at++) Cardinality.CheckMissing(active[at], element, this);
        activeTop = from;
    }

    // What comes to an element by what it is: its type's rules, its format, an extension's definition, a resource's profiles.
    private void Enter(Element element, int from)
    {
        var type = element.Type;
        Push(Book.OfType(type));
        if (type.Kind == TypeKind.Primitive) PrimitiveRules.Check(element, this);
        else ContentRules.Check(element, this);
        if (type.IsResource) ResourceRules.Enter(element, from, this);
        else if (type == Names.ExtensionType) ExtensionRules.Enter(element, from, this);
        for (var at = from; at < activeTop; at++)
            if (active[at].TypeProfiles.Length > 0) TypeProfileRules.Enter(element, active[at], from, this);
    }

    private void VisitChildren(Element element, int from, int to)
    {
        for (var child = element.FirstChild; child.Exists;)
        {
            var (nameId, groupFrom) = (child.NameId, groupTop);
            for (var at = from; at < to; at++)
                if (active[at].Find(nameId) is { } rules) PushGroup(rules);
            child = groupTop == groupFrom ? VisitFree(child) : VisitGroup(element, child, groupFrom);
            groupTop = groupFrom;
        }
    }

    /// <summary>A child of which nothing is demanded but to be of its type.</summary>
    /// <returns>The next sibling.</returns>
    private Element VisitFree(Element child)
    {
        // Most nodes are these: a primitive with a value and nothing below it.
        if (child.IsPrimitive && !child.HasChildren) PrimitiveRules.Check(child, this);
        else Visit(child, activeTop);
        return child.NextSibling;
    }

    /// <summary>Repetitions of one name, each against what every definition demands of it, then their number.</summary>
    /// <returns>The first sibling of another name.</returns>
    private Element VisitGroup(Element parent, Element first, int groupFrom)
    {
        var (count, countersFrom) = (0, counterTop);
        for (var at = groupFrom; at < groupTop; at++) ReserveCounters(groups[at].Slicing?.CounterCount ?? 0);
        var child = first;
        for (; child.Exists && child.NameId == first.NameId; child = child.NextSibling)
        {
            count++;
            VisitRepetition(child, groupFrom, countersFrom);
        }
        for (var (at, slot) = (groupFrom, countersFrom); at < groupTop; at++)
        {
            Cardinality.CheckCount(groups[at], parent, first, count, this);
            if (groups[at].Slicing is not { } slicing) continue;
            Rules.Slicing.CheckCounts(slicing, parent, first.Property!.Name, slot, this);
            slot += slicing.CounterCount;
        }
        counterTop = countersFrom;
        return child;
    }

    private void VisitRepetition(Element child, int groupFrom, int slot)
    {
        var from = activeTop;
        for (var at = groupFrom; at < groupTop; at++)
        {
            Push(groups[at].Element);
            if (groups[at].Slicing is not { } slicing) continue;
            Rules.Slicing.Assign(slicing, child, slot, this);
            slot += slicing.CounterCount;
        }
        if (activeTop == from) VisitFree(child);
        else Visit(child, from);
    }

    /// <summary>One of the counters that the slicings at hand have reserved.</summary>
    public ref int Counter(int slot) => ref counters[slot];

    private void PushGroup(ChildRules rules)
    {
        if (groupTop == groups.Length) Array.Resize(ref groups, groupTop * 2);
        groups[groupTop++] = rules;
    }

    private void ReserveCounters(int count)
    {
        if (counterTop + count > counters.Length) Array.Resize(ref counters, Math.Max(counters.Length * 2, counterTop + count));
        counters.AsSpan(counterTop, count).Clear();
        counterTop += count;
    }
}
