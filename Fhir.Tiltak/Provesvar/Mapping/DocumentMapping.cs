using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Fhir.Kernel.Outcome;
using Fhir.Tiltak.Provesvar.Source;

namespace Fhir.Tiltak.Provesvar.Mapping;

/// <summary>
/// RefDoc. The national service drops documents and says that they exist, and so does the conversion unless it is asked to keep them: a PDF is then the report's
/// presented form, anything else a DocumentReference.
/// </summary>
internal sealed partial class DocumentMapping(MappingContext context)
{
    private readonly List<JsonObject> comments = [];
    private readonly List<JsonObject> presented = [];

    public IReadOnlyList<JsonObject> Comments => comments;

    public IReadOnlyList<JsonObject> Presented => presented;

    public void Add(SourceNode document, ReportFacts report)
    {
        var (title, named) = (document.TakeChild("Description"), document.Child("MimeType"));
        var said = named?.Peek();
        var content = document.At("Content", "Base64Container");
        var file = (document.Child("FileReference") ?? document.At("Content", "FileReference"))?.Take();
        var (data, type) = content is null ? (null, said) : Data(content, title, said, document.Child("Compression")?.Peek() is not null);
        document.Leave(data is null ? LossRules.Document : LossRules.NoPlace);
        // What it was packed as is about the way it came; what was no media type at all, nobody can read.
        if (data is null || string.Equals(type, said, StringComparison.OrdinalIgnoreCase)) named?.Take();
        else named?.Leave(MediaType().IsMatch(said ?? "") ? LossRules.Envelope : LossRules.Unreadable);
        if (data is null || type is null) Tell(title, said, file, content is not null || document.Child("Content") is { } any && (any.Children.Any(child => child.Name != "FileReference") || any.Text.Length > 0));
        else if (type.Equals(Pdf, StringComparison.OrdinalIgnoreCase)) presented.Add(Attachment(document, title, Pdf, data));
        else Store(document, report, Attachment(document, title, type.ToLowerInvariant(), data));
    }

    /// <summary>Null data when the content is not wanted, or cannot be read.</summary>
    private (string? Data, string? Type) Data(SourceNode content, string? title, string? said, bool isCompressed)
    {
        if (!context.Options.KeepDocuments) return (Left(content), said);
        if (PackedKinds.Decoded(Encoding.UTF8.GetBytes(content.Text)) is { Length: > 0 } bytes && Opened(bytes, said, isCompressed, content) is { } part && Type(part) is { } type)
        {
            content.TakeText();
            return (Convert.ToBase64String(part.Bytes.Span), type);
        }
        context.Warn(SvarrapportRules.DocumentUnreadable, content, title ?? "");
        content.Leave(LossRules.Unreadable);
        return (null, said);
    }

    /// <summary>What is in it, when it is packed and there is one thing; several are kept as they were sent. Null when it cannot be unpacked.</summary>
    private SourcePart? Opened(byte[] bytes, string? said, bool isCompressed, SourceNode content)
    {
        var whole = new SourcePart(bytes, PackedKinds.Of(bytes), MediaType: said);
        if (whole.Kind is not (PackedKind.Gzip or PackedKind.Zlib or PackedKind.Zip)) return isCompressed && whole.Kind != PackedKind.Pdf ? null : whole;
        if (!isCompressed && said?.Contains(PackedKinds.Name(whole.Kind), StringComparison.OrdinalIgnoreCase) == true) return whole;
        var opened = context.Documents.Open(whole with { MediaType = null });
        if (opened.Refusal is { } refusal) context.Issues.AddRange(refusal.Issues.Select(issue => issue with { Severity = Severity.Warning, Expression = content.Expression, Position = content.Position }));
        if (!opened.IsValue) return null;
        if (opened.Value is not [var only]) return whole with { MediaType = whole.Kind == PackedKind.Zip ? "application/zip" : "application/gzip" };
        // The type is that of the content, or of what the content was packed as.
        return only.Bytes.IsEmpty ? null : only with { MediaType = Packing().IsMatch(said ?? "") ? only.OpenedBy : said };
    }

    /// <summary>The media type, or that of a PDF when it begins as one and nothing legible was said; null when nobody knows.</summary>
    private static string? Type(SourcePart part) => part.MediaType is { } type && MediaType().IsMatch(type) ? type : part.Kind == PackedKind.Pdf ? Pdf : null;

    private const string Pdf = "application/pdf";

    [GeneratedRegex("zip|octet-stream", RegexOptions.IgnoreCase)]
    private static partial Regex Packing();

    // https://www.rfc-editor.org/rfc/rfc6838#section-4.2
    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,126}/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,126}$")]
    private static partial Regex MediaType();

    private static string? Left(SourceNode content)
    {
        content.Leave(LossRules.Document);
        return null;
    }

    private void Tell(string? title, string? type, string? file, bool hasContent)
    {
        var what = string.Join(", ", new[] { title, type, file }.OfType<string>());
        var text = $"{(hasContent ? "Den opprinnelige meldingen har et dokument som ikke er med her" : "Den opprinnelige meldingen viser til et dokument")}{(what.Length > 0 ? $": {what}" : "")}";
        comments.Add(FhirJson.Extension(ProvesvarNames.Nilar("comment"), "valueAnnotation", FhirJson.Annotation(text)));
    }

    private JsonObject Attachment(SourceNode document, string? title, string type, string data) =>
        new JsonObject { ["contentType"] = type, ["data"] = data }.Set("title", title).Set("creation", context.Time(document.Child("IssueDate"))?.Text);

    private void Store(SourceNode document, ReportFacts report, JsonObject attachment)
    {
        var (system, key) = (context.Series("dokument"), $"{report.Key}/{document.TakeChild("Id") ?? document.Number.ToString(CultureInfo.InvariantCulture)}");
        var reference = new JsonObject { ["resourceType"] = "DocumentReference" }
            .Set("identifier", FhirJson.Array(FhirJson.Identifier(system, key)))
            .Set("status", "current")
            .Set("subject", report.Subject)
            .Set("date", report.Generated?.Instant)
            .Set("content", FhirJson.Array(new JsonObject().Set("attachment", attachment)))
            .Set("context", new JsonObject().SetAll("related", [FhirJson.Reference(report.FullUrl)]));
        context.Bundle.Update(reference, system, key);
    }
}
