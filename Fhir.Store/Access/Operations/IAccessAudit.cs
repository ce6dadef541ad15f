using System.Collections.Immutable;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Search;

namespace Fhir.Store.Access.Operations;

/// <summary>
/// What a module wants told in the log of access, and as which transactions. The server sees what is read, searched and written, and by whom; it tells a reading before the
/// answer goes out, and a write in the write's own commit. What write rules and operations read to decide something is not told.
/// </summary>
public interface IAccessAudit
{
    /// <summary>The types whose resources may be told of.</summary>
    ImmutableArray<string> Types { get; }

    /// <summary>The uri parameter of the first type that finds a resource by the address of its content, a Binary or a document.</summary>
    string ContentParameter { get; }

    /// <summary>A search that is told of as such; null when only what it shows is.</summary>
    AccessEvent? OfSearch(string type, IReadOnlyList<QueryParameter> query);

    /// <summary>A resource that is shown otherwise than by such a search; null when it is not told of.</summary>
    /// <param name="interaction">FHIR's word for it, or the operation.</param>
    AccessEvent? OfShown(Element resource, string interaction);

    /// <summary>Content that is fetched, with what leads to it as the thing.</summary>
    AccessEvent OfContent();

    /// <summary>What is stored together; none when nothing of it is told.</summary>
    IEnumerable<AccessEvent> OfWrite(IReadOnlyList<WrittenThing> written);

    /// <summary>What was sent to be stored and was not; null when that is not told of.</summary>
    /// <param name="sent">As far as it could be read.</param>
    RefusedThing? OfRefused(Element sent);

    /// <summary>What was sent to the base or as a Bundle and is no FHIR, or in a form that is not taken; null when it is not told of, or cannot be told from anything else.</summary>
    /// <param name="sent">As it came, but for its packing.</param>
    AccessEvent? OfUnreadable(ReadOnlySpan<byte> sent);
}

/// <summary>What was sent and refused.</summary>
/// <param name="About">The resource in it that says whom it is about; missing when none does.</param>
public readonly record struct RefusedThing(AccessEvent Event, Element About);

/// <summary>A write that is about to be stored.</summary>
/// <param name="Reference"><c>DocumentReference/1</c>.</param>
/// <param name="Action">C, U or D.</param>
/// <param name="Resource">As it was sent; missing for a deletion.</param>
/// <param name="PatientId">Whom it is about; null when that cannot be told.</param>
public readonly record struct WrittenThing(string Reference, string Action, Element Resource, string? PatientId)
{
    public string Type => Reference[..Reference.IndexOf('/', StringComparison.Ordinal)];

    /// <summary>https://hl7.org/fhir/R4/valueset-type-restful-interaction.html</summary>
    public string Interaction => Action switch { "C" => "create", "D" => "delete", _ => "update" };
}
