using System.Collections.Immutable;

namespace Fhir.Tiltak.Population.Illness;

/// <summary>What is ordered from the laboratory, why, and what an illness makes of it.</summary>
/// <param name="Permille">How many of a thousand who have the illness have had it taken.</param>
internal sealed record Panel(string Order, string Reason, int Permille, ImmutableArray<Finding> Findings);
