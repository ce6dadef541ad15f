using System.Text.Json;
using Fhir.Kernel.Elements;

namespace Fhir.Kernel.Json;

/// <summary>
/// What a writer does differently from the document as it was read. The document itself is never changed: a server that assigns an id or a
/// version writes it in on the way out.
/// </summary>
public sealed record JsonEdit
{
    /// <summary>Resource.id of the root in place of its own.</summary>
    public string? Id { get; init; }

    /// <summary>Meta.versionId of the root.</summary>
    public string? VersionId { get; init; }

    /// <summary>Meta.lastUpdated of the root, written in UTC with milliseconds.</summary>
    public DateTimeOffset? LastUpdated { get; init; }

    /// <summary>The text to write for a primitive in place of its own; null keeps it. Asked for every uri, url, canonical, reference and narrative.</summary>
    public Func<Element, string?>? Replace { get; init; }

    /// <summary>Whether an element (never the root) is written; of repeated primitives the first decides for all. Null writes all.</summary>
    public Func<Element, bool>? Include { get; init; }

    /// <summary>Writes an object in place of an element that is one (never the root); null keeps it.</summary>
    public Func<Element, Action<Utf8JsonWriter>?>? Instead { get; init; }

    /// <summary>Writes properties that the root does not have, after its own.</summary>
    public Action<Utf8JsonWriter>? Append { get; init; }

    /// <summary>Adds the SUBSETTED tag to the root. https://hl7.org/fhir/R4/search.html#summary</summary>
    public bool IsSubset { get; init; }

    internal bool ChangesMeta => VersionId is not null || LastUpdated is not null || IsSubset;
}
