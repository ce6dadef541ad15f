using Fhir.Conformance.Checks;
using Fhir.Conformance.Engine;
using Fhir.Conformance.Http;

namespace Fhir.Conformance.Tiltak.Plan;

/// <summary>What a plan, its zones and its goals say.</summary>
internal static class PlanChecks
{
    private static readonly string[] Colours = ["green", "yellow", "red"];

    public static readonly Group Group = new("PLA-PLN", "plan", new Words("Planer", "Plans"),
    [
        SubjectCheck.Of("PLA-PLN-001", Plans.Typed, "subject"),
        ContentCheck.Has("PLA-PLN-002", Plans.Typed, "title"),
        ContentCheck.Each("PLA-PLN-003", Plans.Active, plan => plan.Has("author") ? null : new Words("er i bruk uten å si hvem som har laget den", "is in use without saying who made it")),
        ContentCheck.Each("PLA-PLN-004", Plans.Zones, zone => zone.At("partOf").Count() == 1
            ? null : new Words("hører ikke til nøyaktig én plan", "does not belong to exactly one plan")),
        ContentCheck.Each("PLA-PLN-005", Plans.Zones, zone => zone.At("activity.detail.description").Any(action => action.Value.Length > 0)
            ? null : new Words("sier ikke hva pasienten skal gjøre", "does not say what the patient is to do")),
        ContentCheck.Each("PLA-PLN-006", Plans.ZoneConditions, condition => Plans.Colours(condition).ToList() is [var colour] && Colours.Contains(colour)
            ? null : new Words("har ikke nøyaktig én farge av grønn, gul og rød", "does not have exactly one colour of green, yellow and red")),
        ContentCheck.Each("PLA-PLN-007", Plans.ZoneConditions, condition => condition.Text("code.text").Length > 0
            ? null : new Words("sier ikke i ord når sonen gjelder", "does not say in words when the zone applies")),
        ContentCheck.Each("PLA-PLN-008", Plans.NumberGoals, goal => Plans.Amounts(goal).All(amount => amount.Text("system") == Kodeverk.Ucum && amount.Text("code").Length > 0)
            ? null : new Words("er et tall uten enhet i UCUM", "is a number without a unit in UCUM")),
        ContentCheck.Each("PLA-PLN-009", Plans.NumberGoals, goal => goal.Has("target.measure.coding.code")
            ? null : new Words("er et tall, men sier ikke hva som måles", "is a number but does not say what is measured")),
    ]);
}
