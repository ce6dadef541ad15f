using Fhir.Kernel.Elements;

namespace Fhir.Tiltak.KritiskInfo.Summary;

/// <summary>
/// Which resources a summary tells of. What is entered in error or refuted never is; what has run out or been stopped is counted and left out, but for what IPS
/// gives a section of its own.
/// </summary>
internal static class Current
{
    public static bool Allergy(Element allergy, SummaryDay day) => Code(allergy, "verificationStatus") is not ("refuted" or "entered-in-error");

    public static bool Problem(Element condition, SummaryDay day) => IsTrue(condition) && !IsOver(condition);

    public static bool PastProblem(Element condition, SummaryDay day) => IsTrue(condition) && IsOver(condition);

    public static bool Statement(Element statement, SummaryDay day) => statement.ValueOf("status") is "active" or "intended" or "on-hold" or "unknown";

    /// <summary>IPS 2.0 has no use for requests that something be not given.</summary>
    public static bool Request(Element request, SummaryDay day) =>
        request.ValueOf("status") is "active" or "on-hold" && request.ValueOf("doNotPerform") != "true";

    public static bool Immunization(Element immunization, SummaryDay day) => immunization.ValueOf("status") == "completed";

    /// <summary>An ongoing treatment that is critical is completed when it was refuted, and passes when its last day has come.</summary>
    public static bool Procedure(Element procedure, SummaryDay day) => CriticalKind.Of(procedure) is null
        ? procedure.ValueOf("status") is "in-progress" or "on-hold" or "stopped" or "completed"
        : procedure.ValueOf("status") == "in-progress" && !HasRunOut(procedure, day);

    public static bool Device(Element use, SummaryDay day) => use.ValueOf("status") is "active" or "on-hold" && !HasRunOut(use, day);

    public static bool Alert(Element flag, SummaryDay day) => flag.ValueOf("status") == "active" && !day.HasCome(flag.Child("period").Child("end"));

    /// <summary>A limit to life-prolonging treatment (kind 8) holds until somebody ends it, whatever its date says.</summary>
    public static bool Directive(Element consent, SummaryDay day) => consent.ValueOf("status") == "active"
        && (CriticalKind.Of(consent) is { } kind ? kind == "8" || !HasRunOut(consent, day) : Code(consent, "scope") == "adr");

    public static bool Any(Element resource, SummaryDay day) => true;

    /// <summary>What is entered in error was never true and is told of nowhere.</summary>
    public static bool IsInError(Element resource) => resource.ValueOf("status") == "entered-in-error" || Code(resource, "verificationStatus") == "entered-in-error";

    /// <summary>The code of a CodeableConcept's first coding.</summary>
    public static string? Code(Element resource, string name) => resource.Child(name).Child("coding").ValueOf("code");

    private static bool IsTrue(Element condition) => Code(condition, "verificationStatus") is not ("refuted" or "entered-in-error");

    private static bool IsOver(Element condition) => Code(condition, "clinicalStatus") is "inactive" or "remission" or "resolved";

    private static bool HasRunOut(Element resource, SummaryDay day) => day.HasCome(CriticalKind.Extension(resource, CriticalKind.ValidUntil));
}
