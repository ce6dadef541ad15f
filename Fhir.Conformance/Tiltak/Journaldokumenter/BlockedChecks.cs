using System.Globalization;

using Fhir.Conformance.Checks;
using Fhir.Conformance.Engine;
using Fhir.Conformance.Http;

namespace Fhir.Conformance.Tiltak.Journaldokumenter;

/// <summary>Documents that the citizen has blocked (NORS of 9603), as a caller without an access basis meets them.</summary>
internal static class BlockedChecks
{
    private const string CountHeader = "NHN-SecurityLabel-Nors-Count";

    public static readonly Group Group = new("DOK-SPR", "journaldokumenter", new Words("Sperrede dokumenter", "Blocked documents"),
    [
        new Check("DOK-SPR-001", WithheldAsync) { Claims = [Claim.Search("DocumentReference", "status")] },
    ]);

    private static async Task<Judgement> WithheldAsync(Probe probe, CancellationToken cancel)
    {
        var found = await probe.FindAsync(Documents.All, cancel);
        if (found.IsEmpty) return probe.NoData(Documents.All);
        if (found.FirstOrDefault(document => document.Codes("securityLabel.coding", Documents.Confidentiality).Contains("NORS")) is { Reference.Length: > 0 } blocked)
            return Judgement.Fail($"{blocked.Reference} er sperret (NORS) og ble vist uten forhøyet grunnlag.", $"{blocked.Reference} is blocked (NORS) and was shown without an elevated access basis.");
        var answer = await probe.GetAsync("DocumentReference?status=current&_count=1", cancel);
        var count = answer.Header(CountHeader);
        return (Expect.Searchset(answer) ?? Expect.That(int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out _),
            $"Svaret sier ikke hvor mange sperrede dokumenter som er holdt tilbake: {CountHeader} er '{count}'.",
            $"The answer does not say how many blocked documents are withheld: {CountHeader} is '{count}'.")).OrPass();
    }
}
