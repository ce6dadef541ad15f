using System.Collections.Immutable;
using System.Text;

namespace Fhir.Kernel.Terminology;

/// <summary>The concepts of a provider's code system that pass every filter; they stay where they are and are asked for page by page.</summary>
/// <param name="filters">All understood by the system.</param>
internal sealed class ProvidedSelection(ICodeSystem system, ImmutableArray<ConceptFilter> filters, bool isActiveOnly = false) : Selection
{
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

    public override IEnumerable<ExpandedConcept> Concepts(Listing listing) => ProvidedPages.All(this, listing);

    public override ExpandedPage? Page(Listing listing, int offset, int count)
    {
        var asked = listing.Query with { Filters = filters, IsActiveOnly = listing.Query.IsActiveOnly || isActiveOnly };
        if (system.Select(asked, offset, count) is { } page)
            return new ExpandedPage([.. page.Concepts.Select(concept => ExpandedConcept.Of(system.Url, system, concept))], page.Total);
        listing.Failures.Add(new(UncheckedCause.SystemUnreachable, system.Url));
        return new ExpandedPage([], 0);
    }
}

/// <summary>A value set that only a provider knows.</summary>
internal sealed class ProvidedValueSetSelection(IProvidedValueSet valueSet, string canonical, bool isActiveOnly = false) : Selection
{
    public override ImmutableArray<UncheckedReason> Unchecked { get; } = [new(UncheckedCause.ValueSetUnreachable, canonical)];

    public override Selection Active => new ProvidedValueSetSelection(valueSet, canonical, isActiveOnly: true);

    public override Verdict Contains(ReadOnlySpan<byte> system, ReadOnlySpan<byte> code) => valueSet.Contains(system, code);

    public override IEnumerable<ExpandedConcept> Concepts(Listing listing) => ProvidedPages.All(this, listing);

    public override ExpandedPage? Page(Listing listing, int offset, int count)
    {
        if (valueSet.Select(listing.Query with { IsActiveOnly = listing.Query.IsActiveOnly || isActiveOnly }, offset, count) is { } page) return page;
        listing.Failures.Add(new(UncheckedCause.ValueSetUnreachable, canonical));
        return new ExpandedPage([], 0);
    }
}

internal static class ProvidedPages
{
    private const int Size = 1000;

    /// <summary>Page after page, as long as somebody wants more.</summary>
    public static IEnumerable<ExpandedConcept> All(Selection selection, Listing listing)
    {
        for (var offset = 0; selection.Page(listing, offset, Size) is { Concepts.Count: > 0 } page; offset += Size)
        {
            foreach (var concept in page.Concepts) yield return concept;
            if (offset + Size >= page.Total) yield break;
        }
    }
}
