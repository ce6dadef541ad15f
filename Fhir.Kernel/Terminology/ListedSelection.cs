using System.Collections.Immutable;
using System.Text;

namespace Fhir.Kernel.Terminology;

/// <summary>One listed code, and whether its system tells upper from lower case.</summary>
internal readonly record struct ListedCode(ExpandedConcept Concept, bool IsCaseSensitive);

/// <summary>Codes that are all known: per system one index of UTF-8 codes.</summary>
internal sealed class ListedSelection : Selection
{
    private readonly SystemCodes[] systems;

    public ListedSelection(IEnumerable<ListedCode> codes)
    {
        Codes = [.. codes.DistinctBy(code => (code.Concept.System, code.Concept.Code))];
        systems = [.. Codes.GroupBy(code => code.Concept.System).Select(group => new SystemCodes(group.Key, [.. group]))];
    }

    public ImmutableArray<ListedCode> Codes { get; }

    public override Selection Active => new ListedSelection(Codes.Where(code => !code.Concept.IsInactive));

    public override IEnumerable<ExpandedConcept> Concepts(Listing listing)
    {
        var text = TextFilter.Of(listing.Query.Text);
        return Codes.Select(code => code.Concept)
            .Where(concept => !(listing.Query.IsActiveOnly && concept.IsInactive) && !(listing.Query.IsSelectableOnly && concept.IsAbstract) && text.Matches(concept));
    }

    public override Verdict Contains(ReadOnlySpan<byte> system, ReadOnlySpan<byte> code)
    {
        foreach (var codes in systems)
            if ((system.IsEmpty || system.SequenceEqual(codes.Utf8System)) && codes.Index.Contains(code)) return Verdict.Member;
        return Verdict.NotMember;
    }

    public override ExpandedConcept? Listed(string? system, string code)
    {
        var utf8 = Encoding.UTF8.GetBytes(code);
        foreach (var codes in systems)
            if ((system is null || system == codes.System) && codes.Index.IndexOf(utf8) is var at and >= 0) return codes.Concepts[at];
        return null;
    }

    /// <summary>The codes for which the other selection answers so.</summary>
    public ListedSelection Where(Selection other, Verdict verdict) => new(Codes.Where(code => other.Contains(code.Concept) == verdict));

    private sealed class SystemCodes(string system, List<ListedCode> codes)
    {
        public string System => system;

        public ImmutableArray<ExpandedConcept> Concepts { get; } = [.. codes.Select(code => code.Concept)];

        public byte[] Utf8System { get; } = Encoding.UTF8.GetBytes(system);

        public CodeIndex Index { get; } = new([.. codes.Select(code => code.Concept.Code)], ignoresCase: !codes[0].IsCaseSensitive);
    }
}
