namespace Fhir.Kernel.Outcome;

/// <summary>The two languages FhirRef speaks to people.</summary>
public enum Language
{
    /// <summary>Norwegian bokmål, the default.</summary>
    Nb,
    En,
}
