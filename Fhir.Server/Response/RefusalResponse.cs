using Fhir.Kernel.Outcome;

namespace Fhir.Server.Response;

/// <summary>Answers a refusal with its status and an OperationOutcome in FHIR JSON.</summary>
public static class RefusalResponse
{
    public static async Task WriteAsync(HttpContext context, Refusal refusal)
    {
        var isEnglish = context.Request.Headers.AcceptLanguage.ToString().StartsWith("en", StringComparison.OrdinalIgnoreCase);
        context.Response.StatusCode = refusal.Status;
        context.Response.ContentType = "application/fhir+json; charset=utf-8";
        await context.Response.Body.WriteAsync(OperationOutcomeWriter.ToBytes(refusal.Issues, isEnglish ? Language.En : Language.Nb), context.RequestAborted);
    }
}
