using Fhir.Conformance.Checks;
using Fhir.Conformance.Engine;

namespace Fhir.Conformance.Tiltak.Plan;

/// <summary>Care plans, self-treatment plans with zones, and the municipal services a patient is allotted (plan og tjenester).</summary>
internal static class PlanSuite
{
    private const string Slug = "plan";

    private static readonly Group Claims = new("PLA-META", Slug, new Words("Det serveren hevder", "What the server claims"),
    [
        ClaimsCheck.Of("PLA-META-001", "CarePlan", [.. ClaimsCheck.Searchable("CarePlan", "patient", "category", "status", "part-of"),
            .. ClaimsCheck.Searchable("Goal", "patient"), .. ClaimsCheck.Searchable("EpisodeOfCare", "patient", "status")]),
    ]);

    private static readonly Group Searches = new("PLA-SRCH", Slug, new Words("Søk i planer og tjenester", "Searches in plans and services"),
    [
        SearchCheck.Of("PLA-SRCH-001", Plans.All, Term.Patient("subject")),
        SearchCheck.Of("PLA-SRCH-002", Plans.Typed, Term.Patient("subject"), Term.Token("category", "category.coding")),
        SearchCheck.Of("PLA-SRCH-003", Plans.All, Term.Patient("subject"), Term.Code("status", "status")),
        SearchCheck.Of("PLA-SRCH-004", Plans.Zones, Term.Reference("part-of", "partOf")),
        SearchCheck.Of("PLA-SRCH-005", Plans.Goals, Term.Patient("subject")),
        SearchCheck.Of("PLA-SRCH-006", Plans.Services, Term.Patient("patient")),
        SearchCheck.Of("PLA-SRCH-007", Plans.Services, Term.Patient("patient"), Term.Code("status", "status")),
        SearchCheck.ByPost("PLA-SRCH-008", Plans.All, Term.Patient("subject"), Term.Code("status", "status")),
    ]);

    private static readonly Group Profiles = ProfileCheck.Group("PLA-PROF", Slug, Slug,
        ("CarePlan", "plan-careplan"), ("CarePlan", "plan-sone"), ("Goal", "plan-goal"), ("CareTeam", "plan-careteam"), ("EpisodeOfCare", "plan-episodeofcare"));

    public static readonly Suite Suite = new(Slug, [Claims, Searches, PlanChecks.Group, ServiceChecks.Group, EditingChecks.Group, OverviewChecks.Group, Profiles]);
}
