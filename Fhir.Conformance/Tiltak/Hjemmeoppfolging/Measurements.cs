using System.Collections.Immutable;

using Fhir.Conformance.Checks;
using Fhir.Conformance.Engine;
using Fhir.Conformance.Http;

namespace Fhir.Conformance.Tiltak.Hjemmeoppfolging;

/// <summary>Home measurements. Laboratory results of the other tiltak are kept out by category.</summary>
internal static class Measurements
{
    public const string BloodPressure = "85354-9";
    public const string Systolic = "8480-6";
    public const string Diastolic = "8462-4";

    public const string GlucoseLoinc = "15074-8";
    public const string GlucoseNpu = "NPU02187";

    /// <summary>Printed in Norwegian tables for body weight; its check digit is wrong and FHIR's own profile wants 29463-7.</summary>
    public const string MisprintedWeight = "29563-7";

    /// <summary>The unit (UCUM) each vital sign must have. https://hl7.org/fhir/R4/observation-vitalsigns.html</summary>
    public static readonly ImmutableDictionary<string, string[]> Units = new Dictionary<string, string[]>
    {
        ["8867-4"] = ["/min"],
        ["9279-1"] = ["/min"],
        ["2708-6"] = ["%"],
        ["59408-5"] = ["%"],
        ["8310-5"] = ["Cel", "[degF]"],
        ["29463-7"] = ["kg", "g", "[lb_av]"],
        ["8302-2"] = ["cm", "[in_i]"],
        ["39156-5"] = ["kg/m2"],
        [Systolic] = ["mm[Hg]"],
        [Diastolic] = ["mm[Hg]"],
    }.ToImmutableDictionary();

    public static readonly DataKind All = new(new Words("hjemmemålinger", "home measurements"), "Observation", ["category=vital-signs", ""],
        measurement => measurement.HasCode("category.coding", Kodeverk.ObservationCategory, "vital-signs") && measurement.Text("status") != "entered-in-error");

    public static readonly DataKind Pressures = All.Where(new Words("blodtrykksmålinger", "blood pressure measurements"),
        measurement => measurement.HasCode("code.coding", Kodeverk.Loinc, BloodPressure));

    public static readonly DataKind Glucose = new(new Words("glukosemålinger", "glucose measurements"), "Observation", ["category=laboratory", ""],
        measurement => measurement.At("meta.profile").Any(profile => profile.Value.Contains("/hjemmeoppfolging/", StringComparison.Ordinal))
            && (measurement.HasCode("code.coding", Kodeverk.Loinc, GlucoseLoinc) || measurement.Codes("code.coding", 7280).Contains(GlucoseNpu)));

    public static readonly DataKind Valued = All.Where(new Words("målinger med tallverdi", "measurements with a number"), measurement =>
        Quantities(measurement).Any());

    /// <summary>The value and those of the components.</summary>
    public static IEnumerable<Node> Quantities(Node measurement) =>
        measurement.At("valueQuantity").Concat(measurement.At("component.valueQuantity")).Where(quantity => quantity.Has("value"));

    /// <summary>Each quantity with the LOINC codes of what it measures.</summary>
    public static IEnumerable<(string Code, Node Quantity)> Coded(Node measurement) => measurement.At("component").Append(measurement)
        .SelectMany(part => part.At("code.coding").Where(coding => coding.Text("system") == Kodeverk.Loinc)
            .SelectMany(coding => part.At("valueQuantity").Select(quantity => (coding.Text("code"), quantity))));
}
