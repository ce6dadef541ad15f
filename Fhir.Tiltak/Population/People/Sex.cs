namespace Fhir.Tiltak.Population.People;

internal enum Sex
{
    Female,
    Male,
}
