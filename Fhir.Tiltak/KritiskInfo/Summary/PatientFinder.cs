using Fhir.Kernel.Outcome;
using Fhir.Store.Access;
using Fhir.Store.Access.Operations;

namespace Fhir.Tiltak.KritiskInfo.Summary;

/// <summary>Finds the one patient a summary is asked of. Nobody gets the summary of a patient who only may be meant.</summary>
internal static class PatientFinder
{
    public static async Task<Result<StoredResource>> ByIdAsync(string id, IPermittedStore store, CancellationToken cancel)
    {
        var read = await store.ReadAsync("Patient", id, cancel);
        if (read.Refusal is { } refusal) return refusal;
        if (read.Value is not { } patient) return new Refusal(404, [SummaryRules.PatientUnknown.At(null, id)]);
        return patient.IsDeleted ? new Refusal(410, [SummaryRules.PatientDeleted.At(null, id)]) : patient;
    }

    /// <param name="identifier">A token as searches have it: <c>system|value</c> or <c>value</c>; null when it was not given.</param>
    public static async Task<Result<StoredResource>> ByIdentifierAsync(string? identifier, string ownBase, IPermittedStore store, IOperationHost host, CancellationToken cancel)
    {
        if (identifier is null) return Refusal.BadRequest(ParameterRules.ParameterMissing.At("identifier", "identifier"));
        if (identifier.Contains(',', StringComparison.Ordinal) || identifier.Length == 0 || identifier.EndsWith('|')) return Refusal.BadRequest(SummaryRules.IdentifierIncomplete.At("identifier"));
        var query = host.Search("Patient", $"identifier={Uri.EscapeDataString(identifier)}&_count=2", ownBase);
        if (query.Refusal is { } malformed) return malformed;
        var page = await store.SearchAsync(query.Value, cancel);
        if (page.Refusal is { } denied) return denied;
        return page.Value.Matches switch
        {
            [] => new Refusal(404, [SummaryRules.IdentifierUnknown.At(null)]),
            [var only] => only,
            _ => new Refusal(409, [SummaryRules.IdentifierAmbiguous.At(null)]),
        };
    }
}
