using Fhir.Kernel.Outcome;

namespace Fhir.Profiles;

/// <summary>What a FHIR NPM package must satisfy to be read. https://hl7.org/fhir/packages.html</summary>
public static class PackageRules
{
    private const string Packages = "https://hl7.org/fhir/packages.html";

    public static readonly Rule NotFound = new("package-not-found", Severity.Fatal, IssueCode.NotFound,
        "Det er ingen FHIR-pakke i «{0}»: ventet package/package.json eller package.json", "There is no FHIR package in '{0}': expected package/package.json or package.json", Packages);

    public static readonly Rule Damaged = new("package-damaged", Severity.Fatal, IssueCode.Structure,
        "Arkivet kan ikke leses som tar.gz: {0}", "The archive cannot be read as tar.gz: {0}", Packages);

    public static readonly Rule Manifest = new("package-manifest", Severity.Fatal, IssueCode.Structure,
        "package.json mangler «{0}» eller er ikke gyldig JSON", "package.json lacks '{0}' or is not valid JSON", Packages);

    public static readonly Rule FhirVersion = new("package-fhir-version", Severity.Fatal, IssueCode.NotSupported,
        "Pakken er for FHIR {0}; bare 4.0.x (R4) støttes", "The package is for FHIR {0}; only 4.0.x (R4) is supported", "https://hl7.org/fhir/R4/versions.html");

    public static readonly Rule Path = new("package-path", Severity.Fatal, IssueCode.Security,
        "Arkivet har en fil utenfor pakken eller en lenke: «{0}»", "The archive has a file outside the package or a link: '{0}'", Packages);

    public static readonly Rule TooManyFiles = new("package-limit-files", Severity.Fatal, IssueCode.TooCostly,
        "Pakken har flere enn {0} filer", "The package has more than {0} files", Packages);

    public static readonly Rule FileTooLarge = new("package-limit-file", Severity.Fatal, IssueCode.TooLong,
        "Filen «{0}» er større enn {1} byte", "The file '{0}' is larger than {1} bytes", Packages);

    public static readonly Rule TooLarge = new("package-limit-total", Severity.Fatal, IssueCode.TooLong,
        "Pakken er større enn {0} byte utpakket", "The package is larger than {0} bytes unpacked", Packages);

    public static readonly Rule FileUnreadable = new("package-file-unreadable", Severity.Warning, IssueCode.Structure,
        "«{0}» er ikke en FHIR-ressurs i JSON og er utelatt", "'{0}' is not a FHIR resource in JSON and was left out", Packages);

    public static readonly Rule Duplicate = new("package-duplicate", Severity.Fatal, IssueCode.Duplicate,
        "Arkivet har filen «{0}» to ganger", "The archive has the file '{0}' twice", Packages);

    public static readonly Rule CaseCollision = new("package-case", Severity.Fatal, IssueCode.Duplicate,
        "«{0}» og «{1}» er samme fil der store og små bokstaver er like", "'{0}' and '{1}' are the same file where case does not count", Packages);

    public static readonly Rule Name = new("package-name", Severity.Fatal, IssueCode.Value,
        "«{0}» er ikke navnet på en pakke", "'{0}' is not the name of a package", Packages);

    public static readonly Rule Range = new("package-version-range", Severity.Fatal, IssueCode.Value,
        "«{1}» for {0} er ingen versjon FHIR-pakker kan be om: bruk 1.2.3, 1.2.x, latest, current eller dev", "'{1}' for {0} is no version FHIR packages can ask for: use 1.2.3, 1.2.x, latest, current or dev", Packages);

    public static readonly Rule NoVersion = new("package-version-none", Severity.Fatal, IssueCode.NotFound,
        "Ingen versjon av {0} svarer til «{1}»; det finnes {2}", "No version of {0} answers to '{1}'; there are {2}", Packages);

    public static readonly Rule NoFeed = new("package-registry-missing", Severity.Fatal, IssueCode.NotFound,
        "{0} er ikke i pakkelageret, og det er ikke sagt hvor pakker hentes: bruk --registry <adresse|mappe> eller FhirRef__Packages__Registry",
        "{0} is not in the package cache, and nothing says where packages come from: use --registry <address|folder> or FhirRef__Packages__Registry", Packages);

    public static readonly Rule NotCached = new("package-not-cached", Severity.Fatal, IssueCode.NotFound,
        "{0} er ikke i pakkelageret {1}", "{0} is not in the package cache {1}", Packages);

    public static readonly Rule Unpublished = new("package-unpublished", Severity.Fatal, IssueCode.NotFound,
        "{0} finnes ikke hos {1}", "{0} does not exist at {1}", Packages);

    public static readonly Rule Listing = new("package-listing", Severity.Fatal, IssueCode.Structure,
        "Registeret svarer ikke om {0} slik npm gjør", "The registry does not answer about {0} as npm does", Packages);

    public static readonly Rule Status = new("package-registry-status", Severity.Fatal, IssueCode.Exception,
        "{1} svarer {2} om {0}", "{1} answers {2} about {0}", Packages);

    public static readonly Rule Unreachable = new("package-registry-unreachable", Severity.Fatal, IssueCode.Transient,
        "{0} kan ikke hentes fra {1}: {2}", "{0} cannot be fetched from {1}: {2}", Packages);

    public static readonly Rule Slow = new("package-registry-slow", Severity.Fatal, IssueCode.Timeout,
        "{1} bruker for lang tid på {0}", "{1} takes too long over {0}", Packages);

    public static readonly Rule Redirect = new("package-registry-redirect", Severity.Fatal, IssueCode.Security,
        "{0}: omdirigeringen følges ikke ({1})", "{0}: the redirect is not followed ({1})", Packages);

    public static readonly Rule DownloadTooLarge = new("package-limit-download", Severity.Fatal, IssueCode.TooLong,
        "{0} er større enn {1} byte", "{0} is larger than {1} bytes", Packages);

    public static readonly Rule Integrity = new("package-integrity", Severity.Fatal, IssueCode.Security,
        "{0} er ikke det arkivet registeret oppgir: ventet {1}, fikk {2}", "{0} is not the archive the registry states: expected {1}, got {2}", "https://www.w3.org/TR/SRI/");

    public static readonly Rule Locked = new("package-integrity-locked", Severity.Fatal, IssueCode.Security,
        "{0} er endret siden den ble låst: låsefilen har {1}, arkivet {2}", "{0} has changed since it was locked: the lock file has {1}, the archive {2}", "https://www.w3.org/TR/SRI/");

    public static readonly Rule Mismatch = new("package-mismatch", Severity.Fatal, IssueCode.Conflict,
        "Arkivet for {0} inneholder {1}", "The archive of {0} holds {1}", Packages);

    public static readonly Rule CacheBroken = new("package-cache-broken", Severity.Fatal, IssueCode.Conflict,
        "{0} i pakkelageret er ingen pakke; slett mappen og prøv igjen", "{0} in the package cache is no package; delete the folder and try again", Packages);

    public static readonly Rule CacheWrite = new("package-cache-write", Severity.Fatal, IssueCode.Exception,
        "Kan ikke skrive i pakkelageret {0}: {1}", "Cannot write in the package cache {0}: {1}", Packages);

    public static readonly Rule TooManyPackages = new("package-limit-packages", Severity.Fatal, IssueCode.TooCostly,
        "Avhengighetene er flere enn {0} pakker", "The dependencies are more than {0} packages", Packages);

    public static readonly Rule LockFile = new("package-lock", Severity.Fatal, IssueCode.Structure,
        "{0} er ingen låsefil dette verktøyet kan lese", "{0} is no lock file this tool can read", Packages);

    public static readonly Rule LockStale = new("package-lock-stale", Severity.Fatal, IssueCode.Conflict,
        "{0} svarer ikke til package.json; kjør uten --locked", "{0} does not agree with package.json; run without --locked", Packages);

    public static readonly Rule Unverified = new("package-unverified", Severity.Warning, IssueCode.Informational,
        "{0} lå i pakkelageret fra før; innholdet er ikke holdt mot låsefilens hash", "{0} was in the package cache already; its content was not held to the hash of the lock file", Packages);

    public static readonly Rule DependencyMissing = new("package-dependency-missing", Severity.Warning, IssueCode.NotFound,
        "{0} bygger på {1}, som ikke er i pakkelageret: fhirref packages add {1}", "{0} builds on {1}, which is not in the package cache: fhirref packages add {1}", Packages);

    public static readonly IReadOnlyList<Rule> All =
    [
        NotFound, Damaged, Manifest, FhirVersion, Path, TooManyFiles, FileTooLarge, TooLarge, FileUnreadable, Duplicate, CaseCollision, Name, Range, NoVersion, NoFeed,
        NotCached, Unpublished, Listing, Status, Unreachable, Slow, Redirect, DownloadTooLarge, Integrity, Locked, Mismatch, CacheBroken, CacheWrite, TooManyPackages,
        LockFile, LockStale, Unverified, DependencyMissing,
    ];
}
