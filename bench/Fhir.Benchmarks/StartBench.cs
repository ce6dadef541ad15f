using System.Diagnostics;
using System.Globalization;

namespace Fhir.Benchmarks;

/// <summary>The published program: the first start with the synthetic data, later starts, and its memory after a minute of rest.</summary>
public static class StartBench
{
    private const int LaterStarts = 3;
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(60);

    /// <param name="program">The folder that <c>dotnet publish Fhir.Server -c Release -o</c> wrote.</param>
    public static async Task<int> RunAsync(string program, CancellationToken cancel)
    {
        Report.Machine();
        var data = Path.Combine(Servers.Folder, "start");
        if (Directory.Exists(data)) Directory.Delete(data, recursive: true);
        using (await StartAsync("first start, with the synthetic data", program, data, cancel)) await Task.Delay(1000, cancel);
        for (var start = 0; start < LaterStarts; start++)
        {
            using var server = await StartAsync("later start", program, data, cancel);
            if (start < LaterStarts - 1) continue;
            await Task.Delay(Rest, cancel);
            Report.Print($"resident after {Rest.TotalSeconds} s of rest: {server.ResidentBytes / 1e6:F0} MB; aim below 300 MB");
        }
        return 0;
    }

    private static async Task<ChildServer> StartAsync(string what, string program, string data, CancellationToken cancel)
    {
        var clock = Stopwatch.StartNew();
        var server = await ChildServer.StartAsync(Path.Combine(Path.GetFullPath(program), "Fhir.Server.dll"),
            address => ["--urls", $"{address}", "--FhirRef:DataDir", data, "--FhirRef:Security:Mode", "Open"], Servers.Production, "/health/ready", cancel);
        Report.Print($"{what}: {clock.Elapsed.TotalSeconds.ToString("F1", CultureInfo.InvariantCulture)} s until ready");
        return server;
    }
}
