using Fhir.Server.Response;
using Fhir.Server.Transport;
using Fhir.Store.Access;

namespace Fhir.Server.Interactions;

/// <summary>Deletes a resource; its history stays. Deleting what is gone or never was succeeds too. https://hl7.org/fhir/R4/http.html#delete</summary>
public sealed class Delete
{
    public async Task<FhirResponse> HandleAsync(FhirRequest request, IPermittedStore store, CancellationToken cancel)
    {
        var ifMatch = EntityTag.IfMatch(request.IfMatch);
        if (ifMatch.Refusal is { } notATag) return FhirResponse.Refuse(notATag);

        var result = await store.WriteAsync(new WriteBatch(new DeleteCommand(request.Type, request.Id, ifMatch.Value)), cancel);
        return result.IsStored
            ? new FhirResponse(204) { Version = result.Written[0].Resource?.Version, LastModified = result.Written[0].Resource?.LastUpdated }
            : FhirResponse.Refuse(result.Failure.Refusal);
    }
}
