using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Fhir.Server.Tests.Authorization;

/// <summary>The whole server in HelseId mode beside an issuer in a second process, with one patient and one observation of hers in the store.</summary>
public sealed class ScopedServer : IAsyncLifetime
{
    private const string Patient = """{"resourceType":"Patient","id":"p1","name":[{"family":"Prøve"}]}""";
    private const string Observation =
        """{"resourceType":"Observation","id":"o1","status":"final","code":{"text":"Puls"},"subject":{"reference":"Patient/p1"},"valueInteger":60}""";

    private readonly string[] settings;
    private TestIssuer issuer = null!;
    private ServerProcess server = null!;
    private HttpClient http = null!;

    public ScopedServer() : this([])
    {
    }

    internal ScopedServer(params string[] settings) => this.settings = settings;

    public async ValueTask InitializeAsync()
    {
        issuer = await TestIssuer.StartAsync(CancellationToken.None);
        server = ServerProcess.Start(
        [
            "--urls=http://127.0.0.1:0", "--FhirRef:Security:Mode=HelseId", $"--FhirRef:Security:Authority={issuer.Issuer}", $"--FhirRef:Security:Audience={ProtectedHost.Audience}", .. settings,
        ]);
        http = new HttpClient { BaseAddress = await server.AddressAsync(CancellationToken.None) };
        await UntilAsync("/health/ready");
        await UntilAsync("/fhir/.well-known/smart-configuration");
        await RequireAsync("PUT", "/fhir/Patient/p1", Patient);
        await RequireAsync("PUT", "/fhir/Observation/o1", Observation);
    }

    /// <summary>The scope of a token of the issuer's other client, which may search and read patients.</summary>
    public const string Reader = "of the reader";

    /// <param name="scope">Of the token; null sends none.</param>
    /// <param name="body">FHIR JSON; null sends none.</param>
    public async Task<(HttpResponseMessage Response, JsonNode? Body)> SendAsync(string? scope, string method, string path, string? body = null, params (string Name, string Value)[] headers)
    {
        var cancel = CancellationToken.None;
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/fhir+json"));
        if (scope is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", scope == Reader ? await issuer.ReaderTokenAsync(cancel) : await issuer.TokenAsync(scope, cancel));
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/fhir+json");
        foreach (var (name, value) in headers) request.Headers.Add(name, value);

        var response = await http.SendAsync(request, cancel);
        var text = await response.Content.ReadAsStringAsync(cancel);
        return (response, text.Length == 0 || response.Content.Headers.ContentType?.MediaType == "application/fhir+ndjson" ? null : JsonNode.Parse(text));
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await server.DisposeAsync();
        await issuer.DisposeAsync();
    }

    private async Task RequireAsync(string method, string path, string body)
    {
        var (response, answer) = await SendAsync("system/*.cruds", method, path, body);
        if (!response.IsSuccessStatusCode) throw new InvalidOperationException($"{response.StatusCode}: {answer}");
    }

    private async Task UntilAsync(string path)
    {
        for (var wait = 0; wait < 300; wait++)
        {
            if ((await http.GetAsync(new Uri(path, UriKind.Relative))).StatusCode == HttpStatusCode.OK) return;
            await Task.Delay(100);
        }

        throw new InvalidOperationException($"{path} never came: {server.Output}");
    }
}
