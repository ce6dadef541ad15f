using Fhir.Kernel.Definitions;

namespace Fhir.Kernel.Elements;

/// <summary>One property of an object that is being read: its first and last node, and which of <c>name</c> and <c>_name</c> were seen.</summary>
internal struct SeenProperty
{
    public PropertyInfo Property;
    public int First;
    public int Last;
    public bool Values;
    public bool Extras;
    public bool HasHoles;

    /// <summary>How many nodes it has.</summary>
    public int Count;

    /// <summary>The next node that the other half (<c>name</c> or <c>_name</c>) left to be completed; 0 when new nodes are wanted.</summary>
    public int Open;

    public int TakeOpen(DocumentBuilder builder)
    {
        var node = Open;
        if (node != 0) Open = node == Last ? 0 : builder[node].NextSibling;
        return node;
    }
}

/// <summary>
/// The properties seen so far in every object that is open, on one stack: duplicates are found by a scan of the few properties of the object,
/// and <c>_name</c> finds the nodes of <c>name</c> wherever it stood.
/// </summary>
internal sealed class SeenStack
{
    private SeenProperty[] items = new SeenProperty[64];

    public int Top { get; private set; }

    public ref SeenProperty this[int at] => ref items[at];

    public int FindOrAdd(int bottom, PropertyInfo property)
    {
        for (var at = Top - 1; at >= bottom; at--)
            if (ReferenceEquals(items[at].Property, property)) return at;
        if (Top == items.Length) Array.Resize(ref items, Top * 2);
        items[Top] = new SeenProperty { Property = property };
        return Top++;
    }

    public void Pop(int bottom) => Top = bottom;
}
