using System.Collections.Immutable;

namespace Fhir.Kernel.Terminology;

internal sealed class UnionSelection(Selection[] parts) : Selection
{
    public IReadOnlyList<Selection> Parts => parts;

    public override IEnumerable<ExpandedConcept> Concepts(Listing listing) => parts.SelectMany(part => part.Concepts(listing));

    public override IEnumerable<string> Unbounded => parts.SelectMany(part => part.Unbounded).Distinct();

    public override ImmutableArray<UncheckedReason> Unchecked { get; } = [.. parts.SelectMany(part => part.Unchecked).Distinct()];

    public override ExpandedConcept? Listed(string? system, string code) => parts.Select(part => part.Listed(system, code)).FirstOrDefault(found => found is not null);

    public override Selection Active => Union(parts.Select(part => part.Active));

    public override Verdict Contains(ReadOnlySpan<byte> system, ReadOnlySpan<byte> code)
    {
        var verdict = Verdict.NotMember;
        foreach (var part in parts)
            if ((verdict = verdict.Or(part.Contains(system, code))) == Verdict.Member) break;
        return verdict;
    }
}

internal sealed class IntersectionSelection(Selection left, Selection right) : Selection
{
    public override IEnumerable<ExpandedConcept> Concepts(Listing listing) => Candidates(listing).Where(concept => Contains(concept) == Verdict.Member);

    public override IEnumerable<string> Unbounded => left.Unbounded.Intersect(right.Unbounded);

    public override ImmutableArray<UncheckedReason> Unchecked { get; } = [.. left.Unchecked.Concat(right.Unchecked).Distinct()];

    public override ExpandedConcept? Listed(string? system, string code) => left.Listed(system, code) ?? right.Listed(system, code);

    public override Selection Active => Intersection(left.Active, right.Active);

    public override Verdict Contains(ReadOnlySpan<byte> system, ReadOnlySpan<byte> code) => left.Contains(system, code).And(right.Contains(system, code));

    // Whoever can list everything it has names all the candidates; of two that cannot, each may list what the other only recognises.
    private IEnumerable<ExpandedConcept> Candidates(Listing listing)
    {
        if (!left.Unbounded.Any() && left.Unchecked.IsEmpty) return left.Concepts(listing);
        return !right.Unbounded.Any() && right.Unchecked.IsEmpty ? right.Concepts(listing) : left.Concepts(listing).Concat(right.Concepts(listing));
    }
}

internal sealed class DifferenceSelection(Selection all, Selection excluded) : Selection
{
    public override IEnumerable<ExpandedConcept> Concepts(Listing listing) => all.Concepts(listing).Where(concept => Contains(concept) == Verdict.Member);

    public override IEnumerable<string> Unbounded => all.Unbounded.Except(excluded is GrammarSelection ? excluded.Unbounded : []);

    public override ImmutableArray<UncheckedReason> Unchecked { get; } = [.. all.Unchecked.Concat(excluded.Unchecked).Distinct()];

    public override ExpandedConcept? Listed(string? system, string code) => all.Listed(system, code);

    public override Selection Active => Difference(all.Active, excluded);

    public override Verdict Contains(ReadOnlySpan<byte> system, ReadOnlySpan<byte> code) => all.Contains(system, code).And(excluded.Contains(system, code).Not());
}
