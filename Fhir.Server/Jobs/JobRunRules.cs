using System.Collections.Immutable;
using Fhir.Kernel.Outcome;

namespace Fhir.Server.Jobs;

/// <summary>What is said about jobs that are not there, and about those that came to nothing.</summary>
public static class JobRunRules
{
    private const string Status = "https://hl7.org/fhir/uv/bulkdata/STU2/export.html#bulk-data-status-request";

    public static readonly Rule Unknown = new("job-unknown", Severity.Error, IssueCode.NotFound,
        "Det er ingen jobb «{0}»; den er avbrutt, utløpt eller en annens", "There is no job '{0}'; it was cancelled, has expired or is somebody else's", Status);

    public static readonly Rule FileUnknown = new("job-file-unknown", Severity.Error, IssueCode.NotFound,
        "Jobben har ingen fil «{0}»", "The job has no file '{0}'", Status);

    public static readonly Rule Failed = new("job-failed", Severity.Fatal, IssueCode.Exception,
        "Jobben stoppet på en feil i serveren. Oppgi {0} til den som drifter den", "The job came to grief in the server. Give {0} to whoever runs it", Status);

    public static readonly Rule NoRoom = new("job-no-room", Severity.Fatal, IssueCode.NoStore,
        "Jobben kunne ikke skrive filene sine; er disken full? Oppgi {0} til den som drifter serveren",
        "The job could not write its files; is the disk full? Give {0} to whoever runs the server", Status);

    public static readonly Rule Abandoned = new("job-abandoned", Severity.Fatal, IssueCode.Exception,
        "Jobben er oppgitt: {0} forsøk ble avbrutt", "The job was given up: {0} attempts were broken off", Status);

    public static readonly Rule BrokenOff = new("job-broken-off", Severity.Error, IssueCode.Incomplete,
        "Serveren stoppet mens oppføringene ble utført; noen kan være lagret. Se etter før de sendes på nytt",
        "The server stopped while the entries were carried out; some may be stored. Look before you send them again", "https://hl7.org/fhir/R4/async.html");

    public static readonly Rule Cancelled = new("job-cancelled", Severity.Information, IssueCode.Informational,
        "Jobben er avbrutt, og det den har laget er slettet", "The job is cancelled, and what it made is deleted",
        "https://hl7.org/fhir/uv/bulkdata/STU2/export.html#bulk-data-delete-request");

    public static readonly ImmutableArray<Rule> All = [Unknown, FileUnknown, Failed, NoRoom, Abandoned, BrokenOff, Cancelled];
}
