using System.Collections.Immutable;
using Fhir.Kernel.Outcome;

namespace Fhir.Tiltak.Journaldokumenter;

/// <summary>What is said to whoever asks for documents that are blocked.</summary>
public static class BlockedRules
{
    /// <summary>Arguments: access basis, purpose that is attested.</summary>
    public static readonly Rule BasisNotAttested = new("access-basis-not-attested", Severity.Error, IssueCode.Forbidden,
        "nhn-access-basis {0} åpner bare for det som er sperret når tokenet attesterer formålet BTG; det attesterer {1}",
        "nhn-access-basis {0} opens what is blocked only when the token attests the purpose BTG; it attests {1}", "docs/tiltak/journaldokumenter.md");

    /// <summary>Arguments: access basis.</summary>
    public static readonly Rule NoConsent = new("access-basis-without-consent", Severity.Error, IssueCode.Forbidden,
        "nhn-access-basis {0} åpner bare for det som er sperret når tokenet attesterer formålet BTG, eller pasientens samtykke til virksomheten i tokenet er lagret her og gjelder nå",
        "nhn-access-basis {0} opens what is blocked only when the token attests the purpose BTG, or when the patient's consent to the token's organisation is stored here and in force",
        "docs/tiltak/journaldokumenter.md");

    public static readonly ImmutableArray<Rule> All = [BasisNotAttested, NoConsent];
}
