namespace Fhir.Tiltak.Population.Illness;

/// <summary>Something that everybody who treats the patient must know.</summary>
/// <param name="Permille">How many of a thousand who have the illness have it.</param>
/// <param name="Kind">In the code system of critical information, 3 to 11.</param>
/// <param name="Text">What a reader is told; for infection it is not written, since that is told by code alone.</param>
/// <param name="Warning">The warning that points to it; null for none.</param>
internal sealed record CriticalFact(int Permille, CriticalKind Kind, Code? Code, string Text, string? Note = null, string? Warning = null);
