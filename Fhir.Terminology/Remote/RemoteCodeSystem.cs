using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using Fhir.Kernel.Terminology;

namespace Fhir.Terminology.Remote;

/// <summary>A code system that the other server answers for, code by code. What it cannot answer in time is not checked.</summary>
internal sealed class RemoteCodeSystem(string url, RemoteClient client) : ICodeSystem
{
    private const int LongestCode = 200;

    public string Url => url;

    public string? Version => null;

    public string? Title => null;

    public CodeSystemContent Content => CodeSystemContent.Complete;

    public bool MayFail => true;

    public bool IsCaseSensitive => true;

    public Verdict Contains(ReadOnlySpan<byte> code) =>
        Encoding.UTF8.GetString(code) is { Length: > 0 and <= LongestCode } text ? RemoteParameters.Verdict(client.Get("CodeSystem/$validate-code", ("url", url), ("code", text))) : Verdict.NotChecked;

    public Concept? Find(string code) => code.Length is > 0 and <= LongestCode ? RemoteParameters.Concept(client.Get("CodeSystem/$lookup", ("system", url), ("code", code)), code) : null;

    public bool? Subsumes(string ancestor, string descendant) => ancestor.Length > LongestCode || descendant.Length > LongestCode ? null
        : RemoteParameters.Subsumes(client.Get("CodeSystem/$subsumes", ("system", url), ("codeA", ancestor), ("codeB", descendant)));

    public IReadOnlyList<string> ParentsOf(string code) => Related(code, "parent");

    public IReadOnlyList<string> ChildrenOf(string code) => Related(code, "child");

    public bool Understands(ConceptFilter filter) => filter is { Property: "concept" or "code", Operator: "is-a" or "descendent-of" or "is-not-a" or "=" };

    public Verdict Matches(ImmutableArray<ConceptFilter> filters, ReadOnlySpan<byte> code)
    {
        if (filters.IsEmpty) return Contains(code);
        var (text, verdict) = (Encoding.UTF8.GetString(code), Verdict.Member);
        foreach (var filter in filters)
        {
            var one = Matches(filter, text);
            if (one == Verdict.NotMember) return one;
            if (one == Verdict.NotChecked) verdict = one;
        }
        return verdict;
    }

    /// <summary>By the expansion of a value set that is sent along.</summary>
    public ConceptPage? Select(ConceptQuery query, int offset, int count)
    {
        var filters = new JsonArray([.. query.Filters.Select(filter => (JsonNode)new JsonObject { ["property"] = filter.Property, ["op"] = filter.Operator, ["value"] = filter.Value })]);
        var include = new JsonObject { ["system"] = url };
        if (filters.Count > 0) include["filter"] = filters;
        var valueSet = new JsonObject { ["resourceType"] = "ValueSet", ["status"] = "active", ["compose"] = new JsonObject { ["include"] = new JsonArray(include) } };
        var parameters = new JsonArray(
            new JsonObject { ["name"] = "valueSet", ["resource"] = valueSet }, new JsonObject { ["name"] = "offset", ["valueInteger"] = offset }, new JsonObject { ["name"] = "count", ["valueInteger"] = count });
        if (query.Text is { } text) parameters.Add(new JsonObject { ["name"] = "filter", ["valueString"] = text });
        if (query.IsActiveOnly) parameters.Add(new JsonObject { ["name"] = "activeOnly", ["valueBoolean"] = true });
        var body = new JsonObject { ["resourceType"] = "Parameters", ["parameter"] = parameters };
        return RemoteParameters.Expansion(client.Post("ValueSet/$expand", body.ToJsonString())) is { } page ? new ConceptPage([.. page.Concepts.Select(row => row.Concept)], page.Total) : null;
    }

    private Verdict Matches(ConceptFilter filter, string code)
    {
        if (filter.Operator == "=") return code == filter.Value ? Contains(Encoding.UTF8.GetBytes(code)) : Verdict.NotMember;
        if (filter.Operator == "descendent-of" && code == filter.Value) return Verdict.NotMember;
        if (Subsumes(filter.Value, code) is not { } isBelow) return Contains(Encoding.UTF8.GetBytes(code)) == Verdict.NotMember ? Verdict.NotMember : Verdict.NotChecked;
        return isBelow == (filter.Operator != "is-not-a") ? Verdict.Member : Verdict.NotMember;
    }

    private List<string> Related(string code, string property) => Find(code) is { } concept ? [.. concept.Properties.Where(row => row.Code == property).Select(row => row.Value)] : [];
}
