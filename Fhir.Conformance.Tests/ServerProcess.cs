using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Fhir.Conformance.Tests;

/// <summary>Fhir.Server as a process of its own on a free loopback port, with an empty store that it seeds; gone when disposed.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private const int KeptLines = 40;

    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(5);

    private readonly Process process;
    private readonly string folder;
    private readonly ConcurrentQueue<string> output = new();

    private ServerProcess(Process process, string folder, Uri baseUrl) => (this.process, this.folder, BaseUrl) = (process, folder, baseUrl);

    public Uri BaseUrl { get; }

    /// <summary>Returns when the server says it is ready. A server that stops or is not ready in time throws with what it said last.</summary>
    public static async Task<ServerProcess> StartAsync(CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("fhirref-conformance-").FullName;
        var origin = $"http://127.0.0.1:{FreePort().ToString(CultureInfo.InvariantCulture)}";
        var server = new ServerProcess(Start(origin, folder), folder, new Uri($"{origin}/fhir"));
        server.Listen();
        try
        {
            await server.BecomeReadyAsync(new Uri($"{origin}/health/ready"), cancel);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static Process Start(string origin, string folder)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Fhir.Server.dll"), "--urls", origin, "--FhirRef:DataDir", folder])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        // It does not live long enough to gain by what counting its calls costs.
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        return Process.Start(start)!;
    }

    private void Listen()
    {
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    private void Keep(string? line)
    {
        if (line is null) return;
        output.Enqueue(line);
        while (output.Count > KeptLines) output.TryDequeue(out _);
    }

    private async Task BecomeReadyAsync(Uri ready, CancellationToken cancel)
    {
        using var http = new HttpClient();
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < StartLimit; await Task.Delay(TimeSpan.FromMilliseconds(200), cancel))
        {
            if (process.HasExited) throw new InvalidOperationException($"The server stopped with code {process.ExitCode} before it was ready.\n{string.Join('\n', output)}");
            if (await AnswersAsync(http, ready, cancel)) return;
        }
        throw new TimeoutException($"The server was not ready within {StartLimit.TotalSeconds} s.\n{string.Join('\n', output)}");
    }

    private static async Task<bool> AnswersAsync(HttpClient http, Uri ready, CancellationToken cancel)
    {
        try
        {
            using var answer = await http.GetAsync(ready, cancel);
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
