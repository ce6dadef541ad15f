using Fhir.Kernel.Outcome;
using Fhir.Server.Transport;

namespace Fhir.Server.Response;

/// <summary>Answers a refusal with its status and an OperationOutcome in FHIR JSON.</summary>
public static class RefusalResponse
{
    public static async Task WriteAsync(HttpContext context, Refusal refusal)
    {
        context.Response.StatusCode = refusal.Status;
        context.Response.ContentType = "application/fhir+json; charset=utf-8";
        await context.Response.Body.WriteAsync(OperationOutcomeWriter.ToBytes(refusal.Issues, Negotiation.LanguageOf(context.Request)), context.RequestAborted);
    }
}
