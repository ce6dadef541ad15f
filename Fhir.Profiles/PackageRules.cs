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

    public static readonly IReadOnlyList<Rule> All =
        [NotFound, Damaged, Manifest, FhirVersion, Path, TooManyFiles, FileTooLarge, TooLarge, FileUnreadable];
}
