using System.Text;

namespace Fhir.Benchmarks;

/// <summary>
/// What a patient's record costs in stores of different sizes: the same hundred Observations of a patient, asked for by one client, among 1,000, 100,000 and 1,000,000 others'.
/// The servers of all sizes run at once and take turns. "Cold" drops the page cache before each request, gives the database little memory of its own, and asks for no patient twice
/// (but in the smallest store, which has ten); "warm" asks for fifty patients again and again.
/// </summary>
public static class ScaleBench
{
    private const int Rounds = 7;
    private const int WarmPatients = 50;
    private const double MostGrowth = 1.3;
    private static readonly int[] Sizes = [1_000, 100_000, 1_000_000];
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(2);

    /// <summary>In all rounds of all queries together fewer than the patients of the store of the middle size.</summary>
    private const int ColdRequests = 25;

    private static readonly (string Name, Func<int, string> Path)[] Queries =
    [
        ("patient + code, by date", patient => $"/fhir/Observation?patient={Observations.PatientOf(patient)}&code={Observations.CodeOf(patient)}&_sort=-date&_count=20"),
        ("patient + category, 20 newest", patient => $"/fhir/Observation?patient={Observations.PatientOf(patient)}&category=laboratory&_sort=-date&_count=20"),
        ("$lastn", patient => $"/fhir/Observation/$lastn?patient={Observations.PatientOf(patient)}&category=laboratory&max=1"),
        ("$everything", patient => $"/fhir/{Observations.PatientOf(patient)}/$everything?_count=200"),
    ];

    /// <param name="most">Stores larger than this are left out.</param>
    public static async Task<int> RunAsync(BenchStore kind, int most, CancellationToken cancel)
    {
        Report.Machine();
        int[] sizes = [.. Sizes.Where(size => size <= most)];
        foreach (var size in sizes)
        {
            var filled = await kind.FillAsync(size, cancel);
            var resources = size + size / Observations.PerPatient;
            Report.Print($"{kind.Name}, {size} Observations: {filled.BytesOnDisk() / (double)resources:F0} bytes on disk a resource");
        }
        if (!PageCache.Drop()) Report.Print($"The page cache cannot be dropped by this process: nothing is measured cold.");
        else await RunAsync(kind, sizes, isWarm: false, cancel);
        await RunAsync(kind, sizes, isWarm: true, cancel);
        return 0;
    }

    private static async Task RunAsync(BenchStore kind, int[] sizes, bool isWarm, CancellationToken cancel)
    {
        kind.GiveMemory(isWarm);
        var stores = new List<(int Size, ChildServer Server)>();
        try
        {
            foreach (var size in sizes) stores.Add((size, await (await kind.FillAsync(size, cancel)).ServeAsync(cancel)));
            for (var at = 0; at < Queries.Length; at++)
            {
                Report.Print($"{kind.Name}: {Queries[at].Name}");
                Print(isWarm ? "warm" : "cold", stores, isWarm ? await WarmAsync(Queries[at].Path, stores, cancel) : await ColdAsync(Queries[at].Path, at, stores, cancel));
            }
            foreach (var (size, server) in stores) Report.Print($"  {size} Observations: server's memory {server.ResidentBytes >> 20} MB");
        }
        finally
        {
            foreach (var (_, server) in stores) server.Dispose();
        }
    }

    private static async Task<List<List<LoadResult>>> WarmAsync(Func<int, string> path, List<(int Size, ChildServer Server)> stores, CancellationToken cancel)
    {
        var rounds = stores.ConvertAll(_ => new List<LoadResult>());
        for (var round = 0; round < Rounds + 1; round++)
            for (var at = 0; at < stores.Count; at++)
            {
                var size = stores[at].Size;
                var result = await new LoadGenerator(stores[at].Server.Address, 1).RunAsync(number => Request(path(number % Math.Min(WarmPatients, size / Observations.PerPatient))), 200, Duration, cancel);
                if (round > 0) rounds[at].Add(result);
            }
        return rounds;
    }

    /// <summary>The first round, in which code is compiled and the database's upper pages come into memory, is not counted.</summary>
    /// <param name="turn">Which of the queries it is: each asks for patients of its own.</param>
    private static async Task<List<List<LoadResult>>> ColdAsync(Func<int, string> path, int turn, List<(int Size, ChildServer Server)> stores, CancellationToken cancel)
    {
        var rounds = stores.ConvertAll(_ => new List<LoadResult>());
        for (var round = 0; round < Rounds + 1; round++)
            for (var at = 0; at < stores.Count; at++)
            {
                byte[][] requests = [.. Enumerable.Range((turn * (Rounds + 1) + round) * ColdRequests, ColdRequests).Select(number => Request(path(FarApart(stores[at].Size, number))))];
                var result = await new LoadGenerator(stores[at].Server.Address, 1).OneByOneAsync(requests, 200, () => PageCache.Drop(), cancel);
                if (round > 0) rounds[at].Add(result);
            }
        return rounds;
    }

    private static void Print(string cache, List<(int Size, ChildServer Server)> stores, List<List<LoadResult>> rounds)
    {
        for (var at = 0; at < stores.Count; at++)
            Report.Print($"  {cache} {stores[at].Size,9} Observations: p50 {P50(rounds[at]):F2} ms  p95 {P95(rounds[at]):F2} ms  {rounds[at].Average(round => round.BytesPerAnswer):F0} bytes an answer");
        var (from, to) = (stores.FindIndex(store => store.Size == 100_000), stores.FindIndex(store => store.Size == 1_000_000));
        if (from < 0 || to < 0) return;
        Report.Print($"  {cache} growth from 100,000 to 1,000,000: p50 {P50(rounds[to]) / P50(rounds[from]):F2}x  p95 {P95(rounds[to]) / P95(rounds[from]):F2}x; aim at most {MostGrowth}x");
    }

    private static double P50(List<LoadResult> rounds) => Report.Median(rounds.Select(round => round.P50Milliseconds));

    private static double P95(List<LoadResult> rounds) => Report.Median(rounds.Select(round => round.P95Milliseconds));

    /// <summary>Every patient of the store once before any comes again, far from each other.</summary>
    private static int FarApart(int size, int number) => (int)(number * 7919L % (size / Observations.PerPatient));

    private static byte[] Request(string path) => Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept: application/fhir+json\r\n\r\n");
}
