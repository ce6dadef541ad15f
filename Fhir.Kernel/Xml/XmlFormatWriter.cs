using System.Buffers;
using System.Text;
using System.Xml;
using Fhir.Kernel.Elements;

namespace Fhir.Kernel.Xml;

/// <summary>Writes an element as FHIR XML, its properties in the definition's order. https://hl7.org/fhir/R4/xml.html</summary>
public static class XmlFormatWriter
{
    public static byte[] ToBytes(Element resource, bool pretty = false)
    {
        using var stream = new MemoryStream();
        Write(resource, stream, pretty);
        return stream.ToArray();
    }

    /// <param name="resource">A resource: XML has no form for anything else on its own.</param>
    public static void Write(Element resource, Stream output, bool pretty = false)
    {
        var settings = new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = pretty, NewLineChars = "\n", NewLineHandling = NewLineHandling.Entitize, CloseOutput = false, CheckCharacters = false };
        using var writer = XmlWriter.Create(output, settings);
        writer.WriteStartDocument();
        WriteResource(resource, writer);
        writer.WriteEndDocument();
    }

    private static void WriteResource(Element resource, XmlWriter writer)
    {
        writer.WriteStartElement(resource.Type.Name, XmlParser.FhirNamespace);
        WriteContent(resource, writer);
        writer.WriteEndElement();
    }

    private static void WriteContent(Element element, XmlWriter writer)
    {
        foreach (var child in element.Children)
            if (child.Property!.IsXmlAttribute && child.HasValue) writer.WriteAttributeString(child.Property.JsonName, Clean(child.Value!));
        if (element.HasValue) writer.WriteAttributeString("value", Clean(element.Value!));
        foreach (var child in InDefinitionOrder(element)) WriteChild(child, writer);
    }

    private static void WriteChild(Element child, XmlWriter writer)
    {
        if (child.Type.Name == "xhtml")
        {
            WriteXhtml(child, writer);
            return;
        }
        writer.WriteStartElement(child.Property!.JsonName, XmlParser.FhirNamespace);
        if (child.IsResource) WriteResource(child, writer);
        else WriteContent(child, writer);
        writer.WriteEndElement();
    }

    // As it was, where it reads on its own as one element of XHTML; a narrative that is not well-formed must not break the document around it.
    private static void WriteXhtml(Element narrative, XmlWriter writer)
    {
        if (narrative.Value is not { } text) return;
        if (RootNamespace(text) is null) text = NamedEntities.Resolve(text);
        switch (RootNamespace(text))
        {
            case XmlParser.XhtmlNamespace:
                writer.WriteRaw(text.Trim());
                break;
            case null:
                writer.WriteElementString("div", XmlParser.XhtmlNamespace, Clean(narrative.Value!));
                break;
            default:
                using (var reader = XmlReader.Create(new StringReader(text), NarrativeSettings)) writer.WriteNode(reader, defattr: false);
                break;
        }
    }

    /// <summary>How a narrative is read on its own.</summary>
    internal static readonly XmlReaderSettings NarrativeSettings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    /// <returns>Null when the text is not one well-formed element.</returns>
    private static string? RootNamespace(string text)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), NarrativeSettings);
            reader.MoveToContent();
            var name = reader.NamespaceURI;
            while (reader.Read()) { }
            return name;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static IEnumerable<Element> InDefinitionOrder(Element element)
    {
        var children = new List<Element>();
        var (sorted, last) = (true, -1);
        foreach (var child in element.Children)
        {
            if (child.Property!.IsXmlAttribute) continue;
            (sorted, last) = (sorted && child.Property.Order >= last, child.Property.Order);
            children.Add(child);
        }
        return sorted ? children : children.OrderBy(child => child.Property!.Order);
    }

    // JSON can say characters that XML has no way to write (control characters, U+FFFE, U+FFFF). https://www.w3.org/TR/xml/#charsets
    private static string Clean(string text) =>
        text.AsSpan().IndexOfAnyInRange('\0', '\u001f') < 0 && text.AsSpan().IndexOfAny('\uFFFE', '\uFFFF') < 0 ? text : string.Concat(text.Where(letter => XmlConvert.IsXmlChar(letter) || char.IsSurrogate(letter)));
}
