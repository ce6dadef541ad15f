using System.Collections.Frozen;
using Fhir.Store.Access.Operations;

namespace Fhir.Tiltak.Journaldokumenter;

/// <summary>
/// Documents that the citizen has blocked (NORS of code system 9603): health personnel do not get them without an elevated access basis, which the header says. The other labels of 9603
/// limit what the citizen sees, and this is no channel for citizens.
/// </summary>
public sealed class BlockedDocuments : IWithholding
{
    /// <summary>The header, and the name it has in older clients.</summary>
    private static readonly string[] AccessBasis = ["nhn-access-basis", "hit-access-basis"];

    private static readonly FrozenSet<string> Elevated = FrozenSet.ToFrozenSet(["FORHOYET_SAMTYKKE", "FORHOYET_AKUTT"], StringComparer.OrdinalIgnoreCase);

    public string Type => "DocumentReference";

    public string Condition => "security-label=urn:oid:2.16.578.1.12.4.1.1.9603|NORS";

    public string ContentParameter => "location";

    public string CountHeader => "NHN-SecurityLabel-Nors-Count";

    public bool AppliesTo(Func<string, string> header) => !AccessBasis.Any(name => Elevated.Contains(header(name).Trim()));
}
