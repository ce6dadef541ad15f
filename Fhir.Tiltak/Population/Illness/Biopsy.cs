namespace Fhir.Tiltak.Population.Illness;

/// <summary>Tissue that is sent to pathology.</summary>
internal sealed record Biopsy(string Order, string Site, string Conclusion);
