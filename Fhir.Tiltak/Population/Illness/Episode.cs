namespace Fhir.Tiltak.Population.Illness;

/// <summary>An illness in somebody's life.</summary>
/// <param name="Since">When it was known, or when it came for one that passes.</param>
internal sealed record Episode(Disease Disease, DateOnly Since);
