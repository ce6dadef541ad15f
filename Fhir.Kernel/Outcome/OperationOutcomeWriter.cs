using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Fhir.Kernel.Outcome;

/// <summary>
/// The one place where issues become an OperationOutcome: the rule's id in details.coding, its text in the caller's language with the other
/// language beside it, the place as expression, line and column. https://hl7.org/fhir/R4/operationoutcome.html
/// </summary>
public static class OperationOutcomeWriter
{
    public const string RuleSystem = "https://fhirref.example/no/CodeSystem/rule";
    private const string LineExtension = "http://hl7.org/fhir/StructureDefinition/operationoutcome-issue-line";
    private const string ColumnExtension = "http://hl7.org/fhir/StructureDefinition/operationoutcome-issue-col";
    private const string TranslationExtension = "http://hl7.org/fhir/StructureDefinition/translation";

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What an outcome says when nothing is wrong: an OperationOutcome may not be without issues.</summary>
    public static readonly Rule AllOk = new("all-ok", Severity.Information, IssueCode.Informational, "Alt i orden", "All OK",
        "https://hl7.org/fhir/R4/resource-operation-validate.html");

    /// <returns>FHIR JSON in UTF-8.</returns>
    public static byte[] ToBytes(IReadOnlyList<Issue> issues, Language language)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer, Options)) Write(issues, language, writer);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Writes into a larger text, such as a Bundle entry's outcome.</summary>
    public static void Write(IReadOnlyList<Issue> issues, Language language, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("resourceType"u8, "OperationOutcome");
        writer.WriteStartArray("issue"u8);
        if (issues.Count == 0) Write(AllOk.At(null), language, writer);
        foreach (var issue in issues) Write(issue, language, writer);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Issue issue, Language language, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        if (issue.Position is { } position) WritePosition(position, writer);
        writer.WriteString("severity"u8, issue.Severity.ToCode());
        writer.WriteString("code"u8, issue.Code.ToCode());
        WriteDetails(issue, language, writer);
        writer.WriteString("diagnostics"u8, $"{issue.RuleId}: {issue.Text(Language.En)} ({issue.Rule.Link})");
        if (issue.Expression is { Length: > 0 } expression)
        {
            writer.WriteStartArray("expression"u8);
            writer.WriteStringValue(expression);
            writer.WriteEndArray();
        }
        writer.WriteEndObject();
    }

    private static void WritePosition(SourcePosition position, Utf8JsonWriter writer)
    {
        writer.WriteStartArray("extension"u8);
        WriteExtension(LineExtension, position.Line, writer);
        WriteExtension(ColumnExtension, position.Column, writer);
        writer.WriteEndArray();
    }

    private static void WriteExtension(string url, int value, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("url"u8, url);
        writer.WriteNumber("valueInteger"u8, value);
        writer.WriteEndObject();
    }

    private static void WriteDetails(Issue issue, Language language, Utf8JsonWriter writer)
    {
        var other = language == Language.Nb ? Language.En : Language.Nb;
        writer.WriteStartObject("details"u8);
        writer.WriteStartArray("coding"u8);
        writer.WriteStartObject();
        writer.WriteString("system"u8, RuleSystem);
        writer.WriteString("code"u8, issue.RuleId);
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteString("text"u8, issue.Text(language));
        writer.WriteStartObject("_text"u8);
        writer.WriteStartArray("extension"u8);
        writer.WriteStartObject();
        writer.WriteStartArray("extension"u8);
        WritePart("lang", "valueCode", other == Language.Nb ? "nb" : "en", writer);
        WritePart("content", "valueString", issue.Text(other), writer);
        writer.WriteEndArray();
        writer.WriteString("url"u8, TranslationExtension);
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WritePart(string url, string property, string value, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("url"u8, url);
        writer.WriteString(property, value);
        writer.WriteEndObject();
    }
}
