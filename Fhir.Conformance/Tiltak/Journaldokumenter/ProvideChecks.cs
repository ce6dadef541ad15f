using Fhir.Conformance.Checks;
using Fhir.Conformance.Engine;
using Fhir.Conformance.Http;

namespace Fhir.Conformance.Tiltak.Journaldokumenter;

/// <summary>Submits documents: IHE MHD ITI-65. What a check made is deleted again, whatever it found.</summary>
internal static class ProvideChecks
{
    public static readonly Group Group = new("DOK-PUB", "journaldokumenter", new Words("Innsending av dokumenter (ITI-65)", "Submission of documents (ITI-65)"),
    [
        Submitting("DOK-PUB-001", AnsweredAsync),
        Submitting("DOK-PUB-002", WrongSizeAsync),
        Submitting("DOK-PUB-003", ReplacedAsync),
    ]);

    private sealed class Sent(Probe probe)
    {
        private readonly List<string> made = [];

        public async Task<Answer> SendAsync(Submission submission, CancellationToken cancel)
        {
            var answer = await probe.SendAsync(Ask.Post("", submission.Json), cancel);
            made.AddRange(Locations(answer));
            return answer;
        }

        /// <summary>What refers to others goes first.</summary>
        public async Task DeleteAllAsync()
        {
            foreach (var reference in made.Distinct().OrderBy(reference => reference.Split('/')[0] switch { "List" => 0, "DocumentReference" => 1, _ => 2 }))
                await probe.CleanUpAsync(Ask.Delete(reference));
        }
    }

    private static Check Submitting(string requirement, Func<Probe, Sent, string, CancellationToken, Task<Judgement>> judge) => new(requirement, async (probe, cancel) =>
    {
        var subject = (await probe.FindAsync(Documents.All, cancel)).Select(document => Literal.OnTarget(probe, "Patient", document.Text("subject.reference"))).FirstOrDefault(reference => reference is not null);
        if (subject is null) return probe.NoData(Documents.All);
        var sent = new Sent(probe);
        try
        {
            return await judge(probe, sent, subject, cancel);
        }
        finally
        {
            await sent.DeleteAllAsync();
        }
    })
    { Writes = true, Claims = [Claim.SystemInteraction("transaction"), Claim.Interaction("DocumentReference", "delete")] };

    private static async Task<Judgement> AnsweredAsync(Probe probe, Sent sent, string subject, CancellationToken cancel)
    {
        var submission = new Submission(subject);
        var answer = await sent.SendAsync(submission, cancel);
        if ((Expect.Status(answer, 200) ?? Expect.That(answer.Json.Text("type") == "transaction-response" && Locations(answer) is [['L', ..], ['D', ..], ['B', ..]],
            $"Svaret er «{answer.Json.Text("type")}» med {string.Join(", ", Locations(answer))}; ventet transaction-response med List, DocumentReference og Binary i den rekkefølgen.",
            $"The answer is '{answer.Json.Text("type")}' with {string.Join(", ", Locations(answer))}; expected a transaction-response with List, DocumentReference and Binary in that order.")) is { } problem) return problem;
        var found = await FindAsync(probe, submission, cancel);
        return (Expect.Searchset(found) ?? Expect.That(Searchset.Matches(found.Json).Count() == 1, $"Søket på masterIdentifier ga {Searchset.Matches(found.Json).Count()} dokumenter; ventet ett.", $"The search by masterIdentifier gave {Searchset.Matches(found.Json).Count()} documents; expected one.")).OrPass();
    }

    private static async Task<Judgement> WrongSizeAsync(Probe probe, Sent sent, string subject, CancellationToken cancel)
    {
        var submission = new Submission(subject) { Size = 1 };
        var answer = await sent.SendAsync(submission, cancel);
        var found = await FindAsync(probe, submission, cancel);
        return (Expect.Refused(answer) ?? Expect.Searchset(found) ?? Expect.That(!Searchset.Matches(found.Json).Any(),
            "Dokumentet ble lagret selv om innsendingen ble avvist.", "The document was stored although the submission was refused.")).OrPass();
    }

    private static async Task<Judgement> ReplacedAsync(Probe probe, Sent sent, string subject, CancellationToken cancel)
    {
        var first = await sent.SendAsync(new Submission(subject), cancel);
        if (Expect.Status(first, 200) is { } problem) return problem;
        if (Locations(first).Find(made => made.StartsWith("DocumentReference/", StringComparison.Ordinal)) is not { } old)
            return Judgement.Fail("Innsendingen ga ingen adresse til dokumentet.", "The submission gave no address of the document.");
        var second = await sent.SendAsync(new Submission(subject) { Replaces = old }, cancel);
        if (Expect.Status(second, 200) is { } refused) return refused;
        var read = await probe.GetAsync(old, cancel);
        return (Expect.Status(read, 200) ?? Expect.That(read.Json.Text("status") == "superseded", $"Det erstattede dokumentet har status '{read.Json.Text("status")}'.",
            $"The replaced document has the status '{read.Json.Text("status")}'.")).OrPass();
    }

    private static Task<Answer> FindAsync(Probe probe, Submission submission, CancellationToken cancel) =>
        probe.GetAsync($"DocumentReference?identifier={Uri.EscapeDataString($"urn:ietf:rfc:3986|{submission.MasterIdentifier}")}", cancel);

    /// <summary><c>Type/id</c> of each entry that says where it is.</summary>
    private static List<string> Locations(Answer answer) => [.. answer.Json.At("entry.response.location").Select(location => location.Value.Split("/_history/")[0].Split('/'))
        .Where(parts => parts.Length >= 2).Select(parts => $"{parts[^2]}/{parts[^1]}")];
}
