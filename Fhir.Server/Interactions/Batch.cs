using Fhir.Kernel.Elements;
using Fhir.Kernel.Outcome;
using Fhir.Server.Response;
using Fhir.Server.Transport;

namespace Fhir.Server.Interactions;

/// <summary>Every entry on its own, as if it had come over HTTP; one that is refused does not touch the others. https://hl7.org/fhir/R4/http.html#transaction</summary>
public sealed class Batch(TimeProvider clock)
{
    /// <param name="faults">What the parser found wrong inside entries.</param>
    /// <param name="dispatch">The router: entries take the same way as requests, permit included.</param>
    public async Task<FhirResponse> HandleAsync(FhirRequest request, Document bundle, EntryFaults faults, Func<FhirRequest, Task<FhirResponse>> dispatch)
    {
        using var answer = new BundleWriter("batch-response", clock.GetUtcNow());
        var addresses = new AnsweredAddresses(request.BaseUrl);
        foreach (var element in bundle.Root.ChildrenNamed("entry"))
        {
            var response = faults.In(element) is { Count: > 0 } issues ? FhirResponse.Refuse(Refusal.BadRequest([.. issues])) : await AnswerAsync(request, element, dispatch);
            answer.Entry(addresses.Of(response), response.Json.Span, writer => BundleWriter.Response(writer, response, request.Language));
        }
        return FhirResponse.OfJson(answer.ToBytes());
    }

    private static async Task<FhirResponse> AnswerAsync(FhirRequest request, Element element, Func<FhirRequest, Task<FhirResponse>> dispatch)
    {
        var entry = BundleEntry.Read(element, request.BaseUrl);
        if (entry.Refusal is { } refusal) return FhirResponse.Refuse(refusal);
        // A batch in a batch would let one request grow without bound.
        if (entry.Value is { Path.Count: 0, Method: not ("GET" or "HEAD") })
            return FhirResponse.Refuse(400, InteractionRules.EntryUrlInvalid.At(entry.Value.Expression, entry.Value.Url));
        if (entry.Value.Method != "PATCH") return BundleEntries.Without(entry.Value, await dispatch(BundleEntries.AsRequest(entry.Value, request)));
        var patch = BundleEntries.AsPatch(entry.Value, request);
        return patch.Refusal is { } noPatch ? FhirResponse.Refuse(noPatch) : await dispatch(patch.Value);
    }
}
