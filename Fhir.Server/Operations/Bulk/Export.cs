using Fhir.Kernel.Outcome;
using Fhir.Server.Interactions;
using Fhir.Server.Jobs;
using Fhir.Server.Response;
using Fhir.Server.Transport;
using Fhir.Store.Access;

namespace Fhir.Server.Operations.Bulk;

/// <summary>
/// $export, the kick-off: what is wrong with the request is said at once; the rest is a job.
/// https://hl7.org/fhir/uv/bulkdata/STU2/export.html#bulk-data-kick-off-request
/// </summary>
public sealed class Export(ExportParameters parameters, JobStarter jobs)
{
    public Task<FhirResponse> OfSystemAsync(FhirRequest request, IPermittedStore store, CancellationToken cancel) => StartAsync(request, ExportLevel.System, store, cancel);

    public Task<FhirResponse> OfPatientsAsync(FhirRequest request, IPermittedStore store, CancellationToken cancel) => StartAsync(request, ExportLevel.Patients, store, cancel);

    public async Task<FhirResponse> OfGroupAsync(FhirRequest request, IPermittedStore store, CancellationToken cancel)
    {
        var group = await store.ReadAsync("Group", request.Id, cancel);
        if (group.Refusal is { } denied) return FhirResponse.Refuse(denied);
        if (group.Value is not { } found) return FhirResponse.Refuse(404, InteractionRules.NotFound.At(null, "Group", request.Id));
        return found.IsDeleted ? Read.Gone(found) : await StartAsync(request, ExportLevel.Group, store, cancel);
    }

    private async Task<FhirResponse> StartAsync(FhirRequest request, ExportLevel level, IPermittedStore store, CancellationToken cancel)
    {
        if (!request.Prefer.IsAsync) return FhirResponse.Refuse(400, BulkRules.AsyncOnly.At("Prefer"));
        var export = parameters.Read(request, level, store.Permit);
        return export.Refusal is { } refusal ? FhirResponse.Refuse(refusal) : await jobs.StartAsync(JobKinds.Export, export.Value.ToJson(), request, store.Permit, cancel);
    }
}

/// <summary>What an export covers.</summary>
public enum ExportLevel
{
    System,
    Patients,
    Group,
}
