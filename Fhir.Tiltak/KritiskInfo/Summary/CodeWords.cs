using System.Collections.Frozen;
using Fhir.Kernel.Outcome;
using Fhir.Profiles;

namespace Fhir.Tiltak.KritiskInfo.Summary;

/// <summary>R4's own codes in words; one that is not here is shown as it is.</summary>
internal static class CodeWords
{
    private static readonly FrozenDictionary<string, BilingualText> Words = new Dictionary<string, BilingualText>
    {
        ["active"] = new("aktiv", "active"), ["inactive"] = new("inaktiv", "inactive"), ["resolved"] = new("over", "resolved"), ["remission"] = new("i remisjon", "in remission"),
        ["recurrence"] = new("tilbakefall", "recurrence"), ["relapse"] = new("tilbakefall", "relapse"),
        ["unconfirmed"] = new("ubekreftet", "unconfirmed"), ["confirmed"] = new("bekreftet", "confirmed"), ["provisional"] = new("foreløpig", "provisional"), ["differential"] = new("mulig", "differential"),
        ["high"] = new("høy alvorlighet", "high criticality"), ["low"] = new("lav alvorlighet", "low criticality"), ["unable-to-assess"] = new("alvorlighet ikke vurdert", "criticality not assessed"),
        ["severe"] = new("alvorlig", "severe"), ["moderate"] = new("moderat", "moderate"), ["mild"] = new("mild", "mild"),
        ["intended"] = new("planlagt", "intended"), ["on-hold"] = new("satt på vent", "on hold"), ["unknown"] = new("ukjent", "unknown"), ["completed"] = new("fullført", "completed"),
        ["in-progress"] = new("pågår", "in progress"), ["stopped"] = new("avbrutt", "stopped"), ["final"] = new("endelig", "final"), ["amended"] = new("endret", "amended"),
        ["corrected"] = new("rettet", "corrected"), ["preliminary"] = new("foreløpig", "preliminary"), ["partial"] = new("delvis", "partial"), ["appended"] = new("med tillegg", "appended"),
    }.ToFrozenDictionary();

    public static string In(string code, Language language) => Words.TryGetValue(code, out var words) ? words.In(language) : code;
}
