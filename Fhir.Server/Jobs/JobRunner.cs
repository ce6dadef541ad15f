using Fhir.Kernel.Outcome;
using Fhir.Server.Transport;
using Fhir.Store.Access;
using Fhir.Store.Access.Jobs;

namespace Fhir.Server.Jobs;

/// <summary>
/// Runs jobs, so many at a time: those of this process's callers, and those whose process has died. Between them it clears away what has expired.
/// </summary>
public sealed partial class JobRunner(StoreHolder holder, JobFolder folder, JobKinds kinds, JobSettings settings, JobSignal signal, Readiness readiness, ILogger<JobRunner> log) : BackgroundService
{
    /// <summary>A job that ends its process would otherwise end one after the other.</summary>
    private const int MostAttempts = 3;

    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    private readonly string process = Guid.NewGuid().ToString("N");
    private readonly List<Task> running = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            if (readiness.IsReady) await LookAsync(stoppingToken);
            await signal.WaitAsync(Pace, stoppingToken);
        }
        // Each lets its job go, for the next process to take up.
        await Task.WhenAll(running);
    }

    private async Task LookAsync(CancellationToken stop)
    {
        try
        {
            running.RemoveAll(task => task.IsCompleted);
            while (running.Count < settings.Parallel && holder.Store.Jobs.IsAnyWaiting(settings.Lease) && await holder.Store.Jobs.TakeAsync(process, settings.Lease, stop) is { } job)
                running.Add(Task.Run(() => RunAsync(job, stop), CancellationToken.None));
            foreach (var id in holder.Store.Jobs.Expired()) await ForgetAsync(id);
        }
        catch (Exception failure) when (!stop.IsCancellationRequested)
        {
            LogTrouble(failure);
        }
        catch (Exception) when (stop.IsCancellationRequested)
        {
            // The server is going down.
        }
    }

    private async Task RunAsync(Job job, CancellationToken stop)
    {
        using var lost = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var run = new JobRun(job, holder.Bind(job.Permit), folder.OutputOf(job), folder.InputOf(job.Id)) { MomentAsync = holder.Store.MomentAsync, Index = holder.Store.Reindexing };
        var beating = BeatAsync(run, lost);
        try
        {
            await FinishAsync(run, await WorkAsync(run, lost));
        }
        catch (OperationCanceledException) when (lost.IsCancellationRequested)
        {
            if (stop.IsCancellationRequested) await holder.Store.Jobs.ReleaseAsync(job.Id, process, CancellationToken.None);
            Clear(job, stop);
        }
        catch (Exception failure)
        {
            // The job table cannot be written. The job stays where it is until its time is over, and is then begun again.
            LogTrouble(failure);
        }
        await lost.CancelAsync();
        await beating;
        signal.Wake();
    }

    /// <summary>A job that was cancelled may have been forgotten, folder and all, by another process before this one had made its own part of it.</summary>
    private void Clear(Job job, CancellationToken stop)
    {
        try
        {
            folder.RemoveOutput(job);
            if (!stop.IsCancellationRequested && holder.Store.Jobs.Find(job.Id) is null) folder.Remove(job.Id);
        }
        catch (Exception failure) when (failure is StoreException or IOException)
        {
            LogTrouble(failure);
        }
    }

    private async Task<JobOutcome> WorkAsync(JobRun run, CancellationTokenSource lost)
    {
        if (run.Job.Attempt > MostAttempts) return new Refusal(500, [JobRunRules.Abandoned.At(null, $"{MostAttempts}")]);
        try
        {
            Directory.CreateDirectory(run.Output);
            return await kinds.Of(run.Job.Kind)(run, lost.Token);
        }
        catch (Exception failure) when (!lost.IsCancellationRequested)
        {
            await CallOffAsync(run, lost);
            var logId = Guid.NewGuid().ToString("N");
            LogFailed(run.Job.Id, run.Job.Kind, logId, failure);
            return new Refusal(500, [(failure is IOException or UnauthorizedAccessException ? JobRunRules.NoRoom : JobRunRules.Failed).At(null, logId)]);
        }
    }

    /// <summary>
    /// Throws when the job is no longer this process's. Its folder goes with a job that is cancelled, and that may show before the next sign of life does: then its work
    /// was called off, and nothing failed. https://hl7.org/fhir/uv/bulkdata/STU2/export.html#bulk-data-delete-request
    /// </summary>
    private async Task CallOffAsync(JobRun run, CancellationTokenSource lost)
    {
        if (await holder.Store.Jobs.BeatAsync(run.Job.Id, process, run.Progress, CancellationToken.None)) return;
        await lost.CancelAsync();
        lost.Token.ThrowIfCancellationRequested();
    }

    private async Task FinishAsync(JobRun run, JobOutcome outcome)
    {
        var (state, result) = outcome.Refusal is { } refusal
            ? (JobState.Failed, System.Text.Encoding.UTF8.GetString(OperationOutcomeWriter.ToBytes(refusal.Issues, Language.Nb)))
            : (JobState.Done, outcome.Result);
        var isHeld = await holder.Store.Jobs.FinishAsync(run.Job.Id, process, state, result, settings.Keep, CancellationToken.None);
        if (!isHeld) Clear(run.Job, CancellationToken.None);
        else LogFinished(run.Job.Id, run.Job.Kind, state);
        if (state == JobState.Failed) folder.RemoveOutput(run.Job);
    }

    /// <summary>Gives signs of life until the work is done, and calls it off when the job is no longer this process's.</summary>
    private async Task BeatAsync(JobRun run, CancellationTokenSource lost)
    {
        var pace = TimeSpan.FromTicks(Math.Min(Pace.Ticks, settings.Lease.Ticks / 4));
        var last = Environment.TickCount64;
        while (await IsGoingOnAsync(pace, lost.Token))
        {
            try
            {
                if (!await holder.Store.Jobs.BeatAsync(run.Job.Id, process, run.Progress, CancellationToken.None)) await lost.CancelAsync();
                last = Environment.TickCount64;
            }
            catch (Exception failure)
            {
                LogTrouble(failure);
                if (Environment.TickCount64 - last > settings.Lease.TotalMilliseconds) await lost.CancelAsync();
            }
        }
    }

    private static async Task<bool> IsGoingOnAsync(TimeSpan pace, CancellationToken lost)
    {
        await Task.Delay(pace, lost).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return !lost.IsCancellationRequested;
    }

    private async Task ForgetAsync(string id)
    {
        folder.Remove(id);
        await holder.Store.Jobs.RemoveAsync(id, CancellationToken.None);
    }

    [LoggerMessage(LogLevel.Information, "Job {Id} ({Kind}): {State}")]
    private partial void LogFinished(string id, string kind, JobState state);

    [LoggerMessage(LogLevel.Error, "Job {Id} ({Kind}) failed: {LogId}")]
    private partial void LogFailed(string id, string kind, string logId, Exception failure);

    [LoggerMessage(LogLevel.Error, "Jobs cannot be looked after; trying again")]
    private partial void LogTrouble(Exception failure);
}
