using System.Globalization;
using System.Text;
using System.Text.Json;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Outcome;

namespace Fhir.Kernel.Json;

/// <summary>
/// FHIR JSON to a <see cref="Document"/>, in one pass over the bytes. Strict: no comments, no trailing commas or data, no byte order mark, no
/// invalid UTF-8; unknown, repeated and wrongly spelt properties are issues. https://hl7.org/fhir/R4/json.html
/// </summary>
public static class JsonParser
{
    /// <param name="json">UTF-8; the document refers to it, so it must not change afterwards.</param>
    public static ParseResult Parse(ReadOnlyMemory<byte> json, Schema schema, ParseLimits? limits = null)
    {
        limits ??= ParseLimits.Default;
        if (Unreadable(json.Span, limits) is { } issue) return new ParseResult(null, [issue], IsWellFormed: false);

        var builder = DocumentBuilder.Rent();
        var reading = new JsonReading(builder, schema, limits, json);
        try
        {
            return reading.Read();
        }
        finally
        {
            builder.Return();
        }
    }

    // RFC 8259 lets a parser pass over a byte order mark and forbids to write one; FHIR asks for plain UTF-8, and so do we.
    private static Issue? Unreadable(ReadOnlySpan<byte> json, ParseLimits limits) =>
        json.StartsWith("\uFEFF"u8) ? ParseRules.ByteOrderMark.At(null) with { Position = new(1, 1) } : SourceEncoding.Unreadable(json, limits);

    internal static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The value of <c>resourceType</c> in the object the reader has just entered; null when there is none. The reader is a copy. An escaped name comes back
    /// as it stands and is then no type.</summary>
    internal static string? PeekResourceType(Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isType = IsResourceType(ref reader);
            reader.Read();
            if (isType) return reader.TokenType == JsonTokenType.String ? Encoding.UTF8.GetString(reader.ValueSpan) : null;
            reader.Skip();
        }
        return null;
    }

    /// <summary>Whether the property the reader stands on is <c>resourceType</c>, however it is spelt. A name that is no Unicode is not.</summary>
    internal static bool IsResourceType(ref Utf8JsonReader reader)
    {
        if (!reader.ValueIsEscaped) return reader.ValueSpan.SequenceEqual("resourceType"u8);
        try
        {
            return reader.ValueTextEquals("resourceType"u8);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
