using Fhir.Tiltak.Population.Illness;

namespace Fhir.Tiltak.Population.Resources;

/// <summary>One measurement of a series.</summary>
/// <param name="Value">Of a pressure the systolic one.</param>
/// <param name="High">Of a weight: two kilograms above the first.</param>
internal sealed record Reading(string Id, MeasureForm Form, decimal Value, decimal? Low, decimal? High, string When, string? DeviceId)
{
    /// <summary>https://terminology.hl7.org/CodeSystem-v3-ObservationInterpretation.html</summary>
    public Code Interpretation => Value > High ? new(Systems.Interpretation, "H", "High")
        : Value < Low ? new(Systems.Interpretation, "L", "Low")
        : new(Systems.Interpretation, "N", "Normal");
}
