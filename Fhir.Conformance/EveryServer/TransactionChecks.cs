using Fhir.Conformance.Checks;
using Fhir.Conformance.Engine;
using Fhir.Conformance.Http;

namespace Fhir.Conformance.EveryServer;

/// <summary>Several writes in one request. https://hl7.org/fhir/R4/http.html#transaction</summary>
internal static class TransactionChecks
{
    public static readonly Group Group = new("CORE-TRX", "core", new Words("Transaksjon og batch", "Transaction and batch"),
    [
        Bundling("CORE-TRX-001", "transaction", WholeAsync),
        Bundling("CORE-TRX-002", "transaction", AtomicAsync),
        Bundling("CORE-TRX-003", "batch", OneByOneAsync),
    ]);

    private static Check Bundling(string requirement, string interaction, Func<Probe, OwnResources, CancellationToken, Task<Judgement>> judge)
    {
        var check = WriteChecks.Writing(requirement, judge);
        return check with { Claims = check.Claims.Add(Claim.SystemInteraction(interaction)) };
    }

    private static async Task<Judgement> WholeAsync(Probe probe, OwnResources own, CancellationToken cancel)
    {
        var answer = await SendAsync(probe, own, "transaction", Post(own, own.Json(own.Marker)), Post(own, own.Json($"urn:uuid:{Guid.NewGuid()}")), cancel);
        return (Expect.Status(answer, 200) ?? Expect.Resource(answer, "Bundle") ?? Expect.That(
            answer.Json.Text("type") == "transaction-response" && Statuses(answer).Count == 2 && Statuses(answer).All(IsCreated),
            $"Svaret er {Said(answer)}; ventet transaction-response med 201 for hvert av de to innslagene.",
            $"The answer is {Said(answer)}; expected a transaction-response with 201 for each of the two entries.")).OrPass();
    }

    private static async Task<Judgement> AtomicAsync(Probe probe, OwnResources own, CancellationToken cancel)
    {
        var answer = await SendAsync(probe, own, "transaction", Post(own, own.Json(own.Marker)), Impossible, cancel);
        var stored = await probe.GetAsync(own.SearchByMarker, cancel);
        return (Expect.Refused(answer) ?? Expect.Searchset(stored) ?? Expect.That(!Searchset.Matches(stored.Json).Any(),
            "Det gyldige innslaget ble lagret selv om transaksjonen ble avvist.", "The valid entry was stored although the transaction was refused.")).OrPass();
    }

    private static async Task<Judgement> OneByOneAsync(Probe probe, OwnResources own, CancellationToken cancel)
    {
        var answer = await SendAsync(probe, own, "batch", Post(own, own.Json(own.Marker)), Get($"{own.Type}/{ReadChecks.UnknownId}"), cancel);
        return (Expect.Status(answer, 200) ?? Expect.Resource(answer, "Bundle") ?? Expect.Allowed(answer, Statuses(answer).FirstOrDefault("")) ?? Expect.That(
            Statuses(answer) is [var first, var second] && IsCreated(first) && second.StartsWith('4'),
            $"Svaret er {Said(answer)}; ventet 201 for det som kan opprettes og 4xx for lesingen av det som ikke finnes.",
            $"The answer is {Said(answer)}; expected 201 for what can be created and 4xx for the read of what does not exist.")).OrPass();
    }

    private static async Task<Answer> SendAsync(Probe probe, OwnResources own, string type, string first, string second, CancellationToken cancel)
    {
        var answer = await probe.SendAsync(Ask.Post("", Bundle(type, first, second)), cancel);
        foreach (var location in answer.Json.At("entry.response.location"))
            if (location.Value.Split("/_history/")[0].Split('/') is [.., var resourceType, var id]) own.Remember($"{resourceType}/{id}");
        return answer;
    }

    private static string Bundle(string type, params string[] entries) =>
        $$"""{"resourceType":"Bundle","type":"{{type}}","entry":[{{string.Join(',', entries)}}]}""";

    private static string Post(OwnResources own, string resource) =>
        $$$"""{"fullUrl":"urn:uuid:{{{Guid.NewGuid()}}}","resource":{{{resource}}},"request":{"method":"POST","url":"{{{own.Type}}}"}}""";

    // A server may overlook an element it does not know, but no server has this type.
    private static string Impossible => $$$"""
        {"fullUrl":"urn:uuid:{{{Guid.NewGuid()}}}","resource":{"resourceType":"FhirrefFinnesIkke","text":{"status":"empty"} },"request":{"method":"POST","url":"FhirrefFinnesIkke"} }
        """;

    private static string Get(string url) => $$$"""{"request":{"method":"GET","url":"{{{url}}}"}}""";

    private static List<string> Statuses(Answer answer) => [.. answer.Json.At("entry.response.status").Select(status => status.Value)];

    private static string Said(Answer answer) => $"{answer.Json.Text("type")} ({string.Join(", ", Statuses(answer))})";

    private static bool IsCreated(string status) => status.StartsWith("201", StringComparison.Ordinal);
}
