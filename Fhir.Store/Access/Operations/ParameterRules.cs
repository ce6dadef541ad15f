using System.Collections.Immutable;
using Fhir.Kernel.Outcome;

namespace Fhir.Store.Access.Operations;

/// <summary>What is wrong with the parameters of an operation. https://hl7.org/fhir/R4/operations.html</summary>
public static class ParameterRules
{
    private const string Operations = "https://hl7.org/fhir/R4/operations.html";
    private const string Service = "https://hl7.org/fhir/R4/terminology-service.html";

    public static readonly Rule ParameterUnknown = new("operation-parameter-unknown", Severity.Error, IssueCode.NotSupported,
        "Operasjonen har ingen parameter «{0}»", "The operation has no parameter '{0}'", Operations);

    public static readonly Rule ParameterRepeated = new("operation-parameter-repeated", Severity.Error, IssueCode.Invalid,
        "Parameteren «{0}» kan bare stå én gang", "The parameter '{0}' may stand once only", Operations);

    public static readonly Rule ParameterInvalid = new("operation-parameter-invalid", Severity.Error, IssueCode.Value,
        "{0} er «{1}»; gyldig: {2}", "{0} is '{1}'; valid: {2}", Operations);

    public static readonly Rule ParameterType = new("operation-parameter-type", Severity.Error, IssueCode.Invalid,
        "Parameteren «{0}» er {1}; ventet {2}", "The parameter '{0}' is {1}; expected {2}", Operations);

    public static readonly Rule ParameterComplex = new("operation-parameter-complex", Severity.Error, IssueCode.Invalid,
        "Parameteren «{0}» er en {1} og kan ikke stå i en adresse; send Parameters med POST",
        "The parameter '{0}' is a {1} and cannot stand in an address; send Parameters by POST", Operations);

    public static readonly Rule ParameterMissing = new("operation-parameter-missing", Severity.Error, IssueCode.Required,
        "Operasjonen trenger {0}", "The operation needs {0}", Operations);

    public static readonly Rule ParametersConflict = new("operation-parameters-conflict", Severity.Error, IssueCode.Invalid,
        "Bare én av {0} kan være med", "Only one of {0} may be there", Operations);

    public static readonly Rule ParameterUnsupported = new("operation-parameter-unsupported", Severity.Error, IssueCode.NotSupported,
        "Parameteren «{0}» er ikke støttet her: {1}", "The parameter '{0}' is not supported here: {1}", Service);

    public static readonly ImmutableArray<Rule> All =
        [ParameterUnknown, ParameterRepeated, ParameterInvalid, ParameterType, ParameterComplex, ParameterMissing, ParametersConflict, ParameterUnsupported];
}
