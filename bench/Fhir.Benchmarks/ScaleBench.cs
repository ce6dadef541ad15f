using System.Text;

namespace Fhir.Benchmarks;

/// <summary>
/// What a patient's record costs in stores of different sizes: the same hundred Observations of a patient, asked for by one client, among 1,000, 100,000 and 1,000,000 others'.
/// The servers of all sizes run at once and take turns. "Cold" drops the page cache before each round, where that is allowed, and asks for no patient twice in one (but in the
/// smallest store, which has ten); "warm" asks for fifty patients again and again.
/// </summary>
public static class ScaleBench
{
    private const int Rounds = 7;
    private const int WarmPatients = 50;
    private const double MostGrowth = 1.3;
    private static readonly int[] Sizes = [1_000, 100_000, 1_000_000];
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(2);

    /// <summary>Too short to come to the last patient of the store of the middle size.</summary>
    private static readonly TimeSpan ColdDuration = TimeSpan.FromSeconds(0.5);

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
        var stores = new List<(int Size, ChildServer Server)>();
        try
        {
            foreach (var size in Sizes.Where(size => size <= most))
            {
                var filled = await kind.FillAsync(size, cancel);
                var resources = size + size / Observations.PerPatient;
                Report.Print($"{kind.Name}, {size} Observations: {filled.BytesOnDisk() / (double)resources:F0} bytes on disk a resource");
                stores.Add((size, await filled.ServeAsync(cancel)));
            }
            foreach (var query in Queries) await MeasureAsync(kind, query, stores, cancel);
            foreach (var (size, server) in stores) Report.Print($"  {size} Observations: server's memory {server.ResidentBytes >> 20} MB");
        }
        finally
        {
            foreach (var (_, server) in stores) server.Dispose();
        }
        return 0;
    }

    private static async Task MeasureAsync(BenchStore kind, (string Name, Func<int, string> Path) query, List<(int Size, ChildServer Server)> stores, CancellationToken cancel)
    {
        Report.Print($"{kind.Name}: {query.Name}");
        foreach (var isWarm in new[] { false, true })
        {
            var isDropped = false;
            var rounds = stores.ConvertAll(_ => new List<LoadResult>());
            for (var round = 0; round < Rounds + 1; round++)
                for (var at = 0; at < stores.Count; at++)
                {
                    isDropped = !isWarm && PageCache.Drop();
                    var begin = isWarm ? 0 : round * 1000;
                    var result = await new LoadGenerator(stores[at].Server.Address, 1).RunAsync(number => Request(query.Path(PatientOf(stores[at].Size, begin + number, isWarm))), 200, isWarm ? Duration : ColdDuration, cancel);
                    if (round > 0 || !isWarm) rounds[at].Add(result);
                }
            Print(isWarm ? "warm" : isDropped ? "cold (page cache dropped)" : "cold", stores, rounds);
        }
    }

    private static void Print(string cache, List<(int Size, ChildServer Server)> stores, List<List<LoadResult>> rounds)
    {
        for (var at = 0; at < stores.Count; at++)
            Report.Print($"  {cache,-26} {stores[at].Size,9} Observations: p50 {P50(rounds[at]):F2} ms  p95 {P95(rounds[at]):F2} ms  {rounds[at].Average(round => round.BytesPerAnswer):F0} bytes an answer");
        var (from, to) = (stores.FindIndex(store => store.Size == 100_000), stores.FindIndex(store => store.Size == 1_000_000));
        if (from < 0 || to < 0) return;
        Report.Print($"  {cache,-26} growth from 100,000 to 1,000,000: p50 {P50(rounds[to]) / P50(rounds[from]):F2}x  p95 {P95(rounds[to]) / P95(rounds[from]):F2}x; aim at most {MostGrowth}x");
    }

    private static double P50(List<LoadResult> rounds) => Report.Median(rounds.Select(round => round.P50Milliseconds));

    private static double P95(List<LoadResult> rounds) => Report.Median(rounds.Select(round => round.P95Milliseconds));

    /// <summary>Cold: every patient of the store once before any comes again, far from each other.</summary>
    private static int PatientOf(int size, int number, bool isWarm)
    {
        var patients = size / Observations.PerPatient;
        return isWarm ? number % Math.Min(WarmPatients, patients) : (int)(number * 7919L % patients);
    }

    private static byte[] Request(string path) => Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept: application/fhir+json\r\n\r\n");
}
