using Fhir.Kernel.Definitions;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Validation.Catalogue;

namespace Fhir.Kernel.Validation;

/// <summary>What the validator can find. Invariants have a rule each, made when their definition is compiled. https://hl7.org/fhir/R4/validation.html</summary>
public static class ValidationRules
{
    private const string ElementDefinition = "https://hl7.org/fhir/R4/elementdefinition-definitions.html#ElementDefinition.";
    private const string Extensibility = "https://hl7.org/fhir/R4/extensibility.html";
    private const string Profiling = "https://hl7.org/fhir/R4/profiling.html";
    private const string Binding = "https://hl7.org/fhir/R4/terminologies.html";
    private const string References = "https://hl7.org/fhir/R4/references.html";
    private const string Datatypes = "https://hl7.org/fhir/R4/datatypes.html";

    public static readonly Rule CardinalityMin = new("cardinality-min", Severity.Error, IssueCode.Required,
        "«{0}» skal stå minst {1} ganger; fant {2} ({3})", "'{0}' must occur at least {1} times; found {2} ({3})", ElementDefinition + "min");

    public static readonly Rule CardinalityMax = new("cardinality-max", Severity.Error, IssueCode.Structure,
        "«{0}» kan stå høyst {1} ganger; fant {2} ({3})", "'{0}' may occur at most {1} times; found {2} ({3})", ElementDefinition + "max");

    public static readonly Rule ChoiceMultiple = new("choice-multiple", Severity.Error, IssueCode.Structure,
        "«{0}[x]» kan bare ha én av typene sine; fant {1}", "'{0}[x]' may have only one of its types; found {1}", "https://hl7.org/fhir/R4/formats.html#choice");

    public static readonly Rule TypeNotAllowed = new("type-not-allowed", Severity.Error, IssueCode.Structure,
        "{0} er ikke en type som tillates her: {1} ({2})", "{0} is not a type that is allowed here: {1} ({2})", ElementDefinition + "type");

    public static readonly Rule FixedValue = new("fixed-value", Severity.Error, IssueCode.Value,
        "Verdien skal være nøyaktig {0} ({1})", "The value must be exactly {0} ({1})", ElementDefinition + "fixed[x]");

    public static readonly Rule PatternValue = new("pattern-value", Severity.Error, IssueCode.Value,
        "Verdien skal inneholde {0} ({1})", "The value must include {0} ({1})", ElementDefinition + "pattern[x]");

    public static readonly Rule MaxLength = new("max-length", Severity.Error, IssueCode.TooLong,
        "Teksten er {0} tegn; høyst {1} er tillatt ({2})", "The text has {0} characters; at most {1} are allowed ({2})", ElementDefinition + "maxLength");

    public static readonly Rule MinValue = new("min-value", Severity.Error, IssueCode.Value,
        "Verdien {0} er lavere enn {1} ({2})", "The value {0} is below {1} ({2})", ElementDefinition + "minValue[x]");

    public static readonly Rule MaxValue = new("max-value", Severity.Error, IssueCode.Value,
        "Verdien {0} er høyere enn {1} ({2})", "The value {0} is above {1} ({2})", ElementDefinition + "maxValue[x]");

    public static readonly Rule PrimitiveFormat = new("primitive-format", Severity.Error, IssueCode.Value,
        "«{0}» er ingen gyldig {1}", "'{0}' is no valid {1}", Datatypes + "#primitive");

    public static readonly Rule BindingRequired = new("binding-required", Severity.Error, IssueCode.CodeInvalid,
        "{0} er ikke i verdisettet {1}, som koden må være fra", "{0} is not in the value set {1}, which the code must be from", Binding + "#required");

    public static readonly Rule BindingExtensible = new("binding-extensible", Severity.Warning, IssueCode.CodeInvalid,
        "{0} er ikke i verdisettet {1}, som koden skal være fra når den finnes der", "{0} is not in the value set {1}, which the code shall be from when it is there",
        Binding + "#extensible");

    public static readonly Rule BindingMax = new("binding-max", Severity.Error, IssueCode.CodeInvalid,
        "{0} er ikke i verdisettet {1}, som ingen kode kan være utenfor", "{0} is not in the value set {1}, outside of which no code may be",
        "https://hl7.org/fhir/R4/extension-elementdefinition-maxvalueset.html");

    public static readonly Rule BindingNotChecked = new("binding-not-checked", Severity.Warning, IssueCode.NotFound,
        "Kan ikke avgjøre om {0} er i verdisettet {1}", "Cannot tell whether {0} is in the value set {1}", Binding + "#required");

    public static readonly Rule InvariantNotEvaluated = new("invariant-not-evaluated", Severity.Warning, IssueCode.Processing,
        "Invarianten {0} kunne ikke evalueres: {1}", "The invariant {0} could not be evaluated: {1}", "https://hl7.org/fhir/R4/conformance-rules.html#constraints");

    public static readonly Rule SlicingUnmatched = new("slicing-unmatched", Severity.Error, IssueCode.Structure,
        "Elementet passer ikke i noen slice, og slicingen er lukket ({0})", "The element fits no slice, and the slicing is closed ({0})", Profiling + "#slicing");

    public static readonly Rule SlicingOrder = new("slicing-order", Severity.Error, IssueCode.Structure,
        "Slicen «{0}» står på feil plass i rekkefølgen ({1})", "The slice '{0}' is out of order ({1})", Profiling + "#slicing");

    public static readonly Rule ReferenceTarget = new("reference-target", Severity.Error, IssueCode.Value,
        "Referansen peker på {0}; her tillates {1}", "The reference points at {0}; allowed here: {1}", References + "#2.3.0");

    public static readonly Rule ReferenceContainedMissing = new("reference-contained-missing", Severity.Error, IssueCode.NotFound,
        "Ressursen inneholder ingen «{0}»", "The resource contains no '{0}'", References + "#contained");

    public static readonly Rule ExtensionUnknown = new("extension-unknown", Severity.Warning, IssueCode.Extension,
        "Utvidelsen «{0}» er ikke kjent her", "The extension '{0}' is not known here", Extensibility + "#Extension");

    public static readonly Rule ExtensionUnknownModifier = new("extension-unknown-modifier", Severity.Error, IssueCode.Extension,
        "Utvidelsen «{0}» endrer meningen og er ikke kjent her", "The extension '{0}' changes the meaning and is not known here", Extensibility + "#modifierExtension");

    public static readonly Rule ExtensionContext = new("extension-context", Severity.Error, IssueCode.Extension,
        "Utvidelsen «{0}» kan ikke stå på {1}; den hører til på {2}", "The extension '{0}' may not be on {1}; it belongs on {2}",
        "https://hl7.org/fhir/R4/defining-extensions.html#context");

    public static readonly Rule ExtensionModifier = new("extension-modifier", Severity.Error, IssueCode.Extension,
        "Utvidelsen «{0}» skal stå i {1}", "The extension '{0}' must be in {1}", Extensibility + "#modifierExtension");

    public static readonly Rule ProfileUnresolved = new("profile-unresolved", Severity.Warning, IssueCode.NotFound,
        "Profilen «{0}» finnes ikke her og er ikke kontrollert", "The profile '{0}' is not known here and was not checked", Profiling);

    public static readonly Rule ProfileUnusable = new("profile-unusable", Severity.Error, IssueCode.Processing,
        "Profilen «{0}» kan ikke utvides og er ikke kontrollert: {1}", "The profile '{0}' cannot be expanded and was not checked: {1}", Profiling + "#snapshot");

    public static readonly Rule ProfileType = new("profile-type", Severity.Error, IssueCode.Invalid,
        "Profilen «{0}» gjelder {1}, ikke {2}", "The profile '{0}' is about {1}, not {2}", Profiling);

    public static readonly Rule ProfileNoMatch = new("profile-no-match", Severity.Error, IssueCode.Structure,
        "Verdien følger ingen av typeprofilene {0}", "The value conforms to none of the type profiles {0}", ElementDefinition + "type.profile");

    public static readonly Rule ProfileVersion = new("profile-version", Severity.Warning, IssueCode.NotFound,
        "Profilen «{0}» finnes ikke her i den versjonen og er ikke kontrollert; lastet er {1}", "The profile '{0}' is not known here in that version and was not checked; loaded are {1}",
        "https://hl7.org/fhir/R4/references.html#canonical");

    public static readonly Rule ProfileAmbiguous = new("profile-ambiguous", Severity.Information, IssueCode.MultipleMatches,
        "Profilen «{0}» er lastet i versjonene {1}; {2} er brukt", "The profile '{0}' is loaded in the versions {1}; {2} was used", "https://hl7.org/fhir/R4/references.html#canonical");

    public static readonly Rule ProfileAbstract = new("profile-abstract", Severity.Error, IssueCode.Invalid,
        "«{0}» er abstrakt: en ressurs kan bare følge noe som bygger på den", "'{0}' is abstract: a resource can only conform to what builds on it",
        "https://hl7.org/fhir/R4/structuredefinition-definitions.html#StructureDefinition.abstract");

    public static readonly Rule DefinitionRetired = new("definition-retired", Severity.Warning, IssueCode.BusinessRule,
        "«{0}» er trukket tilbake (status retired)", "'{0}' is withdrawn (status retired)", "https://hl7.org/fhir/R4/structuredefinition-definitions.html#StructureDefinition.status");

    public static readonly Rule ExtensionUrl = new("extension-url", Severity.Error, IssueCode.Extension,
        "Utvidelsens url «{0}» er ikke absolutt", "The extension's url '{0}' is not absolute", Extensibility + "#Extension");

    public static readonly Rule ExtensionPart = new("extension-part", Severity.Error, IssueCode.Extension,
        "Utvidelsen «{1}» har ingen del «{0}»", "The extension '{1}' has no part '{0}'", Extensibility + "#Extension");

    public static readonly Rule NarrativeContent = new("narrative-content", Severity.Error, IssueCode.Security,
        "Fortellingen har {0}, som ikke er tillatt", "The narrative has {0}, which is not allowed", "https://hl7.org/fhir/R4/narrative.html#rules");

    public static readonly Rule PrimitiveWhitespace = new("primitive-whitespace", Severity.Warning, IssueCode.Value,
        "Teksten «{0}» begynner eller slutter med mellomrom", "The text '{0}' begins or ends with blank space", Datatypes + "#string");

    public static readonly Rule AttachmentSize = new("attachment-size", Severity.Error, IssueCode.Value,
        "size er {0}, men data er på {1} byte", "size is {0}, but data has {1} bytes", "https://hl7.org/fhir/R4/datatypes-definitions.html#Attachment.size");

    public static readonly Rule AttachmentHash = new("attachment-hash", Severity.Error, IssueCode.Value,
        "hash er {0}, men SHA-1 av data er {1}", "hash is {0}, but the SHA-1 of data is {1}", "https://hl7.org/fhir/R4/datatypes-definitions.html#Attachment.hash");

    public static readonly Rule IdentifierUri = new("identifier-uri", Severity.Error, IssueCode.Value,
        "Systemet er urn:ietf:rfc:3986, men «{0}» er ingen fullstendig URI", "The system is urn:ietf:rfc:3986, but '{0}' is no full URI", "https://hl7.org/fhir/R4/identifier-registry.html");

    public static readonly Rule SampledData = new("sampled-data", Severity.Error, IssueCode.Value,
        "data har «{0}»; ventet desimaltall, E, L eller U med ett mellomrom mellom", "data has '{0}'; expected decimals, E, L or U with one blank between them",
        "https://hl7.org/fhir/R4/datatypes-definitions.html#SampledData.data");

    public static readonly Rule TooManyFindings = new("limit-findings", Severity.Information, IssueCode.TooCostly,
        "Flere enn {0} funn av samme alvor; resten er utelatt", "More than {0} findings of one severity; the rest is left out", "https://hl7.org/fhir/R4/validation.html");

    public static readonly Rule TooManyProbes = new("limit-conformance", Severity.Warning, IssueCode.TooCostly,
        "Mer enn {0} elementer er besøkt for å prøve profiler; det som gjenstår, er ikke kontrollert",
        "More than {0} elements were visited to try profiles; what is left was not checked", "https://hl7.org/fhir/R4/validation.html");

    /// <summary>The rules that are always the same; an invariant's id is <c>invariant-</c> and its key.</summary>
    public static readonly IReadOnlyList<Rule> All =
    [
        CardinalityMin, CardinalityMax, ChoiceMultiple, TypeNotAllowed, FixedValue, PatternValue, MaxLength, MinValue, MaxValue, PrimitiveFormat,
        BindingRequired, BindingExtensible, BindingMax, BindingNotChecked, InvariantNotEvaluated, SlicingUnmatched, SlicingOrder, ReferenceTarget,
        ReferenceContainedMissing, ExtensionUnknown, ExtensionUnknownModifier, ExtensionContext, ExtensionModifier, ProfileUnresolved, ProfileUnusable,
        ProfileType, ProfileNoMatch, ProfileVersion, ProfileAmbiguous, ProfileAbstract, DefinitionRetired, ExtensionUrl, ExtensionPart,
        NarrativeContent, PrimitiveWhitespace, AttachmentSize, AttachmentHash, IdentifierUri, SampledData, TooManyFindings, TooManyProbes,
    ];

    /// <summary>All of this and of the areas that have a class of their own.</summary>
    public static IReadOnlyList<Rule> Every => [.. All, .. ReferenceRules.All, .. BundleRules.All, .. CodeRules.All, .. QuestionnaireRules.All, .. DefinitionRules.All];

    /// <summary>An invariant's rule. Its text is what the definition says, in the definition's language.</summary>
    public static Rule Invariant(ConstraintDefinition constraint) => new(
        "invariant-" + constraint.Key,
        constraint.IsError && !constraint.IsBestPractice ? Severity.Error : Severity.Warning,
        IssueCode.Invariant,
        $"{constraint.Key}: {constraint.Human}",
        $"{constraint.Key}: {constraint.Human}",
        constraint.Source ?? ElementDefinition + "constraint");
}
