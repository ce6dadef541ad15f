using System.Collections.Immutable;
using Fhir.Kernel.Outcome;

namespace Fhir.Server.Patching;

/// <summary>What is refused of a patch. 400: it is no patch. 422: it is one, but not for this resource. Operations are counted from 0.</summary>
public static class PatchRules
{
    private const string Patch = "https://hl7.org/fhir/R4/http.html#patch";
    private const string JsonPatch = "https://datatracker.ietf.org/doc/html/rfc6902#section-4";
    private const string XmlPatch = "https://www.rfc-editor.org/rfc/rfc5261#section-4";
    private const string FhirPathPatch = "https://hl7.org/fhir/R4/fhirpatch.html";

    public static readonly Rule XmlMalformed = new("xml-patch-malformed", Severity.Error, IssueCode.Structure,
        "Endringen er ikke velformet XML uten DTD: {0}", "The patch is no well-formed XML without a DTD: {0}", XmlPatch);

    public static readonly Rule XmlOperation = new("xml-patch-operation", Severity.Error, IssueCode.NotSupported,
        "Operasjon {0}: «{1}» er ingen operasjon; gyldig: add, replace, remove", "Operation {0}: '{1}' is no operation; allowed: add, replace, remove", XmlPatch);

    public static readonly Rule XmlAttribute = new("xml-patch-attribute", Severity.Error, IssueCode.Value,
        "Operasjon {0}: attributtet «{1}» mangler eller kan ikke være «{2}»", "Operation {0}: the attribute '{1}' is missing or cannot be '{2}'", XmlPatch);

    public static readonly Rule XmlSelectorInvalid = new("xml-patch-selector", Severity.Error, IssueCode.Value,
        "Operasjon {0}: «{1}» er ingen sti serveren forstår: navn, *, @navn, text(), // og vilkår som [2], [last()] og [system/@value='a'], med prefikser som endringen kjenner",
        "Operation {0}: '{1}' is no path the server understands: names, *, @name, text(), // and conditions such as [2], [last()] and [system/@value='a'], with prefixes the patch knows",
        $"{XmlPatch}.1");

    public static readonly Rule XmlPathCount = new("xml-patch-path-count", Severity.Error, IssueCode.MultipleMatches,
        "Operasjon {0}: «{1}» treffer {2} noder; ventet 1", "Operation {0}: '{1}' selects {2} nodes; expected 1", $"{XmlPatch}.1");

    public static readonly Rule XmlUnfit = new("xml-patch-unfit", Severity.Error, IssueCode.Invalid,
        "Operasjon {0}: {1} kan ikke gjøres med det «{2}» treffer, eller med dette innholdet", "Operation {0}: {1} cannot be done to what '{2}' selects, or with this content", XmlPatch);

    public static readonly Rule XmlTooCostly = new("xml-patch-too-costly", Severity.Error, IssueCode.TooCostly,
        "Operasjon {0}: stiene i endringen ser på for mye; «{1}» ble ikke fullført", "Operation {0}: the paths of the patch look at too much; '{1}' was not finished", XmlPatch);

    public static readonly Rule EntryInvalid = new("patch-entry-resource", Severity.Error, IssueCode.Structure,
        "En PATCH i en Bundle er en Binary med JSON Patch (application/json-patch+json) eller XML Patch (application/xml-patch+xml), eller en Parameters med FHIRPath Patch; fant {0}",
        "A PATCH in a Bundle is a Binary holding JSON Patch (application/json-patch+json) or XML Patch (application/xml-patch+xml), or Parameters holding FHIRPath Patch; found {0}", Patch);

    public static readonly Rule JsonMalformed = new("json-patch-malformed", Severity.Error, IssueCode.Structure,
        "Endringen er ingen gyldig JSON: {0}", "The patch is no valid JSON: {0}", JsonPatch);

    public static readonly Rule JsonNotAList = new("json-patch-not-a-list", Severity.Error, IssueCode.Structure,
        "JSON Patch er en liste av operasjoner, hver et objekt", "JSON Patch is an array of operations, each an object", JsonPatch);

    public static readonly Rule JsonMember = new("json-patch-member", Severity.Error, IssueCode.Required,
        "Operasjon {0}: «{1}» mangler eller er ingen streng", "Operation {0}: '{1}' is missing or no string", JsonPatch);

    public static readonly Rule JsonOperation = new("json-patch-operation", Severity.Error, IssueCode.NotSupported,
        "Operasjon {0}: «{1}» er ingen operasjon; gyldig: add, remove, replace, move, copy, test",
        "Operation {0}: '{1}' is no operation; allowed: add, remove, replace, move, copy, test", JsonPatch);

    public static readonly Rule JsonPointerInvalid = new("json-patch-pointer", Severity.Error, IssueCode.Value,
        "Operasjon {0}: «{1}» er ingen JSON-peker: den er tom eller begynner med /, og ~ skrives ~0",
        "Operation {0}: '{1}' is no JSON pointer: it is empty or begins with /, and ~ is written ~0", "https://datatracker.ietf.org/doc/html/rfc6901#section-3");

    public static readonly Rule JsonTargetMissing = new("json-patch-target-missing", Severity.Error, IssueCode.NotFound,
        "Operasjon {0}: det er ingenting på «{1}»", "Operation {0}: there is nothing at '{1}'", JsonPatch);

    public static readonly Rule JsonIndex = new("json-patch-index", Severity.Error, IssueCode.Value,
        "Operasjon {0}: «{1}» er ingen plass i en liste av {2}", "Operation {0}: '{1}' is no place in an array of {2}", JsonPatch);

    public static readonly Rule JsonTestFailed = new("json-patch-test-failed", Severity.Error, IssueCode.Conflict,
        "Operasjon {0}: verdien på «{1}» er en annen enn den som ble prøvd", "Operation {0}: the value at '{1}' is another than the one tested for", JsonPatch);

    public static readonly Rule JsonIntoItself = new("json-patch-into-itself", Severity.Error, IssueCode.Invalid,
        "Operasjon {0}: «{1}» kan ikke flyttes inn i seg selv", "Operation {0}: '{1}' cannot be moved into itself", JsonPatch);

    public static readonly Rule JsonRoot = new("json-patch-root", Severity.Error, IssueCode.Invalid,
        "Operasjon {0}: det som står igjen, er ingen ressurs", "Operation {0}: what is left is no resource", JsonPatch);

    public static readonly Rule TooManyOperations = new("patch-too-many-operations", Severity.Error, IssueCode.TooCostly,
        "{0} operasjoner; grensen er {1}", "{0} operations; the limit is {1}", Patch);

    public static readonly Rule TooLarge = new("patch-too-large", Severity.Error, IssueCode.TooCostly,
        "Operasjon {0}: endringen vokser over grensen på {1} byte", "Operation {0}: the patch grows beyond the limit of {1} bytes", Patch);

    public static readonly Rule TooDeep = new("patch-too-deep", Severity.Error, IssueCode.TooCostly,
        "Operasjon {0}: resultatet ville ha flere enn {1} nivåer", "Operation {0}: the result would have more than {1} levels", Patch);

    public static readonly Rule NotParameters = new("fhirpath-patch-parameters", Severity.Error, IssueCode.Structure,
        "FHIRPath Patch er en Parameters med parametre ved navn «operation»; fant {0}",
        "FHIRPath Patch is a Parameters resource with parameters named 'operation'; found {0}", FhirPathPatch);

    public static readonly Rule PartMissing = new("fhirpath-patch-part", Severity.Error, IssueCode.Required,
        "Operasjon {0}: delen «{1}» mangler eller har feil type; ventet {2}", "Operation {0}: the part '{1}' is missing or of the wrong type; expected {2}", FhirPathPatch);

    public static readonly Rule TypeUnknown = new("fhirpath-patch-operation", Severity.Error, IssueCode.NotSupported,
        "Operasjon {0}: «{1}» er ingen operasjon; gyldig: add, insert, delete, replace, move",
        "Operation {0}: '{1}' is no operation; allowed: add, insert, delete, replace, move", FhirPathPatch);

    public static readonly Rule PathCount = new("fhirpath-patch-path-count", Severity.Error, IssueCode.MultipleMatches,
        "Operasjon {0}: «{1}» treffer {2} elementer; ventet {3}", "Operation {0}: '{1}' selects {2} elements; expected {3}", FhirPathPatch);

    public static readonly Rule PathNotElement = new("fhirpath-patch-path-element", Severity.Error, IssueCode.Invalid,
        "Operasjon {0}: «{1}» gir noe som ikke er et element i ressursen", "Operation {0}: '{1}' gives something that is no element of the resource", FhirPathPatch);

    public static readonly Rule PathNotList = new("fhirpath-patch-path-list", Severity.Error, IssueCode.Invalid,
        "Operasjon {0}: «{1}» er ikke hele listen av ett element som kan gjentas", "Operation {0}: '{1}' is not the whole list of one element that repeats", FhirPathPatch);

    public static readonly Rule NameUnknown = new("fhirpath-patch-name", Severity.Error, IssueCode.NotFound,
        "Operasjon {0}: {1} har ikke noe element «{2}»", "Operation {0}: {1} has no element '{2}'", FhirPathPatch);

    public static readonly Rule NameTaken = new("fhirpath-patch-name-taken", Severity.Error, IssueCode.Duplicate,
        "Operasjon {0}: «{1}» finnes fra før og kan ikke gjentas; bruk replace", "Operation {0}: '{1}' is there already and does not repeat; use replace", FhirPathPatch);

    public static readonly Rule ValueType = new("fhirpath-patch-value-type", Severity.Error, IssueCode.Invalid,
        "Operasjon {0}: verdien er {1}; «{2}» tar imot {3}", "Operation {0}: the value is {1}; '{2}' takes {3}", FhirPathPatch);

    public static readonly Rule IndexOutside = new("fhirpath-patch-index", Severity.Error, IssueCode.Value,
        "Operasjon {0}: {1} er {2}, utenfor en liste av {3}", "Operation {0}: {1} is {2}, outside a list of {3}", FhirPathPatch);

    public static readonly Rule PathTooSlow = new("fhirpath-patch-time", Severity.Error, IssueCode.TooCostly,
        "Operasjon {0}: stiene i endringen tok for lang tid; «{1}» ble ikke prøvd", "Operation {0}: the paths of the patch took too long; '{1}' was not tried", FhirPathPatch);

    public static readonly Rule RootKept = new("fhirpath-patch-root", Severity.Error, IssueCode.Invalid,
        "Operasjon {0}: ressursen selv kan ikke byttes ut eller fjernes", "Operation {0}: the resource itself cannot be replaced or deleted", FhirPathPatch);

    public static readonly Rule NarrativeKept = new("patch-narrative", Severity.Error, IssueCode.BusinessRule,
        "Ressursens tekst (status «{0}») er skrevet av mennesker og ville ikke lenger stemme; endre eller fjern «text» i samme endring",
        "The resource's narrative (status '{0}') was written by people and would no longer hold; change or remove 'text' in the same patch", Patch);

    public static readonly ImmutableArray<Rule> All =
    [
        XmlMalformed, XmlOperation, XmlAttribute, XmlSelectorInvalid, XmlPathCount, XmlUnfit, XmlTooCostly, EntryInvalid, JsonMalformed, JsonNotAList, JsonMember, JsonOperation, JsonPointerInvalid, JsonTargetMissing, JsonIndex, JsonTestFailed, JsonIntoItself,
        JsonRoot, TooManyOperations, TooLarge, TooDeep, NotParameters, PartMissing, TypeUnknown, PathCount, PathNotElement, PathNotList, NameUnknown, NameTaken, ValueType,
        IndexOutside, PathTooSlow, RootKept, NarrativeKept,
    ];
}
