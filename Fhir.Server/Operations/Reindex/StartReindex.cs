using Fhir.Kernel.Definitions;
using Fhir.Kernel.Outcome;
using Fhir.Server.Authorization;
using Fhir.Server.Jobs;
using Fhir.Server.Operations.Terminology;
using Fhir.Server.Response;
using Fhir.Server.Transport;
using Fhir.Server.Validation;
using Fhir.Store.Access;

namespace Fhir.Server.Operations.Reindex;

/// <summary>
/// $reindex, an operation of our own, the kick-off: makes the index anew from the resources, of every type or of one. It shows nobody anything, but it is a
/// whole server's work, so it is for those who may do everything. https://hl7.org/fhir/R4/async.html
/// </summary>
public sealed class StartReindex(WriteValidator reader, JobStarter jobs, Schema schema, SecuritySettings security)
{
    public async Task<FhirResponse> HandleAsync(FhirRequest request, IPermittedStore store, CancellationToken cancel)
    {
        if (!request.Prefer.IsAsync) return FhirResponse.Refuse(400, ReindexRules.AsyncOnly.At("Prefer"));
        if (!store.Permit.Permits(Permit.AnyType, Interaction.All)) return FhirResponse.Refuse(403, StoreRules.NotPermitted.At(null, Permit.AnyType));
        var reindex = Read(request);
        return reindex.Refusal is { } refusal ? FhirResponse.Refuse(refusal) : await jobs.StartAsync(JobKinds.Reindex, reindex.Value.ToJson(), request, store.Permit, cancel);
    }

    private Result<ReindexRequest> Read(FhirRequest request)
    {
        var read = OperationReading.Of(request, reader, "type");
        if (read.Refusal is { } unreadable) return unreadable;
        var input = read.Value;
        var type = input.Text("type");
        if (type is not null && schema.FindType(type) is not { IsResource: true, IsAbstract: false }) input.Refuse(ReindexRules.TypeUnknown.At("type", type));
        return input.Problems.Count > 0 ? new Refusal(400, input.Problems) : new ReindexRequest($"{request.BaseUrl}/$reindex", type, security.Mode != SecurityMode.Open);
    }
}
