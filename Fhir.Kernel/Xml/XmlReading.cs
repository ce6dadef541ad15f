using System.Text;
using System.Xml;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Validation.Rules;

namespace Fhir.Kernel.Xml;

/// <summary>One reading of one XML text.</summary>
internal sealed class XmlReading(DocumentBuilder builder, Schema schema, ParseLimits limits, XmlReader reader, ReadOnlyMemory<byte> source)
{
    private readonly ParseIssues issues = new(limits.MaxIssues);
    private readonly XhtmlSource narratives = new(source);
    private readonly SeenStack seen = new();
    private readonly IXmlLineInfo lines = (IXmlLineInfo)reader;

    public ParseResult Read()
    {
        try
        {
            if (IsEncodedOtherwise()) return new ParseResult(null, issues.All, IsWellFormed: false);
            reader.MoveToContent();
            if (!ReadRoot()) return WellFormedRest();
            while (reader.Read()) { }
            return new ParseResult(builder.Build(schema, source, isXml: true), issues.All, IsWellFormed: true);
        }
        catch (ParseStopped stopped)
        {
            issues.Stop(stopped.Issue);
            return new ParseResult(null, issues.All, IsWellFormed: true);
        }
    }

    // The bytes are UTF-8; a declaration that says otherwise is not believed, nor passed over.
    private bool IsEncodedOtherwise()
    {
        reader.Read();
        if (reader.NodeType != XmlNodeType.XmlDeclaration || reader.GetAttribute("encoding") is not { } name) return false;
        if (name.Equals("utf-8", StringComparison.OrdinalIgnoreCase) || name.Equals("us-ascii", StringComparison.OrdinalIgnoreCase)) return false;
        Add(ParseRules.Encoding.At(null, Shorten(name)));
        return true;
    }

    private bool ReadRoot()
    {
        CheckNamespace(null);
        if (ResourceType(null) is not { } type) return false;
        builder.Add(0, null, type, builder.AddPosition(Here));
        ReadElement(0, type, depth: 1);
        return true;
    }

    private ParseResult WellFormedRest()
    {
        while (reader.Read()) { }
        return new ParseResult(null, issues.All, IsWellFormed: true);
    }

    private SourcePosition Here => new(lines.LineNumber, lines.LinePosition);

    private TypeInfo? ResourceType(string? path)
    {
        if (schema.FindType(reader.LocalName) is { IsResource: true, IsAbstract: false } type) return type;
        Add(ParseRules.ResourceTypeUnknown.At(path, reader.LocalName) with { Severity = path is null ? Severity.Fatal : Severity.Error });
        return null;
    }

    /// <summary>The reader stands on the start tag and is left on its end tag (or the empty tag).</summary>
    private void ReadElement(int node, TypeInfo type, int depth)
    {
        if (depth > limits.MaxDepth)
            throw new ParseStopped(ParseRules.LimitDepth.At(null, JsonParser.Text(limits.MaxDepth)) with { Position = Here });
        var (bottom, elder) = (seen.Top, 0);
        var isEmpty = reader.IsEmptyElement;
        ReadAttributes(node, type, bottom, ref elder);
        if (!isEmpty) ReadContent(node, type, bottom, ref elder, depth);
        seen.Pop(bottom);
    }

    private void ReadContent(int node, TypeInfo type, int bottom, ref int elder, int depth)
    {
        PropertyInfo? latest = null;
        while (reader.Read() && reader.NodeType != XmlNodeType.EndElement)
        {
            if (reader.NodeType == XmlNodeType.Element) ReadChild(node, type, bottom, ref elder, ref latest, depth);
            else if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA)
                Add(ParseRules.XmlText.At(Path(node), Shorten(reader.Value.Trim())));
        }
    }

    private void ReadAttributes(int node, TypeInfo type, int bottom, ref int elder)
    {
        CheckAttributeCount();
        if (!reader.MoveToFirstAttribute()) return;
        do ReadAttribute(node, type, bottom, ref elder);
        while (reader.MoveToNextAttribute());
        reader.MoveToElement();
    }

    private void ReadAttribute(int node, TypeInfo type, int bottom, ref int elder)
    {
        if (IsDeclaration()) return;
        if (reader.NamespaceURI.Length == 0 && reader.LocalName == "value" && type.IsPrimitive)
        {
            SetValue(node);
            return;
        }
        var property = reader.NamespaceURI.Length == 0 ? type.Find(Encoding.UTF8.GetBytes(reader.LocalName)) : null;
        if (property is not { IsXmlAttribute: true })
        {
            Add(ParseRules.XmlAttribute.At(Path(node), Shorten(reader.Name), type.Name));
            return;
        }
        SetValue(AddNode(node, property, property.Type, seen.FindOrAdd(bottom, property), ref elder));
    }

    // Namespaces, and the schema that somebody used; xsi:type and xsi:nil say things of the content that FHIR does not let them say.
    private bool IsDeclaration() => reader.Prefix == "xmlns" || reader.Name == "xmlns"
        || (reader.NamespaceURI == XmlParser.SchemaInstanceNamespace && reader.LocalName is "schemaLocation" or "noNamespaceSchemaLocation");

    private void CheckAttributeCount()
    {
        if (reader.AttributeCount <= limits.MaxAttributes) return;
        throw new ParseStopped(ParseRules.LimitAttributes.At(null, JsonParser.Text(reader.AttributeCount), JsonParser.Text(limits.MaxAttributes)) with { Position = Here });
    }

    private void SetValue(int node)
    {
        CheckLength(node, reader.Value);
        builder.SetText(node, reader.Value);
    }

    private void CheckLength(int node, string value)
    {
        if (Encoding.UTF8.GetByteCount(value) is var length && length > limits.MaxStringBytes)
            throw new ParseStopped(ParseRules.LimitString.At(Path(node), JsonParser.Text(length), JsonParser.Text(limits.MaxStringBytes)) with { Position = Here });
    }

    private void ReadChild(int node, TypeInfo type, int bottom, ref int elder, ref PropertyInfo? latest, int depth)
    {
        var property = type.Find(Encoding.UTF8.GetBytes(reader.LocalName));
        if (property is null || property.IsXmlAttribute)
        {
            Add(ParseRules.UnknownElement.At(Path(node), Shorten(reader.LocalName), type.Name));
            SkipToEnd();
            return;
        }
        CheckNamespace(Path(node), property.Type.Name == "xhtml" ? XmlParser.XhtmlNamespace : XmlParser.FhirNamespace);
        if (latest is not null && property.Order < latest.Order)
            Add(ParseRules.XmlOrder.At(Path(node), property.JsonName, latest.JsonName));
        latest = property;

        var slot = seen.FindOrAdd(bottom, property);
        if (!property.IsList && seen[slot].First != 0)
        {
            Add(ParseRules.DuplicateProperty.At(Path(node), property.JsonName));
            SkipToEnd();
            return;
        }
        if (IsMisspelt(node, property))
        {
            SkipToEnd();
            return;
        }
        ReadChildOf(node, property, slot, ref elder, depth);
    }

    // What JSON writes without quotes must be a JSON number or boolean, or the resource would have no JSON form.
    private bool IsMisspelt(int node, PropertyInfo property)
    {
        if (property.Type.Spelling is not (JsonSpelling.Number or JsonSpelling.Boolean) || reader.GetAttribute("value") is not { } value) return false;
        var isNumber = property.Type.Spelling == JsonSpelling.Number;
        if (PrimitiveFormats.IsValid(isNumber ? PrimitiveFormat.Decimal : PrimitiveFormat.Boolean, Encoding.UTF8.GetBytes(value))) return false;
        Add(ParseRules.XmlWrongKind.At($"{Path(node)}.{property.Name}", Shorten(value), property.JsonName, isNumber ? "number" : "boolean"));
        return true;
    }

    private void ReadChildOf(int node, PropertyInfo property, int slot, ref int elder, int depth)
    {
        if (property.Type.Name == "xhtml") ReadXhtml(AddNode(node, property, property.Type, slot, ref elder));
        else if (property.Type is { IsResource: true, IsAbstract: true }) ReadResource(node, property, slot, ref elder, depth);
        else ReadElement(AddNode(node, property, property.Type, slot, ref elder), property.Type, depth + 1);
    }

    private void ReadXhtml(int node)
    {
        var text = narratives.Read(reader);
        CheckLength(node, text);
        builder.SetText(node, text);
    }

    // <contained><Patient>...</Patient></contained>: the wrapper is the property, the element inside it says the type.
    private void ReadResource(int node, PropertyInfo property, int slot, ref int elder, int depth)
    {
        var (count, path) = (0, Path(node));
        var isEmpty = reader.IsEmptyElement;
        CheckWrapper(path, property);
        while (!isEmpty && reader.Read() && reader.NodeType != XmlNodeType.EndElement)
        {
            if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA) Add(ParseRules.XmlText.At(path, Shorten(reader.Value.Trim())));
            if (reader.NodeType != XmlNodeType.Element) continue;
            CheckNamespace(path);
            if (count++ == 0 && ResourceType(path) is { } type) ReadElement(AddNode(node, property, type, slot, ref elder), type, depth + 1);
            else SkipToEnd();
        }
        if (count != 1) Add(ParseRules.XmlResourceCount.At(path, property.JsonName));
    }

    private void CheckWrapper(string path, PropertyInfo property)
    {
        CheckAttributeCount();
        while (reader.MoveToNextAttribute())
            if (!IsDeclaration()) Add(ParseRules.XmlAttribute.At(path, Shorten(reader.Name), property.JsonName));
        reader.MoveToElement();
    }

    private int AddNode(int parent, PropertyInfo property, TypeInfo type, int slot, ref int elder)
    {
        if (builder.Count >= limits.MaxElements)
            throw new ParseStopped(ParseRules.LimitElements.At(null, JsonParser.Text(limits.MaxElements)) with { Position = Here });
        ref var place = ref seen[slot];
        if (++place.Count > limits.MaxEntries)
            throw new ParseStopped(ParseRules.LimitEntries.At(Path(parent), property.JsonName, JsonParser.Text(limits.MaxEntries)) with { Position = Here });
        var node = builder.Add(parent, property, type, builder.AddPosition(Here));
        var after = place.Last == 0 ? elder : place.Last;
        builder.Link(node, after);
        if (after == elder) elder = node;
        if (place.First == 0) place.First = node;
        place.Last = node;
        return node;
    }

    private void CheckNamespace(string? path, string expected = XmlParser.FhirNamespace)
    {
        if (reader.NamespaceURI != expected)
            Add(ParseRules.XmlNamespace.At(path, Shorten(reader.LocalName), Shorten(reader.NamespaceURI), expected));
    }

    /// <summary>Passes over an element's content and stays on its end tag, so that the caller's next Read is the sibling.</summary>
    private void SkipToEnd()
    {
        if (reader.IsEmptyElement) return;
        for (var depth = reader.Depth; reader.Read() && reader.Depth > depth;) { }
    }

    private string Path(int node) => builder.PathOf(node, schema);

    private void Add(Issue issue) => issues.Add(issue with { Position = Here });

    private static string Shorten(string text) => text.Length <= 64 ? text : text[..61] + "...";
}
