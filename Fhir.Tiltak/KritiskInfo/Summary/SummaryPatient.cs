using Fhir.Kernel.Outcome;
using Fhir.Store.Access;
using Fhir.Store.Access.Operations;
using Fhir.Tiltak.Patients;

namespace Fhir.Tiltak.KritiskInfo.Summary;

/// <summary>The one patient a summary is asked of: the one of the address, or the one with an identifier.</summary>
internal static class SummaryPatient
{
    /// <param name="identifier">A token as searches have it; null when it was not given.</param>
    public static Task<Result<StoredResource>> FindAsync(OperationRequest request, string? identifier, IPermittedStore store, IOperationHost host, CancellationToken cancel)
    {
        var finder = new PatientFinder(store, host, request.BaseUrl);
        if (request.Id is { Length: > 0 } id)
            return finder.ByIdAsync(id, new Refusal(404, [SummaryRules.PatientUnknown.At(null, id)]), new Refusal(410, [SummaryRules.PatientDeleted.At(null, id)]), cancel);
        if (Unclear(identifier) is { } unclear) return Task.FromResult<Result<StoredResource>>(Refusal.BadRequest(unclear));
        return finder.OnlyAsync(identifier!, 2, new Refusal(404, [SummaryRules.IdentifierUnknown.At(null)]), _ => new Refusal(409, [SummaryRules.IdentifierAmbiguous.At(null)]), cancel);
    }

    private static Issue? Unclear(string? identifier) => identifier switch
    {
        null => ParameterRules.ParameterMissing.At("identifier", "identifier"),
        _ when identifier.Length == 0 || identifier.EndsWith('|') || identifier.Contains(',', StringComparison.Ordinal) => SummaryRules.IdentifierIncomplete.At("identifier"),
        _ => null,
    };
}
