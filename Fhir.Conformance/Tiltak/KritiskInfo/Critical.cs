using System.Collections.Immutable;

using Fhir.Conformance.Checks;
using Fhir.Conformance.Engine;
using Fhir.Conformance.Http;

namespace Fhir.Conformance.Tiltak.KritiskInfo;

/// <summary>Critical information: allergies and reactions, and conditions of the kinds (3, 4, 5, 10) that must be flagged in a treatment situation.</summary>
internal static class Critical
{
    private static readonly ImmutableArray<string> ConditionKinds = ["3", "4", "5", "10"];

    public static readonly DataKind Allergies = new(new Words("overfølsomheter", "allergies"), "AllergyIntolerance", [""], _ => true);

    public static readonly DataKind KnownAllergies = Allergies.Where(new Words("overfølsomheter som ikke er slettet", "allergies that are not deleted"),
        allergy => !Is(allergy, "entered-in-error"));

    public static readonly DataKind Recorded = KnownAllergies.Where(new Words("overfølsomheter som hevder profilen kritisk-allergyintolerance",
        "allergies that claim the profile kritisk-allergyintolerance"), allergy => allergy.At("meta.profile").Any(profile =>
        profile.Value.Split('|')[0].EndsWith("/kritisk-allergyintolerance", StringComparison.Ordinal)));

    public static readonly DataKind RefutedAllergies = Allergies.Where(new Words("avkreftede overfølsomheter", "refuted allergies"), allergy =>
        Is(allergy, "refuted"));

    public static readonly DataKind Conditions = new(new Words("kritiske tilstander", "critical conditions"), "Condition", [""],
        condition => Kinds(condition).Any() && !Is(condition, "entered-in-error"));

    public static readonly DataKind RefutedConditions = Conditions.Where(new Words("avkreftede tilstander", "refuted conditions"), condition =>
        Is(condition, "refuted"));

    public static readonly DataKind Infections = Conditions.Where(new Words("registreringer av smitte", "records of infection"), condition =>
        Kinds(condition).Contains("10"));

    public static readonly DataKind Anaesthesia = Conditions.Where(new Words("registreringer av problem ved anestesi", "records of problems in anaesthesia"),
        condition => Kinds(condition).Any(kind => kind is "3" or "4"));

    /// <summary>The kind's number, in the project's code system or the national service's.</summary>
    public static IEnumerable<string> Kinds(Node condition) => condition.At("category.coding")
        .Where(coding => coding.Text("system") is var system && (system.Contains("kritisk-type", StringComparison.Ordinal)
            || system.Contains("/kj/fhir/CodeSystem/", StringComparison.Ordinal)))
        .Select(coding => coding.Text("code")).Where(ConditionKinds.Contains);

    public static bool Is(Node resource, string verification) => resource.At("verificationStatus.coding.code").Any(code => code.Value == verification);

    public static bool IsInactive(Node resource) => resource.At("clinicalStatus.coding.code")
        .Any(code => code.Value is "inactive" or "resolved" or "remission");
}
