using Fhir.Conformance.Checks;
using Fhir.Conformance.Engine;
using Fhir.Conformance.Http;

namespace Fhir.Conformance.Tiltak.Legemiddelliste;

/// <summary>The patient's medication list (pasientens legemiddelliste).</summary>
internal static class LegemiddellisteSuite
{
    private const string Slug = "legemiddelliste";

    private static readonly Group Claims = new("LML-META", Slug, new Words("Det serveren hevder", "What the server claims"),
    [
        ClaimsCheck.Of("LML-META-001", "MedicationStatement", ClaimsCheck.Searchable("MedicationStatement", "patient", "status", "identifier")),
        ClaimsCheck.Of("LML-META-002", "MedicationStatement", [.. ClaimsCheck.Searchable("List", "patient", "code"), Claim.Interaction("Medication", "read")]),
    ]);

    private static readonly Group Searches = new("LML-SRCH", Slug, new Words("Søk i legemiddellisten", "Searches in the medication list"),
    [
        SearchCheck.Of("LML-SRCH-001", Rows.All, Term.Patient("subject")),
        SearchCheck.Of("LML-SRCH-002", Rows.All, Term.Patient("subject"), Term.Code("status", "status")),
        SearchCheck.Of("LML-SRCH-003", Rows.WithPllId, Term.Token("identifier", "identifier")),
        SearchCheck.Of("LML-SRCH-004", Rows.Current, Term.Patient("subject"), Term.From("effective", "effective[x]"), Term.Until("effective", "effective[x]")),
        SearchCheck.ByPost("LML-SRCH-005", Rows.All, Term.Patient("subject"), Term.Code("status", "status")),
        IncludeCheck.Of("LML-SRCH-006", Rows.All, "MedicationStatement:medication", "medicationReference", Term.Patient("subject")),
        SearchCheck.Of("LML-SRCH-007", Rows.Lists, Term.Patient("subject"), Term.Token("code", "code.coding")),
    ]);

    private static readonly Group Lists = new("LML-LIST", Slug, new Words("Listen som helhet", "The list as a whole"),
    [
        ContentCheck.Each("LML-LIST-001", Rows.Lists, list => list.At("identifier").Any(identifier => identifier.Text("value").Length > 0)
            ? null : new Words("har ingen identifikator for versjonen", "has no identifier of its version")),
        ContentCheck.Has("LML-LIST-002", Rows.Lists, "date"),
        ContentCheck.Has("LML-LIST-003", Rows.Lists, "source"),
        ReferenceCheck.Of("LML-LIST-004", Rows.Lists, "entry.item", "MedicationStatement"),
        ContentCheck.Each("LML-LIST-005", Rows.Lists, list => list.Has("entry") || list.Has("emptyReason")
            ? null : new Words("er tom uten å si hvorfor", "is empty without saying why")),
        ContentCheck.Together("LML-LIST-006", Rows.Lists, lists => OnePerPatient(lists)),
    ]);

    private static readonly Group Profiles = ProfileCheck.Group("LML-PROF", Slug, Slug,
        ("MedicationStatement", "legemiddel-medicationstatement"), ("Medication", "legemiddel-medication"), ("List", "legemiddel-list"),
            ("MedicationDispense", "legemiddel-dispense"));

    public static readonly Suite Suite = new(Slug, [Claims, Searches, RowChecks.Group, Lists, Profiles, OperationChecks.Group]);

    private static Judgement? OnePerPatient(IEnumerable<Node> lists)
    {
        var twice = lists.Where(list => list.Text("status") == "current").GroupBy(list => Literal.TypeAndId(list.Text("subject.reference")))
            .FirstOrDefault(group => group.Key.Length > 0 && group.Count() > 1);
        return Expect.That(twice is null, $"{twice?.Key} har {twice?.Count()} gjeldende lister.", $"{twice?.Key} has {twice?.Count()} current lists.");
    }
}
