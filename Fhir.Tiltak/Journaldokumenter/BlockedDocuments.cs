using System.Collections.Frozen;
using Fhir.Kernel.Outcome;
using Fhir.Store.Access;
using Fhir.Store.Access.Operations;

namespace Fhir.Tiltak.Journaldokumenter;

/// <summary>
/// Documents that the citizen has blocked (NORS of code system 9603): health personnel do not get them without an elevated access basis, which the header says. A header is nobody's
/// signature: where callers come with tokens, the token must attest that the rules of access are overridden (purpose of use BTG), or, for FORHOYET_SAMTYKKE, the patient's consent
/// must be stored here (<see cref="ElevatingConsents"/>). The other labels of 9603 limit what the citizen
/// sees, and this is no channel for citizens.
/// </summary>
public sealed class BlockedDocuments : IWithholding
{
    /// <summary>The header, and the name it has in older clients.</summary>
    private static readonly string[] AccessBasis = ["nhn-access-basis", "hit-access-basis"];

    private const string Override = "BTG";

    private const string ByConsent = "FORHOYET_SAMTYKKE";

    private static readonly FrozenSet<string> Known = FrozenSet.ToFrozenSet(["UNNTAK", "SAMTYKKE", "FORHOYET_SAMTYKKE", "AKUTT", "FORHOYET_AKUTT"], StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Elevated = FrozenSet.ToFrozenSet(["FORHOYET_SAMTYKKE", "FORHOYET_AKUTT"], StringComparer.OrdinalIgnoreCase);

    public string Type => "DocumentReference";

    public string Condition => "security-label=urn:oid:2.16.578.1.12.4.1.1.9603|NORS";

    public string ContentParameter => "location";

    public string CountHeader => "NHN-SecurityLabel-Nors-Count";

    /// <summary>The elevated one, should the old and the new header say different things.</summary>
    public string? BasisOf(Func<string, string> header) =>
        AccessBasis.Select(name => header(name).Trim()).Where(Known.Contains).OrderByDescending(Elevated.Contains).FirstOrDefault()?.ToUpperInvariant();

    public IConsentOpening Consents { get; } = new ElevatingConsents();

    public Result<Opening> OpeningFor(string? basis, TokenHolder? holder)
    {
        if (basis is null || !Elevated.Contains(basis)) return Opening.Nothing;
        if (holder is null || holder.Purpose == Override) return Opening.Everything;
        if (basis == ByConsent) return Opening.OfConsenting;
        return new Refusal(403, [BlockedRules.BasisNotAttested.At(null, basis, holder.Purpose ?? "-")]);
    }
}
