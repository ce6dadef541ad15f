using Fhir.Server.Response;
using Fhir.Server.Transport;
using Fhir.Server.Validation;
using Fhir.Store.Access;

namespace Fhir.Server.Interactions;

/// <summary>Search on one resource type, by GET or by POST to _search. https://hl7.org/fhir/R4/http.html#search</summary>
public sealed class SearchType(SearchReader reader, SearchAnswer answer)
{
    public Task<FhirResponse> HandleAsync(FhirRequest request, IPermittedStore store, CancellationToken cancel) =>
        answer.ToAsync(request, store, reader.ReadType, cancel);
}
