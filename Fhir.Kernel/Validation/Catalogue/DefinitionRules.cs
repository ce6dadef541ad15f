using Fhir.Kernel.Outcome;

namespace Fhir.Kernel.Validation.Catalogue;

/// <summary>
/// What can be wrong with the resources that define others. What a differential may not do to its base, the snapshot's rules say (<c>snapshot-…</c>), here too.
/// https://hl7.org/fhir/R4/conformance-module.html
/// </summary>
public static class DefinitionRules
{
    private const string ElementDefinition = "https://hl7.org/fhir/R4/elementdefinition-definitions.html#ElementDefinition.";
    private const string SearchParameter = "https://hl7.org/fhir/R4/searchparameter-definitions.html#SearchParameter.";
    private const string CodeSystem = "https://hl7.org/fhir/R4/codesystem-definitions.html#CodeSystem.";
    private const string ValueSet = "https://hl7.org/fhir/R4/valueset-definitions.html#ValueSet.";

    public static readonly Rule Expression = new("definition-expression", Severity.Error, IssueCode.Invalid,
        "Uttrykket «{0}» er ikke gyldig FHIRPath: {1}", "The expression '{0}' is no valid FHIRPath: {1}", "https://hl7.org/fhir/R4/fhirpath.html");

    public static readonly Rule ExpressionSuspect = new("definition-expression-suspect", Severity.Warning, IssueCode.Invalid,
        "Uttrykket «{0}» gir neppe det det skal: {1}", "The expression '{0}' hardly gives what it should: {1}", "https://hl7.org/fhir/R4/fhirpath.html");

    public static readonly Rule ElementType = new("definition-element-type", Severity.Error, IssueCode.Value,
        "«{0}» er ingen type i R4", "'{0}' is no type of R4", ElementDefinition + "type.code");

    public static readonly Rule ValueType = new("definition-value-type", Severity.Error, IssueCode.Value,
        "{0} er {1}, men elementet er {2}", "{0} is a {1}, but the element is {2}", ElementDefinition + "fixed_x_");

    public static readonly Rule ExtensionContext = new("definition-context", Severity.Warning, IssueCode.Value,
        "«{0}» er ikke et element i R4", "'{0}' is no element of R4", "https://hl7.org/fhir/R4/defining-extensions.html#context");

    public static readonly Rule SearchResult = new("search-parameter-type", Severity.Warning, IssueCode.Value,
        "Uttrykket gir {0}, som det ikke søkes i som {1}", "The expression gives {0}, which are not searched as {1}", "https://hl7.org/fhir/R4/search.html#table");

    public static readonly Rule SearchTarget = new("search-parameter-target", Severity.Warning, IssueCode.Structure,
        "target hører til søkeparametre av typen reference; denne er {0}", "target belongs to search parameters of type reference; this one is {0}", SearchParameter + "target");

    public static readonly Rule SearchComponent = new("search-parameter-component", Severity.Error, IssueCode.Structure,
        "Søkeparametre av typen composite har component, og ingen andre; denne er {0}", "Search parameters of type composite have component, and no others; this one is {0}",
        SearchParameter + "component");

    public static readonly Rule CapabilitySearch = new("capability-search", Severity.Warning, IssueCode.Value,
        "«{0}» er oppgitt som {1}, men {2} er {3}", "'{0}' is stated as {1}, but {2} is {3}",
        "https://hl7.org/fhir/R4/capabilitystatement-definitions.html#CapabilityStatement.rest.resource.searchParam.type");

    public static readonly Rule OperationParameter = new("operation-parameter-duplicate", Severity.Error, IssueCode.Duplicate,
        "Parameteren «{0}» ({1}) er definert to ganger", "The parameter '{0}' ({1}) is defined twice", "https://hl7.org/fhir/R4/operationdefinition-definitions.html#OperationDefinition.parameter.name");

    public static readonly Rule NamingValue = new("naming-system-value", Severity.Error, IssueCode.Value,
        "«{0}» er ingen gyldig {1}", "'{0}' is no valid {1}", "https://hl7.org/fhir/R4/namingsystem-definitions.html#NamingSystem.uniqueId.value");

    public static readonly Rule ValueSetCode = new("value-set-code", Severity.Error, IssueCode.CodeInvalid,
        "Kodeverket {0} har ingen kode «{1}»", "The code system {0} has no code '{1}'", ValueSet + "compose.include.concept.code");

    public static readonly Rule ValueSetFilter = new("value-set-filter", Severity.Warning, IssueCode.NotSupported,
        "Filteret «{0}» er ikke forstått for {1}", "The filter '{0}' is not understood for {1}", ValueSet + "compose.include.filter");

    public static readonly Rule ValueSetCircle = new("value-set-circle", Severity.Error, IssueCode.BusinessRule,
        "Verdisettet inneholder seg selv gjennom {0}", "The value set contains itself by way of {0}", ValueSet + "compose.include.valueSet");

    public static readonly Rule CodeSystemProperty = new("code-system-property", Severity.Error, IssueCode.Value,
        "Egenskapen «{0}» er ikke definert i kodeverket", "The property '{0}' is not defined by the code system", CodeSystem + "concept.property.code");

    public static readonly Rule CodeSystemPropertyType = new("code-system-property-type", Severity.Error, IssueCode.Value,
        "Egenskapen «{0}» er {1}, men er definert som {2}", "The property '{0}' is a {1}, but is defined as {2}", CodeSystem + "property.type");

    public static readonly Rule CodeSystemCount = new("code-system-count", Severity.Warning, IssueCode.Value,
        "count er {0}, men kodeverket har {1} begreper", "count is {0}, but the code system has {1} concepts", CodeSystem + "count");

    public static readonly Rule CodeSystemSupplement = new("code-system-supplement", Severity.Error, IssueCode.BusinessRule,
        "content er {0}: bare et tillegg («supplement») sier hva det utfyller (supplements), og det skal det", "content is {0}: a supplement, and nothing else, says what it supplements (supplements), and it must",
        CodeSystem + "supplements");

    public static readonly Rule ConceptMapCode = new("concept-map-code", Severity.Warning, IssueCode.CodeInvalid,
        "Kodeverket {0} har ingen kode «{1}»", "The code system {0} has no code '{1}'", "https://hl7.org/fhir/R4/conceptmap-definitions.html#ConceptMap.group.element.code");

    public static readonly IReadOnlyList<Rule> All =
    [
        Expression, ExpressionSuspect, ElementType, ValueType, ExtensionContext, SearchResult, SearchTarget, SearchComponent, CapabilitySearch, OperationParameter, NamingValue,
        ValueSetCode, ValueSetFilter, ValueSetCircle, CodeSystemProperty, CodeSystemPropertyType, CodeSystemCount, CodeSystemSupplement, ConceptMapCode,
    ];
}
