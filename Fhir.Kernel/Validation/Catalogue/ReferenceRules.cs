using Fhir.Kernel.Outcome;

namespace Fhir.Kernel.Validation.Catalogue;

/// <summary>What can be wrong with references, canonicals and contained resources. https://hl7.org/fhir/R4/references.html</summary>
public static class ReferenceRules
{
    private const string References = "https://hl7.org/fhir/R4/references.html";
    private const string ElementDefinition = "https://hl7.org/fhir/R4/elementdefinition-definitions.html#ElementDefinition.";

    public static readonly Rule Format = new("reference-format", Severity.Error, IssueCode.Value,
        "«{0}» er ingen referanse: ventet #id, Type/id, en absolutt URL, urn:uuid: eller urn:oid:",
        "'{0}' is no reference: expected #id, Type/id, an absolute URL, urn:uuid: or urn:oid:", References + "#literal");

    public static readonly Rule Conditional = new("reference-conditional", Severity.Warning, IssueCode.Value,
        "«{0}» er et søk; betingede referanser hører bare hjemme i en transaksjon", "'{0}' is a search; conditional references belong in a transaction only",
        "https://hl7.org/fhir/R4/http.html#trules");

    public static readonly Rule Type = new("reference-type", Severity.Error, IssueCode.Value,
        "Reference.type sier {0}, men referansen peker på {1}", "Reference.type says {0}, but the reference points at {1}",
        "https://hl7.org/fhir/R4/references-definitions.html#Reference.type");

    public static readonly Rule Unresolved = new("reference-unresolved", Severity.Warning, IssueCode.NotFound,
        "Finner ikke det «{0}» peker på", "What '{0}' points at is not found", "https://hl7.org/fhir/R4/bundle.html#references");

    public static readonly Rule Ambiguous = new("reference-ambiguous", Severity.Warning, IssueCode.MultipleMatches,
        "«{0}» passer på flere ressurser i Bundle; den første er brukt", "'{0}' matches several resources of the Bundle; the first was used",
        "https://hl7.org/fhir/R4/bundle.html#references");

    public static readonly Rule TargetProfile = new("reference-target-profile", Severity.Error, IssueCode.Value,
        "Ressursen som «{0}» peker på, følger ingen av profilene {1}", "The resource that '{0}' points at conforms to none of the profiles {1}",
        ElementDefinition + "type.targetProfile");

    public static readonly Rule Aggregation = new("reference-aggregation", Severity.Error, IssueCode.Value,
        "Ressursen som «{0}» peker på, er {1}; her tillates {2}", "The resource that '{0}' points at is {1}; allowed here: {2}", ElementDefinition + "type.aggregation");

    public static readonly Rule Versioning = new("reference-versioning", Severity.Error, IssueCode.Value,
        "Referansen «{0}» følger ikke versjonsregelen «{1}»: «specific» vil ha /_history/…, «independent» vil ikke",
        "The reference '{0}' does not follow the version rule '{1}': 'specific' wants /_history/…, 'independent' does not", ElementDefinition + "type.versioning");

    public static readonly Rule CanonicalUnresolved = new("canonical-unresolved", Severity.Warning, IssueCode.NotFound,
        "«{0}» er ikke lastet her; ventet {1}", "'{0}' is not loaded here; expected {1}", References + "#canonical");

    public static readonly Rule CanonicalVersion = new("canonical-version", Severity.Warning, IssueCode.NotFound,
        "«{0}» er ikke lastet i den versjonen; lastet er {1}", "'{0}' is not loaded in that version; loaded are {1}", References + "#canonical");

    public static readonly Rule CanonicalType = new("canonical-type", Severity.Warning, IssueCode.Value,
        "«{0}» er {1}; ventet {2}", "'{0}' is a {1}; expected {2}", References + "#canonical");

    public static readonly Rule ContainedId = new("contained-id", Severity.Error, IssueCode.Required,
        "En ressurs i «contained» skal ha en id som ingen av de andre har; fant {0}", "A resource in 'contained' must have an id that none of the others has; found {0}",
        References + "#contained");

    public static readonly IReadOnlyList<Rule> All =
    [
        Format, Conditional, Type, Unresolved, Ambiguous, TargetProfile, Aggregation, Versioning, CanonicalUnresolved, CanonicalVersion, CanonicalType, ContainedId,
    ];
}
