namespace Fhir.Kernel.Elements;

/// <summary>
/// One element of a document, 32 bytes. Links are indexes into the document's node array; 0 is the root and therefore also "none",
/// since the root is nobody's child or sibling.
/// </summary>
internal struct Node
{
    public int Parent;
    public int FirstChild;
    public int NextSibling;

    /// <summary>Start of the primitive's text, in <see cref="Document.Source"/> or, with <see cref="NodeTraits.InText"/>, in the document's text buffer.</summary>
    public int ValueStart;
    public int ValueLength;

    /// <summary>Byte offset in the source (JSON) or index of the line and column (XML).</summary>
    public int SourceOffset;
    public ushort Property;
    public ushort Type;
    public NodeTraits Traits;
}

[Flags]
internal enum NodeTraits : byte
{
    None = 0,
    HasValue = 1,

    /// <summary>The value was unescaped or transcoded, so it stands in the text buffer.</summary>
    InText = 2,
}
