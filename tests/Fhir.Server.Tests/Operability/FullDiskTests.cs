using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Fhir.Server.Tests.Operability;

/// <summary>A disk that is really full: a small file system in memory, where the machine lets the tests make one.</summary>
public sealed class FullDiskTests
{
    [Fact]
    public async Task A_full_disk_refuses_writes_and_nothing_else_until_there_is_room()
    {
        var cancel = TestContext.Current.CancellationToken;
        var folder = Directory.CreateTempSubdirectory("fhirref-disk-").FullName;
        Assert.SkipUnless(OperatingSystem.IsLinux() && Run("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", folder), "This user cannot mount a file system in memory.");
        try
        {
            await using var server = ServerProcess.Start(["--urls=http://127.0.0.1:0", $"--FhirRef:Store:ConnectionString=Data Source={folder}/store.db"], ("ASPNETCORE_ENVIRONMENT", "Development"));
            using var http = await ReadyAsync(server, cancel);
            var ids = await FillAsync(http, cancel);

            Assert.StartsWith("degraded", await http.GetStringAsync("health/ready", cancel), StringComparison.Ordinal);
            Assert.Contains("fhirref_store_has_room 0", await http.GetStringAsync("metrics", cancel), StringComparison.Ordinal);
            foreach (var id in ids) Assert.Equal(HttpStatusCode.OK, (await http.GetAsync($"fhir/Basic/{id}", cancel)).StatusCode);
            Assert.Equal(ids.Count, JsonNode.Parse(await http.GetStringAsync("fhir/Basic?_summary=count", cancel))!["total"]!.GetValue<int>());

            Assert.True(Run("mount", "-o", "remount,size=64m", folder));
            using var afterwards = await CreateAsync(http, cancel);
            Assert.Equal(HttpStatusCode.Created, afterwards.StatusCode);
            Assert.Equal("ready", await http.GetStringAsync("health/ready", cancel));
        }
        finally
        {
            Run("umount", folder);
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <returns>The ids of what was stored before the disk was full.</returns>
    private static async Task<List<string>> FillAsync(HttpClient http, CancellationToken cancel)
    {
        var ids = new List<string>();
        while (true)
        {
            using var answer = await CreateAsync(http, cancel);
            var body = JsonNode.Parse(await answer.Content.ReadAsStringAsync(cancel))!;
            if (answer.StatusCode != HttpStatusCode.Created)
            {
                Assert.Equal((HttpStatusCode.InsufficientStorage, "no-store", "store-no-room"),
                    (answer.StatusCode, body["issue"]![0]!["code"]!.GetValue<string>(), body["issue"]![0]!["details"]!["coding"]![0]!["code"]!.GetValue<string>()));
                return ids;
            }
            ids.Add(body["id"]!.GetValue<string>());
        }
    }

    // Nothing to be gained by packing.
    private static string Noise
    {
        get
        {
            var bytes = new byte[150_000];
            Random.Shared.NextBytes(bytes);
            return Convert.ToBase64String(bytes);
        }
    }

    private static Task<HttpResponseMessage> CreateAsync(HttpClient http, CancellationToken cancel) => http.PostAsync("fhir/Basic",
        new StringContent($$"""{"resourceType":"Basic","code":{"text":"x"},"extension":[{"url":"http://example.org/noise","valueBase64Binary":"{{Noise}}"}]}""", Encoding.UTF8, "application/fhir+json"), cancel);

    private static async Task<HttpClient> ReadyAsync(ServerProcess server, CancellationToken cancel)
    {
        var http = new HttpClient { BaseAddress = await server.AddressAsync(cancel) };
        while (!(await http.GetAsync("health/ready", cancel)).IsSuccessStatusCode) await Task.Delay(50, cancel);
        return http;
    }

    private static bool Run(string command, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
