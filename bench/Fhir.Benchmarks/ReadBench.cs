using System.Text;

namespace Fhir.Benchmarks;

/// <summary>
/// Reads by id, uniform over the stored Observations, against one SELECT of the body behind bare Kestrel and against the same bytes out of
/// memory. The three take turns, so that what else the machine does hits all of them.
/// </summary>
public static class ReadBench
{
    private const int Connections = 16;
    private const int Rounds = 7;
    private const int WarmUps = 6;
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(3);

    public static async Task<int> RunAsync(BenchStore kind, int stored, CancellationToken cancel)
    {
        Report.Machine();
        var store = await kind.FillAsync(stored, cancel);
        var plain = await kind.PlainAsync(store, $"{kind.Name}-{stored}-plain", cancel);
        var ids = await PlainBodies.ReadAsync(store, cancel);
        byte[][] requests = [.. ids.Select(row => Request(row.Id))];
        Report.Print($"{kind.Name}: {requests.Length} Observations of {ids.Average(row => row.Body.Length):F0} bytes on average; {Connections} connections, {Rounds} rounds of {Duration.TotalSeconds} s each");

        using var fhir = await store.ServeAsync(cancel);
        using var select = await Servers.ReferenceAsync("serve-select", kind.Name, plain, cancel);
        using var memory = await Servers.ReferenceAsync("serve-memory", kind.Name, plain, cancel);
        ChildServer[] servers = [fhir, select, memory];
        for (var warmUp = 0; warmUp < WarmUps; warmUp++)
            foreach (var server in servers) await RunAsync(server, requests, cancel);
        var rounds = new List<LoadResult[]>();
        for (var round = 0; round < Rounds; round++) rounds.Add([await RunAsync(fhir, requests, cancel), await RunAsync(select, requests, cancel), await RunAsync(memory, requests, cancel)]);
        Print(rounds);
        return 0;
    }

    private static void Print(List<LoadResult[]> rounds)
    {
        string[] names = ["FHIR read", "one SELECT", "from memory"];
        for (var at = 0; at < names.Length; at++) Report.Print($"  {names[at],-12} {LoadResult.Middle(rounds.Select(round => round[at]))}");
        Report.Print($"  processor time: one SELECT {Time(rounds, 1) / Time(rounds, 0):P0} of a read, from memory {Time(rounds, 2) / Time(rounds, 0):P0}");
        Report.Ratio("read / one SELECT", [.. rounds.Select(round => round[0].PerSecond / round[1].PerSecond)], 0.85);
        Report.Ratio("read / from memory", [.. rounds.Select(round => round[0].PerSecond / round[2].PerSecond)], 0.5);
    }

    private static async Task<LoadResult> RunAsync(ChildServer server, byte[][] requests, CancellationToken cancel)
    {
        var before = server.ProcessorTime;
        var result = await new LoadGenerator(server.Address, Connections).RunAsync(_ => requests[Random.Shared.Next(requests.Length)], 200, Duration, cancel);
        return result with { ServerMicroseconds = (server.ProcessorTime - before).TotalMicroseconds / result.Answers };
    }

    private static double Time(List<LoadResult[]> rounds, int at) => Report.Median(rounds.Select(round => round[at].ServerMicroseconds));

    private static byte[] Request(string id) => Encoding.ASCII.GetBytes($"GET /fhir/Observation/{id} HTTP/1.1\r\nHost: localhost\r\nAccept: application/fhir+json\r\n\r\n");
}
