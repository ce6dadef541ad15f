namespace Fhir.Tiltak.Hjemmeoppfolging.News2;

/// <summary>The seven things that NEWS2 looks at.</summary>
public enum News2Item
{
    Respiration,
    Saturation,
    Oxygen,
    Systolic,
    Pulse,
    Consciousness,
    Temperature,
}
