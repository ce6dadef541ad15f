using System.Collections.Immutable;

namespace Fhir.Tiltak.Population.People;

/// <summary>People who belong together, of one household or several, and what they are to each other.</summary>
internal sealed record Kin(ImmutableArray<Person> Members, ImmutableArray<Kinship> Ties);
