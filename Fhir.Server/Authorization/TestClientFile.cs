using System.Text.Json;
using System.Text.Json.Nodes;
using Fhir.Server.Transport;

namespace Fhir.Server.Authorization;

/// <summary>
/// Hands the client made at start to whoever tests: its secret on standard output, its key in <c>test-client.json</c> in the data folder,
/// in the form <c>fhirref test --auth</c> reads. Only the owner may read the file, and it is worthless after the next start.
/// </summary>
public sealed class TestClientFile(EmbeddedIssuer issuer, HostSettings settings) : IHostedLifecycleService
{
    public const string Name = "test-client.json";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private string Location => Path.Combine(settings.DataDir, Name);

    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(settings.DataDir);
        File.Delete(Location);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

        await using (var file = new StreamWriter(Location, options)) await file.WriteAsync(Content().ToJsonString(Indented));
        Console.WriteLine($"Test issuer: {issuer.Issuer}  client: {EmbeddedIssuer.GeneratedId}  secret: {issuer.GeneratedSecret}  auth file: {Location}");
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private JsonObject Content() => new()
    {
        ["tokenEndpoint"] = issuer.TokenEndpoint,
        ["clientId"] = EmbeddedIssuer.GeneratedId,
        ["privateKeyJwk"] = issuer.GeneratedKey.ToPrivateJwk(),
        ["scope"] = "system/*.cruds",
    };
}
