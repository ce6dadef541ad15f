using System.Collections.Immutable;
using Fhir.Kernel.Outcome;

namespace Fhir.Server.Operations.Validating;

/// <summary>What keeps a $validate from saying anything of the resource.</summary>
public static class ValidateRules
{
    private const string Validate = "https://hl7.org/fhir/R4/resource-operation-validate.html";

    public static readonly Rule ModeUnknown = new("validate-mode", Severity.Error, IssueCode.Value,
        "mode er «{0}»; gyldig: én av create, update, delete, profile", "mode is '{0}'; allowed: one of create, update, delete, profile", Validate);

    public static readonly Rule ResourceMissing = new("validate-resource-missing", Severity.Error, IssueCode.Required,
        "Det er ingen ressurs å kontrollere: send den som den er, eller som parameteren «resource»",
        "There is no resource to validate: send it as it is, or as the parameter 'resource'", Validate);

    public static readonly Rule InstanceMissing = new("validate-instance-missing", Severity.Error, IssueCode.Required,
        "mode «{0}» gjelder en ressurs på serveren; adressen må si hvilken: [type]/[id]/$validate",
        "mode '{0}' is about a resource on the server; the address must say which: [type]/[id]/$validate", Validate);

    public static readonly ImmutableArray<Rule> All = [ModeUnknown, ResourceMissing, InstanceMissing];
}
