using System.Collections.Immutable;

namespace Fhir.Kernel.Terminology;

internal sealed class UnionSelection(Selection[] parts) : Selection
{
    public IReadOnlyList<Selection> Parts => parts;

    public override IEnumerable<ExpandedConcept> Concepts(ConceptQuery query) => parts.SelectMany(part => part.Concepts(query));

    public override IEnumerable<string> Unbounded => parts.SelectMany(part => part.Unbounded).Distinct();

    public override ImmutableArray<UncheckedReason> Unchecked { get; } = [.. parts.SelectMany(part => part.Unchecked).Distinct()];

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
    public override IEnumerable<ExpandedConcept> Concepts(ConceptQuery query) => Candidates(query).Where(concept => Contains(concept) == Verdict.Member);

    public override IEnumerable<string> Unbounded => left.Unbounded.Intersect(right.Unbounded);

    public override ImmutableArray<UncheckedReason> Unchecked { get; } = [.. left.Unchecked.Concat(right.Unchecked).Distinct()];

    public override Selection Active => Intersection(left.Active, right.Active);

    public override Verdict Contains(ReadOnlySpan<byte> system, ReadOnlySpan<byte> code) => left.Contains(system, code).And(right.Contains(system, code));

    // Whoever can list everything it has names all the candidates; of two that cannot, each may list what the other only recognises.
    private IEnumerable<ExpandedConcept> Candidates(ConceptQuery query)
    {
        if (!left.Unbounded.Any() && left.Unchecked.IsEmpty) return left.Concepts(query);
        return !right.Unbounded.Any() && right.Unchecked.IsEmpty ? right.Concepts(query) : left.Concepts(query).Concat(right.Concepts(query));
    }
}

internal sealed class DifferenceSelection(Selection all, Selection excluded) : Selection
{
    public override IEnumerable<ExpandedConcept> Concepts(ConceptQuery query) => all.Concepts(query).Where(concept => Contains(concept) == Verdict.Member);

    public override IEnumerable<string> Unbounded => all.Unbounded.Except(excluded is GrammarSelection ? excluded.Unbounded : []);

    public override ImmutableArray<UncheckedReason> Unchecked { get; } = [.. all.Unchecked.Concat(excluded.Unchecked).Distinct()];

    public override Selection Active => Difference(all.Active, excluded);

    public override Verdict Contains(ReadOnlySpan<byte> system, ReadOnlySpan<byte> code) => all.Contains(system, code).And(excluded.Contains(system, code).Not());
}
