using Fhir.Kernel.Outcome;

namespace Fhir.Store.Access;

/// <summary>Why a backup is not made, or not put back.</summary>
public static class BackupRules
{
    private const string Page = "docs/operations.md#backup";

    /// <summary>Arguments: file.</summary>
    public static readonly Rule Missing = new("backup-missing", Severity.Error, IssueCode.NotFound, "Filen finnes ikke: {0}", "There is no file {0}", Page);

    /// <summary>Arguments: file.</summary>
    public static readonly Rule Exists = new("backup-exists", Severity.Error, IssueCode.Duplicate, "Filen finnes fra før: {0}", "The file exists already: {0}", Page);

    /// <summary>Arguments: file, what SQLite says.</summary>
    public static readonly Rule Damaged = new("backup-damaged", Severity.Error, IssueCode.Invalid,
        "Filen er skadet eller ikke en database fra FhirRef: {0}: {1}", "The file is damaged or no database of FhirRef: {0}: {1}", Page);

    /// <summary>Arguments: file, its schema version, the version known.</summary>
    public static readonly Rule TooNew = new("backup-too-new", Severity.Error, IssueCode.NotSupported,
        "Filen {0} har skjemaversjon {1}; dette programmet kjenner {2}", "The file {0} has schema version {1}; this program knows {2}", Page);

    /// <summary>Arguments: file.</summary>
    public static readonly Rule InUse = new("backup-in-use", Severity.Error, IssueCode.LockError,
        "Databasen er i bruk; stans serveren først: {0}", "The database is in use; stop the server first: {0}", Page);

    /// <summary>Arguments: file, what the operating system says.</summary>
    public static readonly Rule NotWritten = new("backup-not-written", Severity.Error, IssueCode.NoStore, "Kan ikke skrive {0}: {1}", "Cannot write {0}: {1}", Page);

    public static readonly Rule OtherDatabase = new("backup-other-database", Severity.Error, IssueCode.NotSupported,
        "Tilkoblingen gjelder ikke SQLite. PostgreSQL tar egne sikkerhetskopier: pg_dump, eller pg_basebackup med arkivering av WAL",
        "The connection is not SQLite's. PostgreSQL makes its own backups: pg_dump, or pg_basebackup with WAL archiving", Page);

    public static readonly IReadOnlyList<Rule> All = [Missing, Exists, Damaged, TooNew, InUse, NotWritten, OtherDatabase];
}
