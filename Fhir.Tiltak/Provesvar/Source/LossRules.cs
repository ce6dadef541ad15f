using System.Collections.Immutable;
using Fhir.Kernel.Outcome;

namespace Fhir.Tiltak.Provesvar.Source;

/// <summary>Why something of a message is not in the answer.</summary>
public static class LossRules
{
    private const string Page = "https://fhirref.example/no/provesvar/svarrapport.html#tap";

    public static readonly Rule Summary = new("svarrapport-coverage", Severity.Information, IssueCode.Informational,
        "Meldingen har {0} elementer, attributter og tekster; {1} er ført over og {2} er ikke, av dem er {3} steder ukjente",
        "The message has {0} elements, attributes and texts; {1} were carried over and {2} were not, of which {3} places are unknown", Page);

    public static readonly Rule Unknown = new("svarrapport-loss-unknown", Severity.Warning, IssueCode.Incomplete,
        "{0} er ikke ført over: elementet er ukjent på dette stedet", "{0} was not carried over: the element is unknown at this place", Page);

    public static readonly Rule Implied = new("svarrapport-loss-implied", Severity.Information, IssueCode.Informational,
        "{0} er ikke ført over: koden ved siden av sier det samme", "{0} was not carried over: the code beside it says the same", Page);

    public static readonly Rule Envelope = new("svarrapport-loss-envelope", Severity.Information, IssueCode.Informational,
        "{0} er ikke ført over: det gjelder forsendelsen, ikke svaret", "{0} was not carried over: it is about the transport, not about the report", Page);

    public static readonly Rule Administrative = new("svarrapport-loss-administrative", Severity.Information, IssueCode.Informational,
        "{0} er ikke ført over: det er administrativt og ingen del av svaret", "{0} was not carried over: it is administrative and no part of the report", Page);

    public static readonly Rule Formatting = new("svarrapport-loss-formatting", Severity.Information, IssueCode.Informational,
        "{0} er ikke ført over: teksten er tatt med, formateringen ikke", "{0} was not carried over: the text is kept, its formatting is not", Page);

    public static readonly Rule Unreadable = new("svarrapport-loss-unreadable", Severity.Warning, IssueCode.Value,
        "{0} er ikke ført over: verdien lar seg ikke lese", "{0} was not carried over: the value cannot be read", Page);

    public static readonly Rule Document = new("svarrapport-loss-document", Severity.Information, IssueCode.Informational,
        "{0} er ikke ført over: svaret sier at dokumentet finnes; be om det med keepDocuments=true",
        "{0} was not carried over: the report says that the document exists; ask for it with keepDocuments=true", Page);

    public static readonly Rule Repeated = new("svarrapport-loss-repeated", Severity.Information, IssueCode.Duplicate,
        "{0} er ikke ført over: pasienten er allerede beskrevet av et annet svar i meldingen", "{0} was not carried over: the patient is already described by another report in the message", Page);

    public static readonly Rule Reference = new("svarrapport-loss-reference", Severity.Warning, IssueCode.NotFound,
        "{0} er ikke ført over: referansen kan ikke følges", "{0} was not carried over: the reference cannot be followed", Page);

    public static readonly Rule NoPlace = new("svarrapport-loss-no-place", Severity.Information, IssueCode.NotSupported,
        "{0} er ikke ført over: profilene har ikke plass til det", "{0} was not carried over: the profiles have no place for it", Page);

    public static readonly Rule OtherMessage = new("svarrapport-loss-other-message", Severity.Information, IssueCode.NotSupported,
        "{0} er ikke ført over: det er en annen slags melding i samme forsendelse", "{0} was not carried over: it is a message of another kind in the same envelope", Page);

    public static readonly Rule Nothing = new("svarrapport-loss-nothing", Severity.Information, IssueCode.Informational,
        "{0} er ikke ført over: det er tomt", "{0} was not carried over: it is empty", Page);

    public static readonly ImmutableArray<Rule> All =
        [Summary, Unknown, Implied, Envelope, Administrative, Formatting, Unreadable, Document, Repeated, Reference, NoPlace, OtherMessage, Nothing];
}
