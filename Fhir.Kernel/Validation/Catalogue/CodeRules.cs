using Fhir.Kernel.Outcome;
using Fhir.Kernel.Ucum;

namespace Fhir.Kernel.Validation.Catalogue;

/// <summary>What can be wrong with a code whatever it is bound to. https://hl7.org/fhir/R4/terminologies.html and https://hl7.org/fhir/R4/datatypes.html#Coding</summary>
public static class CodeRules
{
    private const string Coding = "https://hl7.org/fhir/R4/datatypes-definitions.html#Coding.";

    public static readonly Rule Unknown = new("code-unknown", Severity.Error, IssueCode.CodeInvalid,
        "Kodeverket {0} har ingen kode «{1}»", "The code system {0} has no code '{1}'", Coding + "code");

    public static readonly Rule Display = new("code-display", Severity.Warning, IssueCode.Value,
        "«{0}» er ikke et navn på {1}|{2}; der heter den {3}", "'{0}' is no name of {1}|{2}; there it is called {3}", Coding + "display");

    public static readonly Rule Inactive = new("code-inactive", Severity.Warning, IssueCode.BusinessRule,
        "Koden {0}|{1} er ikke lenger i bruk", "The code {0}|{1} is no longer in use", "https://hl7.org/fhir/R4/codesystem-concept-properties.html");

    public static readonly Rule Abstract = new("code-abstract", Severity.Warning, IssueCode.BusinessRule,
        "Koden {0}|{1} grupperer bare andre og er ikke ment som verdi", "The code {0}|{1} only groups others and is not meant as a value",
        "https://hl7.org/fhir/R4/codesystem-concept-properties.html");

    public static readonly Rule NotChecked = new("code-not-checked", Severity.Information, IssueCode.NotFound,
        "Kodeverket {0} er ikke lastet her, eller bare delvis: kodene derfra er ikke kontrollert", "The code system {0} is not loaded here, or only in part: its codes were not checked",
        "https://hl7.org/fhir/R4/terminologies.html#system");

    public static readonly Rule SystemMissing = new("code-system-missing", Severity.Warning, IssueCode.Required,
        "Koden «{0}» har ikke noe kodeverk (system) og betyr derfor ingenting bestemt", "The code '{0}' has no system, so its meaning is not defined", Coding + "system");

    public static readonly Rule SystemRelative = new("code-system-relative", Severity.Error, IssueCode.Value,
        "system «{0}» er ikke en absolutt URI", "The system '{0}' is no absolute URI", Coding + "system");

    public static readonly Rule SystemIsValueSet = new("code-system-valueset", Severity.Error, IssueCode.Value,
        "system «{0}» er et verdisett, ikke et kodeverk", "The system '{0}' is a value set, not a code system", Coding + "system");

    public static readonly Rule Unit = new("code-unit", Severity.Error, IssueCode.CodeInvalid, "«{0}» er ingen UCUM-enhet", "'{0}' is no UCUM unit", "https://hl7.org/fhir/R4/ucum.html");

    public static readonly IReadOnlyList<Rule> All = [Unknown, Display, Inactive, Abstract, NotChecked, SystemMissing, SystemRelative, SystemIsValueSet, Unit];

    /// <summary><see cref="Unit"/> with where in the unit it goes wrong, and why.</summary>
    public static Rule UnitBecause(UcumError error) => Unit with
    {
        Nb = $"{Unit.Nb}; {AsFormat(error.Text(Language.Nb))}",
        En = $"{Unit.En}; {AsFormat(error.Text(Language.En))}",
    };

    // Braces are annotations in a unit and places in a format.
    private static string AsFormat(string text) => text.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);
}
