using Fhir.Store.Access;
using Fhir.Store.Access.Jobs;

namespace Fhir.Server.Jobs;

/// <summary>A job being run: what was asked for, a store that allows what its caller was allowed, and a folder for what it makes.</summary>
/// <param name="Output">An empty folder.</param>
/// <param name="Input">The folder with what came along with the request; it need not be there.</param>
public sealed record JobRun(Job Job, IPermittedStore Store, string Output, string Input)
{
    private volatile string progress = "";

    /// <summary>A moment for walks; see <c>FhirStore.MomentAsync</c>.</summary>
    public required Func<CancellationToken, Task<DateTimeOffset>> MomentAsync { get; init; }

    /// <summary>The index, which a job may make anew and which shows it nothing.</summary>
    public required Reindexing Index { get; init; }

    /// <summary>What a waiting caller is told, at most 100 characters.</summary>
    public string Progress
    {
        get => progress;
        set => progress = value;
    }
}

/// <summary>Does the work of one kind of job. Cancelled when the job was, or when the process stops; it is then begun again from the start elsewhere.</summary>
public delegate Task<JobOutcome> JobWork(JobRun run, CancellationToken cancel);
