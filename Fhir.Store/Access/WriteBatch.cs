using System.Collections.Immutable;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Search;

namespace Fhir.Store.Access;

/// <summary>What is written together: one interaction, or every entry of a transaction in the order FHIR prescribes.</summary>
/// <param name="Guards">Conditions the caller found true and relies on; they are asked again inside the writer's transaction, before the first command.</param>
public sealed record WriteBatch(ImmutableArray<WriteCommand> Commands, ImmutableArray<WriteGuard> Guards)
{
    public WriteBatch(params ImmutableArray<WriteCommand> commands) : this(commands, []) { }

    /// <summary>The base the caller used (<c>http://localhost:5080/fhir</c>), so that absolute references to this server are indexed as local ones.</summary>
    public string? OwnBase { get; init; }

    /// <summary>Stored in the same transaction as a durable sign that the batch was; see <c>FhirStore.HasMarker</c>.</summary>
    public string? Marker { get; init; }

    /// <summary>What was read to decide on this; it is stored only while all of it is still so.</summary>
    public ImmutableArray<Witness> Bases { get; init; } = [];

    /// <summary>What the server keeps of it, in the same commit; null for nothing.</summary>
    public StoreNotes? Notes { get; init; }

    /// <summary>The server's own note on a resource, such as a Subscription's status: it stays the property of whoever wrote it.</summary>
    public bool IsHousekeeping { get; init; }

    /// <summary>Everything is done and taken back again: <see cref="WriteFailureKind.Trial"/> says that it could have been stored.</summary>
    public bool IsTrial { get; init; }
}

/// <summary>
/// The search behind a conditional interaction. The server resolves it, decides, and lets the writer ask once more: two clients that create
/// under the same condition give one resource.
/// </summary>
/// <param name="ExpectedId">The id of the one resource that must match; null when nothing may.</param>
public sealed record WriteGuard(SearchQuery Query, string? ExpectedId);

/// <summary>One change to one resource.</summary>
public abstract record WriteCommand
{
    public abstract string Type { get; }

    public abstract string Id { get; }

    /// <summary>Kept beside a Subscription and out of every read of it: the values of its channel's headers.</summary>
    public string Aside { get; init; } = "";
}

/// <summary>A new resource under an id the server made; an id in use is a conflict.</summary>
/// <param name="Resource">A resource: the root of a document or one inside a Bundle. Its own id and version do not count.</param>
public sealed record CreateCommand(Element Resource, string NewId) : WriteCommand
{
    /// <inheritdoc cref="UpdateCommand.Replace"/>
    public Func<Element, string?>? Replace { get; init; }

    public override string Type => Resource.Type.Name;

    public override string Id => NewId;
}

/// <summary>A new version of a resource, or its first under the client's id.</summary>
/// <param name="IfMatch">What must be the current version; null for any or none.</param>
public sealed record UpdateCommand(Element Resource, string ResourceId, VersionDemand? IfMatch) : WriteCommand
{
    /// <summary>The text to store for a uri, url, canonical, reference or narrative in place of its own, as in JsonEdit; null changes nothing.</summary>
    public Func<Element, string?>? Replace { get; init; }

    /// <summary>The client asked for a part to be changed; what is stored is the whole all the same.</summary>
    public bool IsPatch { get; init; }

    public override string Type => Resource.Type.Name;

    public override string Id => ResourceId;
}

/// <summary>A deletion; nothing happens to a resource that is gone or never was.</summary>
/// <param name="IfMatch">What must be the current version; null for any or none.</param>
public sealed record DeleteCommand(string ResourceType, string ResourceId, VersionDemand? IfMatch) : WriteCommand
{
    public override string Type => ResourceType;

    public override string Id => ResourceId;
}

/// <summary>
/// Other labels on the version that is current: neither its number nor its time changes, and no history comes of it.
/// https://hl7.org/fhir/R4/resource-operation-meta-add.html
/// </summary>
/// <param name="Resource">The whole resource with its new meta.</param>
/// <param name="Before">The version it was made from; when the store has another by now, that is a conflict.</param>
public sealed record RelabelCommand(Element Resource, StoredResource Before) : WriteCommand
{
    public override string Type => Resource.Type.Name;

    public override string Id => Before.Id;
}
