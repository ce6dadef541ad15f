namespace Fhir.Tiltak.Population.Illness;

/// <summary>Kinds of critical information, with the number each has in its code system.</summary>
internal enum CriticalKind
{
    Intubation = 3,
    Anaesthesia = 4,
    Condition = 5,
    Treatment = 6,
    Implant = 7,
    LifeSupport = 8,
    Infection = 10,
    Resuscitation = 11,
}
