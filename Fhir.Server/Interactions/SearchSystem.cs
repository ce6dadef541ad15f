using Fhir.Server.Response;
using Fhir.Server.Transport;
using Fhir.Server.Validation;
using Fhir.Store.Access;

namespace Fhir.Server.Interactions;

/// <summary>Search over all resource types, or those that <c>_type</c> names. https://hl7.org/fhir/R4/http.html#search</summary>
public sealed class SearchSystem(SearchReader reader, SearchAnswer answer)
{
    public Task<FhirResponse> HandleAsync(FhirRequest request, IPermittedStore store, CancellationToken cancel) =>
        answer.ToAsync(request, store, opened => reader.ReadSystem(opened, store.Permit), cancel);
}
