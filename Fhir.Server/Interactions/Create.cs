using Fhir.Kernel.Outcome;
using Fhir.Server.Response;
using Fhir.Server.Transport;
using Fhir.Server.Validation;
using Fhir.Store.Access;

namespace Fhir.Server.Interactions;

/// <summary>A new resource under an id the server gives; with If-None-Exist only when nothing matches. https://hl7.org/fhir/R4/http.html#create and #ccreate</summary>
public sealed class Create(WriteValidator validator, Conditions conditions, ClaimedTransactions transactions, SentProvenance provenance)
{
    public async Task<FhirResponse> HandleAsync(FhirRequest request, IPermittedStore store, CancellationToken cancel)
    {
        var read = validator.Read(request);
        if (read.Refusal is { } unreadable) return FhirResponse.Refuse(unreadable);
        var resource = read.Value.Root;
        if (resource.Type.Name != request.Type)
            return FhirResponse.Refuse(400, InteractionRules.TypeMismatch.At(resource.Type.Name, request.Type, resource.Type.Name));
        if (transactions.IsOne(resource)) return SentProvenance.Misplaced(request, "transaction") is { } misplaced ? FhirResponse.Refuse(misplaced) : await transactions.HandleAsync(request, read.Value, store, cancel);

        return await Contention.RetryAsync(async () =>
        {
            var check = await validator.CheckAsync(read.Value, request.BaseUrl, store, cancel, isNew: true);
            if (check.Refusal is { } invalid) return new Attempt(FhirResponse.Refuse(invalid));
            return request.IfNoneExist is { } query ? await CreateOnceAsync(request, query, check.Value, store, cancel) : await WriteAsync(request, check.Value, [], store, cancel);
        });
    }

    private async Task<Attempt> CreateOnceAsync(FhirRequest request, string query, WriteValidator.Accepted accepted, IPermittedStore store, CancellationToken cancel)
    {
        var condition = await conditions.ResolveAsync(request.Type, query, request.BaseUrl, store, cancel);
        if (condition.Refusal is { } refusal) return new Attempt(FhirResponse.Refuse(refusal));
        if (condition.Value.Match is { } existing) return new Attempt(Written.Answer(request, 200, existing, accepted.Remarks));
        return await WriteAsync(request, accepted, [condition.Value.Guard], store, cancel);
    }

    private async Task<Attempt> WriteAsync(FhirRequest request, WriteValidator.Accepted accepted, WriteGuard[] guards, IPermittedStore store, CancellationToken cancel)
    {
        var batch = new WriteBatch([new CreateCommand(accepted.Document.Root, ResourceId.New())], [.. guards]) { OwnBase = request.BaseUrl, Bases = [accepted.Basis] };
        var joined = await provenance.JoinAsync(request, batch, store, cancel);
        if (joined.Refusal is { } refusal) return new Attempt(FhirResponse.Refuse(refusal));
        var result = await store.WriteAsync(joined.Value, cancel);
        return new Attempt(Written.Answer(request, result, accepted.Remarks), Attempt.IsOutrunBy(result.Failure));
    }
}
