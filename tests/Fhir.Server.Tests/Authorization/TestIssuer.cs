using System.Net;
using System.Text.Json.Nodes;
using Fhir.Security.Clients;
using Fhir.Security.Keys;

namespace Fhir.Server.Tests.Authorization;

/// <summary>Fhir.Server in Test mode as an external issuer, and its clients: the one it makes itself and one registered by its settings.</summary>
internal sealed class TestIssuer : IAsyncDisposable
{
    public const string ReaderId = "reader";
    public const string ReaderSecret = "only for this test";

    /// <summary>HPR number in all its tokens: of a doctor in the synthetic data.</summary>
    public const string Doctor = "999000001";

    private readonly ServerProcess process;
    private readonly HttpClient http = new();

    private TestIssuer(ServerProcess process, Uri address) => (this.process, Issuer) = (process, $"{address.ToString().TrimEnd('/')}/auth");

    public string Issuer { get; }

    public string TokenEndpoint => $"{Issuer}/connect/token";

    public HttpClient Http => http;

    /// <summary>The key registered for the client <see cref="ReaderId"/>, which may search and read patients.</summary>
    public static SigningKey ReaderKey { get; } = SigningKey.Generate("PS256");

    public static async Task<TestIssuer> StartAsync(CancellationToken cancel, int port = 0)
    {
        var process = ServerProcess.Start(
        [
            $"--urls=http://127.0.0.1:{port}", "--FhirRef:Security:Mode=Test", $"--FhirRef:Security:Test:Audiences={ProtectedHost.Audience}",
            $"--FhirRef:Security:Test:Hpr={Doctor}", $"--FhirRef:Security:Test:Clients:0:Id={ReaderId}", $"--FhirRef:Security:Test:Clients:0:Secret={ReaderSecret}",
            $"--FhirRef:Security:Test:Clients:0:Jwk={ReaderKey.Public.ToJwk().ToJsonString()}", "--FhirRef:Security:Test:Clients:0:Scope=system/Patient.rs",
        ]);
        return new TestIssuer(process, await process.AddressAsync(cancel));
    }

    /// <summary>What the server wrote for whoever tests: contract of <c>fhirref test --auth</c>.</summary>
    public async Task<JsonNode> AuthFileAsync(CancellationToken cancel) =>
        JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(process.DataDir, "test-client.json"), cancel))!;

    public UnixFileMode AuthFileMode => OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(Path.Combine(process.DataDir, "test-client.json"));

    /// <summary>A token for the protected host, got by the generated client's private key.</summary>
    public async Task<string> TokenAsync(string scope, CancellationToken cancel)
    {
        var file = await AuthFileAsync(cancel);
        var key = SigningKey.Parse(file["privateKeyJwk"]!.ToJsonString()).Value;
        var assertion = ClientAssertion.Create((string)file["clientId"]!, (string)file["tokenEndpoint"]!, key, TimeProvider.System);
        var (status, body) = await PostAsync(cancel, ("grant_type", "client_credentials"), ("scope", scope), ("resource", ProtectedHost.Audience),
            ("client_assertion_type", ClientAssertion.FormType), ("client_assertion", assertion));
        return status == HttpStatusCode.OK ? (string)body["access_token"]! : throw new InvalidOperationException(body.ToJsonString());
    }

    /// <summary>A token for the protected host of the client <see cref="ReaderId"/>.</summary>
    public async Task<string> ReaderTokenAsync(CancellationToken cancel)
    {
        var assertion = ClientAssertion.Create(ReaderId, TokenEndpoint, ReaderKey, TimeProvider.System);
        var (status, body) = await PostAsync(cancel, ("grant_type", "client_credentials"), ("scope", "system/Patient.rs"), ("resource", ProtectedHost.Audience),
            ("client_assertion_type", ClientAssertion.FormType), ("client_assertion", assertion));
        return status == HttpStatusCode.OK ? (string)body["access_token"]! : throw new InvalidOperationException(body.ToJsonString());
    }

    public async Task<(HttpStatusCode Status, JsonNode Body)> PostAsync(CancellationToken cancel, params (string Name, string Value)[] form)
    {
        using var content = new FormUrlEncodedContent(form.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var response = await http.PostAsync(new Uri(TokenEndpoint), content, cancel);
        return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync(cancel))!);
    }

    public ValueTask DisposeAsync()
    {
        http.Dispose();
        return process.DisposeAsync();
    }
}
