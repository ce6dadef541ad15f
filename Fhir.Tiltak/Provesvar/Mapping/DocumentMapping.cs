using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
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
        var (title, type) = (document.TakeChild("Description"), document.TakeChild("MimeType"));
        var content = document.At("Content", "Base64Container");
        var file = (document.Child("FileReference") ?? document.At("Content", "FileReference"))?.Take();
        // What is compressed is not of the media type that is said.
        var isWhole = document.Child("Compression")?.Peek() is null;
        var data = content is null ? null : Data(content, title, isWhole ? type : null);
        document.Leave(data is null ? LossRules.Document : LossRules.NoPlace);
        if (data is null || type is null) Tell(title, type, file, content is not null || document.Child("Content") is { } any && (any.Children.Any(child => child.Name != "FileReference") || any.Text.Length > 0));
        else if (type.Equals("application/pdf", StringComparison.OrdinalIgnoreCase)) presented.Add(Attachment(document, title, "application/pdf", data));
        else Store(document, report, Attachment(document, title, type.ToLowerInvariant(), data));
    }

    /// <summary>Null when the content is not wanted, or cannot be read.</summary>
    private string? Data(SourceNode content, string? title, string? type)
    {
        if (!context.Options.KeepDocuments) return Left(content);
        var text = new string([.. content.Text.Where(letter => !char.IsWhiteSpace(letter))]);
        if (type is not null && MediaType().IsMatch(type) && text.Length > 0 && Convert.TryFromBase64String(text, new byte[(text.Length / 4 * 3) + 3], out _))
        {
            content.TakeText();
            return text;
        }
        context.Warn(SvarrapportRules.DocumentUnreadable, content, title ?? "");
        content.Leave(LossRules.Unreadable);
        return null;
    }

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
