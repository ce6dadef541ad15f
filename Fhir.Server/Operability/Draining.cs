using Fhir.Server.Transport;

namespace Fhir.Server.Operability;

/// <summary>
/// The first thing that happens when the server is told to stop: it says that it is not ready any more, and goes on answering until whoever sends it
/// requests has noticed. Then Kestrel takes no more connections and waits for the requests under way. https://learn.microsoft.com/dotnet/core/extensions/generic-host
/// </summary>
public sealed partial class Draining(Readiness readiness, ShutdownSettings settings, ILogger<Draining> log) : IHostedLifecycleService
{
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        readiness.Stop();
        LogStopping(settings.Delay.TotalSeconds, settings.Drain.TotalSeconds);
        await Task.Delay(settings.Delay, cancellationToken);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(LogLevel.Information, "Stopping: requests are taken for {DelaySeconds} s more, and have {DrainSeconds} s to end")]
    private partial void LogStopping(double delaySeconds, double drainSeconds);
}
