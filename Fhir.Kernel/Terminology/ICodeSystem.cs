using System.Collections.Immutable;

namespace Fhir.Kernel.Terminology;

/// <summary>
/// A code system as the terminology service asks it, whether it lies in memory as a CodeSystem resource (<see cref="CodeSystem"/>), in an indexed store
/// or behind a network. Thread-safe; no member throws for what a code, a filter or a page may be. https://hl7.org/fhir/R4/codesystem.html
/// </summary>
/// <remarks>
/// One object stands for one version and does not change: a store that is imported anew gives a new object. What depends on something that may fail (a
/// network) answers <see cref="Verdict.NotChecked"/> or null while it fails, within a time of its own; it never answers NotMember for want of an answer.
/// </remarks>
public interface ICodeSystem
{
    /// <summary>The canonical without version, as it stands in Coding.system: <c>http://snomed.info/sct</c>.</summary>
    string Url { get; }

    /// <summary>As it would stand in Coding.version (<c>http://snomed.info/sct/900000000000207008/version/20260101</c>, <c>2.78</c>); null when there is none.</summary>
    string? Version { get; }

    /// <summary>A name for people, as <c>$lookup</c> gives it; null when there is none.</summary>
    string? Title { get; }

    /// <summary>Complete when a code that is missing certainly does not exist. Anything but Complete makes a missing code NotChecked.</summary>
    CodeSystemContent Content { get; }

    /// <summary>True when an answer may fail to come, as over a network: value sets that use the system are then never decided beforehand.</summary>
    bool MayFail { get; }

    /// <summary>False when <c>Ab</c> and <c>aB</c> are the same code.</summary>
    bool IsCaseSensitive { get; }

    /// <summary>
    /// Whether the code exists, inactive and abstract ones included. Asked for every coded element of a validation, so it should allocate nothing and
    /// answer in microseconds.
    /// </summary>
    /// <param name="code">UTF-8, as it was sent; any bytes, any length.</param>
    Verdict Contains(ReadOnlySpan<byte> code);

    /// <summary>Everything known of one concept; null when the code is not there (or cannot be asked for now). The concept's own spelling of the code is
    /// in the answer.</summary>
    Concept? Find(string code);

    /// <summary>
    /// Whether the first is the second or stands above it, however far, by the is-a relation. Null when either code is not there, when the hierarchy of the
    /// system means something else, or when it cannot be asked for now.
    /// </summary>
    bool? Subsumes(string ancestor, string descendant);

    /// <summary>The codes directly above; empty at the top and for an unknown code.</summary>
    IReadOnlyList<string> ParentsOf(string code);

    /// <summary>The codes directly below; empty at the bottom and for an unknown code.</summary>
    IReadOnlyList<string> ChildrenOf(string code);

    /// <summary>
    /// Whether <see cref="Matches"/> and <see cref="Select"/> can apply the filter. One that is not understood makes the value set that uses it NotChecked,
    /// never smaller or larger.
    /// </summary>
    bool Understands(ConceptFilter filter);

    /// <summary>Whether the code exists and passes every filter; with none the same as <see cref="Contains"/>. As fast as that where it can be.</summary>
    /// <param name="filters">All understood.</param>
    Verdict Matches(ImmutableArray<ConceptFilter> filters, ReadOnlySpan<byte> code);

    /// <summary>
    /// One page of the concepts that the query describes. The order is the system's own (or relevance, when there is a text), the same for each page, so that
    /// pages one after the other give every concept once. Null when it cannot be asked for now.
    /// </summary>
    /// <param name="query">Its filters are all understood.</param>
    /// <param name="offset">Concepts to leave out from the start, 0 or more; past the end the page is empty.</param>
    /// <param name="count">Concepts on the page at most, 0 or more; 0 asks for the total only.</param>
    ConceptPage? Select(ConceptQuery query, int offset, int count);
}

/// <summary>Which concepts of a code system are wanted.</summary>
public sealed record ConceptQuery
{
    public static ConceptQuery All { get; } = new();

    /// <summary>Each must hold.</summary>
    public ImmutableArray<ConceptFilter> Filters { get; init; } = [];

    /// <summary>
    /// What a user has typed; null for no such condition. Every word of it must begin a word of the display or of one designation, or begin the code; case
    /// does not count. A provider with a text index of its own may match more cleverly.
    /// </summary>
    public string? Text { get; init; }

    /// <summary>Leaves inactive concepts out.</summary>
    public bool IsActiveOnly { get; init; }

    /// <summary>Leaves abstract concepts out: those that only group others.</summary>
    public bool IsSelectableOnly { get; init; }
}

/// <param name="Concepts">In order; with designations and properties as <see cref="ICodeSystem.Find"/> would give them.</param>
/// <param name="Total">All concepts of the query, not only those on the page.</param>
public sealed record ConceptPage(IReadOnlyList<Concept> Concepts, int Total);
