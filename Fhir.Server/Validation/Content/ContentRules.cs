using System.Collections.Immutable;
using Fhir.Kernel.Outcome;

namespace Fhir.Server.Validation.Content;

/// <summary>What content is refused for. https://hl7.org/fhir/R4/binary.html</summary>
public static class ContentRules
{
    private const string Binary = "https://hl7.org/fhir/R4/binary.html#security";

    public static readonly Rule TooLarge = new("content-too-large", Severity.Error, IssueCode.TooLong,
        "Innholdet har {0} byte; grensen her er {1} (FhirRef:Content:MaxBytes)", "The content has {0} bytes; the limit here is {1} (FhirRef:Content:MaxBytes)", Binary);

    public static readonly Rule TypeRefused = new("content-type-refused", Severity.Error, IssueCode.NotSupported,
        "Innhold av typen «{0}» tas ikke imot; tillatt: {1} (FhirRef:Content:MediaTypes)", "Content of type '{0}' is not taken; allowed are {1} (FhirRef:Content:MediaTypes)", Binary);

    public static readonly Rule Infected = new("content-infected", Severity.Error, IssueCode.Security,
        "Innholdet er avvist av viruskontrollen: {0}", "The content was refused by the virus scanner: {0}", Binary);

    public static readonly Rule ScannerAway = new("content-scanner-away", Severity.Error, IssueCode.Transient,
        "Viruskontrollen svarer ikke; innhold lagres ikke uten den. Prøv igjen senere", "The virus scanner does not answer; content is not stored without it. Try again later", Binary);

    public static readonly ImmutableArray<Rule> All = [TooLarge, TypeRefused, Infected, ScannerAway];
}
