using Fhir.Kernel.Outcome;
using Fhir.Kernel.Search;
using Fhir.Server.Response;
using Fhir.Server.Transport;
using Fhir.Server.Validation;
using Fhir.Store.Access;

namespace Fhir.Server.Interactions;

/// <summary>From the parameters of a search to its searchset, the same for the type, the system and the compartment.</summary>
public sealed class SearchAnswer(SearchsetBundle searchset)
{
    /// <param name="read">Understands the parameters, of which none is sealed any more.</param>
    public async Task<FhirResponse> ToAsync(FhirRequest request, IPermittedStore store, Func<FhirRequest, Result<SearchQuery>> read, CancellationToken cancel)
    {
        var query = read(SealedValues.Open(request, store));
        if (query.Refusal is { } refusal) return FhirResponse.Refuse(refusal);

        var page = await store.SearchAsync(query.Value, cancel);
        if (page.Refusal is { } denied) return FhirResponse.Refuse(denied);
        var answered = Warned(request, query.Value);
        return searchset.Of(request, answered with { Applied = SealedValues.InLinks(request, answered.Applied, store) }, page.Value);
    }

    private static SearchQuery Warned(FhirRequest request, SearchQuery query) => request.Method == "GET" && NationalNumbers.AreIn(request.Query)
        ? query with { Ignored = query.Ignored.Add(NationalNumbers.InAddress.At(null)) }
        : query;
}
