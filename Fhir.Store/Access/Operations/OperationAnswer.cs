using Fhir.Kernel.Outcome;

namespace Fhir.Store.Access.Operations;

/// <summary>What an operation answers: a resource, an OperationOutcome, or what a resource holds.</summary>
public sealed record OperationAnswer(int Status)
{
    /// <summary>A resource as complete FHIR JSON; empty when there is none.</summary>
    public ReadOnlyMemory<byte> Json { get; init; }

    /// <summary>Makes an OperationOutcome; null when the body is not one.</summary>
    public IReadOnlyList<Issue>? Outcome { get; init; }

    /// <summary>Absolute address of what was written.</summary>
    public string? Location { get; init; }

    /// <summary>The version for the ETag header.</summary>
    public long? Version { get; init; }

    public DateTimeOffset? LastModified { get; init; }

    /// <summary>Nothing was stored, since others have changed what the operation went by: it may be done anew, or the caller told.</summary>
    public bool IsOutrun { get; init; }

    public static OperationAnswer Of(ReadOnlyMemory<byte> json, int status = 200) => new(status) { Json = json };

    public static OperationAnswer Of(StoredResource resource, int status = 200) =>
        new(status) { Json = resource.Json, Version = resource.Version, LastModified = resource.LastUpdated };

    public static OperationAnswer Refuse(Refusal refusal) => new(refusal.Status) { Outcome = refusal.Issues };

    public static OperationAnswer Refuse(int status, params Issue[] issues) => new(status) { Outcome = issues };
}
