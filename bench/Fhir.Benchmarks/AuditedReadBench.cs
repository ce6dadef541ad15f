using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;

namespace Fhir.Benchmarks;

/// <summary>
/// Reads by id of DocumentReferences, each of which leaves an AuditEvent that is on disk before the answer goes out, against reads of Observations as large as they are, which
/// leave none: from the same server, taking turns.
/// </summary>
public static class AuditedReadBench
{
    private const int Connections = 16;
    private const int Rounds = 7;
    private const int Stored = 1_000;

    /// <summary>What writes is compiled anew for a while, which takes both processors: the first thousands are no measure of the rest.</summary>
    private const int WarmUpEvents = 20_000;
    private static readonly TimeSpan MostWarmUp = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(3);

    public static async Task<int> RunAsync(BenchStore kind, CancellationToken cancel)
    {
        Report.Machine();
        var store = await kind.BeginAsync($"{kind.Name}-audited", Stored, cancel);
        var observations = await PlainBodies.ReadAsync(store, cancel);
        using (var server = await store.ServeAsync(cancel))
        {
            await PutDocumentsAsync(server, observations, cancel);
            Read[] reads = [new("DocumentReference", [.. observations.Select(row => Request("DocumentReference", row.Id))]), new("Observation", [.. observations.Select(row => Request("Observation", row.Id))])];
            Report.Print($"{kind.Name}: {Stored} DocumentReferences and as many Observations; {Connections} connections, {Rounds} rounds of {Duration.TotalSeconds} s each");
            await WarmUpAsync(server, reads, cancel);
            var rounds = new List<(LoadResult Audited, LoadResult Plain, double PerCommit)>();
            for (var round = 0; round < Rounds; round++)
            {
                var before = await CommitCounts.OfAsync(server, cancel);
                var audited = await RunAsync(server, reads[0], cancel);
                var perCommit = (await CommitCounts.OfAsync(server, cancel)).PerCommitSince(before);
                rounds.Add((audited, await RunAsync(server, reads[1], cancel), perCommit));
            }
            Print(rounds);
        }
        await kind.DropAsync(store, cancel);
        return 0;
    }

    private static async Task WarmUpAsync(ChildServer server, Read[] reads, CancellationToken cancel)
    {
        var clock = Stopwatch.StartNew();
        for (var events = 0; events < WarmUpEvents && clock.Elapsed < MostWarmUp; events += (await RunAsync(server, reads[0], cancel)).Answers) await RunAsync(server, reads[1], cancel);
    }

    private sealed record Read(string Type, byte[][] Requests);

    private static void Print(List<(LoadResult Audited, LoadResult Plain, double PerCommit)> rounds)
    {
        Report.Print($"  audited     {LoadResult.Middle(rounds.Select(round => round.Audited))}");
        Report.Print($"  not audited {LoadResult.Middle(rounds.Select(round => round.Plain))}");
        Report.Print($"  {Report.Median(rounds.Select(round => round.PerCommit)):F1} events a commit; processor time of a read that is not audited {Report.Median(rounds.Select(round => round.Plain.ServerMicroseconds)) / Report.Median(rounds.Select(round => round.Audited.ServerMicroseconds)):P0} of one that is");
        Report.Ratio("audited / not audited", [.. rounds.Select(round => round.Audited.PerSecond / round.Plain.PerSecond)]);
    }

    private static async Task<LoadResult> RunAsync(ChildServer server, Read read, CancellationToken cancel)
    {
        var before = server.ProcessorTime;
        var result = await new LoadGenerator(server.Address, Connections).RunAsync(_ => read.Requests[Random.Shared.Next(read.Requests.Length)], 200, Duration, cancel);
        return result with { ServerMicroseconds = (server.ProcessorTime - before).TotalMicroseconds / result.Answers };
    }

    /// <summary>Under the Observations' ids, about their patients, and as long as they are.</summary>
    private static async Task PutDocumentsAsync(ChildServer server, List<(string Id, byte[] Body)> observations, CancellationToken cancel)
    {
        using var http = new HttpClient { BaseAddress = server.Address };
        foreach (var some in observations.Chunk(200))
        {
            var entries = some.Select(row => (JsonNode)new JsonObject { ["request"] = new JsonObject { ["method"] = "PUT", ["url"] = $"DocumentReference/{row.Id}" }, ["resource"] = Document(row.Id, row.Body) });
            using var content = new StringContent(new JsonObject { ["resourceType"] = "Bundle", ["type"] = "transaction", ["entry"] = new JsonArray([.. entries]) }.ToJsonString(), Encoding.UTF8, "application/fhir+json");
            using var answer = await http.PostAsync(new Uri("/fhir", UriKind.Relative), content, cancel);
            if (!answer.IsSuccessStatusCode) throw new InvalidOperationException(await answer.Content.ReadAsStringAsync(cancel));
        }
    }

    private static JsonObject Document(string id, byte[] observation)
    {
        var document = new JsonObject
        {
            ["resourceType"] = "DocumentReference",
            ["id"] = id,
            ["status"] = "current",
            ["subject"] = new JsonObject { ["reference"] = $"{JsonNode.Parse(observation)!["subject"]!["reference"]}" },
            ["description"] = "",
            ["content"] = new JsonArray(new JsonObject { ["attachment"] = new JsonObject { ["contentType"] = "application/pdf", ["url"] = "https://dokument.example.org/1", ["title"] = "Notat" } }),
        };
        document["description"] = new string('x', Math.Max(1, observation.Length - 90 - document.ToJsonString().Length));
        return document;
    }

    private static byte[] Request(string type, string id) => Encoding.ASCII.GetBytes($"GET /fhir/{type}/{id} HTTP/1.1\r\nHost: localhost\r\nAccept: application/fhir+json\r\n\r\n");
}
