using System.Text.Json;
using Fhir.Kernel.Elements;

namespace Fhir.Tiltak.KritiskInfo.Documents;

/// <summary>A resource of a document.</summary>
/// <param name="FullUrl">The address it goes by in the Bundle.</param>
internal sealed record DocumentEntry(string FullUrl, Document Document)
{
    /// <summary>The id it has in the document in place of its own; null keeps that.</summary>
    public string? Id { get; init; }

    /// <summary>Writes properties the resource needs in the document and does not have.</summary>
    public Action<Utf8JsonWriter>? Append { get; init; }

    public Element Resource => Document.Root;
}
