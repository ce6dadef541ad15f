using Fhir.Kernel.Json;
using Fhir.Kernel.Outcome;
using Fhir.Store.Access;
using Fhir.Store.Access.Operations;
using Fhir.Tiltak.Patients;

namespace Fhir.Tiltak.Legemiddelliste;

/// <summary>Reads what the store holds of one patient's medicines, as the caller may see it.</summary>
internal sealed class RecordReader(IPermittedStore store, IOperationHost host, string ownBase)
{
    /// <summary>Below this number of resources a search needs no second page.</summary>
    private const int PageSize = 200;

    public string OwnBase => ownBase;

    public PatientFinder Patients { get; } = new(store, host, ownBase);

    /// <summary>Null when there is none, it is deleted, or the caller may not read it.</summary>
    public async Task<Held?> ReadAsync(string type, string id, CancellationToken cancel)
    {
        var read = await store.ReadAsync(type, id, cancel);
        return read.IsValue && read.Value is { IsDeleted: false } found ? Hold(found) : null;
    }

    /// <param name="query">As an address has it.</param>
    public async Task<Result<IReadOnlyList<Held>>> AllAsync(string type, string query, CancellationToken cancel)
    {
        var asked = host.Search(type, query, ownBase);
        if (asked.Refusal is { } misread) return misread;
        var found = new List<Held>();
        for (var next = asked.Value with { PageSize = PageSize }; ;)
        {
            var page = await store.SearchAsync(next, cancel);
            if (page.Refusal is { } refusal) return refusal;
            found.AddRange(page.Value.Matches.Select(Hold));
            if (page.Value.Next is not { } cursor) return found;
            next = next with { Cursor = cursor };
        }
    }

    /// <summary>Every row and prescription the patient has, also what is no longer shown.</summary>
    public async Task<Result<IReadOnlyList<HeldRow>>> RowsAsync(string patientId, CancellationToken cancel)
    {
        var found = await AllAsync("MedicationStatement", $"patient=Patient/{patientId}", cancel);
        if (found.Refusal is { } refusal) return refusal;
        return found.Value.Select(HeldRow.Of).Where(row => row.Row.RowId is not null || row.Row.PrescriptionId is not null).ToList();
    }

    /// <summary>The list that counts; null when the patient has none yet. The newest, should somebody have stored several.</summary>
    public async Task<Result<Held?>> CurrentListAsync(string patientId, CancellationToken cancel)
    {
        var found = await AllAsync("List", $"patient=Patient/{patientId}&code={Pll.Loinc}%7C{Pll.ListCode}&status=current&_sort=-date", cancel);
        return found.Refusal is { } refusal ? refusal : found.Value.Count == 0 ? null : found.Value[0];
    }

    public Held Hold(StoredResource stored) => new(stored, JsonParser.Parse(stored.Json, host.Schema).Document!);
}
