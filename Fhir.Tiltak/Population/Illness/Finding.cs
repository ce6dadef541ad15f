namespace Fhir.Tiltak.Population.Illness;

/// <summary>Between which values an illness puts an analysis.</summary>
internal sealed record Finding(Analysis Analysis, decimal From, decimal To);
