using System.Collections.Immutable;
using System.Text;
using Fhir.Kernel.Terminology;

namespace Fhir.Kernel.Tests.Terminology;

/// <summary>A provider over a plain list: code, display, parent. It understands is-a, descendent-of, and = on display.</summary>
internal sealed class ListProvider(string url, string? version, params (string Code, string Display, string? Parent)[] rows) : ICodeSystemProvider, ICodeSystem
{
    public string Url => url;

    public string? Version => version;

    public string? Title => "List";

    public CodeSystemContent Content { get; init; } = CodeSystemContent.Complete;

    public bool MayFail { get; init; }

    public bool IsFailing { get; set; }

    public bool IsCaseSensitive => true;

    public IEnumerable<(string Url, string? Version)> Systems => [(url, version)];

    /// <summary>Pages that were asked for.</summary>
    public List<(int Offset, int Count)> Pages { get; } = [];

    public ICodeSystem? Find(string system, string? wanted) => system == url && (wanted is null || wanted == version) ? this : null;

    public ImplicitValueSet? ImplicitValueSet(string valueSet) => valueSet == url + "/vs/reds" ? new(url, null, [new("concept", "is-a", "red")]) : null;

    public Verdict Contains(ReadOnlySpan<byte> code) => IsFailing ? Verdict.NotChecked
        : Find(Encoding.UTF8.GetString(code)) is not null ? Verdict.Member : Content == CodeSystemContent.Complete ? Verdict.NotMember : Verdict.NotChecked;

    public Concept? Find(string code) => IsFailing ? null : rows.Where(row => row.Code == code).Select(ConceptOf).FirstOrDefault();

    public bool? Subsumes(string ancestor, string descendant) => Find(ancestor) is null || Find(descendant) is null ? null : IsA(descendant, ancestor);

    public IReadOnlyList<string> ParentsOf(string code) => [.. rows.Where(row => row.Code == code).Select(row => row.Parent).OfType<string>()];

    public IReadOnlyList<string> ChildrenOf(string code) => [.. rows.Where(row => row.Parent == code).Select(row => row.Code)];

    public bool Understands(ConceptFilter filter) => filter is { Property: "concept", Operator: "is-a" or "descendent-of" } or { Property: "display", Operator: "=" };

    public Verdict Matches(ImmutableArray<ConceptFilter> filters, ReadOnlySpan<byte> code)
    {
        var text = Encoding.UTF8.GetString(code);
        return Contains(code) is not Verdict.Member and var verdict ? verdict : filters.All(filter => Passes(text, filter)) ? Verdict.Member : Verdict.NotMember;
    }

    public ConceptPage? Select(ConceptQuery query, int offset, int count)
    {
        if (IsFailing) return null;
        Pages.Add((offset, count));
        var all = rows.Where(row => query.Filters.All(filter => Passes(row.Code, filter)) && (query.Text is null || row.Display.StartsWith(query.Text, StringComparison.OrdinalIgnoreCase)))
            .Select(ConceptOf).Where(concept => !(query.IsActiveOnly && concept.IsInactive)).ToList();
        return new ConceptPage([.. all.Skip(offset).Take(count)], all.Count);
    }

    private static Concept ConceptOf((string Code, string Display, string? Parent) row) =>
        new(row.Code, row.Display) { Properties = row.Code == "old" ? [new("inactive", "true") { Type = ConceptPropertyType.Boolean }] : [] };

    private bool Passes(string code, ConceptFilter filter) => filter.Operator switch
    {
        "is-a" => IsA(code, filter.Value),
        "descendent-of" => code != filter.Value && IsA(code, filter.Value),
        _ => rows.First(row => row.Code == code).Display == filter.Value,
    };

    private bool IsA(string code, string ancestor)
    {
        for (string? at = code; at is not null; at = rows.FirstOrDefault(row => row.Code == at).Parent)
            if (at == ancestor) return true;
        return false;
    }
}
