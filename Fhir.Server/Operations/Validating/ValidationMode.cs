namespace Fhir.Server.Operations.Validating;

/// <summary>What the resource is validated for. https://hl7.org/fhir/R4/valueset-resource-validation-mode.html</summary>
public enum ValidationMode
{
    Create,
    Update,
    Delete,
    Profile,
}
