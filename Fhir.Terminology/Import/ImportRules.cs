using Fhir.Kernel.Outcome;

namespace Fhir.Terminology.Import;

/// <summary>Why files cannot be read as a code system.</summary>
public static class ImportRules
{
    private const string Module = "https://hl7.org/fhir/R4/terminology-module.html";

    public static readonly Rule NothingFound = new("import-nothing-found", Severity.Error, IssueCode.NotFound,
        "Fant ingen {1} i {0}", "Found no {1} in {0}", Module);

    public static readonly Rule Columns = new("import-columns", Severity.Error, IssueCode.Structure,
        "{0} mangler kolonnen «{1}»; den første linjen er: {2}", "{0} has no column '{1}'; its first line is: {2}", Module);

    public static readonly Rule Empty = new("import-empty", Severity.Error, IssueCode.Structure, "{0} er tom", "{0} is empty", Module);

    public static readonly Rule Fields = new("import-fields", Severity.Error, IssueCode.Structure,
        "{0}, linje {1}: {2} felt; ventet {3}", "{0}, line {1}: {2} fields; expected {3}", Module);

    public static readonly Rule Quotation = new("import-quotation", Severity.Error, IssueCode.Structure,
        "{0}, linje {1}: et anførselstegn mangler makkeren sin", "{0}, line {1}: a quotation mark lacks its pair", Module);

    public static readonly Rule FieldLength = new("import-field-length", Severity.Error, IssueCode.TooLong,
        "{0}, linje {1}: et felt er på mer enn {2} tegn", "{0}, line {1}: a field has more than {2} characters", Module);

    public static readonly Rule CodeMissing = new("import-code-missing", Severity.Error, IssueCode.Required,
        "{0}, linje {1}: det er ingen kode", "{0}, line {1}: there is no code", Module);

    public static readonly Rule CodeTwice = new("import-code-twice", Severity.Error, IssueCode.Duplicate,
        "{0}, linje {1}: koden {2} står en gang til", "{0}, line {1}: the code {2} occurs once more", Module);

    public static readonly Rule SystemMissing = new("import-system-missing", Severity.Error, IssueCode.Required,
        "Filen sier ikke selv hvilket kodeverk den er: oppgi det (--system)", "The file does not say itself which code system it is: state it (--system)", Module);

    public static readonly Rule Unreadable = new("import-unreadable", Severity.Error, IssueCode.Invalid,
        "{0} kan ikke leses: {1}", "{0} cannot be read: {1}", Module);

    public static IReadOnlyList<Rule> All { get; } = [NothingFound, Columns, Empty, Fields, Quotation, FieldLength, CodeMissing, CodeTwice, SystemMissing, Unreadable];
}

/// <summary>Ends an import; the issue says why.</summary>
internal sealed class ImportStopped(Issue issue) : Exception(issue.ToString())
{
    public Issue Issue { get; } = issue;
}
