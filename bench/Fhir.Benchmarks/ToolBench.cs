using System.Diagnostics;
using System.Globalization;
using Fhir.Profiles;

namespace Fhir.Benchmarks;

/// <summary>The published tool as its users meet it: one file from a cold start, and an export as NDJSON. Times are of the whole process.</summary>
public static class ToolBench
{
    private const int Starts = 20;
    private const double AimSeconds = 0.6;
    private const int AimMegabytes = 150;

    /// <param name="Wall">Seconds from start to end.</param>
    /// <param name="Processor">Seconds of processor time, of all threads.</param>
    /// <param name="PeakMegabytes">Of resident memory, the mapped parts of the program included.</param>
    private sealed record Outcome(double Wall, double Processor, double PeakMegabytes, string Said);

    /// <param name="tool">The file <c>fhirref</c> that <c>dotnet publish Fhir.Cli -c Release -o</c> wrote.</param>
    public static async Task<int> ColdAsync(string tool, CancellationToken cancel)
    {
        Report.Machine();
        var path = Path.Combine(Directory.CreateDirectory(Servers.Folder).FullName, "cold.json");
        await File.WriteAllBytesAsync(path, Observations.Example, cancel);
        List<Outcome> starts = [];
        for (var start = 0; start <= Starts; start++) starts.Add(await RunAsync(tool, cancel, "validate", path, "--lang", "en"));
        // The first one fetches the program from the disk.
        var (first, later) = (starts[0], starts[1..]);
        if (later.Any(start => !start.Said.EndsWith("1 resources: 0 errors, 1 warnings\n", StringComparison.Ordinal))) throw new InvalidOperationException($"The example does not pass: {first.Said}");
        Report.Print($"validate one file ({Observations.Example.Length} bytes), {Starts} starts: median {Report.Median(later.Select(start => start.Wall)):F2} s, best {later.Min(start => start.Wall):F2} s; aim {AimSeconds:F1} s");
        Report.Print($"  first start {first.Wall:F2} s; processor time {Report.Median(later.Select(start => start.Processor)):F2} s; peak memory {later.Max(start => start.PeakMegabytes):F0} MB");
        return 0;
    }

    /// <param name="megabytes">Of input.</param>
    public static async Task<int> NdjsonAsync(string tool, int megabytes, CancellationToken cancel)
    {
        Report.Machine();
        var path = Path.Combine(Directory.CreateDirectory(Servers.Folder).FullName, "export.ndjson");
        var (count, bytes) = await WriteAsync(path, megabytes * 1_000_000L, cancel);
        var run = await RunAsync(tool, cancel, "validate", path, "--lang", "en");
        File.Delete(path);
        Report.Print($"validate NDJSON, {bytes / 1e6:F0} MB, {count} resources: {run.Wall:F1} s, {count / run.Wall:F0} resources a second, {bytes / 1e6 / run.Wall:F1} MB a second");
        Report.Print($"  {count / run.Processor:F0} resources for a second of processor time; {run.Processor / run.Wall:F1} processors busy; peak memory {run.PeakMegabytes:F0} MB, aim {AimMegabytes} MB");
        Report.Print($"  {run.Said.TrimEnd().Split('\n')[^1]}");
        return 0;
    }

    // Every example of the packages, over and over: small and large, with and without findings.
    private static async Task<(int Count, long Bytes)> WriteAsync(string path, long size, CancellationToken cancel)
    {
        byte[][] lines = [.. ProfilePackages.All.SelectMany(package => package.Examples).Select(file => (byte[])[.. System.Text.Encoding.UTF8.GetBytes(System.Text.Json.Nodes.JsonNode.Parse(file.ReadBytes())!.ToJsonString()), (byte)'\n'])];
        var (count, bytes) = (0, 0L);
        await using var file = File.Create(path);
        for (; bytes < size; count++)
        {
            await file.WriteAsync(lines[count % lines.Length], cancel);
            bytes += lines[count % lines.Length].Length;
        }
        return (count, bytes);
    }

    private static async Task<Outcome> RunAsync(string tool, CancellationToken cancel, params string[] args)
    {
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo(tool, args) { RedirectStandardOutput = true })!;
        var (said, peak, processor) = (LastAsync(process.StandardOutput), 0L, TimeSpan.Zero);
        while (!process.HasExited)
        {
            (peak, processor) = (Math.Max(peak, Peak(process.Id)), ProcessorTime(process) ?? processor);
            await Task.Delay(2, cancel);
        }
        var wall = clock.Elapsed.TotalSeconds;
        return new(wall, processor.TotalSeconds, peak / 1024d, await said);
    }

    // The end of what is said is enough: a report of an export is as long as the export.
    private static async Task<string> LastAsync(StreamReader output)
    {
        var last = new Queue<string>();
        while (await output.ReadLineAsync() is { } line)
        {
            last.Enqueue(line);
            if (last.Count > 20) last.Dequeue();
        }
        return string.Join('\n', last) + "\n";
    }

    // Nobody tells it of a process that has ended, so what is known is what was seen last.
    private static TimeSpan? ProcessorTime(Process process)
    {
        try
        {
            return process.TotalProcessorTime;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <returns>Kilobytes; 0 where the system does not tell so, or the process has ended.</returns>
    private static long Peak(int process)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(line[6..].Replace("kB", "", StringComparison.Ordinal).Trim(), CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
