using System.Globalization;
using System.Text;

namespace Fhir.Benchmarks;

/// <summary>
/// Durable creates of a profiled Observation, and transactions of twenty, by 16 clients over HTTP, validated and not, against 16 threads that feed one writer the rows such creates
/// leave. They take turns.
/// </summary>
public static class CreateBench
{
    private const int Clients = 16;
    private const int Rounds = 7;
    private const int WarmUps = 2;
    private const int Variations = 2_000;
    private const double Aim = 0.5;
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(3);

    public static async Task<int> RunAsync(BenchStore kind, CancellationToken cancel)
    {
        Report.Machine();
        foreach (var inOneRequest in new[] { 1, 20 }) await RunAsync(kind, inOneRequest, cancel);
        return 0;
    }

    private static async Task RunAsync(BenchStore kind, int inOneRequest, CancellationToken cancel)
    {
        ReadOnlyMemory<byte>[] requests = [.. Enumerable.Range(0, Variations / inOneRequest).Select(number => Request(number, inOneRequest))];
        Report.Print($"{kind.Name}: {(inOneRequest == 1 ? "creates" : $"transactions of {inOneRequest}")} of {requests[0].Length} bytes, {Clients} clients; {Rounds} rounds of {Duration.TotalSeconds} s each");
        var (strict, lax) = (await kind.EmptyAsync($"{kind.Name}-create-reject", cancel), await kind.EmptyAsync($"{kind.Name}-create-off", cancel));
        using var validating = await strict.ServeAsync(cancel, "--FhirRef:Validation:OnWrite", "Reject");
        using var trusting = await lax.ServeAsync(cancel, "--FhirRef:Validation:OnWrite", "Off");
        var sent = new Sending(requests, inOneRequest == 1 ? 201 : 200);
        for (var warmUp = 0; warmUp < WarmUps; warmUp++)
        {
            await CreateAsync(validating, sent, cancel);
            await CreateAsync(trusting, sent, cancel);
        }
        var rows = kind.RowsOf(strict, Variations);
        using var sink = kind.SinkOf(rows, await kind.EmptyAsync($"{kind.Name}-create-rows", cancel));
        var writer = new RowWriter(sink, rows, inOneRequest);
        writer.Run(Clients, Duration);
        var rounds = new List<CreateResult[]>();
        for (var round = 0; round < Rounds; round++) rounds.Add([await CreateAsync(validating, sent, cancel), await CreateAsync(trusting, sent, cancel), writer.Run(Clients, Duration)]);
        Print(rounds, rows.AverageRows);
    }

    private static void Print(List<CreateResult[]> rounds, int rowsOfEach)
    {
        string[] names = ["OnWrite=Reject", "OnWrite=Off", "rows alone"];
        for (var at = 0; at < names.Length; at++) Report.Print($"  {names[at],-14} {Middle(rounds.Select(round => round[at]))}");
        Report.Print($"  {rowsOfEach} rows a resource; processor time of this process for the rows alone {Time(rounds, 2) / Time(rounds, 0):P0} of the server's for a validated request, {Time(rounds, 2) / Time(rounds, 1):P0} of one that is not");
        Report.Ratio("validated / rows alone", [.. rounds.Select(round => round[0].PerSecond / round[2].PerSecond)], Aim);
        Report.Ratio("not validated / rows alone", [.. rounds.Select(round => round[1].PerSecond / round[2].PerSecond)], Aim);
    }

    private sealed record Sending(ReadOnlyMemory<byte>[] Requests, int ExpectedStatus);

    private static async Task<CreateResult> CreateAsync(ChildServer server, Sending sent, CancellationToken cancel)
    {
        var (before, time) = (await CommitsAsync(server, cancel), server.ProcessorTime);
        var load = await new LoadGenerator(server.Address, Clients).RunAsync(number => sent.Requests[number % sent.Requests.Length], sent.ExpectedStatus, Duration, cancel);
        var after = await CommitsAsync(server, cancel);
        var used = (server.ProcessorTime - time).TotalMicroseconds / load.Answers;
        return new CreateResult(load.PerSecond, load.PerSecond * (after.Commits - before.Commits) / (after.Requests - before.Requests), used, load.GeneratorShare);
    }

    private static async Task<(double Commits, double Requests)> CommitsAsync(ChildServer server, CancellationToken cancel)
    {
        using var http = new HttpClient { BaseAddress = server.Address };
        var metrics = (await http.GetStringAsync(new Uri("/metrics", UriKind.Relative), cancel)).Split('\n');
        return (Value("fhirref_store_commits_total "), Value("fhirref_store_committed_requests_total "));

        double Value(string name) => double.Parse(metrics.Single(line => line.StartsWith(name, StringComparison.Ordinal)).AsSpan(name.Length), CultureInfo.InvariantCulture);
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
