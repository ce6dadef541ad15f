using System.Collections.Immutable;
using Fhir.Kernel.Outcome;

namespace Fhir.Server.Subscriptions;

/// <summary>Why a Subscription is refused, and what the operations on one refuse. https://hl7.org/fhir/uv/subscriptions-backport/</summary>
public static class SubscriptionRules
{
    private const string Guide = "https://hl7.org/fhir/uv/subscriptions-backport/";
    private const string Profile = Guide + "StructureDefinition-backport-subscription.html";
    private const string Channel = Guide + "channels.html";

    public static readonly Rule TopicUnknown = new("subscription-topic-unknown", Severity.Error, IssueCode.NotSupported,
        "criteria er «{0}», som ikke er et tema på denne serveren; temaene står i CapabilityStatement: {1}",
        "criteria is '{0}', which is no topic of this server; the topics are in the CapabilityStatement: {1}", Guide + "components.html");

    public static readonly Rule FilterFormat = new("subscription-filter-format", Severity.Error, IssueCode.Value,
        "Filteret «{0}» kan ikke brukes; ventet Type?parameter=verdi: {1}", "The filter '{0}' cannot be used; expected Type?parameter=value: {1}", Profile);

    public static readonly Rule FilterNotAllowed = new("subscription-filter-not-allowed", Severity.Error, IssueCode.NotSupported,
        "Temaet kan ikke filtreres med «{0}»; mulige: {1}", "The topic cannot be filtered by '{0}'; possible: {1}", Profile);

    public static readonly Rule ChannelUnsupported = new("subscription-channel-unsupported", Severity.Error, IssueCode.NotSupported,
        "Kanalen «{0}» er ikke støttet; støttet: {1}", "The channel '{0}' is not supported; supported: {1}", Channel);

    public static readonly Rule EndpointNotAllowed = new("subscription-endpoint-not-allowed", Severity.Error, IssueCode.Security,
        "Det sendes ikke varsler til «{0}»: adressen må være https og stå i listen FhirRef:Subscriptions:Destinations",
        "No notifications are sent to '{0}': the address must be https and on the list FhirRef:Subscriptions:Destinations", Channel);

    public static readonly Rule EndpointMissing = new("subscription-endpoint-missing", Severity.Error, IssueCode.Required,
        "En rest-hook trenger channel.endpoint", "A rest-hook needs channel.endpoint", Channel);

    public static readonly Rule HeaderNotAllowed = new("subscription-header-not-allowed", Severity.Error, IssueCode.Security,
        "Headeren «{0}» kan ikke settes av abonnenten", "The header '{0}' cannot be set by the subscriber",
        "https://hl7.org/fhir/R4/subscription-definitions.html#Subscription.channel.header");

    public static readonly Rule HeaderMasked = new("subscription-header-masked", Severity.Error, IssueCode.Value,
        "Headeren «{0}» er maskert, og verdien er ikke kjent for dette endepunktet; send den på nytt",
        "The header '{0}' is masked, and its value is not known for this endpoint; send it again",
        "https://hl7.org/fhir/R4/subscription-definitions.html#Subscription.channel.header");

    public static readonly Rule Payload = new("subscription-payload", Severity.Error, IssueCode.Value,
        "channel.payload er «{0}» med innhold «{1}»; ventet application/fhir+json eller application/fhir+xml, og utvidelsen backport-payload-content med empty, id-only eller full-resource",
        "channel.payload is '{0}' with content '{1}'; expected application/fhir+json or application/fhir+xml, and the extension backport-payload-content with empty, id-only or full-resource",
        Guide + "payloads.html");

    public static readonly Rule NumberOutOfRange = new("subscription-number", Severity.Error, IssueCode.Value,
        "{0} er «{1}»; gyldig: {2}", "{0} is '{1}'; valid: {2}", Profile);

    public static readonly Rule NotPermitted = new("subscription-not-permitted", Severity.Error, IssueCode.Forbidden,
        "Temaet gjelder {0}, som tilgangen ikke lar deg lese", "The topic is about {0}, which the access does not let you read", Guide + "safety_security.html");

    public static readonly Rule EventNumber = new("subscription-event-number", Severity.Error, IssueCode.Value,
        "{0} er «{1}»; ventet et helt tall", "{0} is '{1}'; expected a whole number", Guide + "OperationDefinition-backport-subscription-events.html");

    public static readonly Rule ContentUnknown = new("subscription-content", Severity.Error, IssueCode.Value,
        "content er «{0}»; gyldig: empty, id-only, full-resource", "content is '{0}'; valid: empty, id-only, full-resource",
        Guide + "OperationDefinition-backport-subscription-events.html");

    public static readonly Rule StatusUnknown = new("subscription-status-unknown", Severity.Error, IssueCode.Value,
        "status er «{0}»; gyldig: requested, active, error, off", "status is '{0}'; valid: requested, active, error, off",
        Guide + "OperationDefinition-backport-subscription-status.html");

    public static readonly Rule NotWebSocket = new("subscription-not-websocket", Severity.Error, IssueCode.NotSupported,
        "Subscription/{0} har ikke kanalen websocket", "Subscription/{0} does not have the channel websocket", Channel);

    public static readonly Rule TooManyIds = new("subscription-too-many-ids", Severity.Error, IssueCode.TooCostly,
        "{0} abonnementer; en kode kan gjelde for høyst {1}", "{0} subscriptions; a token can be for {1} at most",
        Guide + "OperationDefinition-backport-subscription-get-ws-binding-token.html");

    public static readonly Rule UpgradeRequired = new("websocket-upgrade-required", Severity.Error, IssueCode.NotSupported,
        "Denne adressen tar bare imot websocket", "This address takes websockets only", Channel);

    public static readonly Rule ListenersFull = new("subscription-too-many-listeners", Severity.Error, IssueCode.Throttled,
        "Serveren har for mange som lytter; prøv igjen om litt", "The server has too many listeners; try again in a while", Channel);

    public static readonly Rule WaitUnknown = new("subscription-wait", Severity.Error, IssueCode.Value,
        "_wait er «{0}»; gyldig: 0-{1} sekunder", "_wait is '{0}'; valid: 0-{1} seconds", Guide + "OperationDefinition-backport-subscription-events.html");

    public static readonly ImmutableArray<Rule> All =
    [
        TopicUnknown, FilterFormat, FilterNotAllowed, ChannelUnsupported, EndpointNotAllowed, EndpointMissing, HeaderNotAllowed, HeaderMasked, Payload, NumberOutOfRange,
        NotPermitted, EventNumber, ContentUnknown, StatusUnknown, NotWebSocket, TooManyIds, UpgradeRequired, ListenersFull, WaitUnknown,
    ];
}
