using Fhir.Kernel.Outcome;
using Fhir.Server.Authorization;
using Fhir.Server.Jobs;
using Fhir.Server.Operability;
using Fhir.Server.Operability.Load;
using Fhir.Server.Patching;
using Fhir.Server.Response;

namespace Fhir.Server.Transport;

/// <summary>
/// A request's way through the house: format, readiness, who is calling, the request itself, the interaction, the answer. Whatever goes wrong on the
/// way is an OperationOutcome in the format that was asked for.
/// </summary>
public sealed class FhirEndpoint(RequestReader reader, Authorizer authorizer, FhirRouter router, ResponseWriter writer, Readiness readiness, ClientRates rates, AsyncRequests later, AddressGuard addresses)
{
    public async Task HandleAsync(HttpContext context)
    {
        var cancel = context.RequestAborted;
        var negotiated = Negotiation.Of(context.Request);
        var negotiation = negotiated.IsValue ? negotiated.Value : Negotiation.Default;
        var namesNumber = addresses.Finds(context);
        if (namesNumber && addresses.Refuse(context) is { } refused)
        {
            await writer.WriteAsync(context, refused, negotiation, cancel);
            return;
        }
        var response = negotiated.Refusal is { } notAcceptable ? FhirResponse.Refuse(notAcceptable) : await AnswerAsync(context, negotiation, namesNumber, cancel);
        await writer.WriteAsync(context, namesNumber ? AddressGuard.Warned(response) : response, response.Negotiated ?? negotiation, cancel);
    }

    private async Task<FhirResponse> AnswerAsync(HttpContext context, Negotiation negotiation, bool namesNumber, CancellationToken cancel)
    {
        if (!readiness.IsReady) return FhirResponse.Refuse(503, TransportRules.NotReady.At(null)).With("Retry-After", "1");
        if (FhirRoutes.IsPublic(context.Request)) return await ReadAndDispatchAsync(context, negotiation, namesNumber, Store.Access.Permit.Open, cancel);

        var caller = await authorizer.AuthenticateAsync(context);
        if (RequestFacts.Of(context) is { } facts && caller.Permit is { } known) facts.Client = known.Client;
        if (rates.Refuse(context, caller.Permit) is { } tooMany) return tooMany;
        return caller.IsPermitted ? await ReadAndDispatchAsync(context, negotiation, namesNumber, caller.Permit, cancel) : FhirResponse.Refuse(caller.Refusal);
    }

    private Task<FhirResponse> DispatchAsync(FhirRequest request, Store.Access.Permit permit, CancellationToken cancel) =>
        AsyncRequests.Wants(request) ? later.StartAsync(request, permit, cancel) : router.DispatchAsync(request, permit, cancel);

    private async Task<FhirResponse> ReadAndDispatchAsync(HttpContext context, Negotiation negotiation, bool namesNumber, Store.Access.Permit permit, CancellationToken cancel)
    {
        var read = await reader.ReadAsync(context, negotiation, permit, cancel);
        if (read.Refusal is { } refusal) return Told(context, FhirResponse.Refuse(refusal));
        if (read.Value.Unsupported is { } unsupported) return Told(context, await router.RefuseAsync(read.Value, unsupported, permit, cancel));
        var request = namesNumber ? read.Value with { NamesNumber = true } : read.Value;
        // The parameters of a posted search may stand in its form, those about the answer among them.
        if (request.ContentFormat != BodyFormat.Form) return Told(context, await DispatchAsync(request, permit, cancel));
        var negotiated = Negotiation.Of(context.Request, request.Query);
        if (negotiated.Refusal is { } notAcceptable) return FhirResponse.Refuse(notAcceptable);
        return Told(context, await DispatchAsync(request, permit, cancel)) with { Negotiated = negotiated.Value };
    }

    /// <summary>Who sends what is not taken is told what is: RFC 5789 section 2.2 and RFC 9110 section 12.5.3.</summary>
    private static FhirResponse Told(HttpContext context, FhirResponse response)
    {
        if (response.Status != 415) return response;
        var told = response.With("Accept-Encoding", BodyReader.Codings);
        return HttpMethods.IsPatch(context.Request.Method) ? told.With("Accept-Patch", PatchBody.Accepted) : told;
    }
}
