using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

using Fhir.Conformance.Checks;
using Fhir.Conformance.Engine;
using Fhir.Conformance.Http;

using Group = Fhir.Conformance.Engine.Group;

namespace Fhir.Conformance.Tiltak.Provesvar;

/// <summary>What a laboratory result says.</summary>
internal static partial class ResultChecks
{
    private static readonly ImmutableArray<string> AllowedValues = ["valueQuantity", "valueCodeableConcept", "valueDateTime", "valueRange", "valueRatio"];

    public static readonly Group Group = new("PRV-RES", "provesvar", new Words("Laboratorieresultater", "Laboratory results"),
    [
        ContentCheck.Each("PRV-RES-001", Results.Laboratory, SaysSomething),
        ContentCheck.Each("PRV-RES-002", Results.Laboratory, result => !result.Has("value[x]") || AllowedValues.Any(result.Has)
            ? null : new Words("har en verdi av en type prøvesvar ikke bruker", "has a value of a type laboratory results do not use")),
        ContentCheck.Each("PRV-RES-003", Results.Measured, result => result.Text("valueQuantity.system") == Kodeverk.Ucum
            && result.Text("valueQuantity.code").Length > 0
            ? null : new Words("har en enhet som ikke er kodet i UCUM", "has a unit that is not coded in UCUM")),
        ContentCheck.Each("PRV-RES-004", Results.Laboratory, result => result.Has("code.coding.code") || result.Text("code.text").Length > 0
            ? null : new Words("har verken kode eller tekst i code", "has neither code nor text in code")),
        ContentCheck.Each("PRV-RES-005", Results.Laboratory, result => result.Codes("code.coding", Results.LaboratoryCodes).All(code =>
            LaboratoryCode().IsMatch(code))
            ? null : new Words("har en kode i 7280 som ikke er NPU eller NOR og fem siffer", "has a code of 7280 that is not NPU or NOR and five digits")),
        SubjectCheck.Of("PRV-RES-006", Results.Laboratory, "subject"),
        ContentCheck.Has("PRV-RES-007", Results.Laboratory, "effective[x]"),
        ContentCheck.Has("PRV-RES-008", Results.Laboratory, "performer"),
        ContentCheck.Each("PRV-RES-009", Results.WithRange, SameUnit),
        ContentCheck.Each("PRV-RES-010", Results.Judged, InterpretationAgrees),
        ReferenceCheck.Of("PRV-RES-011", Results.WithMembers, "hasMember", "Observation"),
        ContentCheck.Each("PRV-RES-012", Results.WithMembers, result => result.At("hasMember.reference")
            .Any(member => Literal.TypeAndId(member.Value) == result.Reference)
            ? new Words("er medlem av seg selv", "is a member of itself") : null),
    ]);

    // HL7 Europe Laboratory Report, eu-lab-1.
    private static Words? SaysSomething(Node result) =>
        result.Text("status") is "registered" or "cancelled" || result.Has("value[x]") || result.Has("dataAbsentReason") || result.Has("hasMember")
            || result.Has("component")
            ? null : new Words("har verken verdi eller grunn til at den mangler", "has neither a value nor a reason for its absence");

    private static Words? SameUnit(Node result)
    {
        var unit = result.Text("valueQuantity.code");
        var limits = result.At("referenceRange.low").Concat(result.At("referenceRange.high"));
        return limits.All(limit => limit.Text("code") == unit) ? null
            : new Words("har et referanseområde i en annen enhet enn verdien", "has a reference range in another unit than the value");
    }

    private static Words? InterpretationAgrees(Node result)
    {
        var codes = result.At("interpretation.coding.code").Select(code => code.Value).ToHashSet();
        var range = result.At("referenceRange").First();
        var (value, low, high) = (Number(result.Text("valueQuantity.value")), Number(range.Text("low.value")), Number(range.Text("high.value")));
        var isWrong = (codes.Overlaps(["H", "HH"]) && value < low) || (codes.Overlaps(["L", "LL"]) && value > high);
        return isWrong ? new Words("er tolket motsatt av referanseområdet", "is interpreted against its reference range") : null;
    }

    private static decimal? Number(string text) => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    [GeneratedRegex("^(NPU|NOR)[0-9]{5}$")]
    private static partial Regex LaboratoryCode();
}
