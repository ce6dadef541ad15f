using System.Diagnostics;

namespace Fhir.Store.Tests.Crash;

/// <summary>This program once more, to be killed. One that says nothing for too long fails the test, and none is left behind.</summary>
internal sealed class ChildProcess(params string[] arguments) : IDisposable
{
    private readonly Process process = Process.Start(new ProcessStartInfo("dotnet", [typeof(ChildProcess).Assembly.Location, .. arguments]) { RedirectStandardOutput = true })!;

    /// <summary>What it says next; null when it has ended.</summary>
    public Task<string?> NextLineAsync() => process.StandardOutput.ReadLineAsync(TestStore.Cancel).AsTask().WaitAsync(Until.Limit, TestStore.Cancel);

    public void Kill() => process.Kill();

    public async Task KillAsync()
    {
        Kill();
        await EndAsync();
    }

    public Task EndAsync() => process.WaitForExitAsync(TestStore.Cancel).WaitAsync(Until.Limit, TestStore.Cancel);

    public void Dispose()
    {
        if (!process.HasExited) process.Kill();
        process.Dispose();
    }
}
