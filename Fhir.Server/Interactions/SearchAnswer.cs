using Fhir.Kernel.Outcome;
using Fhir.Kernel.Search;
using Fhir.Server.Response;
using Fhir.Server.Transport;
using Fhir.Server.Validation;
using Fhir.Store.Access;

namespace Fhir.Server.Interactions;

/// <summary>From the parameters of a search to its searchset, the same for the type, the system and the compartment.</summary>
public sealed class SearchAnswer(SearchsetBundle searchset, HostSettings settings)
{
    /// <param name="read">Understands the parameters, of which none is sealed any more.</param>
    public async Task<FhirResponse> ToAsync(FhirRequest request, IPermittedStore store, Func<FhirRequest, Result<SearchQuery>> read, CancellationToken cancel)
    {
        var query = read(SealedValues.Open(request, store));
        if (query.Refusal is { } refusal) return FhirResponse.Refuse(refusal);
        if (!query.Value.Includes.IsEmpty && request.Parameter("_summary") == "text") return FhirResponse.Refuse(400, InteractionRules.SummaryTextIncludes.At("_summary"));

        var page = await store.SearchAsync(query.Value, cancel);
        if (page.Refusal is { } denied) return FhirResponse.Refuse(denied);
        var answered = Warned(request, query.Value);
        if (request.Parameter(SearchQueryParser.ExplainParameter) == "true") answered = await ExplainedAsync(answered, query.Value, store, cancel);
        var response = searchset.Of(request, answered with { Applied = SealedValues.InLinks(request, answered.Applied, store) }, page.Value);
        return response with { Headers = [.. response.Headers, .. page.Value.Notes] };
    }

    private async Task<SearchQuery> ExplainedAsync(SearchQuery answered, SearchQuery query, IPermittedStore store, CancellationToken cancel)
    {
        if (!settings.ExplainsSearches) return answered with { Ignored = answered.Ignored.Add(ExplainRules.Off.At(SearchQueryParser.ExplainParameter)) };
        var explained = await store.ExplainAsync(query, cancel);
        return explained.IsValue ? answered with { Ignored = [.. answered.Ignored, .. ExplainText.Of(explained.Value)] } : answered;
    }

    private static SearchQuery Warned(FhirRequest request, SearchQuery query) => request.NamesNumber
        ? query with { Ignored = query.Ignored.Add(NationalNumbers.InAddress.At(null)) }
        : query;
}
