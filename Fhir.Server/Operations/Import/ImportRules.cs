using System.Collections.Immutable;
using Fhir.Kernel.Outcome;

namespace Fhir.Server.Operations.Import;

/// <summary>What is wrong with an import or with one of its lines. The operation follows the draft of bulk import; this server takes the lines themselves too.</summary>
public static class ImportRules
{
    private const string Draft = "https://github.com/smart-on-fhir/bulk-import/blob/master/import-manifest.md";

    public static readonly Rule AsyncOnly = new("import-async-only", Severity.Error, IssueCode.NotSupported,
        "Import skjer bare asynkront: send «Prefer: respond-async»", "Import is asynchronous only: send 'Prefer: respond-async'", Draft);

    public static readonly Rule NothingSent = new("import-nothing", Severity.Error, IssueCode.Required,
        "Det er ingenting å importere: send linjene selv (application/fhir+ndjson), eller Parameters med input (type, url)",
        "There is nothing to import: send the lines themselves (application/fhir+ndjson), or Parameters with input (type, url)", Draft);

    public static readonly Rule FormatUnknown = new("import-format", Severity.Error, IssueCode.NotSupported,
        "inputFormat «{0}» er ikke støttet; gyldig: application/fhir+ndjson", "inputFormat '{0}' is not supported; valid: application/fhir+ndjson", Draft);

    public static readonly Rule SourceNotAllowed = new("import-source", Severity.Error, IssueCode.Security,
        "Adressen «{0}» er ikke tillatt; serveren henter bare fra adresser som innstillingen FhirRef:Import:Sources nevner",
        "The address '{0}' is not allowed; the server fetches only from addresses that the setting FhirRef:Import:Sources names", "README.md#settings");

    public static readonly Rule ValidationNeeded = new("import-validation-needed", Severity.Error, IssueCode.Security,
        "validate=false er ikke tillatt her (FhirRef:Import:MayOmitValidation)", "validate=false is not allowed here (FhirRef:Import:MayOmitValidation)", "README.md#settings");

    public static readonly Rule TooLarge = new("import-too-large", Severity.Error, IssueCode.TooLong,
        "Det som skal importeres, er utpakket større enn grensen på {0} byte", "What is to be imported is, unpacked, larger than the limit of {0} bytes", "README.md#settings");

    public static readonly Rule NoRoom = new("import-no-room", Severity.Error, IssueCode.NoStore,
        "Det er ikke plass til det som ble sendt; prøv igjen når den som drifter serveren har ryddet", "There is no room for what was sent; try again when whoever runs the server has made some",
        "https://www.rfc-editor.org/rfc/rfc4918#section-11.5");

    public static readonly Rule Bomb = new("import-packed-bomb", Severity.Error, IssueCode.Security,
        "Det pakkede innholdet blir mer enn {0} ganger så stort utpakket; det er ikke data", "The packed content becomes more than {0} times as large unpacked; that is no data", "README.md#settings");

    public static readonly Rule Unpackable = new("import-unpackable", Severity.Error, IssueCode.Invalid,
        "Det pakkede innholdet er skadet fra linje {0}", "The packed content is damaged from line {0} on", "https://www.rfc-editor.org/rfc/rfc1952");

    public static readonly Rule Fetch = new("import-fetch", Severity.Error, IssueCode.Transient,
        "«{0}» kunne ikke hentes: {1}", "'{0}' could not be fetched: {1}", Draft);

    public static readonly Rule LineTooLong = new("import-line-too-long", Severity.Error, IssueCode.TooLong,
        "Linjen er lengre enn grensen på {0} byte", "The line is longer than the limit of {0} bytes", "README.md#settings");

    public static readonly Rule TypeMismatch = new("import-type", Severity.Error, IssueCode.Invalid,
        "Linjen er {0}; input sier {1}", "The line is {0}; input says {1}", Draft);

    public static readonly Rule TypeNotStored = new("import-type-not-stored", Severity.Error, IssueCode.NotSupported,
        "{0} lagres ikke", "{0} is not stored", "https://hl7.org/fhir/R4/parameters.html");

    public static readonly Rule IdInvalid = new("import-id", Severity.Error, IssueCode.Value,
        "«{0}» er ingen gyldig id", "'{0}' is no valid id", "https://hl7.org/fhir/R4/datatypes.html#id");

    public static readonly Rule NoMoreTold = new("import-no-more-told", Severity.Warning, IssueCode.TooCostly,
        "Flere enn {0} linjer er avvist; resten er bare telt", "More than {0} lines are refused; the rest are only counted", Draft);

    public static readonly ImmutableArray<Rule> All =
    [
        AsyncOnly, NothingSent, FormatUnknown, SourceNotAllowed, ValidationNeeded, TooLarge, NoRoom, Bomb, Unpackable, Fetch, LineTooLong, TypeMismatch, TypeNotStored, IdInvalid, NoMoreTold,
    ];
}
