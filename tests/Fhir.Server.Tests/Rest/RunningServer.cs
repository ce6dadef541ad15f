using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Fhir.Server.Transport;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Fhir.Server.Tests.Rest;

/// <summary>The whole server in this process, on a port of its own, with a data folder of its own.</summary>
public class RunningServer : IAsyncLifetime
{
    private readonly string dataDir = Directory.CreateTempSubdirectory("fhirref-").FullName;
    private readonly string[] settings;
    private WebApplication? app;

    public RunningServer() : this("--FhirRef:Seed=false")
    {
    }

    protected RunningServer(params string[] settings) => this.settings = settings;

    /// <summary>The server's own parts, for what nobody can ask over HTTP.</summary>
    public IServiceProvider Services => app!.Services;

    public HttpClient Http { get; private set; } = null!;

    public string Base => $"{Http.BaseAddress!.ToString().TrimEnd('/')}/fhir";

    /// <summary>False where something the server needs is not installed; its tests skip themselves then.</summary>
    public virtual bool CanRun => true;

    public async ValueTask InitializeAsync()
    {
        if (!CanRun) return;
        var built = ServerHost.Build(["--environment=Development", "--urls=http://127.0.0.1:0", $"--FhirRef:DataDir={dataDir}", .. settings, "--Logging:LogLevel:Default=Warning"], Replace);
        Assert.True(built.IsValue, built.Refusal?.ToString());
        app = built.Value;
        await app.StartAsync();
        Http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        var readiness = app.Services.GetRequiredService<Readiness>();
        for (var attempt = 0; !readiness.IsReady; attempt++)
        {
            Assert.True(readiness.Failure is null && attempt < 1200, readiness.Failure ?? "not ready within a minute");
            await Task.Delay(50);
        }
        await FillAsync();
    }

    /// <summary>Puts a test's parts in place of the server's own.</summary>
    protected virtual void Replace(IServiceCollection services)
    {
    }

    /// <summary>What a test's server has in its store before the first test.</summary>
    protected virtual Task FillAsync() => Task.CompletedTask;

    public virtual async ValueTask DisposeAsync()
    {
        if (app is not null)
        {
            Http.Dispose();
            await app.StopAsync();
            await app.DisposeAsync();
        }
        Directory.Delete(dataDir, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Sends JSON (or what <paramref name="contentType"/> says) and reads the answer.</summary>
    public async Task<Answer> SendAsync(string method, string url, string? body = null, string contentType = "application/fhir+json", params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), url.StartsWith("http", StringComparison.Ordinal) ? url : $"{Base}/{url}".TrimEnd('/'));
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        }
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        using var response = await Http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var all = response.Headers.Concat(response.Content.Headers).ToDictionary(header => header.Key, header => string.Join(',', header.Value), StringComparer.OrdinalIgnoreCase);
        return new Answer(response.StatusCode, text, all);
    }

    public Task<Answer> GetAsync(string url, params (string Name, string Value)[] headers) => SendAsync("GET", url, null, "", headers);

    public Task<Answer> PostAsync(string url, string body, params (string Name, string Value)[] headers) => SendAsync("POST", url, body, "application/fhir+json", headers);

    public Task<Answer> PutAsync(string url, string body, params (string Name, string Value)[] headers) => SendAsync("PUT", url, body, "application/fhir+json", headers);

    public Task<Answer> DeleteAsync(string url, params (string Name, string Value)[] headers) => SendAsync("DELETE", url, null, "", headers);

    /// <summary>Creates a resource and gives its id.</summary>
    public async Task<string> CreateAsync(string type, string properties)
    {
        var answer = await PostAsync(type, $$"""{"resourceType":"{{type}}",{{properties}}}""");
        Assert.Equal(201, answer.Status);
        return answer.Json["id"]!.GetValue<string>();
    }
}

/// <summary>The synthetic story is loaded.</summary>
public sealed class SeededServer() : RunningServer("--FhirRef:Seed=true");

public sealed record Answer(HttpStatusCode Code, string Text, IReadOnlyDictionary<string, string> Headers)
{
    public int Status => (int)Code;

    public JsonNode Json => JsonNode.Parse(Text)!;

    /// <summary>The rule ids of an OperationOutcome.</summary>
    public IReadOnlyList<string> Rules
    {
        get
        {
            Assert.Equal("OperationOutcome", Json["resourceType"]!.GetValue<string>());
            return [.. Json["issue"]!.AsArray().Select(issue => issue!["details"]!["coding"]![0]!["code"]!.GetValue<string>())];
        }
    }

    public IReadOnlyList<JsonNode> Entries => Json["entry"] is JsonArray entries ? [.. entries.Select(entry => entry!)] : [];

    /// <summary>Type/id of the matches of a searchset.</summary>
    public IReadOnlyList<string> Matches =>
        [.. Entries.Where(entry => entry["search"]!["mode"]!.GetValue<string>() == "match").Select(entry => $"{entry["resource"]!["resourceType"]}/{entry["resource"]!["id"]}")];

    public string? Link(string relation) =>
        Json["link"]!.AsArray().FirstOrDefault(link => link!["relation"]!.GetValue<string>() == relation)?["url"]!.GetValue<string>();

    public string Header(string name) => Headers.TryGetValue(name, out var value) ? value : "";
}
