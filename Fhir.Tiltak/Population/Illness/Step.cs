using System.Collections.Immutable;

namespace Fhir.Tiltak.Population.Illness;

/// <summary>One place in a regimen, for one of several drugs.</summary>
/// <param name="Permille">How many of a thousand who have the illness need it.</param>
/// <param name="Alternatives">The usual one first; one that is wrong for the patient is passed over.</param>
internal sealed record Step(int Permille, ImmutableArray<Treatment> Alternatives);
