using Fhir.Kernel.Outcome;

namespace Fhir.Server.Visibility;

/// <summary>What is said of resources that are withheld.</summary>
public static class VisibilityRules
{
    public static readonly Rule ContentWithheld = new("content-withheld", Severity.Error, IssueCode.Suppressed,
        "{0}/{1} er innholdet i et dokument som er sperret for deg", "{0}/{1} is the content of a document that is blocked for you", "https://hl7.org/fhir/R4/security-labels.html");
}
