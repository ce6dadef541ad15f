using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;

namespace Fhir.Benchmarks;

/// <summary>An import of laboratory Observations as NDJSON, posted whole, from the first byte sent until its job says that it is done; validated and not.</summary>
public static class ImportBench
{
    private const int Rounds = 3;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    public static async Task<int> RunAsync(BenchStore kind, int lines, CancellationToken cancel)
    {
        Report.Machine();
        var body = Lines(lines);
        Report.Print($"{kind.Name}: $import of {lines} Observations, {body.Length >> 20} MB, {Rounds} rounds into one store");
        foreach (var onWrite in new[] { "Reject", "Off" })
        {
            var store = await kind.EmptyAsync($"{kind.Name}-import-{onWrite.ToLowerInvariant()}", cancel);
            using var server = await store.ServeAsync(cancel, "--FhirRef:Validation:OnWrite", onWrite);
            for (var round = 0; round < Rounds; round++) await ImportAsync(server, body, lines, onWrite, cancel);
        }
        return 0;
    }

    private static async Task ImportAsync(ChildServer server, byte[] body, int lines, string onWrite, CancellationToken cancel)
    {
        using var http = new HttpClient { BaseAddress = server.Address, Timeout = TimeSpan.FromMinutes(10) };
        var (clock, time) = (Stopwatch.StartNew(), server.ProcessorTime);
        await WaitAsync(http, await StartAsync(http, body, cancel), cancel);
        Report.Print($"  OnWrite={onWrite,-6} {lines / clock.Elapsed.TotalSeconds,7:F0} resources/s  {(server.ProcessorTime - time).TotalMicroseconds / lines:F0} us of processor time each  {server.ResidentBytes >> 20} MB resident");
    }

    /// <returns>Where the job tells how far it is.</returns>
    private static async Task<Uri> StartAsync(HttpClient http, byte[] body, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/fhir/$import") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/fhir+ndjson");
        request.Headers.TryAddWithoutValidation("Prefer", "respond-async");
        using var answer = await http.SendAsync(request, cancel);
        if (answer.StatusCode != HttpStatusCode.Accepted) throw new InvalidOperationException($"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync(cancel)}");
        return answer.Content.Headers.ContentLocation!;
    }

    private static async Task WaitAsync(HttpClient http, Uri status, CancellationToken cancel)
    {
        while (true)
        {
            using var answer = await http.GetAsync(status, cancel);
            var told = await answer.Content.ReadAsStringAsync(cancel);
            if (answer.StatusCode == HttpStatusCode.OK && told.Contains("\"error\":[]", StringComparison.Ordinal)) return;
            if (answer.StatusCode != HttpStatusCode.Accepted) throw new InvalidOperationException($"{answer.StatusCode}: {told}");
            await Task.Delay(Look, cancel);
        }
    }

    private static byte[] Lines(int lines)
    {
        using var all = new MemoryStream();
        for (var number = 0; number < lines; number++)
        {
            all.Write(Observations.Variation(number));
            all.WriteByte((byte)'\n');
        }
        return all.ToArray();
    }
}
