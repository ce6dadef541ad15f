using System.Collections.Immutable;
using Fhir.Kernel.Outcome;

namespace Fhir.Tiltak.Provesvar.European;

/// <summary>Why a report does not become a European laboratory report.</summary>
public static class LabDocumentRules
{
    private const string Guide = "https://hl7.eu/fhir/laboratory/";

    public static readonly Rule ReportUnknown = new("lab-document-unknown", Severity.Error, IssueCode.NotFound,
        "Det er ingen DiagnosticReport/{0}", "There is no DiagnosticReport/{0}", "https://hl7.org/fhir/R4/http.html#read");

    public static readonly Rule ReportDeleted = new("lab-document-deleted", Severity.Error, IssueCode.Deleted,
        "DiagnosticReport/{0} er slettet", "DiagnosticReport/{0} is deleted", "https://hl7.org/fhir/R4/http.html#read");

    public static readonly Rule NotLaboratory = new("lab-document-imaging", Severity.Error, IssueCode.BusinessRule,
        "Rapporten gjelder bildeundersøkelser; det europeiske dokumentet er for laboratoriesvar", "The report is about imaging; the European document is for laboratory reports", Guide);

    public static readonly Rule TooLarge = new("lab-document-too-large", Severity.Error, IssueCode.TooCostly,
        "Dokumentet ville ha flere enn {0} ressurser", "The document would have more than {0} resources", Guide);

    public static readonly ImmutableArray<Rule> All = [ReportUnknown, ReportDeleted, NotLaboratory, TooLarge];
}
