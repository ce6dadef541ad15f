using System.Collections.Frozen;

namespace Fhir.Kernel.Tests.Mutation.Kinds;

/// <summary>Codes that their own system does not have, and units that are none. https://hl7.org/fhir/R4/terminologies.html#system</summary>
internal static class CodeKinds
{
    private const string Ucum = "http://unitsofmeasure.org";

    // Small systems of R4 of which every code is there.
    private static readonly FrozenSet<string> Complete = FrozenSet.Create(
        "http://terminology.hl7.org/CodeSystem/observation-category", "http://terminology.hl7.org/CodeSystem/condition-clinical", "http://terminology.hl7.org/CodeSystem/condition-ver-status",
        "http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical", "http://terminology.hl7.org/CodeSystem/v3-MaritalStatus", "http://terminology.hl7.org/CodeSystem/claim-type");

    public static IReadOnlyList<MutationKind> All { get; } =
    [
        Coding("code that its system does not have", "code", "finnes-ikke", "code-unknown"),
        Coding("name of another code", "display", "Noe ganske annet", "code-display", spot => spot.Has("display")),
        Coding("code of a value set", "system", "http://hl7.org/fhir/ValueSet/administrative-gender", "code-system-valueset"),
        Coding("code of a system that is no address", "system", "kodeverk", "code-system-relative"),
        MutationKind.At("named code without a system", spot => spot.Type == "Coding" && spot.HasAll("system code display"), spot =>
        {
            spot.Object.Remove("system");
            return new("code-system-missing", spot.Place + ".code");
        }),
        Unit("unit that is none", "mgg"), Unit("unit with a bracket too few", "mm[Hg"), Unit("unit with a word", "milligram per liter"), Unit("unit divided by nothing", "mg/"),
    ];

    private static MutationKind Coding(string name, string property, string value, string rule, Func<Spot, bool>? fits = null) => MutationKind.At(
        name, spot => spot.Type == "Coding" && spot.Has("code") && Complete.Contains(spot.Element.ValueOf("system") ?? "") && fits?.Invoke(spot) != false, spot =>
        {
            spot.Object[property] = value;
            return new(rule, $"{spot.Place}.{property}");
        });

    private static MutationKind Unit(string name, string code) => MutationKind.At(
        name, spot => spot.Type is "Quantity" or "Age" or "Duration" && spot.Has("code") && spot.Element.ValueOf("system") == Ucum, spot =>
        {
            spot.Object["code"] = code;
            return new("code-unit", $"{spot.Place}.code");
        });
}
