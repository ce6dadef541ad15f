namespace Fhir.Tiltak.Population.People;

/// <summary>A number a patient is known by.</summary>
internal sealed record Identity(string System, string Value)
{
    /// <summary>Series and system owned by the hospital that gave the number; it needs an assigner.</summary>
    public bool IsLocal => System == Systems.LocalPatientNumber;
}
