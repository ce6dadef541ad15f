namespace Fhir.Tiltak.Provesvar.Source;

/// <summary>Something in what was sent, unpacked as far as it can be.</summary>
/// <param name="Name">Of the file; null when it had none.</param>
/// <param name="MediaType">What it was said to be; null when nothing was said.</param>
/// <param name="Charset">Of the media type.</param>
internal sealed record SourcePart(ReadOnlyMemory<byte> Bytes, PackedKind Kind, string? Name = null, string? MediaType = null, string? Charset = null)
{
    /// <summary>Markup for readers is a document, whatever a reader of XML would say of it.</summary>
    public bool IsXml => Kind == PackedKind.Xml && !IsHtml;

    /// <summary>A media type for those who open it.</summary>
    public string OpenedBy => MediaType ?? Path.GetExtension(Name)?.ToLowerInvariant() switch
    {
        ".pdf" => Pdf,
        ".jpg" or ".jpeg" => "image/jpeg",
        ".png" => "image/png",
        ".tif" or ".tiff" => "image/tiff",
        ".txt" => "text/plain",
        ".htm" or ".html" => "text/html",
        ".xml" => "application/xml",
        _ => Kind == PackedKind.Pdf ? Pdf : "application/octet-stream",
    };

    private bool IsHtml => OpenedBy.Contains("html", StringComparison.OrdinalIgnoreCase);

    private const string Pdf = "application/pdf";
}
