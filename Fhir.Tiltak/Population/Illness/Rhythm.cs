namespace Fhir.Tiltak.Population.Illness;

/// <summary>How often: in code system 9101 (use) and in FHIR's timing.</summary>
internal enum Rhythm
{
    Morning,
    Evening,
    Twice,
    Thrice,
    AsNeeded,
    Course,
}
