using System.Collections.Immutable;
using System.Text;

namespace Fhir.Kernel.Terminology;

/// <summary>https://hl7.org/fhir/R4/valueset-codesystem-content-mode.html</summary>
public enum CodeSystemContent : byte
{
    Complete,

    /// <summary>A fragment or a few examples: a code that is missing here may still exist.</summary>
    Partial,
    NotPresent,
    Supplement,
}

/// <summary>A code system as loaded from its resource: its concepts and how they subsume each other. Immutable.</summary>
public sealed class CodeSystem : ICodeSystem
{
    private readonly CodeIndex index;
    private readonly Lazy<ConceptHierarchy> hierarchy;

    /// <param name="parents">For each concept the places of its parents in the list; as long as <paramref name="concepts"/>.</param>
    internal CodeSystem(string url, string? version, CodeSystemContent content, bool isCaseSensitive, ImmutableArray<Concept> concepts,
        ImmutableArray<ImmutableArray<int>> parents, ImmutableHashSet<string> propertyCodes)
    {
        (Url, Version, Content, IsCaseSensitive, Concepts, PropertyCodes) = (url, version, content, isCaseSensitive, concepts, propertyCodes);
        index = new CodeIndex([.. concepts.Select(concept => concept.Code)], ignoresCase: !isCaseSensitive);
        hierarchy = new(() => new ConceptHierarchy(parents));
    }

    public string Url { get; }

    public string? Version { get; }

    public string? Title { get; init; }

    public CodeSystemContent Content { get; }

    public bool MayFail => false;

    /// <summary>True also when the definition does not say: a code is then taken as it is written.</summary>
    public bool IsCaseSensitive { get; }

    /// <summary>Codes can be put together into expressions, so that what is no single code may still be one. https://hl7.org/fhir/R4/codesystem-definitions.html#CodeSystem.compositional</summary>
    public bool IsCompositional { get; init; }

    /// <summary>
    /// Whether what stands below a concept is a kind of it. Not so for <c>grouped-by</c>, <c>part-of</c> and <c>classified-with</c>; a definition that does not
    /// say is taken to mean it. https://hl7.org/fhir/R4/valueset-codesystem-hierarchy-meaning.html
    /// </summary>
    public bool IsSubsumption { get; init; } = true;

    /// <summary>In the order of the definition, children after their parent.</summary>
    public ImmutableArray<Concept> Concepts { get; }

    /// <summary>The properties that the definition, or a supplement to it, declares.</summary>
    public ImmutableHashSet<string> PropertyCodes { get; }

    /// <summary>Canonicals of the supplements that are worked in.</summary>
    public ImmutableArray<string> Supplements { get; init; } = [];

    /// <summary>For each concept the place of the one it is written inside, -1 at the top; empty where nothing is nested.</summary>
    internal ImmutableArray<int> Nesting { get; init; } = [];

    internal ConceptHierarchy Hierarchy => hierarchy.Value;

    public Concept? Find(string code) => IndexOf(code) is var at and >= 0 ? Concepts[at] : null;

    public Verdict Contains(ReadOnlySpan<byte> code)
    {
        if (index.Contains(code)) return Verdict.Member;
        return Content == CodeSystemContent.Complete && !IsCompositional ? Verdict.NotMember : Verdict.NotChecked;
    }

    public bool? Subsumes(string ancestor, string descendant)
    {
        var (above, below) = (IndexOf(ancestor), IndexOf(descendant));
        if (above < 0 || below < 0) return null;
        return above == below ? true : IsSubsumption ? Hierarchy.IsAbove(above, below) : null;
    }

    public IReadOnlyList<string> ParentsOf(string code) => IndexOf(code) is var at and >= 0 ? Codes(Hierarchy.ParentsOf(at)) : [];

    public IReadOnlyList<string> ChildrenOf(string code) => IndexOf(code) is var at and >= 0 ? Codes(Hierarchy.ChildrenOf(at)) : [];

    public bool Understands(ConceptFilter filter) => filter.Select(this) is not null;

    public Verdict Matches(ImmutableArray<ConceptFilter> filters, ReadOnlySpan<byte> code)
    {
        var at = index.IndexOf(code);
        return at < 0 ? Contains(code) : filters.All(filter => filter.Select(this)!.Contains(at)) ? Verdict.Member : Verdict.NotMember;
    }

    public ConceptPage? Select(ConceptQuery query, int offset, int count)
    {
        var chosen = Choose(query.Filters).Select(place => Concepts[place]);
        var text = TextFilter.Of(query.Text);
        var matching = chosen.Where(concept => !(query.IsActiveOnly && concept.IsInactive) && !(query.IsSelectableOnly && concept.IsAbstract) && text.Matches(concept)).ToList();
        return new ConceptPage([.. matching.Skip(offset).Take(count)], matching.Count);
    }

    /// <summary>The places of the concepts that pass every filter, in order.</summary>
    internal IEnumerable<int> Choose(IEnumerable<ConceptFilter> filters)
    {
        var chosen = Enumerable.Range(0, Concepts.Length);
        foreach (var filter in filters)
        {
            var places = filter.Select(this) ?? [];
            chosen = chosen.Where(places.Contains);
        }
        return chosen;
    }

    /// <summary>-1 at the top.</summary>
    internal int NestedIn(int place) => Nesting.IsEmpty ? -1 : Nesting[place];

    /// <summary>-1 when the code is not there.</summary>
    internal int IndexOf(string code) => index.IndexOf(Encoding.UTF8.GetBytes(code));

    private List<string> Codes(IReadOnlyList<int> places) => [.. places.Select(place => Concepts[place].Code)];
}
