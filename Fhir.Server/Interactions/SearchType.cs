using Fhir.Kernel.Search;
using Fhir.Server.Response;
using Fhir.Server.Transport;
using Fhir.Server.Validation;
using Fhir.Store.Access;

namespace Fhir.Server.Interactions;

/// <summary>Search on one resource type, by GET or by POST to _search. https://hl7.org/fhir/R4/http.html#search</summary>
public sealed class SearchType(SearchReader reader, SearchsetBundle searchset)
{
    public async Task<FhirResponse> HandleAsync(FhirRequest request, IPermittedStore store, CancellationToken cancel)
    {
        var query = reader.Read(request);
        if (query.Refusal is { } refusal) return FhirResponse.Refuse(refusal);

        var page = await store.SearchAsync(query.Value, cancel);
        return page.Refusal is { } denied ? FhirResponse.Refuse(denied) : searchset.Of(request, Warned(request, query.Value), page.Value);
    }

    private static SearchQuery Warned(FhirRequest request, SearchQuery query) => request.Method == "GET" && NationalNumbers.AreIn(request.Query)
        ? query with { Ignored = query.Ignored.Add(NationalNumbers.InAddress.At(null)) }
        : query;
}
