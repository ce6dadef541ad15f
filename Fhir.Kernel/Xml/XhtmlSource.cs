using System.Text;
using System.Xml;
using Fhir.Kernel.Elements;

namespace Fhir.Kernel.Xml;

/// <summary>
/// The narrative as it stands in the XML, byte for byte: <c>&lt;br/&gt;</c> stays without a blank, comments and character references stay what they are.
/// It goes through the source once, since narratives come in its order. https://hl7.org/fhir/R4/narrative.html
/// </summary>
internal sealed class XhtmlSource(ReadOnlyMemory<byte> source)
{
    private int offset = source.Span.StartsWith("\uFEFF"u8) ? 3 : 0;
    private int line = 1;
    private int column = 1;

    /// <summary>The reader stands on the start tag and is left on the end tag (or the empty tag).</summary>
    public string Read(XmlReader reader)
    {
        var lines = (IXmlLineInfo)reader;
        var start = OffsetOf(lines) - 1;
        var isEmpty = reader.IsEmptyElement;
        var spelt = OuterXml(reader);
        var raw = Encoding.UTF8.GetString(source.Span[start..End(isEmpty ? start : OffsetOf(lines))]);
        return SaysTheSame(raw, spelt) ? raw : spelt;
    }

    private static string OuterXml(XmlReader reader)
    {
        using var inner = reader.ReadSubtree();
        inner.Read();
        return inner.ReadOuterXml();
    }

    // A prefix that is declared further out makes the text unreadable on its own; then it is spelt anew, declarations included.
    private static bool SaysTheSame(string raw, string spelt)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(raw), XmlFormatWriter.NarrativeSettings);
            return reader.MoveToContent() == XmlNodeType.Element && reader.ReadOuterXml() == spelt && reader.EOF;
        }
        catch (XmlException)
        {
            return false;
        }
    }

    /// <summary>The place after the tag that begins at or before <paramref name="at"/>; a &gt; within quotes ends nothing.</summary>
    private int End(int at)
    {
        var text = source.Span;
        for (byte quote = 0; at < text.Length; at++)
        {
            if (quote != 0) quote = text[at] == quote ? (byte)0 : quote;
            else if (text[at] is (byte)'"' or (byte)'\'') quote = text[at];
            else if (text[at] == (byte)'>') return at + 1;
        }
        return text.Length;
    }

    /// <summary>Of the reader's line and column, both counted from 1, the column in UTF-16 units. They only grow.</summary>
    private int OffsetOf(IXmlLineInfo lines)
    {
        var text = source.Span;
        while (offset < text.Length && (line < lines.LineNumber || (line == lines.LineNumber && column < lines.LinePosition))) Step(text);
        return offset;
    }

    private void Step(ReadOnlySpan<byte> text)
    {
        var letter = text[offset];
        if (letter == (byte)'\n' || letter == (byte)'\r')
        {
            offset += letter == (byte)'\r' && offset + 1 < text.Length && text[offset + 1] == (byte)'\n' ? 2 : 1;
            (line, column) = (line + 1, 1);
            return;
        }
        Rune.DecodeFromUtf8(text[offset..], out var rune, out var length);
        (offset, column) = (offset + length, column + rune.Utf16SequenceLength);
    }
}
