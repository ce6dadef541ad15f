using System.Collections.Immutable;
using Fhir.Kernel.Outcome;

namespace Fhir.Tiltak.KritiskInfo.Summary;

/// <summary>Why there is no summary. https://hl7.org/fhir/uv/ips/OperationDefinition-summary.html</summary>
public static class SummaryRules
{
    private const string Summary = "https://hl7.org/fhir/uv/ips/OperationDefinition-summary.html";

    /// <summary>Arguments: what was asked for, what there is.</summary>
    public static readonly Rule ProfileUnknown = new("summary-profile-unknown", Severity.Error, IssueCode.NotSupported,
        "Oppsummeringen lages ikke etter profilen «{0}»; gyldig: {1}", "The summary is not made by the profile '{0}'; valid: {1}", Summary);

    /// <summary>Arguments: id.</summary>
    public static readonly Rule PatientUnknown = new("summary-patient-unknown", Severity.Error, IssueCode.NotFound,
        "Det finnes ingen Patient/{0}", "There is no Patient/{0}", Summary);

    /// <summary>Arguments: id.</summary>
    public static readonly Rule PatientDeleted = new("summary-patient-deleted", Severity.Error, IssueCode.Deleted,
        "Patient/{0} er slettet", "Patient/{0} has been deleted", Summary);

    public static readonly Rule IdentifierUnknown = new("summary-identifier-unknown", Severity.Error, IssueCode.NotFound,
        "Ingen pasient har identifikatoren", "No patient has the identifier", Summary);

    /// <summary>A number of help may be shared, and so may a number without a system be.</summary>
    public static readonly Rule IdentifierAmbiguous = new("summary-identifier-ambiguous", Severity.Error, IssueCode.MultipleMatches,
        "Flere pasienter har identifikatoren; be om oppsummeringen med id", "Several patients have the identifier; ask for the summary by id", Summary);

    /// <summary>It must name a value, and one only: a system alone, or a list, would be somebody or other.</summary>
    public static readonly Rule IdentifierIncomplete = new("summary-identifier-value", Severity.Error, IssueCode.Value,
        "identifier skal være system|verdi eller verdi", "identifier is to be system|value or value", Summary);

    /// <summary>Arguments: the limit.</summary>
    public static readonly Rule TooLarge = new("summary-too-large", Severity.Error, IssueCode.TooCostly,
        "Oppsummeringen ville få flere enn {0} ressurser; hent journalen med Patient/[id]/$everything",
        "The summary would have more than {0} resources; fetch the record by Patient/[id]/$everything", Summary);

    public static readonly ImmutableArray<Rule> All = [ProfileUnknown, PatientUnknown, PatientDeleted, IdentifierUnknown, IdentifierAmbiguous, IdentifierIncomplete, TooLarge];
}
