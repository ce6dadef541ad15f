using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Terminology.Operations;

namespace Fhir.Kernel.Terminology;

/// <summary>
/// Answers questions about codes from the code systems and value sets of a source, and from providers. Everything is compiled when it is first asked for and
/// then kept: when the source changes, make a new one (<see cref="Renewed"/>). Thread-safe.
/// </summary>
public sealed class TerminologyService
{
    private readonly TerminologyProviders providers;
    private readonly SystemRules rules;
    private readonly ConcurrentDictionary<string, ValueSetMembership> memberships = [];
    private readonly ConcurrentDictionary<(string Url, string? Version), ICodeSystem> systems = [];
    private readonly Lazy<FrozenDictionary<string, string>> systemsByValueSet;
    private readonly Lazy<ILookup<string, Document>> supplements;
    private readonly Lazy<ImmutableArray<ConceptMap>> conceptMaps;

    /// <param name="providers">What to ask besides the source; null for nothing.</param>
    public TerminologyService(ICanonicalSource source, TerminologyProviders? providers = null) : this(source, providers ?? TerminologyProviders.None, SystemRules.None)
    {
    }

    private TerminologyService(ICanonicalSource source, TerminologyProviders providers, SystemRules rules)
    {
        (Source, this.providers, this.rules) = (source, providers, rules);
        systemsByValueSet = new(() => source.Entries.Where(entry => entry is { ResourceType: "CodeSystem", ValueSet: not null })
            .DistinctBy(entry => entry.ValueSet).ToFrozenDictionary(entry => Canonical.Split(entry.ValueSet!).Url, entry => entry.Url));
        supplements = new(() => source.Entries.Where(entry => entry is { ResourceType: "CodeSystem", Content: "supplement" })
            .Select(entry => source.Find(entry.Url, entry.Version)).OfType<Document>().Where(document => document.Root.ValueOf("supplements") is not null)
            .ToLookup(document => Canonical.Split(document.Root.ValueOf("supplements")!).Url));
        conceptMaps = new(() => [.. source.Entries.Where(entry => entry.ResourceType == "ConceptMap")
            .Select(entry => source.Find(entry.Url, entry.Version)).OfType<Document>().Select(document => ConceptMap.Read(document.Root))]);
    }

    /// <summary>Where its code systems, value sets and concept maps come from.</summary>
    public ICanonicalSource Source { get; }

    /// <summary>The code systems that need neither source nor provider: tables and grammars of our own.</summary>
    public static IEnumerable<string> OwnSystems => [.. BuiltInSystems.Urls, .. Grammars.Urls];

    /// <summary>What it asks besides the source.</summary>
    public TerminologyProviders Providers => providers;

    /// <summary>The value set, ready for questions; one that is not loaded answers NotChecked to everything.</summary>
    /// <param name="valueSet">Canonical, with or without version.</param>
    public ValueSetMembership Membership(string valueSet) => memberships.TryGetValue(valueSet, out var known) ? known : new ValueSetCompilation(this).Membership(valueSet);

    /// <summary>A value set that somebody sent along, and nothing is kept of it; what it includes comes from here.</summary>
    /// <param name="valueSet">A ValueSet resource.</param>
    public ValueSetMembership Membership(Element valueSet) => new ValueSetCompilation(this).Membership(valueSet);

    public Expansion Expand(string valueSet) => Membership(valueSet).Expand();

    /// <summary>Null when the code system is not loaded; supplements are none.</summary>
    public ICodeSystem? System(string url, string? version = null)
    {
        if (systems.TryGetValue((url, version), out var known)) return known;
        // What is not there is not remembered, so that strangers' systems cannot fill the memory.
        if (Load(url, version) is { } loaded) return systems.GetOrAdd((url, version), loaded);
        return SystemAliases.Official(url) is { } official ? System(official, version) : null;
    }

    /// <summary>Whether codes of it can be looked up: its concepts are here, or it is made by a grammar.</summary>
    public bool Knows(string url, string? version = null) =>
        System(url, version) is { Content: not CodeSystemContent.NotPresent } || (version is null && Grammars.Find(url) is not null);

    /// <summary>Whether the code system has the code; NotChecked when it is not loaded or only in part.</summary>
    public Verdict IsKnownCode(string system, string code) => IsKnownCode(system, Encoding.UTF8.GetBytes(code));

    public Verdict IsKnownCode(string system, ReadOnlySpan<byte> code)
    {
        if (System(system) is { Content: not CodeSystemContent.NotPresent } loaded) return loaded.Contains(code);
        return Grammars.Find(system) is not { } grammar ? Verdict.NotChecked : grammar.IsCode(code) ? Verdict.Member : Verdict.NotMember;
    }

    /// <summary>The concept's name; null when the code or its system is not known.</summary>
    /// <param name="language">A language tag; without a name in that language the concept's own display is given.</param>
    public string? Display(string system, string code, string? language = null) => System(system)?.Find(code)?.DisplayIn(language);

    /// <summary>The same with other versions of code systems; what it compiles is its own.</summary>
    public TerminologyService With(SystemRules other) => other.IsEmpty ? this : new TerminologyService(Source, providers, other).Adopt(this, _ => true, _ => false);

    /// <summary>The service over a source that differs in some canonicals: what does not depend on those is taken over as it is compiled.</summary>
    /// <param name="changed">Urls of everything that was added, replaced or removed: <see cref="Touched"/> of each resource, before and after.</param>
    public TerminologyService Renewed(ICanonicalSource source, IReadOnlySet<string> changed) =>
        new TerminologyService(source, providers, rules).Adopt(this, url => !changed.Contains(url), membership => !membership.DependsOn.Overlaps(changed));

    /// <summary>The urls whose meaning a canonical resource has a part in: its own, the code system it supplements, the value set of the whole system.</summary>
    public static IEnumerable<string> Touched(Element resource)
    {
        foreach (var name in new[] { "url", "supplements", "valueSet" })
            if (resource.ValueOf(name) is { } canonical && (name == "url" || resource.Type.Name == "CodeSystem")) yield return Canonical.Split(canonical).Url;
    }

    /// <summary>All that the source has.</summary>
    internal ImmutableArray<ConceptMap> ConceptMaps => conceptMaps.Value;

    internal SystemRules Rules => rules;

    internal ValueSetMembership? Known(string valueSet) => memberships.GetValueOrDefault(valueSet);

    internal ValueSetMembership Keep(ValueSetMembership membership) => memberships.GetOrAdd(membership.ValueSet, membership);

    /// <summary>Whether a code system among the definitions names this as the value set of all its codes.</summary>
    internal bool IsWholeSystem(string valueSet) => systemsByValueSet.Value.ContainsKey(valueSet);

    /// <summary>What the url of a value set without a resource stands for; null when it stands for nothing known.</summary>
    internal ImplicitValueSet? Implied(string url)
    {
        if (systemsByValueSet.Value.TryGetValue(url, out var system)) return new ImplicitValueSet(system, null, []);
        return ImplicitValueSets.Find(url) ?? providers.Implicit(url);
    }

    private TerminologyService Adopt(TerminologyService other, Func<string, bool> isSameSystem, Func<ValueSetMembership, bool> isSameSet)
    {
        foreach (var (key, system) in other.systems)
            if (isSameSystem(key.Url)) systems.TryAdd(key, system);
        foreach (var (key, membership) in other.memberships)
            if (isSameSet(membership)) memberships.TryAdd(key, membership);
        return this;
    }

    private ICodeSystem? Load(string url, string? version)
    {
        var resource = Source.Find(url, version)?.Root ?? default;
        var content = resource.Exists && resource.Type.Name == "CodeSystem" ? CodeSystemReader.Content(resource.ValueOf("content")) : CodeSystemContent.Supplement;
        if (content == CodeSystemContent.Complete) return Read(resource);
        if (providers.System(url, version) is { } provided) return supplements.Value.Contains(url) ? new SupplementedSystem(provided, Supplements(url, provided.Version)) : provided;
        if (content == CodeSystemContent.Partial) return Read(resource);
        return (version is null ? BuiltInSystems.Find(url) : null) ?? (content == CodeSystemContent.NotPresent ? Read(resource) : null);
    }

    private CodeSystem Read(Element resource) => CodeSystemReader.Read(resource, Supplements(resource.ValueOf("url") ?? "", resource.ValueOf("version")));

    /// <summary>Those to any version of the system, and those to this one.</summary>
    private List<Element> Supplements(string url, string? version) =>
        [.. supplements.Value[url].Select(document => document.Root).Where(supplement => Canonical.Split(supplement.ValueOf("supplements")!).Version is not { } only || only == version)];
}
