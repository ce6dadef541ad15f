using Fhir.Kernel.Outcome;

namespace Fhir.Tiltak.Legemiddelliste;

/// <summary>What is asked of the prescriptions behind the rows, and what only the store can tell: whether an id is in use, and whether something was dispensed.</summary>
internal sealed class PrescriptionChecks(RecordReader reader, IReadOnlyList<HeldRow> shown, IReadOnlyList<RowChange> changes)
{
    private const string Package = "3";

    private readonly HashSet<string> known = [.. shown.Select(row => row.Row.PrescriptionId).OfType<string>()];

    public async Task<Result<IReadOnlyList<Issue>>> IssuesAsync(CancellationToken cancel)
    {
        var issues = changes.SelectMany(OfRow).ToList();
        foreach (var change in changes)
        {
            var (row, place) = (change.Row, change.Sent.Place);
            if (change.IsNew && row.RowId is { } id && await InUseAsync(Pll.RowSystem, id, cancel) is var rowId)
                if (rowId.Refusal is { } refusal) return refusal;
                else if (rowId.Value) issues.Add(RowRules.IdTaken.At(place, id));
            if (row is { CreatesPrescription: true, PrescriptionId: { } prescription } && await InUseAsync(Pll.PrescriptionSystem, prescription, cancel) is var taken)
                if (taken.Refusal is { } refusal) return refusal;
                else if (taken.Value) issues.Add(PrescriptionRules.Exists.At(place, prescription));
            if (row is { IsMistake: true, PrescriptionId: { } mistaken } && await DispensedAsync(change, mistaken, cancel)) issues.Add(RowRules.Dispensed.At(place, mistaken));
        }
        return issues;
    }

    private IEnumerable<Issue> OfRow(RowChange change)
    {
        var (row, place) = (change.Row, change.Sent.Place);
        if (row.CreatesPrescription)
        {
            if (row is not { IsActive: true, PrescriptionType: "E", PrescriptionId: not null }) yield return PrescriptionRules.NotAnEPrescription.At(place);
            if (Missing(change) is { Count: > 0 } missing) yield return PrescriptionRules.Incomplete.At(place, string.Join(", ", missing));
        }
        else if (row is { PrescriptionType: "E", PrescriptionId: { } id } && !known.Contains(id)) yield return PrescriptionRules.Unknown.At(place, id);
        if (change.Before?.Row.PrescriptionId is { } same && same == row.PrescriptionId && change.Differences.Contains("medication")) yield return PrescriptionRules.OtherDrug.At(place, same);
    }

    /// <summary>What a prescription must say beyond the row. A package is counted, everything else is measured.</summary>
    private static List<string> Missing(RowChange change)
    {
        var prescription = change.Row.Prescription;
        var isPackage = change.Drug.Extension(Pll.RegistrationType).Child("value").All("coding").Any(coding => coding.ValueOf("code") == Package);
        var missing = ((string[])["prescriptionDate", "expirationDate", "festUpdate", "refills", isPackage ? "numberOfPackages" : "amount"])
            .Where(part => !prescription.Part(part).Exists).ToList();
        if (!change.Row.Statement.Extension(Pll.Substitution).Exists) missing.Add("genericSubstitution");
        return missing;
    }

    private async Task<Result<bool>> InUseAsync(string system, string id, CancellationToken cancel)
    {
        var found = await reader.AllAsync("MedicationStatement", $"identifier={system}%7C{Uri.EscapeDataString(id)}", cancel);
        return found.Refusal is { } refusal ? refusal : found.Value.Count > 0;
    }

    private async Task<bool> DispensedAsync(RowChange change, string prescription, CancellationToken cancel)
    {
        if (change.Before?.Held.Root.ReferenceTo("subject") is not { } patient) return false;
        var dispenses = await reader.AllAsync("MedicationDispense", $"patient={Uri.EscapeDataString(patient)}", cancel);
        return dispenses.IsValue && dispenses.Value.Any(dispense => dispense.Root.All("authorizingPrescription").Any(to => to.Child("identifier").ValueOf("value") == prescription));
    }
}
