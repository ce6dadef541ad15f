using System.Collections.Immutable;
using Fhir.Kernel.Outcome;

namespace Fhir.Server.Operability.Load;

/// <summary>What is refused because there is too much of it: requests, bytes, time. https://hl7.org/fhir/R4/http.html#Status-Codes</summary>
public static class LoadRules
{
    private const string Semantics = "https://www.rfc-editor.org/rfc/rfc9110";

    /// <summary>429. Arguments: requests a minute.</summary>
    public static readonly Rule TooManyRequests = new("load-too-many-requests", Severity.Error, IssueCode.Throttled,
        "Klienten har sendt flere enn {0} forespørsler i minuttet; vent så lenge Retry-After sier",
        "The client has sent more than {0} requests a minute; wait for as long as Retry-After says", "https://www.rfc-editor.org/rfc/rfc6585#section-4");

    /// <summary>503.</summary>
    public static readonly Rule ServerFull = new("load-server-full", Severity.Error, IssueCode.Throttled,
        "Serveren arbeider med så mange forespørsler som den kan; prøv igjen om litt",
        "The server is working on as many requests as it can; try again shortly", $"{Semantics}#section-15.6.4");

    /// <summary>503.</summary>
    public static readonly Rule BodiesFull = new("load-bodies-full", Severity.Error, IssueCode.Throttled,
        "Serveren leser så mye innhold som den kan; prøv igjen om litt, eller send mindre om gangen",
        "The server is reading as much content as it can; try again shortly, or send less at a time", $"{Semantics}#section-15.6.4");

    /// <summary>503. Arguments: seconds.</summary>
    public static readonly Rule TookTooLong = new("load-timeout", Severity.Error, IssueCode.Timeout,
        "Forespørselen ble avbrutt etter {0} sekunder; be om mindre om gangen", "The request was broken off after {0} seconds; ask for less at a time", $"{Semantics}#section-15.6.4");

    /// <summary>414. Arguments: letters allowed.</summary>
    public static readonly Rule AddressTooLong = new("http-address-too-long", Severity.Error, IssueCode.TooLong,
        "Adressen er lengre enn {0} tegn; send søket som POST til _search", "The address is longer than {0} characters; send the search as POST to _search", $"{Semantics}#section-15.5.15");

    /// <summary>431. Arguments: letters allowed.</summary>
    public static readonly Rule HeadersTooLong = new("http-headers-too-long", Severity.Error, IssueCode.TooLong,
        "Hodefeltene er til sammen lengre enn {0} tegn", "The headers are longer than {0} characters together", "https://www.rfc-editor.org/rfc/rfc6585#section-5");

    public static readonly ImmutableArray<Rule> All = [TooManyRequests, ServerFull, BodiesFull, TookTooLong, AddressTooLong, HeadersTooLong];
}
