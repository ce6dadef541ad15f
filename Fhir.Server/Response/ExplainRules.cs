using System.Collections.Immutable;
using Fhir.Kernel.Outcome;

namespace Fhir.Server.Response;

/// <summary>What <c>_explain=true</c> tells of a search; an extension of our own, described in docs/explain.md.</summary>
public static class ExplainRules
{
    private const string Search = "https://hl7.org/fhir/R4/search.html";

    public static readonly Rule Off = new("explain-off", Severity.Warning, IssueCode.NotSupported,
        "«_explain» er slått av her (FhirRef:Search:Explain)", "'_explain' is turned off here (FhirRef:Search:Explain)", Search);

    /// <summary>Arguments: type, code, kind of the parameter, modifier, number of values, expression.</summary>
    public static readonly Rule Values = new("explain-values", Severity.Information, IssueCode.Informational,
        "{0}: «{1}» ({2}{3}) må ha minst én av {4} verdier i {5}", "{0}: '{1}' ({2}{3}) must have at least one of {4} values in {5}", Search);

    public static readonly Rule NotValues = new("explain-not-values", Severity.Information, IssueCode.Informational,
        "{0}: «{1}» ({2}{3}) må ikke ha noen av {4} verdier i {5}", "{0}: '{1}' ({2}{3}) must have none of {4} values in {5}", Search);

    /// <summary>Arguments: type, code, expression.</summary>
    public static readonly Rule Missing = new("explain-missing", Severity.Information, IssueCode.Informational,
        "{0}: «{1}» må mangle ({2})", "{0}: '{1}' must be missing ({2})", Search + "#missing");

    public static readonly Rule Present = new("explain-present", Severity.Information, IssueCode.Informational,
        "{0}: «{1}» må finnes ({2})", "{0}: '{1}' must be present ({2})", Search + "#missing");

    /// <summary>Arguments: type, reference, target type.</summary>
    public static readonly Rule Chain = new("explain-chain", Severity.Information, IssueCode.Informational,
        "{0}: «{1}» må føre til en {2} der det neste gjelder", "{0}: '{1}' must lead to a {2} of which the next holds", Search + "#chaining");

    public static readonly Rule Has = new("explain-has", Severity.Information, IssueCode.Informational,
        "{0}: en {2} der det neste gjelder, må vise hit med «{1}»", "{0}: a {2} of which the next holds must lead here by '{1}'", Search + "#has");

    /// <summary>Arguments: type, owner, codes.</summary>
    public static readonly Rule Compartment = new("explain-compartment", Severity.Information, IssueCode.Informational,
        "{0}: må være i kompartmentet til en {1}, ved {2}", "{0}: must be in the compartment of a {1}, by {2}", "https://hl7.org/fhir/R4/compartmentdefinition.html");

    public static readonly Rule Other = new("explain-other", Severity.Information, IssueCode.Informational,
        "{0}: betingelsen {1}", "{0}: the condition {1}", Search);

    /// <summary>Arguments: type, which clause, rows.</summary>
    public static readonly Rule Lead = new("explain-lead", Severity.Information, IssueCode.Informational,
        "{0}: begynner ved betingelse {1}, som finner {2}", "{0}: starts at condition {1}, which finds {2}", Search);

    public static readonly Rule Walk = new("explain-walk", Severity.Information, IssueCode.Informational,
        "{0}: går gjennom alle av typen", "{0}: goes through all of the type", Search);

    /// <summary>Arguments: type, parameter.</summary>
    public static readonly Rule Order = new("explain-order", Severity.Information, IssueCode.Informational,
        "{0}: ser på treffene i rekkefølgen til «{1}» og slutter når siden er full", "{0}: looks at matches in the order of '{1}' and stops when the page is full", Search);

    public static readonly Rule Partition = new("explain-partition", Severity.Information, IssueCode.Informational,
        "{0}: leser bare pasientens egen del av tabellene", "{0}: reads only the patient's own part of the tables", Search);

    public static readonly Rule Sql = new("explain-sql", Severity.Information, IssueCode.Informational, "{0}, spørring: {1}", "{0}, query: {1}", Search);

    public static readonly Rule Plan = new("explain-plan", Severity.Information, IssueCode.Informational, "{0}, plan, steg {1}: {2}", "{0}, plan, step {1}: {2}", Search);

    /// <summary>Arguments: type, rows, milliseconds to choose, milliseconds to find.</summary>
    public static readonly Rule Cost = new("explain-cost", Severity.Information, IssueCode.Informational,
        "{0}: {1} rader; {2} ms til å velge start, {3} ms til å finne dem", "{0}: {1} rows; {2} ms to choose the start, {3} ms to find them", Search);

    public static readonly Rule NoMatch = new("explain-nothing", Severity.Information, IssueCode.Informational,
        "Ingenting kan passe: pasienten er ukjent her", "Nothing can match: the patient is not known here", Search);

    /// <summary>Arguments: types left out.</summary>
    public static readonly Rule More = new("explain-more", Severity.Information, IssueCode.Informational, "{0} typer til er ikke vist", "{0} more types are not shown", Search);

    public static readonly ImmutableArray<Rule> All =
        [Off, Values, NotValues, Missing, Present, Chain, Has, Compartment, Other, Lead, Walk, Order, Partition, Sql, Plan, Cost, NoMatch, More];
}
