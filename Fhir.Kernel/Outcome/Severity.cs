namespace Fhir.Kernel.Outcome;

/// <summary>https://hl7.org/fhir/R4/valueset-issue-severity.html</summary>
public enum Severity
{
    Fatal,
    Error,
    Warning,
    Information,
}
