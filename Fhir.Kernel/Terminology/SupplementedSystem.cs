using System.Collections.Frozen;
using System.Collections.Immutable;
using Fhir.Kernel.Elements;

namespace Fhir.Kernel.Terminology;

/// <summary>A provider's code system with the names and properties that supplements add. Filters see the system's own properties only.</summary>
internal sealed class SupplementedSystem(ICodeSystem system, IReadOnlyList<Element> supplements) : ICodeSystem
{
    private readonly FrozenDictionary<string, ImmutableArray<(Concept Addition, string? Language)>> additions = supplements
        .SelectMany(supplement => CodeSystemReader.Additions(supplement).Select(addition => (addition, supplement.ValueOf("language"))))
        .GroupBy(pair => pair.addition.Code).ToFrozenDictionary(group => group.Key, group => group.ToImmutableArray());

    public string Url => system.Url;

    public string? Version => system.Version;

    public string? Title => system.Title;

    public CodeSystemContent Content => system.Content;

    public bool MayFail => system.MayFail;

    public bool IsCaseSensitive => system.IsCaseSensitive;

    public Verdict Contains(ReadOnlySpan<byte> code) => system.Contains(code);

    public Concept? Find(string code) => system.Find(code) is { } concept ? With(concept) : null;

    public bool? Subsumes(string ancestor, string descendant) => system.Subsumes(ancestor, descendant);

    public IReadOnlyList<string> ParentsOf(string code) => system.ParentsOf(code);

    public IReadOnlyList<string> ChildrenOf(string code) => system.ChildrenOf(code);

    public bool Understands(ConceptFilter filter) => system.Understands(filter);

    public Verdict Matches(ImmutableArray<ConceptFilter> filters, ReadOnlySpan<byte> code) => system.Matches(filters, code);

    public ConceptPage? Select(ConceptQuery query, int offset, int count) =>
        system.Select(query, offset, count) is { } page ? page with { Concepts = [.. page.Concepts.Select(With)] } : null;

    private Concept With(Concept concept)
    {
        if (!additions.TryGetValue(concept.Code, out var found)) return concept;
        foreach (var (addition, language) in found) concept = CodeSystemReader.Supplemented(concept, addition, language);
        return concept;
    }
}
