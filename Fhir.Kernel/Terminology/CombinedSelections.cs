using System.Collections.Immutable;

namespace Fhir.Kernel.Terminology;

internal sealed class UnionSelection(Selection[] parts) : Selection
{
    public IReadOnlyList<Selection> Parts => parts;

    public override IEnumerable<ExpandedConcept> Concepts => parts.SelectMany(part => part.Concepts);

    public override IEnumerable<string> Unbounded => parts.SelectMany(part => part.Unbounded).Distinct();

    public override ImmutableArray<UncheckedReason> Unchecked { get; } = [.. parts.SelectMany(part => part.Unchecked).Distinct()];

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
    public override IEnumerable<ExpandedConcept> Concepts => left.Concepts.Concat(right.Concepts)
        .Where(concept => Contains(concept) == Verdict.Member).DistinctBy(concept => (concept.System, concept.Code));

    public override IEnumerable<string> Unbounded => left.Unbounded.Intersect(right.Unbounded);

    public override ImmutableArray<UncheckedReason> Unchecked { get; } = [.. left.Unchecked.Concat(right.Unchecked).Distinct()];

    public override Verdict Contains(ReadOnlySpan<byte> system, ReadOnlySpan<byte> code) => left.Contains(system, code).And(right.Contains(system, code));
}

internal sealed class DifferenceSelection(Selection all, Selection excluded) : Selection
{
    public override IEnumerable<ExpandedConcept> Concepts => all.Concepts.Where(concept => Contains(concept) == Verdict.Member);

    public override IEnumerable<string> Unbounded => all.Unbounded;

    public override ImmutableArray<UncheckedReason> Unchecked { get; } = [.. all.Unchecked.Concat(excluded.Unchecked).Distinct()];

    public override Verdict Contains(ReadOnlySpan<byte> system, ReadOnlySpan<byte> code) => all.Contains(system, code).And(excluded.Contains(system, code).Not());
}
