using System.Diagnostics.CodeAnalysis;
using Fhir.Kernel.Outcome;

namespace Fhir.Store.Access;

/// <summary>What became of a <see cref="WriteBatch"/>.</summary>
/// <param name="Written">One per command, in order; empty when nothing was stored.</param>
/// <param name="Failure">Null when everything was stored.</param>
public sealed record WriteResult(IReadOnlyList<WrittenResource> Written, WriteFailure? Failure)
{
    [MemberNotNullWhen(false, nameof(Failure))]
    public bool IsStored => Failure is null;
}

/// <param name="Resource">The version that now is current; null only for <see cref="WriteStatus.NotFound"/>.</param>
public sealed record WrittenResource(WriteStatus Status, StoredResource? Resource);

public enum WriteStatus
{
    /// <summary>The first version, or the first after a deletion.</summary>
    Created,
    Updated,
    Deleted,

    /// <summary>A deletion of what was deleted already: no new version.</summary>
    AlreadyDeleted,

    /// <summary>A deletion of what never existed: no new version.</summary>
    NotFound,
}

/// <param name="At">Index of the command, or of the guard for <see cref="WriteFailureKind.GuardFailed"/>, of the basis for <see cref="WriteFailureKind.BasisChanged"/>; -1 when none is to blame.</param>
/// <param name="Refusal">What to answer when the caller does not try again.</param>
public sealed record WriteFailure(WriteFailureKind Kind, int At, Refusal Refusal);

public enum WriteFailureKind
{
    /// <summary>If-Match named another version than the current one: 412.</summary>
    VersionConflict,

    /// <summary>A create under an id in use, or the same resource twice in one batch: 409 and 400.</summary>
    IdConflict,

    /// <summary>What is there is of a type that is only appended to, and would be changed or deleted: 405. See <see cref="Access.AppendOnly"/>.</summary>
    AppendOnly,

    /// <summary>A guard's search has another answer by now: resolve the conditions again, or 412.</summary>
    GuardFailed,

    /// <summary>What the write was decided on is no longer so: decide again, or 409.</summary>
    BasisChanged,

    /// <summary>A reference would lead nowhere: 422; or something refers to what is deleted: 409. With <see cref="StoreSettings.KeepsReferences"/> alone.</summary>
    Integrity,

    /// <summary>It could have been stored, and was not meant to be: see <see cref="WriteBatch.IsTrial"/>.</summary>
    Trial,

    /// <summary>Outside the permit: 403.</summary>
    NotPermitted,

    /// <summary>A rule about what the resource asks of the server says no: 422 or 403.</summary>
    RuleBroken,

    /// <summary>The write queue has been full for too long, or a guard's search took too long: 503.</summary>
    Busy,

    /// <summary>The disk is full: 507.</summary>
    NoRoom,
}
