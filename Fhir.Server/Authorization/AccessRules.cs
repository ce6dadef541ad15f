using System.Collections.Immutable;
using Fhir.Kernel.Outcome;

namespace Fhir.Server.Authorization;

/// <summary>What Open mode refuses, since a browser on this machine will carry any web site's request to it.</summary>
public static class AccessRules
{
    private const string Sites = "https://developer.mozilla.org/docs/Web/Security/Attacks/CSRF";

    /// <summary>A name pointed at this machine by someone else (DNS rebinding) shows itself in Host.</summary>
    public static readonly Rule Host = new("open-host", Severity.Error, IssueCode.Security,
        "I modusen Open svarer serveren bare på Host localhost, 127.0.0.1 og [::1].",
        "In Open mode the server answers only to the Hosts localhost, 127.0.0.1 and [::1].",
        "https://www.rfc-editor.org/rfc/rfc9110#section-7.2");

    public static readonly Rule CrossOrigin = new("open-cross-origin", Severity.Error, IssueCode.Security,
        "I modusen Open tar serveren ikke imot endringer som kommer fra et annet nettsted.",
        "In Open mode the server takes no changes that come from another web site.",
        Sites);

    public static readonly Rule Remote = new("open-remote", Severity.Error, IssueCode.Security,
        "I modusen Open svarer serveren bare på egen maskin.",
        "In Open mode the server answers on this machine only.",
        Sites);

    public static readonly ImmutableArray<Rule> All = [Host, CrossOrigin, Remote];
}
