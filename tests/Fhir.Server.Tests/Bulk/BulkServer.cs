using System.Text.Json.Nodes;
using Fhir.Server.Tests.Rest;
using Xunit;

namespace Fhir.Server.Tests.Bulk;

/// <summary>A server whose jobs are asked for as a client would.</summary>
public class BulkServer(params string[] settings) : RunningServer(["--FhirRef:Seed=false", "--FhirRef:Jobs:MostOfCaller=1000", .. settings])
{
    public BulkServer() : this([])
    {
    }

    /// <summary>Starts a job and gives the address where it is asked for.</summary>
    public async Task<string> KickOffAsync(string url, string? parameters = null, params (string Name, string Value)[] headers)
    {
        (string, string)[] all = [("Prefer", "respond-async"), .. headers];
        var answer = parameters is null ? await GetAsync(url, all) : await PostAsync(url, parameters, all);
        Assert.True(answer.Status == 202, $"{answer.Status}: {answer.Text}");
        return answer.Header("Content-Location");
    }

    /// <summary>Asks until there is an answer that is not 202.</summary>
    public async Task<Answer> WaitAsync(string status)
    {
        for (var attempt = 0; attempt < 1200; attempt++)
        {
            var answer = await GetAsync(status);
            if (answer.Status != 202) return answer;
            Assert.NotEqual("", answer.Header("X-Progress"));
            Assert.InRange(int.Parse(answer.Header("Retry-After"), System.Globalization.CultureInfo.InvariantCulture), 1, 30);
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
        throw new InvalidOperationException($"{status} does not end");
    }

    /// <summary>The manifest of an export that was waited for.</summary>
    public async Task<JsonNode> ExportAsync(string url, string? parameters = null, params (string Name, string Value)[] headers)
    {
        var done = await WaitAsync(await KickOffAsync(url, parameters, headers));
        Assert.True(done.Status == 200, done.Text);
        return done.Json;
    }

    /// <summary>The lines of the files a manifest lists.</summary>
    /// <param name="list">output, deleted or error.</param>
    public async Task<List<JsonNode>> LinesAsync(JsonNode manifest, string list = "output")
    {
        var lines = new List<JsonNode>();
        foreach (var file in manifest[list]!.AsArray())
        {
            var answer = await GetAsync(file!["url"]!.GetValue<string>(), ("Accept", "application/fhir+ndjson"));
            Assert.Equal((200, "application/fhir+ndjson"), (answer.Status, answer.Header("Content-Type")));
            var inFile = answer.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!).ToList();
            Assert.Equal(file["count"]!.GetValue<int>(), inFile.Count);
            Assert.All(inFile, line => Assert.Equal(file["type"]!.GetValue<string>(), line["resourceType"]!.GetValue<string>()));
            lines.AddRange(inFile);
        }
        return lines;
    }

    /// <summary>Type/id of what an export gives, in order.</summary>
    public async Task<IReadOnlyList<string>> NamesAsync(string url, string? parameters = null, params (string Name, string Value)[] headers) =>
        Names(await LinesAsync(await ExportAsync(url, parameters, headers)));

    public static IReadOnlyList<string> Names(IEnumerable<JsonNode> resources) =>
        [.. resources.Select(resource => $"{resource["resourceType"]}/{resource["id"]}").Order(StringComparer.Ordinal)];
}

/// <summary>Two patients with an observation each, one more that concerns both, a practitioner, and groups of the patients.</summary>
public sealed class FilledBulkServer : BulkServer
{
    protected override async Task FillAsync()
    {
        string[] resources =
        [
            """{"resourceType":"Patient","id":"p1","gender":"female","birthDate":"1980-02-03","name":[{"family":"En"}]}""",
            """{"resourceType":"Patient","id":"p2","gender":"male"}""",
            """{"resourceType":"Patient","id":"p3","gender":"male"}""",
            """{"resourceType":"Practitioner","id":"dr","name":[{"family":"Lege"}]}""",
            Observation("o1", "p1", "final"), Observation("o2", "p2", "final"), Observation("o3", "p3", "amended"),
            """{"resourceType":"Observation","id":"by1","status":"final","code":{"text":"Puls"},"subject":{"reference":"Patient/p2"},"performer":[{"reference":"Patient/p1"}]}""",
            Group("g", """{"entity":{"reference":"Patient/p1"}},{"entity":{"reference":"Patient/p2"},"inactive":true}"""),
            Group("nested", """{"entity":{"reference":"Group/g"}},{"entity":{"reference":"Patient/p3"}},{"entity":{"reference":"Group/nested"}}"""),
            Group("empty", """{"entity":{"reference":"Patient/p2"},"inactive":true}"""),
        ];
        foreach (var resource in resources)
        {
            var json = JsonNode.Parse(resource)!;
            Assert.Equal(201, (await PutAsync($"{json["resourceType"]}/{json["id"]}", resource)).Status);
        }
    }

    private static string Observation(string id, string patient, string status) =>
        $$"""{"resourceType":"Observation","id":"{{id}}","status":"{{status}}","code":{"text":"Puls"},"subject":{"reference":"Patient/{{patient}}"},"valueInteger":60}""";

    private static string Group(string id, string members) =>
        $$"""{"resourceType":"Group","id":"{{id}}","type":"person","actual":true,"member":[{{members}}]}""";
}
