namespace Fhir.Tiltak.Population.People;

/// <summary>The family relations of the national code system that the population has.</summary>
internal enum Relation
{
    Mother,
    Father,
    Child,
    Spouse,
}
