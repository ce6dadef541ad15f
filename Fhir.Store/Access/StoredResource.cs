namespace Fhir.Store.Access;

/// <summary>One version of a resource as it lies in the store.</summary>
/// <param name="Version">1 for the first; meta.versionId and the ETag.</param>
/// <param name="Json">FHIR JSON in UTF-8 with id, meta.versionId and meta.lastUpdated in it; empty when the version is a deletion.</param>
/// <param name="Method">What made the version; entry.request.method of a history Bundle.</param>
public sealed record StoredResource(string Type, string Id, long Version, DateTimeOffset LastUpdated, bool IsDeleted, ReadOnlyMemory<byte> Json, WriteMethod Method)
{
    /// <summary>When a resource in the version is meant and not the version itself: its id. <see cref="Json"/> is then that of the contained resource.</summary>
    public string? ContainedId { get; init; }

    /// <summary><c>Patient/p1</c>; of a contained resource <c>MedicationRequest/m1#med</c>.</summary>
    public string Reference => ContainedId is null ? $"{Type}/{Id}" : $"{Type}/{Id}#{ContainedId}";
}

/// <summary>The HTTP method a version came by.</summary>
public enum WriteMethod
{
    /// <summary>POST: the server gave the id.</summary>
    Create = 1,

    /// <summary>PUT, with the client's own id when it was the first version.</summary>
    Update = 2,

    /// <summary>DELETE.</summary>
    Delete = 3,

    /// <summary>PATCH. Versions that were stored before this was told apart say <see cref="Update"/>.</summary>
    Patch = 4,

    /// <summary>PUT of what had been deleted: it was created once more.</summary>
    Restore = 5,
}
