using System.Security.Cryptography;

using Fhir.Conformance.Checks;
using Fhir.Conformance.Engine;
using Fhir.Conformance.Http;

namespace Fhir.Conformance.Tiltak.Journaldokumenter;

/// <summary>Fetches the documents behind the references: IHE MHD ITI-68. Only documents on the target itself are fetched.</summary>
internal static class RetrieveChecks
{
    private const int Fetched = 5;

    private static readonly DataKind OnServer = Documents.All.Where(new Words("dokumenter som kan hentes fra samme server",
        "documents that can be fetched from the same server"),
        document => Documents.Attachment(document).Has("url"));

    public static readonly Group Group = new("DOK-RET", "journaldokumenter", new Words("Henting av dokument", "Document retrieval"),
    [
        Fetching("DOK-RET-001", OnServer, (attachment, answer) => answer.Status == 200
            ? null : new Words($"svarte {answer.Status} da dokumentet ble hentet", $"answered {answer.Status} when the document was fetched")),
        Fetching("DOK-RET-002", OnServer, (attachment, answer) => answer.MediaType.Equals(attachment.Text("contentType").Split(';')[0],
            StringComparison.OrdinalIgnoreCase)
            ? null : new Words($"ble levert som '{answer.MediaType}'; ventet {attachment.Text("contentType")}",
                $"was delivered as '{answer.MediaType}'; expected {attachment.Text("contentType")}")),
        Fetching("DOK-RET-003", Documents.Sized, (attachment, answer) =>
            answer.Body.Length.ToString(System.Globalization.CultureInfo.InvariantCulture) == attachment.Text("size")
            ? null : new Words($"er {answer.Body.Length} byte; referansen sier {attachment.Text("size")}",
                $"is {answer.Body.Length} bytes; the reference says {attachment.Text("size")}")),
        Fetching("DOK-RET-004", Documents.Hashed, (attachment, answer) => HashOf(answer) == attachment.Text("hash")
            ? null : new Words("har en annen kontrollsum enn referansen sier", "has another hash than the reference says")),
        new Check("DOK-RET-005", UnknownAsync) { Claims = [Claim.Interaction("DocumentReference", "search-type")] },
    ]);

    private static Check Fetching(string requirement, DataKind kind, Func<Node, Answer, Words?> problem) =>
        ContentCheck.EachOf(requirement, kind, (probe, documents) => documents.Where(document =>
            probe.IsOnTarget(Documents.Attachment(document).Text("url"))).Take(Fetched),
            async (probe, document, cancel) => problem(Documents.Attachment(document), await FetchAsync(probe, Documents.Attachment(document), cancel)));

    private static Task<Answer> FetchAsync(Probe probe, Node attachment, CancellationToken cancel) =>
        probe.SendAsync(Ask.Get(attachment.Text("url")) with { Accept = attachment.Text("contentType") }, cancel);

    // https://hl7.org/fhir/R4/datatypes-definitions.html#Attachment.hash asks for SHA-1; it guards against mistakes here, not against anybody.
#pragma warning disable CA5350
    private static string HashOf(Answer answer) => Convert.ToBase64String(SHA1.HashData(answer.Body));
#pragma warning restore CA5350

    private static async Task<Judgement> UnknownAsync(Probe probe, CancellationToken cancel)
    {
        var documents = (await probe.FindAsync(OnServer, cancel)).Where(document => probe.IsOnTarget(Documents.Attachment(document).Text("url"))).ToList();
        if (documents.Count == 0) return probe.NoData(OnServer);
        var url = documents.Select(document => Documents.Attachment(document).Text("url")).FirstOrDefault(url => url.Split('/') is [.., "Binary", _]);
        // What an address means is the server's own affair, unless it is that of a FHIR resource.
        if (url is null) return Judgement.Omit("Adressene til dokumentene er serverens egne, ikke Binary/[id].", "The addresses of the documents are the server's own, not Binary/[id].");
        var answer = await probe.GetAsync($"{url[..(url.LastIndexOf('/') + 1)]}fhirref-finnes-ikke", cancel);
        return Expect.Status(answer, 404, 410).OrPass();
    }
}
