using Fhir.Kernel.Elements;
using Fhir.Kernel.Outcome;

namespace Fhir.Tiltak.Legemiddelliste;

/// <summary>What is asked of each row, and of the rows together, whatever profile the sender says they have.</summary>
internal sealed class RowChecks(SentDocument document, IReadOnlyList<RowChange> changes, DateOnly lookedUpOn)
{
    private const string Vaccine = "4";
    private const string Supplement = "K";

    public IEnumerable<Issue> Issues() => changes.SelectMany(OfRow).Concat(Repeated());

    private IEnumerable<Issue> OfRow(RowChange change)
    {
        var (row, place) = (change.Row, change.Sent.Place);
        if (row.Statement.ReferenceTo("subject") is var subject && subject != document.Subject) yield return RowRules.OtherPatient.At(place, subject ?? "-", document.Subject ?? "-");
        if (row.Uses.Contains(Vaccine)) yield return RowRules.Vaccine.At(place);
        if (row.ItemGroup is { } group && group != "L") yield return RowRules.NoMedicine.At(place, group);
        if (row.PrescriptionId is not null && change.Drug.Exists && GroupOf(change.Drug) == Supplement) yield return RowRules.SupplementPrescribed.At(place);
        if (row.HasLeft(lookedUpOn)) yield return RowRules.StoppedTooLong.At(place, $"{row.StoppedOn:yyyy-MM-dd}", $"{Row.DaysAfterStop}");
        if (!row.IsHead && !row.Statement.All("partOf").Any(part => document.Find(part.ValueOf("reference")) is { Exists: true, Type.Name: "MedicationStatement" })) yield return RowRules.ChainBroken.At(place);
        if ((change.IsNew || change.Differences.Length > 0) && !row.Statement.Extensions(Pll.Registration).Any()) yield return RowRules.Unregistered.At(place);
        if (change.Before is { } before)
            foreach (var issue in OfChange(change, before, place)) yield return issue;
    }

    private static IEnumerable<Issue> OfChange(RowChange change, HeldRow before, string place)
    {
        if (change.Differences.Length > 0 && !change.LastChangedMoved) yield return RowRules.ChangedKept.At(place, string.Join(", ", change.Differences));
        if (!change.IsChanged && change.LastChangedMoved) yield return RowRules.ChangedMoved.At(place, before.Row.LastChanged ?? "-", change.Row.LastChanged ?? "-");
        if (change.SaysOtherwise && change.Sent.VersionId is { } version && version == $"{before.Held.Stored.Version}") yield return RowRules.VersionKept.At(place, version);
    }

    private IEnumerable<Issue> Repeated()
    {
        foreach (var group in changes.Where(change => change.Row.RowId is not null).GroupBy(change => change.Row.RowId).Where(group => group.Count() > 1))
            yield return RowRules.RepeatedId.At(group.Last().Sent.Place, group.Key!);
        var active = changes.Where(change => change.Row is { IsActive: true, PrescriptionId: not null });
        foreach (var group in active.GroupBy(change => change.Row.PrescriptionId).Where(group => group.Count() > 1))
            yield return PrescriptionRules.TwoActiveRows.At(group.Last().Sent.Place, group.Key!);
    }

    private static string? GroupOf(Element drug) => drug.Extension(Pll.Profile + "legemiddel-prescription-group").Child("value").CodeIn("urn:oid:2.16.578.1.12.4.1.1.7421");
}
