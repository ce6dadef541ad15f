using System.Collections.Frozen;
using System.Globalization;
using System.Xml;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Outcome;

namespace Fhir.Tiltak.Provesvar.Source;

/// <summary>
/// Documents of one sending as trees. No DTD, no entities of its own, nothing fetched; depth and size have limits, all documents together, since the sender is not
/// trusted.
/// </summary>
/// <param name="issues">Gets what was read otherwise than it was written.</param>
internal sealed class SourceReader(List<Issue> issues)
{
    /// <summary>A report of a thousand results has some thirty thousand elements.</summary>
    public const int MaxElements = 100_000;

    public const int MaxDepth = 100;
    public const int MaxAttributes = 64;
    private const string SchemaInstance = "http://www.w3.org/2001/XMLSchema-instance";

    // Seen in messages in use.
    private static readonly FrozenDictionary<string, string> Misspellings = new Dictionary<string, string>
    {
        ["Adress"] = "Address", ["TeleAdress"] = "TeleAddress", ["Adresse"] = "Address",
    }.ToFrozenDictionary();

    private int count;

    /// <summary>The root, or what stands in the way of reading it.</summary>
    /// <param name="around">What the document stood in, as a text or packed; null when it was sent alone. It does not get the root as its child yet.</param>
    public Result<SourceNode> Read(ReadOnlyMemory<byte> bytes, string? charset, SourceNode? around = null) => Read(SourceDecoder.Decode(bytes.Span, charset, issues), around);

    public Result<SourceNode> Read(string text, SourceNode? around = null)
    {
        if (text.AsSpan().Trim("\0 \t\r\n").IsEmpty) return Refusal.BadRequest(SvarrapportRules.Empty.At(null));
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), Settings);
            return Tree(reader, around);
        }
        catch (XmlException malformed)
        {
            return Refusal.BadRequest(Explain(malformed));
        }
    }

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    private static Issue Explain(XmlException malformed)
    {
        // The reader's own message names the prohibition; there is no other sign of it.
        var isDtd = malformed.Message.Contains("DTD", StringComparison.Ordinal);
        var issue = isDtd ? ParseRules.XmlDtd.At(null) : ParseRules.XmlMalformed.At(null, malformed.Message);
        return issue with { Position = new SourcePosition(Math.Max(1, malformed.LineNumber), Math.Max(1, malformed.LinePosition)) };
    }

    private Result<SourceNode> Tree(XmlReader reader, SourceNode? around)
    {
        SourceNode? root = null, node = around;
        while (reader.Read())
        {
            if (reader.NodeType is XmlNodeType.Element or XmlNodeType.Text or XmlNodeType.CDATA && Limit(reader, ++count) is { } issue) return Refusal.BadRequest(issue);
            if (reader.NodeType == XmlNodeType.Element) node = Enter(reader, node, ref root);
            else if (reader.NodeType == XmlNodeType.EndElement) node = Leave(node!);
            else if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA) AddText(reader, node!);
        }
        return root!;
    }

    /// <returns>The element whose content comes next.</returns>
    private SourceNode? Enter(XmlReader reader, SourceNode? parent, ref SourceNode? root)
    {
        var added = Element(reader, parent);
        root ??= added;
        return reader.IsEmptyElement ? parent : added;
    }

    private static SourceNode? Leave(SourceNode node)
    {
        node.Close();
        return node.Parent;
    }

    // Text behind an element keeps its place among the elements, so that flattened text has the order it was written in.
    private static void AddText(XmlReader reader, SourceNode node)
    {
        if (node.Children.Count == 0) node.Append(reader.Value);
        else if (!string.IsNullOrWhiteSpace(reader.Value)) node.Children.Add(Loose(reader, node));
    }

    private static Issue? Limit(XmlReader reader, int count)
    {
        if (count > MaxElements) return ParseRules.LimitElements.At(null, Text(MaxElements)) with { Position = Here(reader) };
        if (reader.Depth >= MaxDepth) return ParseRules.LimitDepth.At(null, Text(MaxDepth)) with { Position = Here(reader) };
        if (reader.AttributeCount > MaxAttributes) return ParseRules.LimitAttributes.At(null, Text(reader.AttributeCount), Text(MaxAttributes)) with { Position = Here(reader) };
        return null;
    }

    private SourceNode Element(XmlReader reader, SourceNode? parent)
    {
        var written = reader.LocalName;
        var name = Misspellings.GetValueOrDefault(written, written);
        var node = Node(name, written, reader, parent);
        if (name != written) issues.Add(SvarrapportRules.Misspelt.At(node.Expression, written, name) with { Position = node.Position });
        if (reader.Depth > 0) parent?.Children.Add(node);
        for (var more = reader.MoveToFirstAttribute(); more; more = reader.MoveToNextAttribute())
            if (!IsDeclaration(reader)) node.Attributes.Add(new SourceAttribute(reader.LocalName, reader.Value));
        reader.MoveToElement();
        return node;
    }

    private static SourceNode Loose(XmlReader reader, SourceNode parent)
    {
        var node = Node(SourceText.Loose, SourceText.Loose, reader, parent);
        node.Append(reader.Value);
        node.Close();
        return node;
    }

    private static SourceNode Node(string name, string written, XmlReader reader, SourceNode? parent) =>
        new(name, written, reader.NamespaceURI, parent, Here(reader)) { Number = parent?.NextNumber(name) ?? 1 };

    // Namespaces and schemas say how to read, not what is said.
    private static bool IsDeclaration(XmlReader reader) => reader.Prefix is "xmlns" or "xml" || reader.Name == "xmlns" || reader.NamespaceURI == SchemaInstance;

    private static SourcePosition Here(XmlReader reader) => reader is IXmlLineInfo lines ? new(Math.Max(1, lines.LineNumber), Math.Max(1, lines.LinePosition)) : new(1, 1);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
