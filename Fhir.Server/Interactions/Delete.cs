using Fhir.Server.Response;
using Fhir.Server.Transport;
using Fhir.Store.Access;

namespace Fhir.Server.Interactions;

/// <summary>Deletes a resource; its history stays. Deleting what is gone or never was succeeds too. https://hl7.org/fhir/R4/http.html#delete</summary>
public sealed class Delete(Conditions conditions)
{
    public async Task<FhirResponse> HandleAsync(FhirRequest request, IPermittedStore store, CancellationToken cancel)
    {
        var ifMatch = EntityTag.IfMatch(request.IfMatch);
        if (ifMatch.Refusal is { } notATag) return FhirResponse.Refuse(notATag);
        return Answer(request, await store.WriteAsync(new WriteBatch(new DeleteCommand(request.Type, request.Id, ifMatch.Value)), cancel));
    }

    /// <summary><c>DELETE Patient?identifier=...</c>: one match is deleted, none is no error, more are 412. https://hl7.org/fhir/R4/http.html#3.1.0.7.1</summary>
    public async Task<FhirResponse> HandleConditionalAsync(FhirRequest request, IPermittedStore store, CancellationToken cancel)
    {
        var ifMatch = EntityTag.IfMatch(request.IfMatch);
        if (ifMatch.Refusal is { } notATag) return FhirResponse.Refuse(notATag);

        return await Contention.RetryAsync(async () =>
        {
            var condition = await conditions.ResolveAsync(request.Type, request.Condition, request.BaseUrl, store, cancel);
            if (condition.Refusal is { } refusal) return new Attempt(FhirResponse.Refuse(refusal));
            if (condition.Value.Match is not { } match) return new Attempt(Gone(request, null));
            var result = await store.WriteAsync(new WriteBatch([new DeleteCommand(request.Type, match.Id, ifMatch.Value)], [condition.Value.Guard]), cancel);
            return new Attempt(Answer(request, result), Attempt.IsOutrunBy(result.Failure));
        });
    }

    private static FhirResponse Answer(FhirRequest request, WriteResult result) =>
        result.IsStored ? Gone(request, result.Written[0].Resource) : FhirResponse.Refuse(result.Failure.Refusal);

    /// <summary>204; 200 with an outcome for who prefers one. https://hl7.org/fhir/R4/http.html#delete</summary>
    /// <param name="deletion">The version that the deletion made; null when there was nothing.</param>
    internal static FhirResponse Gone(FhirRequest request, StoredResource? deletion)
    {
        var response = new FhirResponse(204) { Version = deletion?.Version, LastModified = deletion?.LastUpdated };
        return request.Prefer.Return == ReturnPreference.OperationOutcome
            ? response with { Status = 200, Outcome = [deletion is null ? InteractionRules.NothingDeleted.At(null) : InteractionRules.DeletionDone.At(null, deletion.Reference)] }
            : response;
    }
}
