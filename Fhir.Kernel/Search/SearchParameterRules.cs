using Fhir.Kernel.Outcome;

namespace Fhir.Kernel.Search;

/// <summary>Why a server does not search by a SearchParameter. https://hl7.org/fhir/R4/searchparameter.html</summary>
public static class SearchParameterRules
{
    private const string Page = "https://hl7.org/fhir/R4/searchparameter.html";

    public static readonly Rule Code = new("searchparameter-code", Severity.Error, IssueCode.Value,
        "Koden «{0}» kan ikke stå i en adresse; ventet bokstaver, tall, - og _, først en bokstav", "The code '{0}' cannot stand in an address; expected letters, digits, - and _, a letter first", Page);

    public static readonly Rule Base = new("searchparameter-base", Severity.Error, IssueCode.Value,
        "«{0}» er ingen ressurstype i R4", "'{0}' is no resource type of R4", Page);

    public static readonly Rule Type = new("searchparameter-type", Severity.Error, IssueCode.NotSupported,
        "Typen «{0}» kan ikke indekseres", "The type '{0}' cannot be indexed", Page);

    public static readonly Rule Expression = new("searchparameter-expression", Severity.Error, IssueCode.Value,
        "Uttrykket gir ingenting på {0}: {1}", "The expression gives nothing on {0}: {1}", Page);

    public static readonly Rule Kind = new("searchparameter-kind", Severity.Error, IssueCode.Value,
        "På {0} gir uttrykket {1}; «{2}» kan ikke søke i noe av det", "On {0} the expression gives {1}; '{2}' can search none of it", Page);

    public static readonly Rule Taken = new("searchparameter-taken", Severity.Error, IssueCode.Duplicate,
        "{0} søkes allerede på «{1}», definert av {2}", "{0} is already searched by '{1}', defined by {2}", Page);

    public static readonly Rule Url = new("searchparameter-url", Severity.Error, IssueCode.Duplicate,
        "En annen SearchParameter her har url {0}", "Another SearchParameter here has the url {0}", Page);

    public static readonly Rule Component = new("searchparameter-component", Severity.Error, IssueCode.Value,
        "Delen «{0}» kan ikke brukes: {1}", "The component '{0}' cannot be used: {1}", Page);

    public static readonly IReadOnlyList<Rule> All = [Code, Base, Type, Expression, Kind, Taken, Url, Component];
}
