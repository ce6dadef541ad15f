namespace Fhir.Server.Arena.Pictures.Flow;

/// <summary>A flowchart in words, in the guides' own language.</summary>
public static class FlowWords
{
    public static string TitleOf(FlowChart chart) => chart.Title ?? "Veien fra " + string.Join(" til ", new[] { chart.Nodes[0], chart.Nodes[^1] }.Select(node => Lettering.Spoken(node.Label)).Distinct());

    /// <summary>Every arrow as a sentence.</summary>
    public static string Tell(FlowChart chart) => chart.Edges.Count == 0
        ? string.Join(". ", chart.Nodes.Select(node => Lettering.Spoken(node.Label))) + "."
        : string.Join(" ", chart.Edges.Select(edge => $"{Name(chart, edge.From)} {(edge.HasHead ? "til" : "hører sammen med")} {Name(chart, edge.To)}{(edge.Label.Length > 0 ? $": {Lettering.Spoken(edge.Label)}" : "")}."));

    private static string Name(FlowChart chart, int node) => Lettering.Spoken(chart.Nodes[node].Label);
}
