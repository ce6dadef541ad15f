using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;

namespace Fhir.Kernel.Terminology;

/// <summary>
/// One thread's way through value sets that include each other. No lock is held, so two threads may compile the same one; what was compiled
/// inside a circle depends on where the circle was entered and is not kept. How deep and how far it goes is bounded.
/// </summary>
internal sealed class ValueSetCompilation(TerminologyService service)
{
    public const int Deepest = 50;
    public const int Most = 2000;

    /// <summary>Concepts that are looked at, once for each filter: what a question may cost, however many includes it is made of.</summary>
    public const long MostSteps = 2_000_000;

    private readonly List<(string ValueSet, HashSet<string> Asked)> path = [];
    private int circleFrom = int.MaxValue;
    private int compiled;
    private long steps;

    public ValueSetMembership Membership(string valueSet)
    {
        if (service.Known(valueSet) is { } known) return Asked(known);
        if (path.FindIndex(step => step.ValueSet == valueSet) is var at and >= 0)
        {
            circleFrom = Math.Min(circleFrom, at);
            return Undecided(valueSet, UncheckedCause.ValueSetCycle);
        }
        // A circle of many may be entered in as many ways as it has members: what was cut short there is not kept either.
        if (path.Count >= Deepest || ++compiled > Most)
        {
            circleFrom = 0;
            return Undecided(valueSet, UncheckedCause.ValueSetTooDeep);
        }
        return Compile(valueSet, () => Selection(valueSet));
    }

    /// <param name="valueSet">A resource that is not among the definitions; nothing is kept of it.</param>
    public ValueSetMembership Membership(Element valueSet)
    {
        var name = valueSet.ValueOf("url") ?? "";
        path.Add((name, []));
        return new ValueSetMembership(name, Compiler.Compile(valueSet, name), path[0].Asked);
    }

    private ValueSetCompiler Compiler => new(System, other => Membership(other).Selection, service.Rules, cost => (steps += cost) <= MostSteps);

    private ValueSetMembership Compile(string valueSet, Func<(Selection Selection, bool IsLasting)> selection)
    {
        path.Add((valueSet, [Canonical.Split(valueSet).Url]));
        var (selected, isLasting) = selection();
        var membership = new ValueSetMembership(valueSet, selected, path[^1].Asked);
        path.RemoveAt(path.Count - 1);
        return Asked(isLasting ? Keep(membership) : membership);
    }

    private ValueSetMembership Keep(ValueSetMembership membership)
    {
        if (path.Count > circleFrom) return membership;
        circleFrom = int.MaxValue;
        return service.Keep(membership);
    }

    /// <summary>And whether it is worth keeping.</summary>
    private (Selection Selection, bool IsLasting) Selection(string valueSet)
    {
        var resource = service.Source.Find(valueSet)?.Root ?? default;
        if (resource.Exists && resource.Type.Name == "ValueSet") return (Compiler.Compile(resource, valueSet), true);
        var url = Canonical.Split(valueSet).Url;
        // Of the forms that a url may take there is no end, so only what a code system names is kept.
        if (service.Source.Find(url) is null && service.Implied(url) is { } implied) return (Compiler.Compile(implied), valueSet == url && service.IsWholeSystem(url));
        return service.Providers.ValueSet(valueSet) is { } provided
            ? (new ProvidedValueSetSelection(provided, valueSet), true)
            : (Undecided(valueSet, UncheckedCause.ValueSetNotLoaded).Selection, false);
    }

    private static ValueSetMembership Undecided(string valueSet, UncheckedCause cause) =>
        new(valueSet, new UndecidedSelection(null, new(cause, valueSet)), new HashSet<string> { Canonical.Split(valueSet).Url });

    private ICodeSystem? System(string url, string? version)
    {
        path[^1].Asked.Add(url);
        return service.System(url, version);
    }

    /// <summary>What a value set depends on, the one that includes it depends on too.</summary>
    private ValueSetMembership Asked(ValueSetMembership membership)
    {
        if (path.Count > 0) path[^1].Asked.UnionWith(membership.DependsOn);
        return membership;
    }
}
