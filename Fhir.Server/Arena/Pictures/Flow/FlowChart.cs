namespace Fhir.Server.Arena.Pictures.Flow;

/// <summary>What leads to what. https://mermaid.js.org/syntax/flowchart.html</summary>
/// <param name="Title">Null when the source gives none.</param>
/// <param name="IsAcross">True from left to right, false from the top.</param>
/// <param name="Left">Lines that were not understood.</param>
public sealed record FlowChart(string? Title, bool IsAcross, IReadOnlyList<FlowNode> Nodes, IReadOnlyList<FlowEdge> Edges, IReadOnlyList<string> Left);

/// <param name="Name">What the source calls it.</param>
/// <param name="Label">What the picture calls it.</param>
public sealed record FlowNode(string Name, string Label, FlowShape Shape);

public enum FlowShape
{
    /// <summary>A thing: <c>[text]</c>.</summary>
    Box,

    /// <summary>Something done: <c>(text)</c>.</summary>
    Rounded,

    /// <summary>Where it begins or ends: <c>([text])</c>.</summary>
    Stadium,

    /// <summary>A question: <c>{text}</c>.</summary>
    Diamond,
}

/// <param name="From">A node's place among the nodes.</param>
/// <param name="Label">Empty for none.</param>
/// <param name="HasHead">False for what only belongs together.</param>
public sealed record FlowEdge(int From, int To, string Label, bool IsDashed, bool HasHead);
