using Fhir.Conformance.Checks;
using Fhir.Conformance.Engine;

namespace Fhir.Conformance.Tiltak.Provesvar;

/// <summary>Laboratory and imaging results (pasientens prøvesvar).</summary>
internal static class ProvesvarSuite
{
    private const string Slug = "provesvar";

    private static readonly Group Claims = new("PRV-META", Slug, new Words("Det serveren hevder", "What the server claims"),
    [
        ClaimsCheck.Of("PRV-META-001", "DiagnosticReport",
            [.. ClaimsCheck.Searchable("DiagnosticReport", "patient", "category", "date", "status"),
                .. ClaimsCheck.Searchable("Observation", "patient", "category", "code", "date")]),
    ]);

    private static readonly Group Searches = new("PRV-SRCH", Slug, new Words("Søk i prøvesvar", "Searches in results"),
    [
        SearchCheck.Of("PRV-SRCH-001", Results.Reports, Term.Patient("subject")),
        SearchCheck.Of("PRV-SRCH-002", Results.Reports, Term.Patient("subject"), Term.Token("category", "category.coding")),
        SearchCheck.Of("PRV-SRCH-003", Results.Reports, Term.Patient("subject"), Term.From("date", "effective[x]"), Term.Until("date", "effective[x]")),
        SearchCheck.Of("PRV-SRCH-004", Results.Reports, Term.Patient("subject"), Term.Code("status", "status")),
        SearchCheck.Of("PRV-SRCH-005", Results.Laboratory, Term.Patient("subject"), Term.Fixed("category", "category.coding", "laboratory")),
        SearchCheck.Of("PRV-SRCH-006", Results.Laboratory, Term.Patient("subject"), Term.Token("code", "code.coding")),
        SearchCheck.Of("PRV-SRCH-007", Results.Laboratory, Term.Patient("subject"), Term.From("date", "effective[x]"), Term.Until("date", "effective[x]")),
        IncludeCheck.Of("PRV-SRCH-008", Results.WithResults, "DiagnosticReport:result", "result", Term.Patient("subject")),
        SearchCheck.ByPost("PRV-SRCH-009", Results.Reports, Term.Patient("subject"), Term.Token("category", "category.coding")),
    ]);

    private static readonly Group Profiles = ProfileCheck.Group("PRV-PROF", Slug, Slug,
        ("DiagnosticReport", "provesvar-diagnosticreport-lab"), ("DiagnosticReport", "provesvar-diagnosticreport-radiologi"),
            ("Observation", "provesvar-observation-lab"), ("Specimen", "provesvar-specimen"), ("ServiceRequest", "provesvar-servicerequest"));

    public static readonly Suite Suite = new(Slug, [Claims, Searches, ReportChecks.Group, ResultChecks.Group, Profiles, DocumentChecks.Group, VersionChecks.Group]);
}
