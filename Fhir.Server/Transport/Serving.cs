using Fhir.Kernel.Outcome;
using Fhir.Server.Authorization;

namespace Fhir.Server.Transport;

/// <summary>Starts the server, checks what it is really bound to, and serves until told to stop.</summary>
public static class Serving
{
    /// <returns>The process's exit code.</returns>
    public static async Task<int> ServeAsync(this WebApplication app, HostSettings settings)
    {
        try
        {
            await app.StartAsync();
        }
        catch (IOException taken)
        {
            return StartFailure.Print(new Refusal(503, [SettingRules.AddressUnavailable.At(null, taken.Message)]));
        }

        if (Exposed(app, settings) is { Count: > 0 } problems)
        {
            await app.StopAsync();
            return StartFailure.Print(new Refusal(503, problems));
        }

        await app.WaitForShutdownAsync();
        // The store closes here: what is queued is written, and the log is folded into the file.
        await app.DisposeAsync();
        return 0;
    }

    private static List<Issue> Exposed(WebApplication app, HostSettings settings)
    {
        var problems = new List<Issue>();
        if (settings.Security.Mode == SecurityMode.Open) ListenAddresses.RequireLoopback(ListenAddresses.Bound(app.Services), problems.Add);
        return problems;
    }
}
