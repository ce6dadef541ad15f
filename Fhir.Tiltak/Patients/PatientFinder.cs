using Fhir.Kernel.Outcome;
using Fhir.Store.Access;
using Fhir.Store.Access.Operations;

namespace Fhir.Tiltak.Patients;

/// <summary>Finds a patient by what a caller knows of one. What it means that there is none, or that there are several, each operation says in its own rules.</summary>
internal sealed class PatientFinder(IPermittedStore store, IOperationHost host, string ownBase)
{
    public async Task<Result<StoredResource>> ByIdAsync(string id, Refusal none, Refusal deleted, CancellationToken cancel)
    {
        var read = await store.ReadAsync("Patient", id, cancel);
        if (read.Refusal is { } refusal) return refusal;
        if (read.Value is not { } patient) return none;
        return patient.IsDeleted ? deleted : patient;
    }

    /// <summary>The one patient with an identifier. Nobody gets one who only may be meant.</summary>
    /// <param name="token">As searches have it: <c>system|value</c> or <c>value</c>.</param>
    /// <param name="several">Is told how many there are, as far as they were counted: to <paramref name="most"/>.</param>
    public async Task<Result<StoredResource>> OnlyAsync(string token, int most, Refusal none, Func<int, Refusal> several, CancellationToken cancel)
    {
        var found = await ByTokenAsync(token, most, cancel);
        if (found.Refusal is { } refusal) return refusal;
        return found.Value switch
        {
            [] => none,
            [var only] => only,
            var all => several(all.Count),
        };
    }

    public async Task<Result<IReadOnlyList<StoredResource>>> ByTokenAsync(string token, int most, CancellationToken cancel)
    {
        var query = host.Search("Patient", $"identifier={Uri.EscapeDataString(token)}", ownBase);
        if (query.Refusal is { } malformed) return malformed;
        var page = await store.SearchAsync(query.Value with { PageSize = most }, cancel);
        return page.Refusal is { } denied ? denied : page.Value.Matches.ToList();
    }
}
