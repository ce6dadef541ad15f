using System.Collections.Immutable;

namespace Fhir.Kernel.Terminology;

/// <summary>
/// Code systems that do not come as CodeSystem resources: a store that SNOMED CT, LOINC, ICD-10 or ICPC-2 was imported into, a remote terminology server.
/// Thread-safe and quick: it is asked with any url that occurs in a resource. What it answers is kept by the <see cref="TerminologyService"/> for as long
/// as that lives, so that a provider whose contents change needs a new service.
/// </summary>
public interface ICodeSystemProvider
{
    /// <summary>What it has, url and version, for the server's TerminologyCapabilities; a provider that cannot list it gives none.</summary>
    IEnumerable<(string Url, string? Version)> Systems { get; }

    /// <summary>
    /// The code system; null when this provider does not have it, or not in that version. A complete CodeSystem resource among the definitions goes before a
    /// provider, and a provider before a fragment or a resource without content.
    /// </summary>
    /// <param name="url">Without version, as in Coding.system.</param>
    /// <param name="version">Null asks for the one that counts when nobody says: the newest, or the edition that was set up.</param>
    ICodeSystem? Find(string url, string? version);

    /// <summary>
    /// The value set that the code system defines by the form of a url, without a resource: <c>http://loinc.org/vs/LL715-4</c>. Null when this is none of its
    /// own. The forms of SNOMED CT that R4 lists (<c>?fhir_vs</c>, <c>?fhir_vs=isa/</c>, <c>?fhir_vs=refset/</c>) and <c>http://loinc.org/vs</c> are known
    /// without a provider and need not be answered.
    /// </summary>
    /// <param name="url">Of the value set, without version.</param>
    ImplicitValueSet? ImplicitValueSet(string url);
}

/// <summary>A value set as one include would say it. https://hl7.org/fhir/R4/terminologies-systems.html</summary>
/// <param name="System">Url of the code system.</param>
/// <param name="Version">Null for the one that counts when nobody says.</param>
/// <param name="Filters">All must hold; none for the whole system.</param>
public sealed record ImplicitValueSet(string System, string? Version, ImmutableArray<ConceptFilter> Filters);

/// <summary>
/// Value sets that are only known elsewhere, on a remote terminology server. Asked after the definitions and after implicit value sets. Thread-safe.
/// </summary>
public interface IValueSetProvider
{
    /// <summary>Null when it has no such value set. Kept by the <see cref="TerminologyService"/> for as long as that lives.</summary>
    /// <param name="canonical">With or without version.</param>
    IProvidedValueSet? Find(string canonical);
}

/// <summary>A value set that somebody else decides. Thread-safe; nothing throws, and what cannot be asked for now is NotChecked or null.</summary>
public interface IProvidedValueSet
{
    /// <param name="system">UTF-8; empty when the code stands alone, as in an element of type code: then any system of the value set will do.</param>
    /// <param name="code">UTF-8, as it was sent.</param>
    Verdict Contains(ReadOnlySpan<byte> system, ReadOnlySpan<byte> code);

    /// <summary>
    /// Its codes from <paramref name="offset"/> on, at most <paramref name="count"/>, in an order that stays; null when they cannot be listed (now). Of the
    /// query the filters are empty.
    /// </summary>
    ExpandedPage? Select(ConceptQuery query, int offset, int count);
}

/// <param name="Total">All codes of the query, not only those on the page.</param>
public sealed record ExpandedPage(IReadOnlyList<ExpandedConcept> Concepts, int Total);

/// <summary>Everything besides the definitions that a <see cref="TerminologyService"/> may ask, in order: the first that answers counts.</summary>
public sealed record TerminologyProviders(ImmutableArray<ICodeSystemProvider> CodeSystems, ImmutableArray<IValueSetProvider> ValueSets)
{
    public static TerminologyProviders None { get; } = new([], []);

    internal ICodeSystem? System(string url, string? version)
    {
        foreach (var provider in CodeSystems)
            if (provider.Find(url, version) is { } system) return system;
        return null;
    }

    internal ImplicitValueSet? Implicit(string url)
    {
        foreach (var provider in CodeSystems)
            if (provider.ImplicitValueSet(url) is { } valueSet) return valueSet;
        return null;
    }

    internal IProvidedValueSet? ValueSet(string canonical)
    {
        foreach (var provider in ValueSets)
            if (provider.Find(canonical) is { } valueSet) return valueSet;
        return null;
    }
}
