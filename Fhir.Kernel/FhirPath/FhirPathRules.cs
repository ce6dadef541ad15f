using Fhir.Kernel.Outcome;

namespace Fhir.Kernel.FhirPath;

/// <summary>What can be wrong with an expression and with its evaluation. The last argument of those about an expression is the place in it: line:column.</summary>
public static class FhirPathRules
{
    private const string N1 = "https://hl7.org/fhirpath/N1/";
    private const string Latest = "https://hl7.org/fhirpath/";
    private const string R4 = "https://hl7.org/fhir/R4/fhirpath.html";
    private const string Lab = "https://github.com/brianpos/fhirpath-lab/blob/develop/server-api.md";

    public static readonly Rule Syntax = new("fhirpath-syntax", Severity.Error, IssueCode.Invalid,
        "FHIRPath: fant {0}; ventet {1} (ved {2})", "FHIRPath: found {0}; expected {1} (at {2})", N1 + "grammar.html");

    public static readonly Rule Literal = new("fhirpath-literal", Severity.Error, IssueCode.Value,
        "FHIRPath: «{0}» er ingen gyldig {1} (ved {2})", "FHIRPath: '{0}' is no valid {1} (at {2})", N1 + "#literals");

    public static readonly Rule TooComplex = new("fhirpath-too-complex", Severity.Error, IssueCode.TooCostly,
        "FHIRPath: uttrykket er for {0}; grensen er {1} (ved {2})", "FHIRPath: the expression is too {0}; the limit is {1} (at {2})", N1 + "grammar.html");

    public static readonly Rule LongLiteral = new("fhirpath-long-literal", Severity.Error, IssueCode.NotSupported,
        "FHIRPath: «{0}» er en Long, et senere tillegg som er slått av (ved {1})", "FHIRPath: '{0}' is a Long, a later addition that is turned off (at {1})",
        Latest + "#long");

    public static readonly Rule UnknownFunction = new("fhirpath-unknown-function", Severity.Error, IssueCode.NotSupported,
        "FHIRPath: funksjonen «{0}» finnes ikke{1} (ved {2})", "FHIRPath: there is no function '{0}'{1} (at {2})", N1 + "#functions");

    public static readonly Rule ArgumentCount = new("fhirpath-argument-count", Severity.Error, IssueCode.Invalid,
        "FHIRPath: {0}() tar {1} argumenter; fikk {2} (ved {3})", "FHIRPath: {0}() takes {1} arguments; got {2} (at {3})", N1 + "#functions");

    public static readonly Rule UnknownType = new("fhirpath-unknown-type", Severity.Error, IssueCode.NotFound,
        "FHIRPath: typen «{0}» finnes ikke{1} (ved {2})", "FHIRPath: there is no type '{0}'{1} (at {2})", N1 + "#types");

    public static readonly Rule UnknownElement = new("fhirpath-unknown-element", Severity.Warning, IssueCode.NotFound,
        "FHIRPath: {1} har ikke noe element «{0}»{2} (ved {3})", "FHIRPath: {1} has no element '{0}'{2} (at {3})", N1 + "#path-selection");

    public static readonly Rule MayBeMany = new("fhirpath-may-be-many", Severity.Warning, IssueCode.Processing,
        "FHIRPath: {0} tar én verdi; her kan det komme flere (ved {1})", "FHIRPath: {0} takes one item; here several can come (at {1})",
        N1 + "#type-safety-and-strict-evaluation");

    public static readonly Rule NeverTaken = new("fhirpath-never-taken", Severity.Warning, IssueCode.Invalid,
        "FHIRPath: {0} tar aldri {1} (ved {2})", "FHIRPath: {0} never takes {1} (at {2})", N1 + "#type-safety-and-strict-evaluation");

    public static readonly Rule NeverEqual = new("fhirpath-never-equal", Severity.Warning, IssueCode.Invalid,
        "FHIRPath: {1} er aldri likt (ved {2})", "FHIRPath: {1} is never equal (at {2})", N1 + "#equality");

    public static readonly Rule LaterAddition = new("fhirpath-later-addition", Severity.Information, IssueCode.Informational,
        "FHIRPath: {0} kom til etter 2.0.0; andre har det kanskje ikke (ved {1})", "FHIRPath: {0} was added after 2.0.0; others may not have it (at {1})", Latest);

    public static readonly Rule UnknownVariable = new("fhirpath-unknown-variable", Severity.Error, IssueCode.NotFound,
        "FHIRPath: variabelen «%{0}» er ikke gitt (ved {1})", "FHIRPath: the variable '%{0}' is not given (at {1})", N1 + "#environment-variables");

    public static readonly Rule VariableExists = new("fhirpath-variable-exists", Severity.Error, IssueCode.Duplicate,
        "FHIRPath: variabelen «%{0}» finnes allerede (ved {1})", "FHIRPath: the variable '%{0}' exists already (at {1})", Latest + "#definevariable");

    public static readonly Rule NotFound = new("fhirpath-not-found", Severity.Error, IssueCode.NotFound,
        "FHIRPath: {0} finner ikke «{1}» (ved {2})", "FHIRPath: {0} cannot find '{1}' (at {2})", R4 + "#functions");

    public static readonly Rule Ambiguous = new("fhirpath-ambiguous", Severity.Error, IssueCode.MultipleMatches,
        "FHIRPath: {0} har ikke ett svar for «{1}» (ved {2})", "FHIRPath: {0} has no one answer for '{1}' (at {2})", R4 + "#functions");

    public static readonly Rule Singleton = new("fhirpath-singleton", Severity.Error, IssueCode.Processing,
        "FHIRPath: {0} tar én verdi; fikk {1} (ved {2})", "FHIRPath: {0} takes one item; got {1} (at {2})", N1 + "#singleton-evaluation-of-collections");

    public static readonly Rule WrongType = new("fhirpath-wrong-type", Severity.Error, IssueCode.Processing,
        "FHIRPath: {0} tar ikke {1} (ved {2})", "FHIRPath: {0} does not take {1} (at {2})", N1 + "#functions");

    public static readonly Rule RegexInvalid = new("fhirpath-regex", Severity.Error, IssueCode.Invalid,
        "FHIRPath: regulært uttrykk «{0}» kan ikke brukes (ugyldig, eller krever tilbakesporing) (ved {1})",
        "FHIRPath: the regular expression '{0}' cannot be used (invalid, or in need of backtracking) (at {1})", N1 + "#matchesregex-string-boolean");

    public static readonly Rule RegexTimeout = new("fhirpath-regex-timeout", Severity.Error, IssueCode.Timeout,
        "FHIRPath: det regulære uttrykket ble ikke ferdig på {0} ms (ved {1})", "FHIRPath: the regular expression did not finish in {0} ms (at {1})",
        N1 + "#matchesregex-string-boolean");

    public static readonly Rule StepLimit = new("fhirpath-limit-steps", Severity.Error, IssueCode.TooCostly,
        "FHIRPath: evalueringen tok mer enn {0} steg (ved {1})", "FHIRPath: the evaluation took more than {0} steps (at {1})", N1);

    public static readonly Rule TimeLimit = new("fhirpath-limit-time", Severity.Error, IssueCode.Timeout,
        "FHIRPath: evalueringen ble ikke ferdig på {0} ms (ved {1})", "FHIRPath: the evaluation did not finish in {0} ms (at {1})", N1);

    public static readonly Rule SizeLimit = new("fhirpath-limit-size", Severity.Error, IssueCode.TooCostly,
        "FHIRPath: mer enn {0} {1} (ved {2})", "FHIRPath: more than {0} {1} (at {2})", N1);

    public static readonly Rule ModifierExtension = new("fhirpath-modifier-extension", Severity.Error, IssueCode.Extension,
        "FHIRPath: modifikatorutvidelsen «{0}» er ikke ventet (ved {1})", "FHIRPath: the modifier extension '{0}' is not expected (at {1})", R4 + "#functions");

    public static readonly Rule NotParameters = new("fhirpath-not-parameters", Severity.Error, IssueCode.Structure,
        "$fhirpath tar en Parameters-ressurs; fant {0}", "$fhirpath takes a Parameters resource; found {0}", Lab);

    public static readonly Rule ParameterMissing = new("fhirpath-parameter-missing", Severity.Error, IssueCode.Required,
        "$fhirpath trenger parameteren «{0}» ({1})", "$fhirpath needs the parameter '{0}' ({1})", Lab);

    public static readonly Rule OutputLimit = new("fhirpath-limit-output", Severity.Error, IssueCode.TooCostly,
        "$fhirpath: svaret er større enn {0} byte", "$fhirpath: the answer is larger than {0} bytes", Lab);

    public static readonly Rule ContextLimit = new("fhirpath-limit-contexts", Severity.Error, IssueCode.TooCostly,
        "$fhirpath: «context» gir mer enn {0} elementer", "$fhirpath: 'context' gives more than {0} items", Lab);

    public static readonly IReadOnlyList<Rule> All =
    [
        Syntax, Literal, TooComplex, LongLiteral, UnknownFunction, ArgumentCount, UnknownType, UnknownElement, MayBeMany, NeverTaken, NeverEqual, LaterAddition,
        UnknownVariable, VariableExists, NotFound,
        Ambiguous, Singleton, WrongType, RegexInvalid, RegexTimeout, StepLimit, TimeLimit, SizeLimit, ModifierExtension, NotParameters, ParameterMissing, OutputLimit, ContextLimit,
    ];
}
