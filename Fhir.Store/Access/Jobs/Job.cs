
namespace Fhir.Store.Access.Jobs;

/// <summary>Work that outlives the request that started it.</summary>
/// <param name="Kind">Tells who does it: <c>export</c>.</param>
/// <param name="Permit">What the caller was permitted when the job was started; the job may do no more.</param>
/// <param name="Request">What was asked for, as its kind wrote it.</param>
/// <param name="Attempt">How often it was begun, this time included.</param>
public sealed record Job(string Id, string Kind, Permit Permit, string Request, JobState State, int Attempt)
{
    /// <summary>What a waiting caller is told.</summary>
    public string Progress { get; init; } = "";

    /// <summary>JSON: the answer when it is done, an OperationOutcome when it failed.</summary>
    public string Result { get; init; } = "";

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the result goes away; null while there is none.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Only the caller that started a job may know of it.</summary>
    public bool BelongsTo(Permit caller) => caller.Client == Permit.Client && caller.Subject == Permit.Subject;
}
