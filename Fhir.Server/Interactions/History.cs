using Fhir.Kernel.Definitions;
using Fhir.Kernel.Outcome;
using Fhir.Server.Response;
using Fhir.Server.Transport;
using Fhir.Store.Access;

namespace Fhir.Server.Interactions;

/// <summary>What happened to one resource, to those of a type, or to all, newest first. https://hl7.org/fhir/R4/http.html#history</summary>
public sealed class History(Schema schema, TimeProvider clock)
{
    public async Task<FhirResponse> HandleAsync(FhirRequest request, IPermittedStore store, CancellationToken cancel)
    {
        var asked = HistoryParameters.Read(request);
        if (asked.Refusal is { } refusal) return FhirResponse.Refuse(refusal);
        var subset = Subset.Of(request);
        if (subset.Refusal is { } noSubset) return FhirResponse.Refuse(noSubset);

        var page = await store.HistoryAsync(asked.Value.Query, cancel);
        if (page.Refusal is { } denied) return FhirResponse.Refuse(denied);
        if (request.Id.Length > 0 && page.Value.Versions.Count == 0 && await NeverWasAsync(request, store, cancel) is { } unknown) return FhirResponse.Refuse(unknown);
        return new HistoryBundle(request, subset.Value, schema).Of(asked.Value, page.Value, clock.GetUtcNow());
    }

    /// <summary>An empty page of a resource that exists says that nothing happened in the time asked for; of one that does not, it would say something else.</summary>
    private static async Task<Refusal?> NeverWasAsync(FhirRequest request, IPermittedStore store, CancellationToken cancel)
    {
        var read = await store.ReadAsync(request.Type, request.Id, cancel);
        if (read.Refusal is { } denied) return denied;
        return read.Value is null ? new Refusal(404, [InteractionRules.NotFound.At(null, request.Type, request.Id)]) : null;
    }
}
