using Fhir.Kernel.Outcome;
using Fhir.Server.Interactions;
using Fhir.Server.Response;
using Fhir.Server.Transport;
using Fhir.Store.Access;

namespace Fhir.Server.Operations.Everything;

/// <summary>
/// Everything about one patient, or one encounter, as a searchset that is written while it is read: the compartment as matches, what it refers to as
/// includes. With <c>_count</c> it comes in pages.
/// </summary>
public sealed class Everything(EverythingParameters parameters, TimeProvider clock)
{
    public async Task<FhirResponse> HandleAsync(FhirRequest request, IPermittedStore store, CancellationToken cancel)
    {
        var query = parameters.Read(request);
        if (query.Refusal is { } refusal) return FhirResponse.Refuse(refusal);
        var root = await store.ReadAsync(request.Type, request.Id, cancel);
        if (root.Refusal is { } denied) return FhirResponse.Refuse(denied);
        if (root.Value is not { } found) return FhirResponse.Refuse(404, InteractionRules.NotFound.At(null, request.Type, request.Id));
        if (found.IsDeleted) return Read.Gone(found);

        var page = await store.RecordAsync(query.Value, cancel);
        return page.Refusal is { } notPermitted ? FhirResponse.Refuse(notPermitted) : new FhirResponse(200) { Content = (to, stop) => WriteAsync(request, query.Value, page.Value, to, stop) };
    }

    public static Task<FhirResponse> RefuseAllAsync(FhirRequest request, IPermittedStore store, CancellationToken cancel) =>
        Task.FromResult(FhirResponse.Refuse(new Refusal(403, [EverythingRules.OfEverybody.At(null)])));

    private async Task WriteAsync(FhirRequest request, RecordQuery query, RecordPage page, Stream to, CancellationToken cancel)
    {
        using var bundle = new BundleWriter("searchset", clock.GetUtcNow());
        bundle.Links(Links(request, query, page));
        await foreach (var piece in page.Pieces.WithCancellation(cancel))
        {
            foreach (var entry in piece)
                bundle.Entry($"{request.BaseUrl}/{entry.Resource.Reference}", entry.Resource.Json.Span, writer => BundleWriter.SearchMode(writer, entry.IsReferenced ? "include" : "match"));
            await bundle.DrainAsync(to, cancel);
        }
        await to.WriteAsync(bundle.ToBytes(), cancel);
    }

    private static IEnumerable<(string Relation, string Url)> Links(FhirRequest request, RecordQuery query, RecordPage page)
    {
        yield return ("self", EverythingParameters.Link(request, query, query.Cursor));
        if (query.Cursor is not null || page.Next is not null) yield return ("first", EverythingParameters.Link(request, query, null));
        if (page.Next is { } next) yield return ("next", EverythingParameters.Link(request, query, next));
    }
}
