using System.Globalization;
using System.Text;
using Fhir.Server.Response;
using Fhir.Server.Transport;
using Fhir.Store.Access;
using Fhir.Store.Access.Jobs;

namespace Fhir.Server.Jobs;

/// <summary>
/// How a job stands, what it made, and its end. To everybody but the caller that started it there is no such job.
/// https://hl7.org/fhir/uv/bulkdata/STU2/export.html#bulk-data-status-request
/// </summary>
public sealed class JobStatus(StoreHolder holder, JobFolder folder, JobSignal signal, TimeProvider clock)
{
    private const string Ndjson = "application/fhir+ndjson";

    public Task<FhirResponse> AskAsync(FhirRequest request, IPermittedStore store, CancellationToken cancel) => Task.FromResult(Find(request, store.Permit) switch
    {
        null => Unknown(request),
        { State: JobState.Done, Kind: JobKinds.Async } job => Answered(job, request),
        { State: JobState.Done } job => Done(job),
        { State: JobState.Failed } job => FhirResponse.OfJson(Encoding.UTF8.GetBytes(job.Result), 500).With("Expires", Date(job.ExpiresAt!.Value)),
        var job => Waiting(job),
    });

    public async Task<FhirResponse> CancelAsync(FhirRequest request, IPermittedStore store, CancellationToken cancel)
    {
        if (Find(request, store.Permit) is not { } job) return Unknown(request);
        await holder.Store.Jobs.CancelAsync(job.Id, cancel);
        signal.Wake();
        return FhirResponse.Refuse(202, JobRunRules.Cancelled.At(null));
    }

    public Task<FhirResponse> DownloadAsync(FhirRequest request, IPermittedStore store, CancellationToken cancel)
    {
        if (Find(request, store.Permit) is not { State: JobState.Done } job) return Task.FromResult(Unknown(request));
        return Task.FromResult(folder.Find(job, request.VersionId) is { } path
            ? new FhirResponse(200) { File = new FileContent(path, Ndjson) }.With("Expires", Date(job.ExpiresAt!.Value))
            : FhirResponse.Refuse(404, JobRunRules.FileUnknown.At(null, request.VersionId)));
    }

    private Job? Find(FhirRequest request, Permit permit) => holder.Store.Jobs.Find(request.Id) is { } job && job.BelongsTo(permit) ? job : null;

    private static FhirResponse Unknown(FhirRequest request) => FhirResponse.Refuse(404, JobRunRules.Unknown.At(null, request.Id));

    private static FhirResponse Done(Job job) =>
        new FhirResponse(200) { Raw = new RawContent("application/json", Encoding.UTF8.GetBytes(job.Result)) }.With("Expires", Date(job.ExpiresAt!.Value));

    private FhirResponse Answered(Job job, FhirRequest request)
    {
        var answer = Path.Combine(folder.OutputOf(job), AsyncWork.AnswerFile);
        return File.Exists(answer) ? FhirResponse.OfJson(File.ReadAllBytes(answer)).With("Expires", Date(job.ExpiresAt!.Value)) : Unknown(request);
    }

    /// <summary>Who has waited long is asked to come more seldom.</summary>
    private FhirResponse Waiting(Job job)
    {
        var seconds = Math.Clamp((int)(clock.GetUtcNow() - job.CreatedAt).TotalSeconds / 10, 1, 30);
        var progress = job.Progress.Length > 0 ? job.Progress : job.State == JobState.Queued ? "queued" : "begun";
        return new FhirResponse(202).With("X-Progress", progress).With("Retry-After", seconds.ToString(CultureInfo.InvariantCulture));
    }

    private static string Date(DateTimeOffset time) => time.ToString("R", CultureInfo.InvariantCulture);
}
