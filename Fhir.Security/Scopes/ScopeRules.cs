using System.Collections.Immutable;
using Fhir.Kernel.Outcome;

namespace Fhir.Security.Scopes;

/// <summary>Refusals of a caller who is known but may not do this: 403. https://www.rfc-editor.org/rfc/rfc6750#section-3.1</summary>
public static class ScopeRules
{
    private const string Scopes = "https://hl7.org/fhir/smart-app-launch/scopes-and-launch-context.html";

    /// <summary>Arguments: a scope that would do.</summary>
    public static readonly Rule Missing = new("scope-missing", Severity.Error, IssueCode.Forbidden,
        "Tokenet gir ikke lov til dette. Det trengs et scope som {0}.",
        "The token does not allow this. A scope such as {0} is needed.",
        Scopes);

    /// <summary>Arguments: the scope.</summary>
    public static readonly Rule NotEnforced = new("scope-not-enforced", Severity.Error, IssueCode.Forbidden,
        "Tokenet har scopet {0}, som denne serveren ikke kan håndheve. Den tar imot scopes av formen system/<type>.<cruds> og avviser tokener med andre ressursscopes.",
        "The token carries the scope {0}, which this server cannot enforce. It takes scopes of the form system/<type>.<cruds> and refuses tokens with other resource scopes.",
        Scopes);

    public static readonly ImmutableArray<Rule> All = [Missing, NotEnforced];
}
