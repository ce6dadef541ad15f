namespace Fhir.Store.Access.Jobs;

/// <summary>Where a job stands. From <see cref="Running"/> it may go back to <see cref="Queued"/>, when its process stops. The numbers stand in the database.</summary>
public enum JobState
{
    Queued = 1,
    Running = 2,
    Done = 3,
    Failed = 4,
    Cancelled = 5,
}
