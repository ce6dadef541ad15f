using System.Collections.Immutable;

namespace Fhir.Tiltak.Population.Illness;

/// <summary>A culture with susceptibilities.</summary>
/// <param name="Agents">Each antibiotic, and how many of a thousand are resistant to it.</param>
internal sealed record Culture(string Order, Code Test, Code Organism, Material Material, ImmutableArray<(string Name, Code? Code, int Permille)> Agents);
