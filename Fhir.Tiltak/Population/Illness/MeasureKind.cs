namespace Fhir.Tiltak.Population.Illness;

/// <summary>What is measured at home; each has a profile of its own.</summary>
internal enum MeasureKind
{
    Pressure,
    Weight,
    Saturation,
    Pulse,
    Temperature,
    Glucose,
    Respiration,
}
