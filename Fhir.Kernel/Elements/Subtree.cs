namespace Fhir.Kernel.Elements;

internal static class Subtrees
{
    /// <summary>Everything below the element, in the order of the document. Depth costs nothing.</summary>
    public static Subtree Subtree(this Element root) => new(root);
}

/// <summary>A walk without recursion and without allocation.</summary>
internal struct Subtree(Element root)
{
    private readonly Element root = root;
    private Element at = root;
    private bool isDone = !root.HasChildren;

    public readonly Element Current => at;

    public readonly Subtree GetEnumerator() => this;

    public bool MoveNext()
    {
        if (isDone) return false;
        if (at.HasChildren)
        {
            at = at.FirstChild;
            return true;
        }
        while (at != root)
        {
            if (at.NextSibling is { Exists: true } next)
            {
                at = next;
                return true;
            }
            at = at.Parent;
        }
        isDone = true;
        return false;
    }
}
