using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;

namespace Fhir.Benchmarks;

/// <summary>
/// Sixty-four clients that do what a ward's systems do, for ten minutes: reads, searches in a patient's record, the whole record, new answers, corrections with If-Match,
/// transactions. Nothing may fail; the memory of the server is looked at all along.
/// </summary>
public static class MixedBench
{
    private const int Clients = 64;
    private const int Stored = 100_000;
    private const int Patients = Stored / Observations.PerPatient;
    private static readonly TimeSpan Sample = TimeSpan.FromSeconds(15);

    public static async Task<int> RunAsync(BenchStore kind, TimeSpan duration, CancellationToken cancel)
    {
        Report.Machine();
        // A copy: what is written here would be in the way of those who measure what is filled.
        var store = await kind.BeginAsync($"{kind.Name}-mixed", Stored, cancel);
        bool isWithoutErrors;
        using (var server = await store.ServeAsync(cancel)) isWithoutErrors = await RunAsync(kind, server, duration, cancel);
        await kind.DropAsync(store, cancel);
        return isWithoutErrors ? 0 : 1;
    }

    private static async Task<bool> RunAsync(BenchStore kind, ChildServer server, TimeSpan duration, CancellationToken cancel)
    {
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Clients }) { BaseAddress = server.Address };
        Report.Print($"{kind.Name}: {Clients} clients for {duration.TotalMinutes:F1} minutes over {Stored} Observations");
        var (clock, answers, memory) = (Stopwatch.StartNew(), new ConcurrentBag<(string Kind, int Status, double Milliseconds)>(), new List<long>());
        var clients = Enumerable.Range(0, Clients).Select(client => Task.Run(() => ClientAsync(http, new Random(client), clock, duration, answers, cancel), cancel)).ToList();
        while (clock.Elapsed < duration)
        {
            await Task.Delay(Sample < duration ? Sample : duration, cancel);
            memory.Add(server.ResidentBytes >> 20);
        }
        await Task.WhenAll(clients);
        Print(answers, memory, clock.Elapsed);
        return !answers.Any(answer => IsError(answer.Status));
    }

    private static void Print(ConcurrentBag<(string Kind, int Status, double Milliseconds)> answers, List<long> memory, TimeSpan elapsed)
    {
        foreach (var group in answers.GroupBy(answer => answer.Kind).OrderBy(group => group.Key))
        {
            double[] sorted = [.. group.Select(answer => answer.Milliseconds).Order()];
            Report.Print($"  {group.Key,-26} {sorted.Length,8} answers  p50 {LoadGenerator.Percentile(sorted, 0.5),7:F2} ms  p99 {LoadGenerator.Percentile(sorted, 0.99),7:F2} ms  {string.Join(", ", group.GroupBy(answer => answer.Status).OrderBy(status => status.Key).Select(status => $"{status.Key}: {status.Count()}"))}");
        }
        Report.Print($"  together {answers.Count / elapsed.TotalSeconds:F0} answers/s; errors {answers.Count(answer => IsError(answer.Status))}");
        Report.Print($"  resident MB every {Sample.TotalSeconds} s: {string.Join(' ', memory)}");
        Report.Print($"  second half against first: {Average(memory[(memory.Count / 2)..]) / Average(memory[..Math.Max(1, memory.Count / 2)]):F2}x");
    }

    private static double Average(List<long> values) => values.Count == 0 ? double.NaN : values.Average();

    // 412 is the answer that somebody else was quicker; anything else unexpected is an error, and so is 0: no answer.
    private static bool IsError(int status) => status is not (200 or 201 or 412);

    private static async Task ClientAsync(HttpClient http, Random random, Stopwatch clock, TimeSpan duration, ConcurrentBag<(string, int, double)> answers, CancellationToken cancel)
    {
        var own = new List<string>();
        for (var number = 0; clock.Elapsed < duration; number++)
        {
            var (kind, request) = Next(random, own, number);
            var sent = Stopwatch.GetTimestamp();
            answers.Add((kind, await SendAsync(http, request, own, cancel), Stopwatch.GetElapsedTime(sent).TotalMilliseconds));
        }
    }

    private static async Task<int> SendAsync(HttpClient http, HttpRequestMessage request, List<string> own, CancellationToken cancel)
    {
        try
        {
            using var answer = await http.SendAsync(request, cancel);
            await answer.Content.ReadAsByteArrayAsync(cancel);
            if (answer.StatusCode == HttpStatusCode.Created && answer.Headers.Location is { } location && own.Count < 50) own.Add(location.AbsolutePath.Split('/')[3]);
            return (int)answer.StatusCode;
        }
        catch (HttpRequestException)
        {
            return 0;
        }
    }

    private static (string Kind, HttpRequestMessage Request) Next(Random random, List<string> own, int number)
    {
        var patient = random.Next(Patients);
        return random.Next(100) switch
        {
            < 35 => ("search patient + code", Get($"/fhir/Observation?patient={Observations.PatientOf(patient)}&code={Observations.CodeOf(random.Next(10))}&_sort=-date&_count=20")),
            < 55 => ("read patient", Get($"/fhir/{Observations.PatientOf(patient)}")),
            < 62 when own.Count > 0 => ("read own", Get($"/fhir/Observation/{own[random.Next(own.Count)]}")),
            < 65 => ("$lastn", Get($"/fhir/Observation/$lastn?patient={Observations.PatientOf(patient)}&category=laboratory")),
            < 67 => ("$everything", Get($"/fhir/{Observations.PatientOf(patient)}/$everything?_count=50")),
            < 85 => ("create", Write(HttpMethod.Post, "/fhir/Observation", Observations.Variation(random.Next(1_000_000)))),
            < 92 when own.Count > 0 => Correct(random, own),
            _ => ("transaction of 20", Write(HttpMethod.Post, "/fhir", Observations.Transaction(random.Next(1_000_000), 20))),
        };
    }

    private static (string, HttpRequestMessage) Correct(Random random, List<string> own)
    {
        var id = own[random.Next(own.Count)];
        var request = Write(HttpMethod.Put, $"/fhir/Observation/{id}", [.. "{\"id\":\""u8, .. Encoding.UTF8.GetBytes(id), .. "\","u8, .. Observations.Variation(random.Next(1_000_000)).AsSpan(1)]);
        request.Headers.TryAddWithoutValidation("If-Match", $"W/\"{random.Next(1, 3).ToString(CultureInfo.InvariantCulture)}\"");
        return ("correct with If-Match", request);
    }

    private static HttpRequestMessage Get(string path) => new(HttpMethod.Get, path);

    private static HttpRequestMessage Write(HttpMethod method, string path, byte[] json)
    {
        var request = new HttpRequestMessage(method, path) { Content = new ByteArrayContent(json) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/fhir+json");
        return request;
    }
}
