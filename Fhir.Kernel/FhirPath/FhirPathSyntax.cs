namespace Fhir.Kernel.FhirPath;

/// <summary>What an expression may be written with beyond FHIRPath 2.0.0 and R4.</summary>
public sealed record FhirPathSyntax
{
    public static FhirPathSyntax Default { get; } = new();

    /// <summary><c>5L</c>, a whole number of 64 bits. A later addition: https://hl7.org/fhirpath/#long</summary>
    public bool HasLongLiterals { get; init; }
}
