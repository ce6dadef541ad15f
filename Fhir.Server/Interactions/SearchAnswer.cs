using Fhir.Kernel.Outcome;
using Fhir.Kernel.Search;
using Fhir.Server.Response;
using Fhir.Server.Transport;
using Fhir.Server.Validation;
using Fhir.Store.Access;

namespace Fhir.Server.Interactions;

/// <summary>From a search that was read to its searchset, the same for the type, the system and the compartment.</summary>
public sealed class SearchAnswer(SearchsetBundle searchset)
{
    public async Task<FhirResponse> ToAsync(FhirRequest request, Result<SearchQuery> query, IPermittedStore store, CancellationToken cancel)
    {
        if (query.Refusal is { } refusal) return FhirResponse.Refuse(refusal);

        var page = await store.SearchAsync(query.Value, cancel);
        return page.Refusal is { } denied ? FhirResponse.Refuse(denied) : searchset.Of(request, Warned(request, query.Value), page.Value);
    }

    private static SearchQuery Warned(FhirRequest request, SearchQuery query) => request.Method == "GET" && NationalNumbers.AreIn(request.Query)
        ? query with { Ignored = query.Ignored.Add(NationalNumbers.InAddress.At(null)) }
        : query;
}
