using System.Collections.Immutable;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Terminology;

namespace Fhir.Kernel.Validation;

/// <summary>What is known of a canonical.</summary>
/// <param name="Types">The types of resource that have the url; empty when nothing has.</param>
/// <param name="Versions">Those that are known of the url; empty where they do not say.</param>
/// <param name="HasVersion">False when a version is asked for and only others are known.</param>
internal readonly record struct KnownCanonical(ImmutableArray<string> Types, ImmutableArray<string> Versions, bool HasVersion);

/// <summary>The canonicals of one source by url, without reading the resources. Thread-safe.</summary>
internal sealed class CanonicalIndex(ICanonicalSource definitions, TerminologyService terminology)
{
    /// <param name="asking">The Bundle it stands in may hold the resource.</param>
    public KnownCanonical Find(string canonical, Element asking)
    {
        // The older tables of v2 have their version in the url itself, behind a bar.
        if (definitions.EntriesOf(canonical).Any()) return Known(canonical, null);
        var (url, version) = Canonical.Split(canonical);
        if (url.IndexOf('#') is var fragment and > 0) url = url[..fragment];
        if (InBundle(url, asking) is { Exists: true } own) return new([own.Type.Name], [], true);
        return Known(url, version);
    }

    /// <summary>The resource itself, from the Bundle that asks or from the definitions; missing when nothing has the canonical.</summary>
    public Element Resource(string canonical, Element asking) =>
        InBundle(Canonical.Split(canonical).Url, asking) is { Exists: true } own ? own : definitions.Find(canonical)?.Root ?? default;

    /// <summary>The versions in which a url is known, newest first.</summary>
    public ImmutableArray<string> VersionsOf(string url) => Versions(definitions.EntriesOf(url));

    private KnownCanonical Known(string url, string? version)
    {
        if (definitions.EntriesOf(url).ToList() is { Count: > 0 } entries)
            return new([.. entries.Select(entry => entry.ResourceType).Distinct()], Versions(entries), version is null || entries.Any(entry => entry.Version == version));
        return terminology.IsWholeSystem(url) ? new(["ValueSet"], [], true) : new([], [], true);
    }

    private static ImmutableArray<string> Versions(IEnumerable<CanonicalEntry> entries) =>
        [.. entries.Select(entry => entry.Version).OfType<string>().Distinct().OrderDescending(VersionOrder.Instance)];

    private static Element InBundle(string url, Element asking)
    {
        for (var at = asking; at.Exists; at = at.Parent)
            if (at.Type.Name == "Bundle") return at.Document.EntriesOf(at).FindCanonical(url);
        return default;
    }
}
