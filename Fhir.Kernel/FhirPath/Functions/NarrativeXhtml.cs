using System.Collections.Frozen;
using System.Text;
using System.Xml;

namespace Fhir.Kernel.FhirPath.Functions;

/// <summary>
/// The rules of txt-1 and txt-2: basic formatting only, nothing that acts or loads, and something to read. https://hl7.org/fhir/R4/narrative.html#xhtml
/// </summary>
internal static class NarrativeXhtml
{
    private const string Namespace = "http://www.w3.org/1999/xhtml";

    // Chapters 7-11 (without 9.4) and 15 of HTML 4.0, links and images.
    private static readonly FrozenSet<string> Elements = new[]
    {
        "div", "span", "h1", "h2", "h3", "h4", "h5", "h6", "address", "bdo", "em", "strong", "dfn", "code", "samp", "kbd", "var", "cite", "abbr", "acronym",
        "blockquote", "q", "sub", "sup", "p", "br", "pre", "ul", "ol", "li", "dl", "dt", "dd", "table", "caption", "thead", "tfoot", "tbody", "colgroup", "col",
        "tr", "th", "td", "tt", "i", "b", "u", "s", "big", "small", "hr", "a", "img", "map", "area",
    }.ToFrozenSet();

    private static readonly FrozenSet<string> Attributes = new[]
    {
        "id", "class", "style", "title", "lang", "xml:lang", "xml:space", "dir", "accesskey", "tabindex",
        "span", "width", "height", "align", "valign", "char", "charoff", "abbr", "axis", "headers", "scope", "rowspan", "colspan", "summary", "border", "frame",
        "rules", "cellpadding", "cellspacing", "nowrap", "bgcolor",
    }.ToFrozenSet();

    private static readonly FrozenSet<string> OwnAttributes = new[]
    {
        "a.href", "a.name", "a.charset", "a.type", "a.hreflang", "a.rel", "a.rev", "a.shape", "a.coords", "img.src", "img.alt", "img.usemap", "img.ismap", "img.longdesc",
        "blockquote.cite", "q.cite", "map.name", "area.shape", "area.coords", "area.href", "area.nohref", "area.alt", "ol.start", "ol.type", "ul.type", "li.value", "li.type",
        "br.clear",
    }.ToFrozenSet();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> ElementsBySpan = Elements.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> AttributesBySpan = Attributes.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> OwnBySpan = OwnAttributes.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, ConformanceLevel = ConformanceLevel.Document,
    };

    /// <summary>Most narratives are plain enough for one pass over the bytes; whatever is not is left to an XML reader to judge.</summary>
    public static bool IsAllowed(ReadOnlySpan<byte> xhtml) => new NarrativeScanner(xhtml).IsPlainlyAllowed() || IsAllowedByReader(Encoding.UTF8.GetString(xhtml));

    internal static bool IsAllowedByReader(string xhtml)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(xhtml), Settings);
            return IsAllowed(reader);
        }
        catch (XmlException)
        {
            return false;
        }
    }

    private static bool IsAllowed(XmlReader reader)
    {
        var hasContent = false;
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    if (!IsAllowedElement(reader)) return false;
                    hasContent |= reader.LocalName == "img";
                    if (!AreAttributesAllowed(reader)) return false;
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA:
                    hasContent |= !string.IsNullOrWhiteSpace(reader.Value);
                    break;
                case XmlNodeType.ProcessingInstruction:
                    return false;
            }
        }
        return hasContent;
    }

    private static bool IsAllowedElement(XmlReader reader) =>
        reader.NamespaceURI == Namespace && Elements.Contains(reader.LocalName) && (reader.Depth > 0 || reader.LocalName == "div");

    private static bool AreAttributesAllowed(XmlReader reader)
    {
        var element = reader.LocalName;
        while (reader.MoveToNextAttribute())
            if (!reader.Name.StartsWith("xmlns", StringComparison.Ordinal) && !IsAllowedAttribute(element, reader.Name, reader.Value)) return false;
        return true;
    }

    public static bool IsAllowedElement(ReadOnlySpan<char> name) => ElementsBySpan.Contains(name);

    public static bool IsAllowedAttribute(ReadOnlySpan<char> element, ReadOnlySpan<char> name, ReadOnlySpan<char> value)
    {
        if (!AttributesBySpan.Contains(name) && !IsOwnAttribute(element, name)) return false;
        return name switch
        {
            "href" or "src" => !IsActive(value),
            "style" => !value.Contains("expression(", StringComparison.OrdinalIgnoreCase) && !value.Contains("javascript:", StringComparison.OrdinalIgnoreCase),
            _ => true,
        };
    }

    private static bool IsOwnAttribute(ReadOnlySpan<char> element, ReadOnlySpan<char> name)
    {
        Span<char> both = stackalloc char[32];
        return both.TryWrite($"{element}.{name}", out var length) && OwnBySpan.Contains(both[..length]);
    }

    // Browsers drop blanks and control characters from an address before they read its scheme.
    private static bool IsActive(ReadOnlySpan<char> address)
    {
        Span<char> scheme = stackalloc char[16];
        var length = 0;
        foreach (var letter in address)
        {
            if (letter <= ' ') continue;
            if (length == scheme.Length) break;
            scheme[length++] = letter;
        }
        ReadOnlySpan<char> start = scheme[..length];
        return start.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase) || start.StartsWith("vbscript:", StringComparison.OrdinalIgnoreCase)
            || start.StartsWith("data:text/html", StringComparison.OrdinalIgnoreCase);
    }
}
