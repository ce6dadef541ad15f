using System.Collections.Immutable;
using Fhir.Kernel.Outcome;

namespace Fhir.Server.Transport;

/// <summary>What can be wrong with the server's settings. A server with a broken setting does not start.</summary>
public static class SettingRules
{
    private const string Settings = "README.md#settings";

    /// <summary>Arguments: key, value found, values allowed.</summary>
    public static readonly Rule UnknownValue = new("setting-unknown-value", Severity.Fatal, IssueCode.Value,
        "Innstillingen {0} har verdien «{1}». Gyldige verdier: {2}.",
        "The setting {0} is '{1}'. Allowed values: {2}.",
        Settings);

    /// <summary>Arguments: key.</summary>
    public static readonly Rule Missing = new("setting-missing", Severity.Fatal, IssueCode.Required,
        "Innstillingen {0} mangler.",
        "The setting {0} is missing.",
        Settings);

    /// <summary>Arguments: environment name, key, values allowed.</summary>
    public static readonly Rule ModeMissing = new("setting-security-mode-missing", Severity.Fatal, IssueCode.Required,
        "Serveren starter ikke i miljøet {0} uten en uttrykkelig sikkerhetsmodus. Sett {1} til en av: {2}. Under utvikling er Open standard (ASPNETCORE_ENVIRONMENT=Development).",
        "The server does not start in the environment {0} without an explicit security mode. Set {1} to one of: {2}. In development (ASPNETCORE_ENVIRONMENT=Development) the default is Open.",
        Settings);

    /// <summary>Arguments: address.</summary>
    public static readonly Rule OpenBeyondLoopback = new("setting-open-beyond-loopback", Severity.Fatal, IssueCode.Security,
        "Modusen Open krever ingen innlogging og lytter derfor bare på egen maskin (localhost, 127.0.0.1, [::1]), ikke på {0}. Velg en annen adresse, eller sett FhirRef:Security:Mode til Test eller HelseId.",
        "The mode Open asks for no token and therefore listens on this machine only (localhost, 127.0.0.1, [::1]), not on {0}. Choose another address, or set FhirRef:Security:Mode to Test or HelseId.",
        Settings);

    /// <summary>Arguments: key, value found.</summary>
    public static readonly Rule NotHttps = new("setting-not-https", Severity.Fatal, IssueCode.Security,
        "Innstillingen {0} må være en https-adresse (http bare på egen maskin), men er «{1}».",
        "The setting {0} must be an https address (http on this machine only), but is '{1}'.",
        Settings);

    /// <summary>Arguments: key, what is wrong in bokmål, what is wrong in English.</summary>
    public static readonly Rule Client = new("setting-test-client", Severity.Fatal, IssueCode.Value,
        "Testklienten {0} er ikke gyldig: {1}",
        "The test client {0} is not valid: {2}",
        Settings);

    /// <summary>Arguments: key, what is wrong.</summary>
    public static readonly Rule Topic = new("setting-subscription-topic", Severity.Fatal, IssueCode.Value,
        "Et abonnementstema i {0} kan ikke brukes: {1}",
        "A subscription topic in {0} cannot be used: {1}",
        Settings);

    /// <summary>Arguments: key, value found.</summary>
    public static readonly Rule Destination = new("setting-subscription-destination", Severity.Fatal, IssueCode.Security,
        "{0} har «{1}»; ventet starten på en https-adresse (http bare på egen maskin) uten brukernavn, spørring og fragment.",
        "{0} has '{1}'; expected the beginning of an https address (http on this machine only) without user, query and fragment.",
        Settings);

    /// <summary>Arguments: what the operating system said.</summary>
    public static readonly Rule AddressUnavailable = new("setting-address-unavailable", Severity.Fatal, IssueCode.Conflict,
        "Serveren fikk ikke lytte på adressen: {0}",
        "The server could not listen on the address: {0}",
        Settings);

    public static readonly ImmutableArray<Rule> All = [UnknownValue, Missing, ModeMissing, OpenBeyondLoopback, NotHttps, Client, Topic, Destination, AddressUnavailable];
}
