namespace Fhir.Tiltak.Population.People;

/// <summary>What one person is to another.</summary>
/// <param name="Relation">Of the relative towards the patient.</param>
/// <param name="IsGuardian">The relative has parental responsibility.</param>
internal sealed record Kinship(Person Patient, Person Relative, Relation Relation, bool IsGuardian);
