using System.Collections.Immutable;
using Fhir.Kernel.Definitions;

namespace Fhir.Kernel.Validation.Compiling;

/// <summary>A row of a snapshot with the rows below it; slices are below what they slice, slices of slices below those.</summary>
internal sealed class RowNode(ElementDefinition row)
{
    public ElementDefinition Row => row;

    public List<RowNode> Children { get; } = [];

    public List<RowNode> Slices { get; } = [];

    /// <summary>The name as FHIRPath knows it: <c>value</c> for <c>value[x]</c>.</summary>
    public string Name { get; } = row.Name.EndsWith("[x]", StringComparison.Ordinal) ? row.Name[..^3] : row.Name;

    public string Id => row.Id ?? row.Path;

    public RowNode? Child(string name) => Children.Find(child => child.Name == name);

    /// <summary>The element itself and every slice of it.</summary>
    public IEnumerable<RowNode> WithSlices => [this, .. Slices.SelectMany(slice => slice.WithSlices)];

    /// <summary>The rows come depth first, so a row's parent is the last one a level above.</summary>
    public static RowNode Tree(ImmutableArray<ElementDefinition> rows)
    {
        var open = new List<RowNode>();
        foreach (var row in rows)
        {
            var depth = Math.Min(row.Path.Count(letter => letter == '.'), open.Count);
            var node = new RowNode(row);
            if (depth > 0) open[depth - 1].Add(node);
            open.RemoveRange(depth, open.Count - depth);
            open.Add(node);
        }
        return open[0];
    }

    private void Add(RowNode node)
    {
        if (node.Row.SliceName is { } slice && Children.FindLast(child => child.Row.Name == node.Row.Name) is { } sliced) sliced.AddSlice(node, slice);
        else Children.Add(node);
    }

    private void AddSlice(RowNode node, string name)
    {
        var outer = Slices.Find(slice => name.StartsWith(slice.Row.SliceName + "/", StringComparison.Ordinal));
        if (outer is not null) outer.AddSlice(node, name);
        else Slices.Add(node);
    }
}
