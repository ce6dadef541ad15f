using System.Collections.Immutable;

using Fhir.Conformance.Checks;
using Fhir.Conformance.Engine;
using Fhir.Conformance.Http;

namespace Fhir.Conformance.Tiltak.Legemiddelliste;

/// <summary>What a row of the list says.</summary>
internal static class RowChecks
{
    private const int TypeOfUse = 9101;
    private const string Vaccine = "4";

    private static readonly ImmutableArray<string> Statuses = ["active", "stopped", "completed", "intended", "on-hold", "entered-in-error"];

    public static readonly Group Group = new("LML-ROW", "legemiddelliste", new Words("Rader i legemiddellisten", "Rows of the medication list"),
    [
        ContentCheck.Each("LML-ROW-001", Rows.All, row => Rows.PllIds(row).Concat(Rows.PrescriptionIds(row)).Any()
            ? null : new Words("har verken rad-id eller resept-id", "has neither row id nor prescription id")),
        ContentCheck.Each("LML-ROW-002", Rows.All, row => Statuses.Contains(row.Text("status"))
            ? null : new Words($"har status '{row.Text("status")}'", $"has status '{row.Text("status")}'")),
        SubjectCheck.Of("LML-ROW-003", Rows.Current, "subject"),
        ContentCheck.Each("LML-ROW-004", Rows.Current, DrugAsync),
        ContentCheck.Each("LML-ROW-005", Rows.Current, row => row.Has("dosage") && row.At("dosage").All(dosage => dosage.Text("text").Length > 0)
            ? null : new Words("har dosering uten tekst", "has a dosage without text")),
        ContentCheck.Each("LML-ROW-006", Rows.Current, row => UseCodes(row).Any() ? null
            : new Words("sier ikke om bruken er fast, kur eller ved behov", "does not say whether the use is regular, a course or as needed")),
        // A time nobody knows is said so: https://hl7.org/fhir/R4/extension-data-absent-reason.html
        ContentCheck.Each("LML-ROW-007", Rows.Current, row => row.Has("effective[x]") || row.Has("_effectiveDateTime.extension")
            || row.Has("_effectivePeriod.extension")
            ? null : new Words("mangler tidsrommet den gjelder", "lacks the time it holds")),
        ContentCheck.Each("LML-ROW-008", Rows.Stopped, row => row.Has("statusReason") && row.Text("effectivePeriod.end").Length > 0
            ? null : new Words("er seponert uten grunn eller sluttidspunkt", "is stopped without a reason or an end")),
        ContentCheck.Has("LML-ROW-009", Rows.Completed, "partOf"),
        ContentCheck.Each("LML-ROW-010", Rows.Current, row => UseCodes(row).Contains(Vaccine) ? new Words("er en vaksine", "is a vaccine") : null),
        ContentCheck.Together("LML-ROW-011", Rows.All, rows => Shared(rows, Rows.PllIds, "rad-id", "row id")),
        ContentCheck.Together("LML-ROW-012", Rows.All, rows => Shared(rows.Where(row => row.Text("status") == "active"), Rows.PrescriptionIds,
            "resept-id", "prescription id")),
    ]);

    // The type of use stands in an extension on the dosage, in the national service and in ours alike.
    private static IEnumerable<string> UseCodes(Node row) => row.At("dosage.extension.valueCodeableConcept.coding")
        .Where(coding => Kodeverk.Is(coding.Text("system"), TypeOfUse)).Select(coding => coding.Text("code"));

    private static async Task<Words?> DrugAsync(Probe probe, Node row, CancellationToken cancel)
    {
        if (IsNamed(row["medicationCodeableConcept"])) return null;
        var followed = await ReferenceCheck.FollowAllAsync(probe, row, "medicationReference", cancel);
        return followed.Any(medication => IsNamed(medication["code"])) ? null
            : new Words("har et legemiddel uten kode med visningstekst (FEST eller ATC)", "has a drug without a code with display (FEST or ATC)");
    }

    private static bool IsNamed(Node code) => code.At("coding").Any(coding => coding.Text("system").Length > 0 && coding.Text("display").Length > 0);

    private static Judgement? Shared(IEnumerable<Node> rows, Func<Node, IEnumerable<string>> ids, string nb, string en)
    {
        var twice = rows.SelectMany(row => ids(row).Distinct().Select(id => (Id: id, Row: row.Reference))).GroupBy(pair => pair.Id)
            .FirstOrDefault(group => group.Count() > 1);
        if (twice is null) return null;
        var list = string.Join(", ", twice.Select(pair => pair.Row).Take(3));
        return Judgement.Fail($"Samme {nb} i flere rader: {list}.", $"The same {en} in several rows: {list}.");
    }
}
