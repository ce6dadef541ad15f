using System.Net;

namespace Fhir.Server.Tests.Processes;

/// <summary>A server process on a PostgreSQL that others may share.</summary>
internal static class SharedServer
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static ServerProcess Start(string connectionString) => ServerProcess.Start(
        ["--FhirRef:Security:Mode=Open", "--urls=http://127.0.0.1:0", "--FhirRef:Store:Provider=postgres", $"--FhirRef:Store:ConnectionString={connectionString}"]);

    public static async Task<Uri> ReadyAsync(ServerProcess server)
    {
        var address = await server.AddressAsync(Cancel);
        using var http = new HttpClient();
        for (var attempt = 0; attempt < 600; attempt++)
        {
            if ((await http.GetAsync(new Uri(address, "health/ready"), Cancel)).StatusCode == HttpStatusCode.OK) return address;
            await Task.Delay(100, Cancel);
        }
        throw new InvalidOperationException($"The server does not get ready: {server.Output}");
    }
}
