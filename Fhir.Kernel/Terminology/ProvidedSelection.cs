using System.Collections.Immutable;
using System.Text;

namespace Fhir.Kernel.Terminology;

/// <summary>The concepts of a provider's code system that pass every filter; they stay where they are and are asked for page by page.</summary>
/// <param name="filters">All understood by the system.</param>
internal sealed class ProvidedSelection(ICodeSystem system, ImmutableArray<ConceptFilter> filters, bool isActiveOnly = false) : Selection
{
    private const int PageSize = 1000;

    private readonly byte[] utf8System = Encoding.UTF8.GetBytes(system.Url);

    public override ImmutableArray<UncheckedReason> Unchecked { get; } =
    [
        .. system.Content != CodeSystemContent.Complete ? [new UncheckedReason(UncheckedCause.SystemIncomplete, system.Url)] : ImmutableArray<UncheckedReason>.Empty,
        .. system.MayFail ? [new UncheckedReason(UncheckedCause.SystemUnreachable, system.Url)] : ImmutableArray<UncheckedReason>.Empty,
    ];

    public override Selection Active => new ProvidedSelection(system, filters, isActiveOnly: true);

    public override Verdict Contains(ReadOnlySpan<byte> wanted, ReadOnlySpan<byte> code)
    {
        if (!wanted.IsEmpty && !wanted.SequenceEqual(utf8System)) return Verdict.NotMember;
        var verdict = system.Matches(filters, code);
        if (verdict != Verdict.Member || !isActiveOnly) return verdict;
        return system.Find(Encoding.UTF8.GetString(code)) is { } concept ? concept.IsInactive ? Verdict.NotMember : Verdict.Member : Verdict.NotChecked;
    }

    public override IEnumerable<ExpandedConcept> Concepts(ConceptQuery query)
    {
        for (var offset = 0; ; offset += PageSize)
        {
            if (Page(query, offset, PageSize) is not { Concepts.Count: > 0 } page) yield break;
            foreach (var concept in page.Concepts) yield return concept;
            if (offset + PageSize >= page.Total) yield break;
        }
    }

    public override ExpandedPage? Page(ConceptQuery query, int offset, int count)
    {
        var asked = query with { Filters = filters, IsActiveOnly = query.IsActiveOnly || isActiveOnly };
        return system.Select(asked, offset, count) is { } page
            ? new ExpandedPage([.. page.Concepts.Select(concept => ExpandedConcept.Of(system.Url, system, concept))], page.Total)
            : null;
    }
}

/// <summary>A value set that only a provider knows.</summary>
internal sealed class ProvidedValueSetSelection(IProvidedValueSet valueSet, string canonical, bool isActiveOnly = false) : Selection
{
    private const int PageSize = 1000;

    public override ImmutableArray<UncheckedReason> Unchecked { get; } = [new(UncheckedCause.ValueSetUnreachable, canonical)];

    public override Selection Active => new ProvidedValueSetSelection(valueSet, canonical, isActiveOnly: true);

    public override Verdict Contains(ReadOnlySpan<byte> system, ReadOnlySpan<byte> code) => valueSet.Contains(system, code);

    public override IEnumerable<ExpandedConcept> Concepts(ConceptQuery query)
    {
        for (var offset = 0; ; offset += PageSize)
        {
            if (Page(query, offset, PageSize) is not { Concepts.Count: > 0 } page) yield break;
            foreach (var concept in page.Concepts) yield return concept;
            if (offset + PageSize >= page.Total) yield break;
        }
    }

    public override ExpandedPage? Page(ConceptQuery query, int offset, int count) =>
        valueSet.Select(query with { Filters = [], IsActiveOnly = query.IsActiveOnly || isActiveOnly }, offset, count);
}
