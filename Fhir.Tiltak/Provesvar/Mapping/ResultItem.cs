using Fhir.Tiltak.Provesvar.Source;

namespace Fhir.Tiltak.Provesvar.Mapping;

/// <summary>A ResultItem in the tree of its report.</summary>
internal sealed class ResultItem(SourceNode node, string? id, string key)
{
    public SourceNode Node { get; } = node;

    /// <summary>IdResultItem: how other items point to it. Not always unique, nor always there.</summary>
    public string? Id { get; } = id;

    public string Key { get; } = key;

    public List<ResultItem> Members { get; } = [];

    /// <summary>The items it is a member of: the one it stands in, and those it points to.</summary>
    public List<ResultItem> Parents { get; } = [];

    /// <summary>Where the Observation will be.</summary>
    public required string FullUrl { get; init; }

    public void Add(ResultItem member)
    {
        if (Members.Contains(member)) return;
        Members.Add(member);
        member.Parents.Add(this);
    }
}
