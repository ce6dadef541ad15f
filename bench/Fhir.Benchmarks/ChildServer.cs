using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Fhir.Benchmarks;

/// <summary>A server in a process of its own on a free loopback port, ended by its id.</summary>
public sealed class ChildServer : IDisposable
{
    private readonly Process process;

    private ChildServer(Process process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }

    /// <param name="assembly">A program beside this one: <c>Fhir.Server.dll</c>, or this program itself.</param>
    public static async Task<ChildServer> StartAsync(string assembly, Func<Uri, IEnumerable<string>> arguments, IReadOnlyDictionary<string, string> environment, string readyPath, CancellationToken cancel)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, WorkingDirectory = AppContext.BaseDirectory };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, assembly));
        foreach (var argument in arguments(address)) start.ArgumentList.Add(argument);
        foreach (var (name, value) in environment) start.Environment[name] = value;
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        var server = new ChildServer(process, address);
        await server.WaitAsync(readyPath, cancel);
        return server;
    }

    public TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>Memory that is in the machine's RAM.</summary>
    public long ResidentBytes
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64;
        }
    }

    public void Dispose()
    {
        if (!process.HasExited) process.Kill();
        process.WaitForExit();
        process.Dispose();
    }

    private async Task WaitAsync(string readyPath, CancellationToken cancel)
    {
        using var http = new HttpClient { BaseAddress = Address };
        for (var attempt = 0; attempt < 3000; attempt++)
        {
            if (process.HasExited) throw new InvalidOperationException($"The server ended with {process.ExitCode} before it was ready.");
            try
            {
                if ((await http.GetAsync(readyPath, cancel)).IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
            await Task.Delay(20, cancel);
        }
        throw new TimeoutException("The server was not ready within a minute.");
    }

    /// <summary>A loopback port nobody listens on right now.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
