using Fhir.Kernel.Outcome;

namespace Fhir.Kernel.Search;

/// <summary>What the search language refuses. https://hl7.org/fhir/R4/search.html</summary>
public static class SearchRules
{
    private const string Search = "https://hl7.org/fhir/R4/search.html";

    /// <summary>An error with strict handling; a warning in the outcome entry with lenient.</summary>
    public static readonly Rule UnknownParameter = new("search-unknown-parameter", Severity.Error, IssueCode.NotSupported,
        "{1} kan ikke søkes på «{0}»", "{1} cannot be searched by '{0}'", Search + "#errors");

    /// <summary>Answered with 503: it goes away by itself.</summary>
    public static readonly Rule NotIndexed = new("search-parameter-not-indexed", Severity.Error, IssueCode.Transient,
        "«{0}» er ny, og det som lå her fra før, er ikke indeksert ferdig; prøv igjen senere",
        "'{0}' is new, and what was here before is not fully indexed by it yet; try again later", "https://hl7.org/fhir/R4/searchparameter.html");

    public static readonly Rule UnknownModifier = new("search-unknown-modifier", Severity.Error, IssueCode.NotSupported,
        "«{0}» kan ikke ha modifikatoren «:{1}»; mulig er {2}", "'{0}' cannot have the modifier ':{1}'; possible are {2}", Search + "#modifiers");

    public static readonly Rule Chain = new("search-chain", Severity.Error, IssueCode.NotSupported,
        "«{0}» fører ikke videre: {1}", "'{0}' leads nowhere: {1}", Search + "#chaining");

    public static readonly Rule Has = new("search-has", Severity.Error, IssueCode.Value,
        "«{0}» er ikke et omvendt ledd; ventet _has:Type:referanse:parameter", "'{0}' is not a reverse chain; expected _has:Type:reference:parameter", Search + "#has");

    public static readonly Rule ValueEmpty = new("search-value-empty", Severity.Error, IssueCode.Value,
        "«{0}» har en tom verdi", "'{0}' has an empty value", Search);

    public static readonly Rule EscapeFormat = new("search-escape-format", Severity.Error, IssueCode.Value,
        "«{0}» har en omvendt skråstrek som ikke står foran omvendt skråstrek, komma, | eller $", "'{0}' has a backslash that does not stand before a backslash, a comma, | or $", Search + "#escaping");

    public static readonly Rule TokenFormat = new("search-token-format", Severity.Error, IssueCode.Value,
        "«{0}» er ikke et token; ventet kode, system|kode, |kode eller system|", "'{0}' is not a token; expected code, system|code, |code or system|",
        Search + "#token");

    public static readonly Rule DateFormat = new("search-date-format", Severity.Error, IssueCode.Value,
        "«{0}» er ingen dato; ventet ÅÅÅÅ, ÅÅÅÅ-MM, ÅÅÅÅ-MM-DD eller med tt:mm[:ss] og sone, foran den eventuelt eq, ne, gt, lt, ge, le, sa, eb eller ap",
        "'{0}' is not a date; expected YYYY, YYYY-MM, YYYY-MM-DD or with hh:mm[:ss] and zone, before it possibly eq, ne, gt, lt, ge, le, sa, eb or ap",
        Search + "#date");

    public static readonly Rule NumberFormat = new("search-number-format", Severity.Error, IssueCode.Value,
        "«{0}» er ikke et tall", "'{0}' is not a number", Search + "#number");

    public static readonly Rule QuantityFormat = new("search-quantity-format", Severity.Error, IssueCode.Value,
        "«{0}» er ingen mengde; ventet tall, tall|system|kode eller tall||kode", "'{0}' is not a quantity; expected number, number|system|code or number||code",
        Search + "#quantity");

    public static readonly Rule ReferenceFormat = new("search-reference-format", Severity.Error, IssueCode.Value,
        "«{0}» er ingen referanse; ventet id, Type/id eller en absolutt url", "'{0}' is not a reference; expected id, Type/id or an absolute url", Search + "#reference");

    public static readonly Rule OfTypeFormat = new("search-of-type-format", Severity.Error, IssueCode.Value,
        "«{0}» er ikke en identifikator med type; ventet system|kode|verdi", "'{0}' is not an identifier with a type; expected system|code|value", Search + "#token");

    public static readonly Rule TerminologyMissing = new("search-terminology-missing", Severity.Error, IssueCode.NotSupported,
        "«{0}» spør om kodeverk, og her er ingen terminologi", "'{0}' asks about code systems, and there is no terminology here", Search + "#token");

    public static readonly Rule ValueSetUnknown = new("search-value-set-unknown", Severity.Error, IssueCode.NotFound,
        "Her er ikke noe verdisett {0}", "There is no value set {0} here", Search + "#token");

    public static readonly Rule ValueSetNotExpanded = new("search-value-set-not-expanded", Severity.Error, IssueCode.NotSupported,
        "Kodene i verdisettet {0} kan ikke listes opp", "The codes of the value set {0} cannot be listed", Search + "#token");

    public static readonly Rule Subsumption = new("search-subsumption", Severity.Error, IssueCode.NotSupported,
        "Kodeverket «{0}» er ikke her, eller ordner ikke kodene i over- og underbegreper; ventet system|kode",
        "The code system '{0}' is not here, or does not relate its codes by subsumption; expected system|code", Search + "#token");

    public static readonly Rule CodeUnknown = new("search-code-unknown", Severity.Error, IssueCode.CodeInvalid,
        "Kodeverket {1} har ingen kode «{0}»", "The code system {1} has no code '{0}'", Search + "#token");

    public static readonly Rule TooManyCodes = new("search-limit-codes", Severity.Error, IssueCode.TooCostly,
        "«{0}» står for {1} koder; grensen er {2}", "'{0}' stands for {1} codes; the limit is {2}", Search + "#token");

    public static readonly Rule WordsFormat = new("search-words-format", Severity.Error, IssueCode.Value,
        "«{0}» er ikke ord å søke etter; ventet ord, \"fraser\", OR, * og parenteser, høyst 50 av dem",
        "'{0}' is not words to search for; expected words, \"phrases\", OR, * and parentheses, 50 of them at most", Search + "#content");

    public static readonly Rule NearFormat = new("search-near-format", Severity.Error, IssueCode.Value,
        "«{0}» er ikke noe sted; ventet breddegrad|lengdegrad|avstand|lengdeenhet", "'{0}' is not a place; expected latitude|longitude|distance|unit of length",
        "https://hl7.org/fhir/R4/location.html#search");

    public static readonly Rule FilterFormat = new("search-filter-format", Severity.Error, IssueCode.Value,
        "«{0}» er ikke et filter; ventet navn operator verdi, med and, or, not(…) og parenteser", "'{0}' is not a filter; expected name operator value, with and, or, not(…) and parentheses",
        "https://hl7.org/fhir/R4/search_filter.html");

    public static readonly Rule FilterName = new("search-filter-name", Severity.Error, IssueCode.NotSupported,
        "Filteret spør om «{0}», som {1} ikke kan søkes på", "The filter asks about '{0}', by which {1} cannot be searched", "https://hl7.org/fhir/R4/search_filter.html#params");

    public static readonly Rule FilterOperator = new("search-filter-operator", Severity.Error, IssueCode.NotSupported,
        "«{0}» kan ikke sammenlignes med operatoren «{1}»", "'{0}' cannot be compared by the operator '{1}'", "https://hl7.org/fhir/R4/search_filter.html#ops");

    public static readonly Rule CompositeFormat = new("search-composite-format", Severity.Error, IssueCode.Value,
        "«{0}» har {1} ledd; {2} atskilt med $ var ventet", "'{0}' has {1} parts; {2} separated by $ were expected", Search + "#composite");

    public static readonly Rule BooleanFormat = new("search-boolean-format", Severity.Error, IssueCode.Value,
        "«{0}» er verken true eller false", "'{0}' is neither true nor false", Search + "#missing");

    public static readonly Rule CountFormat = new("search-count-format", Severity.Error, IssueCode.Value,
        "«{0}» er ikke et helt tall fra 0", "'{0}' is not a whole number from 0", Search + "#count");

    public static readonly Rule SortFormat = new("search-sort-format", Severity.Error, IssueCode.Value,
        "{1} kan ikke sorteres etter «{0}»", "{1} cannot be sorted by '{0}'", Search + "#sort");

    public static readonly Rule IncludeFormat = new("search-include-format", Severity.Error, IssueCode.Value,
        "«{0}» er ikke Type:referanse eller Type:referanse:Type", "'{0}' is not Type:reference or Type:reference:Type", Search + "#include");

    public static readonly Rule CodeFormat = new("search-code-format", Severity.Error, IssueCode.Value,
        "«{1}» er ingen verdi for «{0}»; ventet {2}", "'{1}' is not a value for '{0}'; expected {2}", Search);

    public static readonly Rule ElementsFormat = new("search-elements-format", Severity.Error, IssueCode.Value,
        "{1} har ikke noe element «{0}»", "{1} has no element '{0}'", Search + "#elements");

    public static readonly Rule Repeated = new("search-parameter-repeated", Severity.Error, IssueCode.Value,
        "«{0}» kan bare stå én gang", "'{0}' can occur only once", Search);

    public static readonly Rule ListFormat = new("search-list-format", Severity.Error, IssueCode.Value,
        "«{0}» er ingen liste; ventet en id eller List/id", "'{0}' is not a list; expected an id or List/id", Search + "#list");

    public static readonly Rule ListFunctional = new("search-list-functional", Severity.Error, IssueCode.NotSupported,
        "Listen «{0}» holdes ikke ved like her; søk med id-en til en List", "The list '{0}' is not maintained here; search by the id of a List", Search + "#list");

    public static readonly Rule ContainedHere = new("search-contained-here", Severity.Error, IssueCode.NotSupported,
        "_contained={0} besvares bare i søk på én ressurstype", "_contained={0} is answered only in a search on one resource type", Search + "#contained");

    public static readonly Rule ContainedWith = new("search-contained-with", Severity.Error, IssueCode.NotSupported,
        "«{0}» besvares ikke i søk etter contained-ressurser", "'{0}' is not answered in a search for contained resources", Search + "#contained");

    public static readonly Rule TypeUnknown = new("search-type-unknown", Severity.Error, IssueCode.Value,
        "_type sier «{0}», som ikke er noen ressurstype", "_type says '{0}', which is no resource type", "https://hl7.org/fhir/R4/http.html#search");

    public static readonly Rule TypeOutside = new("search-type-outside", Severity.Error, IssueCode.Value,
        "_type sier «{0}», som det ikke kan søkes på her", "_type says '{0}', which cannot be searched here", "https://hl7.org/fhir/R4/http.html#search");

    public static readonly Rule TooManyParameters = new("search-limit-parameters", Severity.Error, IssueCode.TooCostly,
        "Søket har {0} parametere; grensen er {1}", "The search has {0} parameters; the limit is {1}", Search);

    public static readonly Rule TooManyValues = new("search-limit-values", Severity.Error, IssueCode.TooCostly,
        "«{0}» har {1} verdier; grensen er {2}", "'{0}' has {1} values; the limit is {2}", Search);

    public static readonly Rule TooLong = new("search-limit-length", Severity.Error, IssueCode.TooLong,
        "En verdi for «{0}» er {1} tegn; grensen er {2}", "A value for '{0}' is {1} characters; the limit is {2}", Search);

    public static readonly Rule TooDeep = new("search-limit-chain", Severity.Error, IssueCode.TooCostly,
        "«{0}» har flere ledd enn {1}", "'{0}' has more links than {1}", Search + "#chaining");

    public static readonly IReadOnlyList<Rule> All =
    [
        UnknownParameter, NotIndexed, UnknownModifier, Chain, Has, ValueEmpty, EscapeFormat, TokenFormat, DateFormat, NumberFormat, QuantityFormat, ReferenceFormat, OfTypeFormat,
        TerminologyMissing, ValueSetUnknown, ValueSetNotExpanded, Subsumption, CodeUnknown, TooManyCodes, WordsFormat, NearFormat, FilterFormat, FilterName, FilterOperator, CompositeFormat,
        BooleanFormat, CountFormat, SortFormat, IncludeFormat, CodeFormat, ElementsFormat, Repeated, ListFormat, ListFunctional, ContainedHere, ContainedWith, TypeUnknown, TypeOutside, TooManyParameters, TooManyValues, TooLong, TooDeep,
    ];
}
