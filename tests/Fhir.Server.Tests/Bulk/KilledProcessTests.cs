using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Xunit;

namespace Fhir.Server.Tests.Bulk;

/// <summary>A process that is killed in the middle of a job: another goes on, and nothing is there twice or missing.</summary>
public sealed class KilledProcessTests : IDisposable
{
    private const int Lines = 6000;

    private readonly string folder = Directory.CreateTempSubdirectory("fhirref-killed-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task An_import_whose_process_is_killed_ends_with_every_line_once()
    {
        var cancel = TestContext.Current.CancellationToken;
        string job;
        await using (var first = Start())
        {
            using var http = await ReadyAsync(first, cancel);
            job = await UploadAsync(http, cancel);
            await UntilAsync(async () => await ProgressAsync(http, job, cancel) is { } progress && int.Parse(progress.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture) > 0, cancel);
        }
        await using var second = Start();
        using var next = await ReadyAsync(second, cancel);
        JsonNode? manifest = null;
        await UntilAsync(async () => (manifest = await ManifestAsync(next, job, cancel)) is not null, cancel);

        Assert.Equal(Lines, manifest!["extension"]!["https://fhirref.example/no/import"]!["created"]!.GetValue<int>());
        var found = JsonNode.Parse(await next.GetStringAsync("/fhir/Location?_total=accurate&_count=0", cancel))!;
        Assert.Equal(Lines, found["total"]!.GetValue<int>());
    }

    private ServerProcess Start() => ServerProcess.Start(
    [
        "--urls=http://127.0.0.1:0", "--FhirRef:Security:Mode=Open", $"--FhirRef:Store:ConnectionString=Data Source={Path.Combine(folder, "shared.db")}",
        $"--FhirRef:Jobs:Folder={Path.Combine(folder, "jobs")}", "--FhirRef:Jobs:LeaseSeconds=2",
    ]);

    private static async Task<HttpClient> ReadyAsync(ServerProcess server, CancellationToken cancel)
    {
        var http = new HttpClient { BaseAddress = await server.AddressAsync(cancel) };
        await UntilAsync(async () => (await http.GetAsync("/health/ready", cancel)).IsSuccessStatusCode, cancel);
        return http;
    }

    /// <summary>Lines without ids: whatever were stored twice would be there twice.</summary>
    private static async Task<string> UploadAsync(HttpClient http, CancellationToken cancel)
    {
        var lines = string.Concat(Enumerable.Range(0, Lines).Select(at => $$"""{"resourceType":"Location","name":"Rom {{at}}"}""" + "\n"));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/fhir/$import") { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(lines)) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/fhir+ndjson");
        request.Headers.Add("Prefer", "respond-async");
        using var answer = await http.SendAsync(request, cancel);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        return answer.Content.Headers.ContentLocation!.AbsolutePath;
    }

    /// <summary>How many lines are done; null before the first are, and a failure of the test when all are.</summary>
    private static async Task<string?> ProgressAsync(HttpClient http, string job, CancellationToken cancel)
    {
        using var answer = await http.GetAsync(job, cancel);
        Assert.True(answer.StatusCode == HttpStatusCode.Accepted, "the import was done before its process could be killed");
        return answer.Headers.GetValues("X-Progress").First() is var progress && char.IsAsciiDigit(progress[0]) ? progress : null;
    }

    private static async Task<JsonNode?> ManifestAsync(HttpClient http, string job, CancellationToken cancel)
    {
        using var answer = await http.GetAsync(job, cancel);
        if (answer.StatusCode == HttpStatusCode.Accepted) return null;
        var text = await answer.Content.ReadAsStringAsync(cancel);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, text);
        return JsonNode.Parse(text);
    }

    private static async Task UntilAsync(Func<Task<bool>> isSo, CancellationToken cancel)
    {
        var end = DateTimeOffset.UtcNow.AddSeconds(120);
        while (!await isSo())
        {
            Assert.True(DateTimeOffset.UtcNow < end, "it never came to be");
            await Task.Delay(20, cancel);
        }
    }
}
