using System.Text;
using System.Xml;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Outcome;

namespace Fhir.Kernel.Xml;

/// <summary>
/// FHIR XML to the same <see cref="Document"/> as JSON gives: values are transcoded into its text buffer, lines and columns are kept. No DTD, no
/// entities of the document's own. https://hl7.org/fhir/R4/xml.html
/// </summary>
public static class XmlParser
{
    public const string FhirNamespace = "http://hl7.org/fhir";
    internal const string XhtmlNamespace = "http://www.w3.org/1999/xhtml";
    internal const string SchemaInstanceNamespace = "http://www.w3.org/2001/XMLSchema-instance";

    public static ParseResult Parse(ReadOnlyMemory<byte> xml, Schema schema, ParseLimits? limits = null)
    {
        limits ??= ParseLimits.Default;
        if (SourceEncoding.Unreadable(xml.Span, limits) is { } issue) return Refuse(issue, isWellFormed: false);

        var builder = DocumentBuilder.Rent();
        try
        {
            using var stream = Stream(xml);
            using var text = new StreamReader(stream, Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
            using var reader = XmlReader.Create(text, Settings(limits));
            return new XmlReading(builder, schema, limits, reader, xml).Read();
        }
        catch (XmlException malformed)
        {
            return Refuse(Explain(malformed), isWellFormed: false);
        }
        finally
        {
            builder.Return();
        }
    }

    // XML 1.0 allows a byte order mark in UTF-8, and it is passed over. https://www.w3.org/TR/xml/#charencoding
    private static MemoryStream Stream(ReadOnlyMemory<byte> xml) =>
        System.Runtime.InteropServices.MemoryMarshal.TryGetArray(xml, out var segment)
            ? new MemoryStream(segment.Array!, segment.Offset, segment.Count, writable: false)
            : new MemoryStream(xml.ToArray(), writable: false);

    private static XmlReaderSettings Settings(ParseLimits limits) => new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreProcessingInstructions = true,
        MaxCharactersInDocument = limits.MaxBytes,
    };

    private static Issue Explain(XmlException malformed)
    {
        // The reader's own message names the prohibition; there is no other sign of it.
        var rule = malformed.Message.Contains("DTD", StringComparison.Ordinal) ? ParseRules.XmlDtd : ParseRules.XmlMalformed;
        var issue = rule == ParseRules.XmlDtd ? rule.At(null) : rule.At(null, malformed.Message);
        return issue with { Position = new SourcePosition(Math.Max(1, malformed.LineNumber), Math.Max(1, malformed.LinePosition)) };
    }

    private static ParseResult Refuse(Issue issue, bool isWellFormed) => new(null, [issue], isWellFormed);
}
