using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Fhir.Server.Tests;

/// <summary>Fhir.Server as a process of its own, with a data folder of its own that is gone afterwards.</summary>
internal sealed partial class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process process;
    private readonly ConcurrentQueue<string> output = new();
    private readonly TaskCompletionSource<Uri> listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource started = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private bool isDisposed;

    private ServerProcess(Process process, string dataDir) => (this.process, DataDir) = (process, dataDir);

    public string DataDir { get; }

    public string Output => string.Join('\n', output);

    /// <summary>The first address the server listens on; fails with the process's output when it ends instead.</summary>
    public async Task<Uri> AddressAsync(CancellationToken cancel)
    {
        await started.Task.WaitAsync(Patience, cancel);
        return await listening.Task.WaitAsync(Patience, cancel);
    }

    /// <summary>What an orchestrator sends before it loses patience.</summary>
    public void Terminate()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        kill.WaitForExit();
    }

    public async Task<int> ExitCodeAsync(CancellationToken cancel)
    {
        await process.WaitForExitAsync(cancel).WaitAsync(Patience, cancel);
        return process.ExitCode;
    }

    /// <param name="environment">Settings by environment variable; those of the tests' own process with the host's prefixes do not reach the server.</param>
    public static ServerProcess Start(string[] arguments, params (string Name, string Value)[] environment)
    {
        var dataDir = Directory.CreateTempSubdirectory("fhirref-").FullName;
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = dataDir };
        foreach (var name in start.Environment.Keys.Where(IsHostSetting).ToArray()) start.Environment.Remove(name);
        // As this process is set: it does not live long enough to gain by it.
        start.Environment["DOTNET_TieredPGO"] = "0";
        foreach (var (name, value) in environment) start.Environment[name] = value;
        foreach (var argument in (string[])[Path.Combine(AppContext.BaseDirectory, "Fhir.Server.dll"), .. arguments, $"--FhirRef:DataDir={dataDir}", "--FhirRef:Seed=false"])
        {
            start.ArgumentList.Add(argument);
        }

        var server = new ServerProcess(new Process { StartInfo = start }, dataDir);
        server.Run();
        return server;
    }

    /// <summary>A port nobody listens on right now.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        if (isDisposed) return;

        isDisposed = true;
        if (!process.HasExited) process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        Directory.Delete(DataDir, recursive: true);
    }

    private void Run()
    {
        process.OutputDataReceived += (_, line) => Read(line.Data);
        process.ErrorDataReceived += (_, line) => Read(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        _ = FailWhenEndedAsync();
    }

    private async Task FailWhenEndedAsync()
    {
        await process.WaitForExitAsync();
        var ended = new InvalidOperationException($"the server ended: {Output}");
        if (listening.TrySetException(ended)) _ = listening.Task.Exception;
        if (started.TrySetException(ended)) _ = started.Task.Exception;
    }

    private void Read(string? line)
    {
        if (line is null) return;

        output.Enqueue(line);
        if (Listening().Match(line) is { Success: true } match) listening.TrySetResult(new Uri(match.Groups[1].Value));
        if (line.Contains("Application started", StringComparison.Ordinal)) started.TrySetResult();
    }

    private static bool IsHostSetting(string name) =>
        name.StartsWith("ASPNETCORE_", StringComparison.OrdinalIgnoreCase) || name.StartsWith("DOTNET_ENV", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("FhirRef_", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex("Now listening on: ([^\\s\"]+)")]
    private static partial Regex Listening();
}
