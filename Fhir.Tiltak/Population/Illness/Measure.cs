namespace Fhir.Tiltak.Population.Illness;

/// <summary>A measurement that is repeated at home, and the target the answer is held against.</summary>
/// <param name="From">Usual values, both ends; of a pressure the systolic one.</param>
internal sealed record Measure(MeasureKind Kind, decimal From, decimal To, decimal? TargetLow, decimal? TargetHigh);
