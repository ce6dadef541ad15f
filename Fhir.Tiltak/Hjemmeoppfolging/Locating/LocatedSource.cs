namespace Fhir.Tiltak.Hjemmeoppfolging.Locating;

/// <summary>A pointer: who holds data of a type, and where they can be fetched. Never a clinical value.</summary>
/// <param name="Organization">Organisation number.</param>
/// <param name="Name">Null when it is not said.</param>
/// <param name="Type">Of the code system hjemme-datatype.</param>
/// <param name="Address">FHIR base; null when the pointer leads to an Endpoint that is not here.</param>
public sealed record LocatedSource(string Organization, string? Name, string Type, string? Address);
