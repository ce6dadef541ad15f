using Fhir.Kernel.Outcome;

namespace Fhir.Tiltak.Legemiddelliste;

/// <summary>Everything that was looked up comes back: no row disappears by being forgotten.</summary>
internal sealed class CompletenessChecks(IReadOnlyList<HeldRow> shown, IReadOnlyList<RowChange> changes)
{
    private readonly HashSet<string> returned = [.. changes.Select(change => change.Before?.Held.Stored.Id).OfType<string>()];
    private readonly HashSet<string> recalled = [.. changes.SelectMany(change => change.Row.AlsoRecalled)];

    /// <summary>Superseded rows that are not sent because their prescriptions are recalled.</summary>
    public IEnumerable<HeldRow> Recalled => shown.Where(row => !returned.Contains(row.Held.Stored.Id) && IsRecalled(row.Row));

    public IEnumerable<Issue> Issues()
    {
        foreach (var row in shown.Where(row => !returned.Contains(row.Held.Stored.Id)))
        {
            if (changes.FirstOrDefault(change => change.IsNew && change.Sent.Id == row.Held.Stored.Id) is { } renamed)
                yield return RowRules.IdChanged.At(renamed.Sent.Place, renamed.Row.RowId ?? "-", row.Row.Name);
            else if (row.Row.IsHead) yield return RowRules.HeadMissing.At("Bundle.entry", row.Row.Name, row.Row.Status);
            else if (!IsRecalled(row.Row)) yield return RowRules.TailMissing.At("Bundle.entry", row.Row.Name);
        }
        var known = shown.Select(row => row.Row.PrescriptionId).ToHashSet();
        foreach (var change in changes)
            foreach (var unknown in change.Row.AlsoRecalled.Where(id => !known.Contains(id))) yield return PrescriptionRules.RecallUnknown.At(change.Sent.Place, unknown);
    }

    private bool IsRecalled(Row row) => !row.IsHead && row.PrescriptionId is { } id && recalled.Contains(id);
}
