using System.Diagnostics;
using System.Text;

namespace Fhir.Benchmarks;

/// <summary>
/// Durable creates of a profiled Observation, and transactions of twenty, by 16 clients over HTTP, validated and not, against 16 threads that feed one writer the rows such creates
/// leave. They take turns. Into empty stores, or into copies of one that is filled; then validated alone, for the disk's sake.
/// </summary>
public static class CreateBench
{
    private const int Clients = 16;
    private const int Rounds = 7;
    private const int WarmUps = 2;

    /// <summary>While the server's code is compiled, which takes both processors for a while, its first thousands are no measure of the rest.</summary>
    private const int WarmUpResources = 24_000;
    private static readonly TimeSpan MostWarmUp = TimeSpan.FromMinutes(4);
    private const int Variations = 2_000;
    private const double Aim = 0.5;
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(3);

    /// <param name="stored">Observations that are there already; 0 for none.</param>
    public static async Task<int> RunAsync(BenchStore kind, int stored, CancellationToken cancel)
    {
        Report.Machine();
        foreach (var inOneRequest in new[] { 1, 20 }) await RunAsync(kind, inOneRequest, stored, cancel);
        return 0;
    }

    private static async Task RunAsync(BenchStore kind, int inOneRequest, int stored, CancellationToken cancel)
    {
        ReadOnlyMemory<byte>[] requests = [.. Enumerable.Range(0, Variations / inOneRequest).Select(number => Request(number, inOneRequest))];
        var sent = new Sending(requests, inOneRequest == 1 ? 201 : 200);
        Report.Print($"{kind.Name}: {(inOneRequest == 1 ? "creates" : $"transactions of {inOneRequest}")} of {requests[0].Length} bytes into a store of {stored}, {Clients} clients; {Rounds} rounds of {Duration.TotalSeconds} s each");
        var rows = await RowsAsync(kind, sent, cancel);
        string[] modes = stored == 0 ? ["Reject", "Off"] : ["Reject"];
        var stores = new List<FilledStore>();
        foreach (var name in (string[])[.. modes, "rows"]) stores.Add(await kind.BeginAsync($"{kind.Name}-create-{name}", stored, cancel));
        await MeasureAsync(kind, sent, modes, stores, new(rows, inOneRequest), cancel);
        if (stored > 0) foreach (var store in stores) await kind.DropAsync(store, cancel);
    }

    private sealed record Alone(StoredRows Rows, int InOneRequest);

    private static async Task MeasureAsync(BenchStore kind, Sending sent, string[] modes, List<FilledStore> stores, Alone alone, CancellationToken cancel)
    {
        var servers = new List<ChildServer>();
        try
        {
            for (var at = 0; at < modes.Length; at++) servers.Add(await stores[at].ServeAsync(cancel, "--FhirRef:Validation:OnWrite", modes[at]));
            using var sink = kind.SinkOf(alone.Rows, stores[^1]);
            var writer = new RowWriter(sink, alone.Rows, alone.InOneRequest);
            await WarmUpAsync(servers, sent, writer, alone.InOneRequest, cancel);
            var rounds = new List<CreateResult[]>();
            for (var round = 0; round < Rounds; round++) rounds.Add(await RoundAsync(servers, sent, writer, cancel));
            Print(modes, rounds, alone.Rows.AverageRows);
        }
        finally
        {
            foreach (var server in servers) server.Dispose();
        }
    }

    private static async Task WarmUpAsync(List<ChildServer> servers, Sending sent, RowWriter writer, int inOneRequest, CancellationToken cancel)
    {
        var (clock, created) = (Stopwatch.StartNew(), 0.0);
        while (created < WarmUpResources && clock.Elapsed < MostWarmUp)
            created += (await RoundAsync(servers, sent, writer, cancel))[..^1].Min(server => server.PerSecond) * Duration.TotalSeconds * inOneRequest;
    }

    private static async Task<CreateResult[]> RoundAsync(List<ChildServer> servers, Sending sent, RowWriter writer, CancellationToken cancel)
    {
        var results = new List<CreateResult>();
        foreach (var server in servers) results.Add(await CreateAsync(server, sent, cancel));
        return [.. results, writer.Run(Clients, Duration)];
    }

    /// <summary>What such creates leave, out of a store of its own.</summary>
    private static async Task<StoredRows> RowsAsync(BenchStore kind, Sending sent, CancellationToken cancel)
    {
        var sample = await kind.EmptyAsync($"{kind.Name}-create-sample", cancel);
        using (var server = await sample.ServeAsync(cancel))
            for (var warmUp = 0; warmUp < WarmUps; warmUp++) await CreateAsync(server, sent, cancel);
        return kind.RowsOf(sample, Variations);
    }

    private static void Print(string[] modes, List<CreateResult[]> rounds, int rowsOfEach)
    {
        string[] names = [.. modes.Select(mode => $"OnWrite={mode}"), "rows alone"];
        for (var at = 0; at < names.Length; at++) Report.Print($"  {names[at],-14} {Middle(rounds.Select(round => round[at]))}");
        Report.Print($"  {rowsOfEach} rows a resource");
        for (var at = 0; at < modes.Length; at++)
        {
            Report.Print($"  processor time of this process for the rows alone {Time(rounds, modes.Length) / Time(rounds, at):P0} of the server's with {names[at]}");
            Report.Ratio($"{names[at]} / rows alone", [.. rounds.Select(round => round[at].PerSecond / round[^1].PerSecond)], Aim);
        }
    }

    private sealed record Sending(ReadOnlyMemory<byte>[] Requests, int ExpectedStatus);

    private static async Task<CreateResult> CreateAsync(ChildServer server, Sending sent, CancellationToken cancel)
    {
        var (before, time) = (await CommitCounts.OfAsync(server, cancel), server.ProcessorTime);
        var load = await new LoadGenerator(server.Address, Clients).RunAsync(number => sent.Requests[number % sent.Requests.Length], sent.ExpectedStatus, Duration, cancel);
        var after = await CommitCounts.OfAsync(server, cancel);
        var used = (server.ProcessorTime - time).TotalMicroseconds / load.Answers;
        return new CreateResult(load.PerSecond, load.PerSecond / after.PerCommitSince(before), used, load.GeneratorShare);
    }

    private static double Time(List<CreateResult[]> rounds, int at) => Report.Median(rounds.Select(round => round[at].Microseconds));

    private static CreateResult Middle(IEnumerable<CreateResult> rounds)
    {
        CreateResult[] sorted = [.. rounds.OrderBy(round => round.PerSecond)];
        return sorted[sorted.Length / 2];
    }

    private static ReadOnlyMemory<byte> Request(int number, int inOneRequest)
    {
        var (path, body) = inOneRequest == 1 ? ("/fhir/Observation", Observations.Variation(number)) : ("/fhir", Observations.Transaction(number * inOneRequest, inOneRequest));
        var head = $"POST {path} HTTP/1.1\r\nHost: localhost\r\nAccept: application/fhir+json\r\nContent-Type: application/fhir+json\r\nContent-Length: {body.Length}\r\n\r\n";
        return (byte[])[.. Encoding.ASCII.GetBytes(head), .. body];
    }
}
