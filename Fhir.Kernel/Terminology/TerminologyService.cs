using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Text;
using Fhir.Kernel.Definitions;

namespace Fhir.Kernel.Terminology;

/// <summary>
/// Answers questions about codes from the code systems and value sets of a source. Everything is compiled when it is first asked for and then kept:
/// when the source changes, make a new one. Thread-safe.
/// </summary>
public sealed class TerminologyService
{
    private readonly ICanonicalSource source;
    private readonly ConcurrentDictionary<string, ValueSetMembership> memberships = [];
    private readonly ConcurrentDictionary<(string Url, string? Version), CodeSystem?> systems = [];
    private readonly Lazy<FrozenDictionary<string, string>> systemsByValueSet;

    public TerminologyService(ICanonicalSource source)
    {
        this.source = source;
        systemsByValueSet = new(() => source.Entries.Where(entry => entry is { ResourceType: "CodeSystem", ValueSet: not null })
            .DistinctBy(entry => entry.ValueSet).ToFrozenDictionary(entry => Canonical.Split(entry.ValueSet!).Url, entry => entry.Url));
    }

    /// <summary>The value set, ready for questions; one that is not loaded answers NotChecked to everything.</summary>
    /// <param name="valueSet">Canonical, with or without version.</param>
    public ValueSetMembership Membership(string valueSet) => memberships.TryGetValue(valueSet, out var known) ? known : new Compilation(this).Membership(valueSet);

    public Expansion Expand(string valueSet) => Membership(valueSet).Expand();

    /// <summary>Null when the code system is not loaded; supplements are none.</summary>
    public CodeSystem? System(string url, string? version = null) => systems.GetOrAdd((url, version), key => Load(key.Url, key.Version));

    /// <summary>Whether the code system has the code; NotChecked when it is not loaded or only in part.</summary>
    public Verdict IsKnownCode(string system, string code) => IsKnownCode(system, Encoding.UTF8.GetBytes(code));

    public Verdict IsKnownCode(string system, ReadOnlySpan<byte> code)
    {
        if (System(system) is { } loaded) return loaded.Contains(code);
        return Grammars.Find(system) is not { } grammar ? Verdict.NotChecked : grammar.IsCode(code) ? Verdict.Member : Verdict.NotMember;
    }

    /// <summary>The concept's name; null when the code or its system is not known.</summary>
    /// <param name="language">A language tag; without a name in that language the concept's own display is given.</param>
    public string? Display(string system, string code, string? language = null) => System(system)?.Find(code)?.DisplayIn(language);

    private CodeSystem? Load(string url, string? version)
    {
        var resource = source.Find(url, version)?.Root ?? default;
        var loaded = resource.Exists && resource.Type.Name == "CodeSystem" ? CodeSystemReader.Read(resource) : null;
        if (loaded is { Content: CodeSystemContent.Complete or CodeSystemContent.Partial }) return loaded;
        return (version is null ? BuiltInSystems.Find(url) : null) ?? (loaded is { Content: CodeSystemContent.NotPresent } ? loaded : null);
    }

    /// <summary>
    /// One thread's way through value sets that include each other. No lock is held, so two threads may compile the same one; what was compiled
    /// inside a circle depends on where the circle was entered and is not kept.
    /// </summary>
    private sealed class Compilation(TerminologyService service)
    {
        private readonly List<string> path = [];
        private int circleFrom = int.MaxValue;

        public ValueSetMembership Membership(string valueSet)
        {
            if (service.memberships.TryGetValue(valueSet, out var known)) return known;
            if (path.IndexOf(valueSet) is var at and >= 0)
            {
                circleFrom = Math.Min(circleFrom, at);
                return new(valueSet, new UndecidedSelection(null, new(UncheckedCause.ValueSetCycle, valueSet)));
            }

            path.Add(valueSet);
            var membership = new ValueSetMembership(valueSet, Compile(valueSet));
            path.RemoveAt(path.Count - 1);
            return Keep(membership);
        }

        private ValueSetMembership Keep(ValueSetMembership membership)
        {
            if (path.Count > circleFrom) return membership;
            circleFrom = int.MaxValue;
            return service.memberships.GetOrAdd(membership.ValueSet, membership);
        }

        private Selection Compile(string valueSet)
        {
            var compiler = new ValueSetCompiler(service.System, other => Membership(other).Selection);
            var resource = service.source.Find(valueSet)?.Root ?? default;
            if (resource.Exists && resource.Type.Name == "ValueSet") return compiler.Compile(resource, valueSet);
            var url = Canonical.Split(valueSet).Url;
            return service.source.Find(url) is null && service.systemsByValueSet.Value.TryGetValue(url, out var system)
                ? compiler.WholeSystem(system)
                : new UndecidedSelection(null, new(UncheckedCause.ValueSetNotLoaded, valueSet));
        }
    }
}
