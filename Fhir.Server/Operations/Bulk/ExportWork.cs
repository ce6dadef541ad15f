using System.Globalization;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Search;
using Fhir.Server.Audit;
using Fhir.Server.Jobs;
using Fhir.Server.Response;
using Fhir.Server.Validation;
using Fhir.Store.Access;

namespace Fhir.Server.Operations.Bulk;

/// <summary>
/// $export, the job: one walk for each type, at one moment for all of them, written as it comes. The moment is the manifest's transactionTime: asking
/// again with it as <c>_since</c> gives what was written later, without gap or overlap. What the log of access tells is told before the job is done: until then nothing of
/// it is handed out.
/// </summary>
public sealed class ExportWork(SearchReader search, GroupMembers members, Schema schema, AccessAudits audits)
{
    private const string ExportOperation = "$export";

    public async Task<JobOutcome> RunAsync(JobRun run, CancellationToken cancel)
    {
        var request = ExportRequest.Read(run.Job.Request);
        var trail = AccessTrail.OfJob(ExportOperation, request.BaseUrl, request.Origin, run.Job.Permit);
        var store = audits.Around(run.Store, trail);
        var moment = await run.MomentAsync(cancel);
        await using var files = new NdjsonFiles(run.Output);
        var patients = await PatientsAsync(request, store, files, cancel);
        if (patients.Refusal is { } refusal) return refusal;

        for (var at = 0; at < request.Types.Count; at++)
        {
            if (await WriteAsync(new Shown(run, store, trail), request, Query(request, request.Types[at], moment, patients.Ids), files, at, cancel) is { } denied) return denied;
        }
        foreach (var type in request.Since is null ? [] : request.Types)
        {
            if (await WriteDeletionsAsync(store, Query(request, type, moment, patients.Ids) with { IsOfDeletions = true, AnyOf = [] }, files, cancel) is { } denied) return denied;
        }
        if (await audits.TellAsync(trail, cancel) is { } untold) return untold;
        await files.FinishAsync();
        return new JobOutcome(Manifest.Of(moment, request.Url, request.NeedsToken, files.Finished, $"{request.BaseUrl}/{JobStarter.Path}/{run.Job.Id}"), null);
    }

    /// <summary>Null when the export does not keep to patients that are named. Those that are asked for in vain are listed in the error file.</summary>
    private async Task<(IReadOnlyList<string>? Ids, Refusal? Refusal)> PatientsAsync(ExportRequest request, IPermittedStore store, NdjsonFiles files, CancellationToken cancel)
    {
        var known = request.Group is { } group ? await members.PatientsOfAsync(group, request.BaseUrl, store, cancel) : default(Result<List<string>>?);
        if (known?.Refusal is { } refusal) return (null, refusal);
        if (request.Patients is null) return (known?.Value, null);

        var wanted = new List<string>();
        foreach (var id in request.Patients.Distinct())
        {
            if (known is { } ofGroup ? ofGroup.Value.Contains(id) : await IsThereAsync(id, store, cancel)) wanted.Add(id);
            else await files.WriteAsync(Manifest.ErrorName, "OperationOutcome", OperationOutcomeWriter.ToBytes([BulkRules.PatientUnknown.At(null, $"Patient/{id}")], Language.Nb), cancel);
        }
        return (wanted, null);
    }

    private static async Task<bool> IsThereAsync(string id, IPermittedStore store, CancellationToken cancel) =>
        await store.ReadAsync("Patient", id, cancel) is { IsValue: true, Value: { IsDeleted: false } };

    private WalkQuery Query(ExportRequest request, string type, DateTimeOffset moment, IReadOnlyList<string>? patients) =>
        new(type, request.Until is { } until && until < moment ? until : moment)
        {
            Scope = patients is not null ? WalkScope.Patients : request.IsOfPatients ? WalkScope.EveryPatient : WalkScope.Everything,
            Patients = patients ?? [],
            Since = request.Since,
            AnyOf = [.. request.Filters.Where(filter => filter.StartsWith($"{type}?", StringComparison.Ordinal)).Select(filter => Search(filter, type, request.BaseUrl))],
        };

    private SearchQuery Search(string filter, string type, string baseUrl) => search.ReadCondition(type, filter[(type.Length + 1)..], baseUrl).Value;

    /// <summary>A run whose store leaves a trail.</summary>
    private sealed record Shown(JobRun Run, IPermittedStore Store, AccessTrail Trail);

    private async Task<Refusal?> WriteAsync(Shown shown, ExportRequest request, WalkQuery query, NdjsonFiles files, int at, CancellationToken cancel)
    {
        var walk = shown.Store.Walk(query);
        if (walk.Refusal is { } refusal) return refusal;
        var subset = Subset.OfElements([.. request.Elements.Select(element => NameIn(element, query.Type)).OfType<string>()]);
        await foreach (var page in walk.Value.Pages.WithCancellation(cancel))
        {
            foreach (var resource in page) await files.WriteAsync(query.Type, query.Type, subset.Apply(resource.Json, schema), cancel);
            if (shown.Trail.IsLong && await audits.TellAsync(shown.Trail, cancel) is { } untold) return untold;
            shown.Run.Progress = string.Create(CultureInfo.InvariantCulture, $"{files.Lines} resources; {query.Type}, type {at + 1} of {request.Types.Count}");
        }
        return null;
    }

    private static async Task<Refusal?> WriteDeletionsAsync(IPermittedStore store, WalkQuery query, NdjsonFiles files, CancellationToken cancel)
    {
        var walk = store.Walk(query);
        if (walk.Refusal is { } refusal) return refusal;
        await foreach (var page in walk.Value.Pages.WithCancellation(cancel))
            await files.WriteAsync(Manifest.DeletedName, "Bundle", DeletionBundle.ToBytes(page), cancel);
        return null;
    }

    /// <summary>The name of the element in a type; null when it is another type's.</summary>
    private static string? NameIn(string element, string type)
    {
        var dot = element.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? element : element[..dot] == type ? element[(dot + 1)..] : null;
    }
}
