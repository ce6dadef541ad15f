using Fhir.Conformance.Checks;
using Fhir.Conformance.Engine;
using Fhir.Conformance.Http;

namespace Fhir.Conformance.Tiltak.Journaldokumenter;

/// <summary>Sharing of journal documents (pasientens journaldokumenter) over IHE MHD.</summary>
internal static class JournaldokumenterSuite
{
    private const string Slug = "journaldokumenter";

    private static readonly Group Claims = new("DOK-META", Slug, new Words("Det serveren hevder", "What the server claims"),
    [
        ClaimsCheck.Of("DOK-META-001", "DocumentReference", ClaimsCheck.Searchable("DocumentReference",
            "patient", "status", "type", "category", "date", "event", "facility", "format", "identifier", "period", "related", "security-label", "setting")),
    ]);

    private static readonly Group Searches = new("DOK-SRCH", Slug, new Words("Søk etter dokumenter (ITI-67)", "Searches for documents (ITI-67)"),
    [
        SearchCheck.Of("DOK-SRCH-001", Documents.All, Term.Patient("subject"), Term.Code("status", "status")),
        SearchCheck.Of("DOK-SRCH-002", Documents.All, Term.Patient("subject"), Term.Token("type", "type.coding")),
        SearchCheck.Of("DOK-SRCH-003", Documents.All, Term.Patient("subject"), Term.Token("category", "category.coding")),
        SearchCheck.Of("DOK-SRCH-004", Documents.All, Term.Patient("subject"), Term.From("date", "date"), Term.Until("date", "date")),
        SearchCheck.Of("DOK-SRCH-005", Documents.All, Term.Token("identifier", "masterIdentifier") with
        {
            // The parameter covers both elements: https://hl7.org/fhir/R4/documentreference.html#search
            Matches = (document, value) => document.At("masterIdentifier").Concat(document.At("identifier"))
                .Any(identifier => $"{Term.Escape(identifier.Text("system"))}|{Term.Escape(identifier.Text("value"))}" == value),
        }),
        SearchCheck.Of("DOK-SRCH-006", Documents.All, Term.Patient("subject"), Term.Token("security-label", "securityLabel.coding")),
        SearchCheck.Of("DOK-SRCH-007", Documents.All, Term.Patient("subject"), Term.Token("facility", "context.facilityType.coding")),
        SearchCheck.Of("DOK-SRCH-008", Documents.All, Term.Patient("subject"), Term.Token("setting", "context.practiceSetting.coding")),
        SearchCheck.Of("DOK-SRCH-009", Documents.All, Term.Patient("subject"), Term.From("period", "context.period"), Term.Until("period", "context.period")),
        SearchCheck.ByPost("DOK-SRCH-010", Documents.All, Term.Patient("subject"), Term.Code("status", "status")),
        new Check("DOK-SRCH-011", TotalAsync) { Claims = [Claim.Search("DocumentReference", "patient"), Claim.Search("DocumentReference", "status")] },
    ]);

    private static readonly Group Profiles = ProfileCheck.Group("DOK-PROF", Slug, Slug,
        ("DocumentReference", "journal-documentreference"));

    public static readonly Suite Suite = new(Slug, [Claims, Searches, ReferenceContentChecks.Group, RetrieveChecks.Group, ProvideChecks.Group, BlockedChecks.Group, Profiles]);

    // IHE MHD 4.2.4, Find Document References: Bundle.total is 1..1.
    private static async Task<Judgement> TotalAsync(Probe probe, CancellationToken cancel)
    {
        Term[] terms = [Term.Patient("subject"), Term.Code("status", "status")];
        var found = await probe.FindAsync(Documents.All, cancel);
        if (found.IsEmpty) return probe.NoData(Documents.All);
        if (SearchCheck.Choose(found, terms) is not var (_, query, _)) return SearchCheck.NoValues(Documents.All, terms);
        var pages = await probe.SearchAsync($"DocumentReference?{query}", cancel);
        var count = pages.Matches.Count();
        return (pages.Problem ?? pages.UnlessWhole ?? Expect.That(pages.First.Json.Text("total") == $"{count}",
            $"Bundle.total er '{pages.First.Json.Text("total")}'; søket ga {count} treff.",
                $"Bundle.total is '{pages.First.Json.Text("total")}'; the search gave {count} matches.")).OrPass();
    }
}
