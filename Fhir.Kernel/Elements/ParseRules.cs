using Fhir.Kernel.Outcome;

namespace Fhir.Kernel.Elements;

/// <summary>What the JSON and XML parsers refuse. https://hl7.org/fhir/R4/json.html and https://hl7.org/fhir/R4/xml.html</summary>
public static class ParseRules
{
    private const string Json = "https://hl7.org/fhir/R4/json.html";
    private const string Xml = "https://hl7.org/fhir/R4/xml.html";
    private const string Formats = "https://hl7.org/fhir/R4/formats.html";

    public static readonly Rule JsonMalformed = new("json-malformed", Severity.Fatal, IssueCode.Invalid,
        "Teksten er ikke gyldig JSON: {0}", "The text is not well-formed JSON: {0}", Json);

    public static readonly Rule XmlMalformed = new("xml-malformed", Severity.Fatal, IssueCode.Invalid,
        "Teksten er ikke velformet XML: {0}", "The text is not well-formed XML: {0}", Xml);

    public static readonly Rule XmlDtd = new("xml-dtd", Severity.Fatal, IssueCode.Security,
        "XML med DTD eller entiteter tas ikke imot", "XML with a DTD or entities is not accepted", "https://hl7.org/fhir/R4/security.html#narrative");

    public static readonly Rule ByteOrderMark = new("encoding-bom", Severity.Fatal, IssueCode.Invalid,
        "Teksten begynner med et byte order mark; FHIR er UTF-8 uten", "The text begins with a byte order mark; FHIR is UTF-8 without one", Json);

    public static readonly Rule InvalidUtf8 = new("encoding-utf8", Severity.Fatal, IssueCode.Invalid,
        "Teksten er ikke gyldig UTF-8 fra byte {0}", "The text is not valid UTF-8 from byte {0}", Json);

    public static readonly Rule InvalidUnicode = new("encoding-surrogate", Severity.Error, IssueCode.Invalid,
        "Strengen har et halvt surrogatpar (\\uD800-\\uDFFF)", "The string has half a surrogate pair (\\uD800-\\uDFFF)", Json);

    public static readonly Rule Encoding = new("encoding-not-utf8", Severity.Fatal, IssueCode.NotSupported,
        "Teksten er kodet som {0}; FHIR er UTF-8", "The text is encoded as {0}; FHIR is UTF-8", Formats);

    public static readonly Rule ControlCharacter = new("encoding-control-character", Severity.Error, IssueCode.Invalid,
        "Strengen har tegnet U+{0}, som ingen FHIR-streng kan ha og XML ikke kan skrive",
        "The string has the character U+{0}, which no FHIR string may have and XML cannot write", "https://hl7.org/fhir/R4/datatypes.html#string");

    public static readonly Rule Empty = new("document-empty", Severity.Fatal, IssueCode.Structure,
        "Det er ingenting her: en ressurs var ventet", "There is nothing here: a resource was expected", Formats);

    public static readonly Rule NotAnObject = new("json-not-an-object", Severity.Fatal, IssueCode.Structure,
        "En ressurs er et JSON-objekt; fant {0}", "A resource is a JSON object; found {0}", Json);

    public static readonly Rule ResourceTypeMissing = new("resource-type-missing", Severity.Fatal, IssueCode.Structure,
        "Objektet har ingen «resourceType»", "The object has no \"resourceType\"", Json);

    public static readonly Rule ResourceTypeUnknown = new("resource-type-unknown", Severity.Fatal, IssueCode.Structure,
        "«{0}» er ingen ressurstype i FHIR R4", "'{0}' is no resource type of FHIR R4", "https://hl7.org/fhir/R4/resourcelist.html");

    public static readonly Rule UnknownElement = new("structure-unknown-element", Severity.Error, IssueCode.Structure,
        "{1} har ikke noe element «{0}»", "{1} has no element '{0}'", Formats);

    public static readonly Rule DuplicateProperty = new("json-duplicate-property", Severity.Error, IssueCode.Structure,
        "Egenskapen «{0}» står to ganger i samme objekt", "The property '{0}' occurs twice in one object", Json);

    public static readonly Rule WrongKind = new("json-wrong-kind", Severity.Error, IssueCode.Structure,
        "{1} skrives som {2} i JSON; fant {0}", "{1} is written as {2} in JSON; found {0}", "https://hl7.org/fhir/R4/json.html#primitive");

    public static readonly Rule ArrayExpected = new("json-array-expected", Severity.Error, IssueCode.Structure,
        "«{0}» kan gjentas og skal stå i en JSON-liste", "'{0}' may repeat and must be a JSON array", "https://hl7.org/fhir/R4/json.html#repeat");

    public static readonly Rule ArrayUnexpected = new("json-array-unexpected", Severity.Error, IssueCode.Structure,
        "«{0}» kan ikke gjentas og skal ikke stå i en JSON-liste", "'{0}' does not repeat and must not be a JSON array", "https://hl7.org/fhir/R4/json.html#repeat");

    public static readonly Rule ArrayEmpty = new("json-array-empty", Severity.Error, IssueCode.Structure,
        "«{0}» er en tom liste; utelat egenskapen", "'{0}' is an empty array; leave the property out", Json);

    public static readonly Rule ArrayLengths = new("json-array-lengths", Severity.Error, IssueCode.Structure,
        "Plass {1} i «{0}» har verken verdi eller utvidelse", "Place {1} in '{0}' has neither a value nor an extension", "https://hl7.org/fhir/R4/json.html#primitive");

    public static readonly Rule NullUnexpected = new("json-null", Severity.Error, IssueCode.Structure,
        "«{0}» er null; utelat egenskapen", "'{0}' is null; leave the property out", Json);

    public static readonly Rule XmlNamespace = new("xml-namespace", Severity.Error, IssueCode.Structure,
        "Elementet «{0}» står i navnerommet «{1}»; ventet «{2}»", "The element '{0}' is in the namespace '{1}'; expected '{2}'", Xml);

    public static readonly Rule XmlAttribute = new("xml-attribute", Severity.Error, IssueCode.Structure,
        "Attributtet «{0}» hører ikke hjemme på {1}", "The attribute '{0}' does not belong on {1}", Xml);

    public static readonly Rule XmlText = new("xml-text", Severity.Error, IssueCode.Structure,
        "Tekst utenfor et attributt: «{0}»", "Text outside an attribute: '{0}'", Xml);

    public static readonly Rule XmlOrder = new("xml-order", Severity.Error, IssueCode.Structure,
        "«{0}» skal stå før «{1}» i XML", "'{0}' must come before '{1}' in XML", Xml);

    public static readonly Rule XmlResourceCount = new("xml-resource-count", Severity.Error, IssueCode.Structure,
        "«{0}» skal inneholde nøyaktig én ressurs", "'{0}' must hold exactly one resource", Xml);

    public static readonly Rule XmlWrongKind = new("xml-wrong-kind", Severity.Error, IssueCode.Structure,
        "«{1}» skrives som {2}; fant «{0}»", "'{1}' is written as {2}; found '{0}'", "https://hl7.org/fhir/R4/datatypes.html#primitive");

    public static readonly Rule TooManyIssues = new("limit-issues", Severity.Fatal, IssueCode.TooCostly,
        "Flere enn {0} feil; resten er ikke lest", "More than {0} issues; the rest was not read", Formats);

    public static readonly Rule LimitBytes = new("limit-bytes", Severity.Fatal, IssueCode.TooLong,
        "Teksten er {0} byte; grensen er {1}", "The text is {0} bytes; the limit is {1}", Formats);

    public static readonly Rule LimitDepth = new("limit-depth", Severity.Fatal, IssueCode.TooCostly,
        "Elementer ligger dypere enn {0} nivåer", "Elements are nested deeper than {0} levels", Formats);

    public static readonly Rule LimitElements = new("limit-elements", Severity.Fatal, IssueCode.TooCostly,
        "Flere enn {0} elementer", "More than {0} elements", Formats);

    public static readonly Rule LimitEntries = new("limit-entries", Severity.Fatal, IssueCode.TooCostly,
        "«{0}» gjentas flere enn {1} ganger", "'{0}' repeats more than {1} times", Formats);

    public static readonly Rule LimitAttributes = new("limit-attributes", Severity.Fatal, IssueCode.TooCostly,
        "Et XML-element har {0} attributter; grensen er {1}", "An XML element has {0} attributes; the limit is {1}", Xml);

    public static readonly Rule LimitString = new("limit-string", Severity.Fatal, IssueCode.TooLong,
        "En streng er {0} byte; grensen er {1}", "A string is {0} bytes; the limit is {1}", Formats);

    public static readonly IReadOnlyList<Rule> All =
    [
        JsonMalformed, XmlMalformed, XmlDtd, ByteOrderMark, InvalidUtf8, InvalidUnicode, Encoding, ControlCharacter, Empty, NotAnObject, ResourceTypeMissing, ResourceTypeUnknown,
        UnknownElement, DuplicateProperty, WrongKind, ArrayExpected, ArrayUnexpected, ArrayEmpty, ArrayLengths, NullUnexpected, XmlNamespace,
        XmlAttribute, XmlText, XmlOrder, XmlResourceCount, XmlWrongKind, TooManyIssues, LimitBytes, LimitDepth, LimitElements, LimitEntries, LimitAttributes,
        LimitString,
    ];
}
