using Fhir.Conformance.Checks;
using Fhir.Conformance.Engine;
using Fhir.Conformance.Http;

namespace Fhir.Conformance.Tiltak.Plan;

/// <summary>Plans, what they are made of, and services.</summary>
internal static class Plans
{
    public const string PlanType = "/CodeSystem/hjemme-plan-type";

    private const string ZoneProfile = "/StructureDefinition/plan-sone";
    private const string ZoneSystem = "/CodeSystem/plan-sone";

    public static readonly DataKind All = new(new Words("planer", "plans"), "CarePlan", [""], plan => !IsZone(plan));

    public static readonly DataKind Typed = All.Where(new Words("planer med plantype", "plans with a type of plan"), IsTyped);

    public static readonly DataKind Active = Typed.Where(new Words("planer i bruk", "plans in use"), plan => plan.Text("status") == "active");

    public static readonly DataKind Zones = new(new Words("soner", "zones"), "CarePlan", [""], IsZone);

    public static readonly DataKind ZoneConditions = new(new Words("tilstander for soner", "conditions of zones"), "Condition", [""],
        condition => condition.At("severity.coding").Any(coding => coding.Text("system").EndsWith(ZoneSystem, StringComparison.Ordinal)));

    public static readonly DataKind Goals = new(new Words("mål", "goals"), "Goal", [""], _ => true);

    public static readonly DataKind NumberGoals = Goals.Where(new Words("mål i tall", "goals in numbers"),
        goal => goal.Has("target.detailQuantity") || goal.Has("target.detailRange"));

    public static readonly DataKind Services = new(new Words("tildelte tjenester", "allotted services"), "EpisodeOfCare", [""], _ => true);

    public static IEnumerable<Node> Amounts(Node goal) =>
        goal.At("target.detailQuantity").Concat(goal.At("target.detailRange.low")).Concat(goal.At("target.detailRange.high"));

    /// <summary>Every colour a zone's condition says.</summary>
    public static IEnumerable<string> Colours(Node condition) => condition.At("severity.coding")
        .Where(coding => coding.Text("system").EndsWith(ZoneSystem, StringComparison.Ordinal)).Select(coding => coding.Text("code"));

    private static bool IsZone(Node plan) => plan.At("meta.profile").Any(profile => profile.Value.Split('|')[0].EndsWith(ZoneProfile, StringComparison.Ordinal));

    private static bool IsTyped(Node plan) => plan.At("category.coding").Any(coding => coding.Text("system").EndsWith(PlanType, StringComparison.Ordinal));
}
