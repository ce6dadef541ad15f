using System.Collections.Immutable;
using Fhir.Kernel.Outcome;

namespace Fhir.Kernel.Terminology;

/// <summary>What the terminology operations refuse and remark. https://hl7.org/fhir/R4/terminology-service.html</summary>
public static class TerminologyRules
{
    private const string Spec = "https://hl7.org/fhir/R4/";
    private const string Service = Spec + "terminology-service.html";
    private const string Expand = Spec + "valueset-operation-expand.html";
    private const string ValidateCode = Spec + "valueset-operation-validate-code.html";
    private const string Translate = Spec + "conceptmap-operation-translate.html";

    // Why something could not be decided: one rule for each UncheckedCause.

    public static readonly Rule ValueSetUnknown = new("terminology-value-set-unknown", Severity.Error, IssueCode.NotFound,
        "kodeutvalget {0} er ikke lastet", "the value set {0} is not loaded", Service);

    public static readonly Rule ValueSetUndefined = new("terminology-value-set-undefined", Severity.Error, IssueCode.Incomplete,
        "kodeutvalget {0} sier ikke hvilke koder det har", "the value set {0} does not say which codes it has", Spec + "valueset.html#compositions");

    public static readonly Rule ValueSetCycle = new("terminology-value-set-cycle", Severity.Error, IssueCode.Processing,
        "kodeutvalget {0} inneholder seg selv", "the value set {0} contains itself", Spec + "valueset-definitions.html#ValueSet.compose.include.valueSet");

    public static readonly Rule ValueSetTooDeep = new("terminology-value-set-too-deep", Severity.Error, IssueCode.TooCostly,
        "kodeutvalget {0} viser til for mange andre", "the value set {0} refers to too many others", Spec + "valueset-definitions.html#ValueSet.compose.include.valueSet");

    public static readonly Rule TooManySteps = new("terminology-too-many-steps", Severity.Error, IssueCode.TooCostly,
        "kodeutvalget går gjennom {0} for mange ganger", "the value set goes through {0} too many times", Spec + "valueset.html#compositions");

    public static readonly Rule ValueSetUnreachable = new("terminology-value-set-unreachable", Severity.Error, IssueCode.Transient,
        "kodeutvalget {0} avgjøres av en annen server, som kanskje ikke svarer", "the value set {0} is decided by another server, which may not answer", Service);

    public static readonly Rule ExpansionPartial = new("terminology-expansion-partial", Severity.Error, IssueCode.Incomplete,
        "ekspansjonen av {0} er ikke fullstendig", "the expansion of {0} is not complete", Spec + "valueset.html#expansion");

    public static readonly Rule SystemUnknown = new("terminology-system-unknown", Severity.Error, IssueCode.NotFound,
        "kodeverket {0} er ikke lastet", "the code system {0} is not loaded", Service);

    public static readonly Rule SystemIncomplete = new("terminology-system-incomplete", Severity.Error, IssueCode.Incomplete,
        "kodeverket {0} er bare delvis lastet", "the code system {0} is only loaded in part", Spec + "codesystem-definitions.html#CodeSystem.content");

    public static readonly Rule SystemCompositional = new("terminology-system-compositional", Severity.Error, IssueCode.NotSupported,
        "kodeverket {0} har uttrykk satt sammen av koder, og de tolkes ikke her", "the code system {0} has expressions made of codes, and they are not interpreted here",
        Spec + "codesystem-definitions.html#CodeSystem.compositional");

    public static readonly Rule SystemUnreachable = new("terminology-system-unreachable", Severity.Error, IssueCode.Transient,
        "kodeverket {0} ligger på en annen server, som kanskje ikke svarer", "the code system {0} lies on another server, which may not answer", Service);

    public static readonly Rule SystemVersion = new("terminology-system-version", Severity.Error, IssueCode.BusinessRule,
        "kodeutvalget krever en annen versjon av kodeverket enn den som er bedt om: {0}",
        "the value set demands another version of the code system than the one asked for: {0}", Expand);

    public static readonly Rule FilterNotUnderstood = new("terminology-filter-not-understood", Severity.Error, IssueCode.NotSupported,
        "filteret {0} er ikke forstått", "the filter {0} is not understood", Spec + "valueset-filter-operator.html");

    // What an operation refuses.

    public static readonly Rule NotComputable = new("terminology-not-computable", Severity.Error, IssueCode.Processing,
        "Kodeutvalget {0} kan ikke ekspanderes her", "The value set {0} cannot be expanded here", Expand);

    public static readonly Rule TooCostly = new("terminology-too-costly", Severity.Error, IssueCode.TooCostly,
        "Kodeutvalget {0} har {1} koder; grensen er {2}. Be om sider med offset og count, eller søk med filter",
        "The value set {0} has {1} codes; the limit is {2}. Ask for pages with offset and count, or search with filter", Expand);

    public static readonly Rule Endless = new("terminology-endless", Severity.Error, IssueCode.TooCostly,
        "Kodeutvalget {0} har så mange koder som grammatikken i {1} tillater, og kan ikke listes opp",
        "The value set {0} has as many codes as the grammar of {1} allows, and cannot be listed", Expand);

    public static readonly Rule NotChecked = new("terminology-not-checked", Severity.Error, IssueCode.NotSupported,
        "Det kan ikke avgjøres her om {0} er gyldig i {1}", "Whether {0} is valid in {1} cannot be decided here", ValidateCode);

    public static readonly Rule CodeUnknown = new("terminology-code-unknown", Severity.Error, IssueCode.NotFound,
        "Koden «{0}» finnes ikke i kodeverket {1}", "There is no code '{0}' in the code system {1}", Spec + "codesystem-operation-lookup.html");

    public static readonly Rule SubsumptionUnknown = new("terminology-subsumption-unknown", Severity.Error, IssueCode.NotSupported,
        "Kodeverket {0} sier ikke hva som er et slags hva", "The code system {0} does not say what is a kind of what", Spec + "codesystem-operation-subsumes.html");

    public static readonly Rule MapUnknown = new("terminology-map-unknown", Severity.Error, IssueCode.NotFound,
        "Kartleggingen {0} er ikke lastet", "The concept map {0} is not loaded", Translate);

    // What makes a code invalid, or is worth a remark.

    public static readonly Rule CodeNotInValueSet = new("terminology-code-not-in-value-set", Severity.Error, IssueCode.CodeInvalid,
        "{0} er ikke i kodeutvalget {1}", "{0} is not in the value set {1}", ValidateCode);

    public static readonly Rule CodeInvalid = new("terminology-code-invalid", Severity.Error, IssueCode.CodeInvalid,
        "Koden «{0}» finnes ikke i kodeverket {1}", "There is no code '{0}' in the code system {1}", ValidateCode);

    public static readonly Rule SystemMismatch = new("terminology-system-mismatch", Severity.Error, IssueCode.CodeInvalid,
        "Kodingen er i kodeverket {0}, ikke i {1}", "The coding is in the code system {0}, not in {1}", Spec + "codesystem-operation-validate-code.html");

    public static readonly Rule DisplayWrong = new("terminology-display-wrong", Severity.Error, IssueCode.Invalid,
        "«{0}» er ikke et navn på {1}; gyldig: {2}", "'{0}' is no name of {1}; valid: {2}", ValidateCode);

    public static readonly Rule CodeAbstract = new("terminology-code-abstract", Severity.Error, IssueCode.BusinessRule,
        "{0} er abstrakt: den grupperer andre koder og brukes ikke selv", "{0} is abstract: it groups other codes and is not used itself", ValidateCode);

    public static readonly Rule CodeInactive = new("terminology-code-inactive", Severity.Warning, IssueCode.BusinessRule,
        "{0} er ikke lenger i bruk", "{0} is no longer in use", ValidateCode);

    public static readonly Rule NoTranslation = new("terminology-no-translation", Severity.Warning, IssueCode.NotFound,
        "Ingen kjent kartlegging oversetter {0}", "No concept map that is known translates {0}", Translate);

    public static readonly Rule DependencyMissing = new("terminology-dependency-missing", Severity.Warning, IssueCode.Incomplete,
        "Oversettelsen avhenger av {0}", "The translation depends on {0}", Translate);

    public static readonly ImmutableArray<Rule> All =
    [
        ValueSetUnknown, ValueSetUndefined, ValueSetCycle, ValueSetTooDeep, TooManySteps, ValueSetUnreachable, ExpansionPartial, SystemUnknown, SystemIncomplete,
        SystemCompositional, SystemUnreachable, SystemVersion, FilterNotUnderstood, NotComputable, TooCostly, Endless, NotChecked, CodeUnknown,
        SubsumptionUnknown, MapUnknown, CodeNotInValueSet, CodeInvalid, SystemMismatch, DisplayWrong, CodeAbstract, CodeInactive, NoTranslation, DependencyMissing,
    ];

    public static Rule Of(UncheckedCause cause) => cause switch
    {
        UncheckedCause.ValueSetNotLoaded => ValueSetUnknown,
        UncheckedCause.ValueSetUndefined => ValueSetUndefined,
        UncheckedCause.ValueSetCycle => ValueSetCycle,
        UncheckedCause.ValueSetTooDeep => ValueSetTooDeep,
        UncheckedCause.TooManySteps => TooManySteps,
        UncheckedCause.ValueSetUnreachable => ValueSetUnreachable,
        UncheckedCause.ExpansionPartial => ExpansionPartial,
        UncheckedCause.SystemNotLoaded => SystemUnknown,
        UncheckedCause.SystemIncomplete => SystemIncomplete,
        UncheckedCause.SystemCompositional => SystemCompositional,
        UncheckedCause.SystemUnreachable => SystemUnreachable,
        UncheckedCause.SystemVersion => SystemVersion,
        _ => FilterNotUnderstood,
    };
}
