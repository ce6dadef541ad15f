using Fhir.Kernel.Definitions;
using Fhir.Kernel.Search;
using Fhir.Server.Transport;
using Fhir.Store.Access;

namespace Fhir.Server.Response;

/// <summary>One page of a search as a Bundle: what was understood in the self link, what was not in an outcome entry. https://hl7.org/fhir/R4/search.html#bundle</summary>
public sealed class SearchsetBundle(Schema schema, TimeProvider clock)
{
    public FhirResponse Of(FhirRequest request, SearchQuery query, SearchPage page)
    {
        var subset = Subset.Of(request);
        if (subset.Refusal is { } refusal) return FhirResponse.Refuse(refusal);

        using var bundle = new BundleWriter("searchset", clock.GetUtcNow());
        if (page.Total is { } total) bundle.Total(total);
        bundle.Links(Links(request, query, page));
        if (!subset.Value.IsCount)
        {
            foreach (var match in page.Matches) Write(bundle, request, subset.Value, match, "match");
            foreach (var included in page.Included) Write(bundle, request, subset.Value.OfIncluded, included, "include");
        }
        if (!query.Ignored.IsEmpty) bundle.OutcomeEntry(query.Ignored, request.Language);
        return FhirResponse.OfJson(bundle.ToBytes());
    }

    private void Write(BundleWriter bundle, FhirRequest request, Subset subset, StoredResource resource, string mode) =>
        bundle.Entry($"{request.BaseUrl}/{resource.Reference}", DocumentUrls.Absolute(resource.Type, subset.Apply(resource.Json, schema), request.BaseUrl).Span, writer => BundleWriter.SearchMode(writer, mode));

    /// <summary>https://hl7.org/fhir/R4/http.html#paging; the page before is named by both of its registered names.</summary>
    private static IEnumerable<(string Relation, string Url)> Links(FhirRequest request, SearchQuery query, SearchPage page)
    {
        yield return ("self", Link(request, query, query.Cursor));
        if (query.Cursor is not null || page.Next is not null) yield return ("first", Link(request, query, null));
        if (page.Previous is { } previous)
        {
            yield return ("previous", Link(request, query, previous));
            yield return ("prev", Link(request, query, previous));
        }
        if (page.Next is { } next) yield return ("next", Link(request, query, next));
    }

    /// <summary>A posted search has the address of the same search by GET.</summary>
    private static string Link(FhirRequest request, SearchQuery query, string? cursor)
    {
        var parameters = cursor is null ? query.Applied : query.Applied.Add(new QueryParameter(SearchQueryParser.CursorParameter, cursor));
        var path = string.Join('/', request.Path.Where(segment => segment != "_search").Prepend(request.BaseUrl));
        // All of a compartment has no address of its own by POST.
        if (request.Owner.Length > 0 && request.Type.Length == 0 && !path.EndsWith("/*", StringComparison.Ordinal)) path += "/*";
        return parameters.IsEmpty ? path : $"{path}?{QueryText.Format(parameters)}";
    }
}
