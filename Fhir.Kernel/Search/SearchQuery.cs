using System.Collections.Immutable;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Outcome;

namespace Fhir.Kernel.Search;

/// <summary>
/// A search on one resource type or on several, understood and checked: every parameter is known, every value well-formed. Immutable.
/// https://hl7.org/fhir/R4/search.html
/// </summary>
/// <param name="Type">The resource type that is searched; empty when there are <see cref="Branches"/>.</param>
/// <param name="Clauses">All of them must hold; empty when there are branches, which have their own.</param>
public sealed record SearchQuery(string Type, ImmutableArray<SearchClause> Clauses)
{
    public const int DefaultPageSize = 50;

    /// <summary>What is asked of each type by a search over several (the system, or all of a compartment); empty for a search on one type.</summary>
    public ImmutableArray<SearchBranch> Branches { get; init; } = [];

    /// <summary>The compartment that all clauses are confined to; null when the search is not confined.</summary>
    public CompartmentOwner? Compartment { get; init; }

    /// <summary>From the most to the least significant; empty is the store's own stable order.</summary>
    public ImmutableArray<SortKey> Sort { get; init; } = [];

    public ImmutableArray<IncludePath> Includes { get; init; } = [];

    /// <summary>The base of the server as the caller used it: absolute references below it are local ones. Null when nothing is said of it.</summary>
    public string? OwnBase { get; init; }

    /// <summary>Matches on a page; includes come on top. 0 asks for the total alone (<c>_count=0</c>, <c>_summary=count</c>).</summary>
    public int PageSize { get; init; } = DefaultPageSize;

    /// <summary>Only the newest of each group instead of a page; null for an ordinary search.</summary>
    public NewestOfEach? Newest { get; init; }

    public Total Total { get; init; }

    public Summary Summary { get; init; }

    /// <summary>Other than <see cref="Contained.False"/> only for a search on one type, without sort, includes or conditions that lead to other resources.</summary>
    public Contained Contained { get; init; }

    public ContainedType ContainedType { get; init; }

    /// <summary><c>_elements</c>: names of top-level elements; empty when not asked for.</summary>
    public ImmutableArray<string> Elements { get; init; } = [];

    /// <summary>The queries this one is made of, each on one type.</summary>
    public ImmutableArray<SearchQuery> PerType() => Branches.IsEmpty ? [this]
        : [.. Branches.Select(branch => this with { Type = branch.Type, Clauses = branch.Clauses, Sort = branch.Sort, Branches = [] })];

    /// <summary>Where the page begins, as a store said it in <c>SearchPage.Next</c> or <c>Previous</c>; null is the first page.</summary>
    public string? Cursor { get; init; }

    /// <summary>The parameters that took effect, as they came and without the cursor: what a self link repeats.</summary>
    public ImmutableArray<QueryParameter> Applied { get; init; } = [];

    /// <summary>The parameters that were ignored because handling is lenient, one issue each, for the searchset's outcome entry.</summary>
    public ImmutableArray<Issue> Ignored { get; init; } = [];
}

/// <summary>The part of a search over several types that concerns one of them.</summary>
/// <param name="Sort">As many keys as the query's own and of the same codes, as the type defines them.</param>
public sealed record SearchBranch(string Type, ImmutableArray<SearchClause> Clauses, ImmutableArray<SortKey> Sort);

/// <summary>
/// The groups of <c>$lastn</c>: resources whose concepts share a coding, directly or by others that do, or a text when they have no coding.
/// https://hl7.org/fhir/R4/observation-operation-lastn.html
/// </summary>
/// <param name="Concept">A token parameter on a CodeableConcept, whose text is the element of the same name.</param>
/// <param name="Time">The date parameter by which one is newer than another.</param>
/// <param name="Most">Of each group.</param>
public sealed record NewestOfEach(SearchParameter Concept, SearchParameter Time, int Most);

/// <summary>Whose compartment: <c>Patient/p1</c>.</summary>
public sealed record CompartmentOwner(string Type, string Id);

/// <summary>A parameter of a URL or of a posted form, percent-decoded: <c>("birthdate", "ge1980")</c>, <c>("name:exact", "Ås")</c>.</summary>
public readonly record struct QueryParameter(string Name, string Value);

/// <summary><c>_total</c>. https://hl7.org/fhir/R4/search.html#total</summary>
public enum Total
{
    /// <summary>Not stated: the store tells the total when it costs nothing.</summary>
    Unstated,
    None,
    Estimate,
    Accurate,
}

/// <summary><c>_summary</c>. https://hl7.org/fhir/R4/search.html#summary</summary>
public enum Summary
{
    False,
    True,
    Text,
    Data,
    Count,
}
