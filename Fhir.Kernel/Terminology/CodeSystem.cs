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

/// <summary>A code system as loaded: its concepts and how they subsume each other. Immutable.</summary>
public sealed class CodeSystem
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

    public CodeSystemContent Content { get; }

    /// <summary>True also when the definition does not say: a code is then taken as it is written.</summary>
    public bool IsCaseSensitive { get; }

    /// <summary>In the order of the definition, children after their parent.</summary>
    public ImmutableArray<Concept> Concepts { get; }

    /// <summary>The properties that the definition declares.</summary>
    public ImmutableHashSet<string> PropertyCodes { get; }

    internal ConceptHierarchy Hierarchy => hierarchy.Value;

    public Concept? Find(string code) => IndexOf(code) is var at and >= 0 ? Concepts[at] : null;

    public Verdict Contains(ReadOnlySpan<byte> code)
    {
        if (index.Contains(code)) return Verdict.Member;
        return Content == CodeSystemContent.Complete ? Verdict.NotMember : Verdict.NotChecked;
    }

    /// <summary>Null when either code is not in the system as loaded.</summary>
    public bool? Subsumes(string ancestor, string descendant)
    {
        var (above, below) = (IndexOf(ancestor), IndexOf(descendant));
        return above < 0 || below < 0 ? null : Hierarchy.WithDescendants(above).Contains(below);
    }

    /// <summary>-1 when the code is not there.</summary>
    internal int IndexOf(string code) => index.IndexOf(Encoding.UTF8.GetBytes(code));
}
