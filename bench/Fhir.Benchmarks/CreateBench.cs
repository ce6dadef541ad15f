using System.Globalization;
using System.Text;

namespace Fhir.Benchmarks;

/// <summary>
/// Durable creates of a profiled Observation by 16 clients over HTTP, validated and not, against 16 threads that feed one writer the rows such creates
/// leave. The three take turns.
/// </summary>
public static class CreateBench
{
    private const int Clients = 16;
    private const int Rounds = 7;
    private const int WarmUps = 2;
    private const int Variations = 2_000;
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(3);

    public static async Task<int> RunAsync(CancellationToken cancel)
    {
        Report.Machine();
        var folder = Path.Combine(Servers.Folder, "create");
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        ReadOnlyMemory<byte>[] requests = [.. Enumerable.Range(0, Variations).Select(Request)];
        Report.Print($"creates of {requests[0].Length} bytes, {Clients} clients; {Rounds} rounds of {Duration.TotalSeconds} s each");

        using var validating = await Servers.FhirAsync(Path.Combine(folder, "reject"), cancel, "--FhirRef:Validation:OnWrite", "Reject");
        using var trusting = await Servers.FhirAsync(Path.Combine(folder, "off"), cancel, "--FhirRef:Validation:OnWrite", "Off");
        for (var warmUp = 0; warmUp < WarmUps; warmUp++)
        {
            await CreateAsync(validating, requests, cancel);
            await CreateAsync(trusting, requests, cancel);
        }
        using var writer = new RowWriter(StoredRows.Read(Path.Combine(folder, "reject", "fhirref.db"), Variations), Path.Combine(folder, "rows.db"));
        writer.Run(Clients, Duration);
        var rounds = new List<CreateResult[]>();
        for (var round = 0; round < Rounds; round++) rounds.Add([await CreateAsync(validating, requests, cancel), await CreateAsync(trusting, requests, cancel), writer.Run(Clients, Duration)]);

        string[] names = ["OnWrite=Reject", "OnWrite=Off", "rows alone"];
        for (var at = 0; at < names.Length; at++) Report.Print($"  {names[at],-14} {Middle(rounds.Select(round => round[at]))}");
        Report.Print($"  processor time: rows alone {Time(rounds, 2) / Time(rounds, 0):P0} of a validated create, {Time(rounds, 2) / Time(rounds, 1):P0} of one that is not");
        Report.Ratio("validated / rows alone", [.. rounds.Select(round => round[0].PerSecond / round[2].PerSecond)], 0.4);
        Report.Ratio("not validated / rows alone", [.. rounds.Select(round => round[1].PerSecond / round[2].PerSecond)], 0.4);
        return 0;
    }

    private static async Task<CreateResult> CreateAsync(ChildServer server, ReadOnlyMemory<byte>[] requests, CancellationToken cancel)
    {
        var (before, time) = (await CommitsAsync(server, cancel), server.ProcessorTime);
        var load = await new LoadGenerator(server.Address, Clients).RunAsync(number => requests[number % requests.Length], 201, Duration, cancel);
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

    private static ReadOnlyMemory<byte> Request(int number)
    {
        var body = Observations.Variation(number);
        var head = $"POST /fhir/Observation HTTP/1.1\r\nHost: localhost\r\nAccept: application/fhir+json\r\nContent-Type: application/fhir+json\r\nContent-Length: {body.Length}\r\n\r\n";
        return (byte[])[.. Encoding.ASCII.GetBytes(head), .. body];
    }
}
