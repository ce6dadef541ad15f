using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Fhir.Server.Tests.Rest;
using Xunit;

namespace Fhir.Server.Tests.Bulk;

/// <summary>$import: lines in, each for itself. https://github.com/smart-on-fhir/bulk-import</summary>
public sealed class ImportTests(ImportServer server) : IClassFixture<ImportServer>
{
    [Fact]
    public async Task Lines_become_resources_that_are_found_at_once()
    {
        var lines = Enumerable.Range(0, 1300).Select(at => $$"""{"resourceType":"Observation","id":"imp-{{at}}","status":"final","code":{"text":"Puls"},"subject":{"reference":"Patient/imp-{{at % 7}}"} }""");
        var manifest = await server.ImportAsync(string.Join('\n', lines));

        Assert.Equal("created 1300, updated 0, skipped 0, failed 0", Counts(manifest));
        Assert.Empty(manifest["error"]!.AsArray());
        Assert.Equal($"{server.Base}/$import", manifest["request"]!.GetValue<string>());
        Assert.Equal(186, (await server.GetAsync("Observation?subject=Patient/imp-1&_total=accurate&_count=0")).Json["total"]!.GetValue<int>());
        Assert.Equal(200, (await server.GetAsync("Observation/imp-1299")).Status);
    }

    [Fact]
    public async Task A_line_that_is_wrong_is_told_with_its_number_and_keeps_no_other_out()
    {
        const string lines = """
            {"resourceType":"Patient","id":"ok-1"}

            {"resourceType":"Patient","id":"bad-2","gender":"ukjent"}
            {"resourceType":"Patient","id":"bad-3"
            {"resourceType":"Pasient","id":"bad-4"}
            {"resourceType":"Patient","id":"id med blank"}
            {"resourceType":"Parameters","id":"bad-6"}
            {"resourceType":"Observation","id":"bad-7"}
            not json at all
            {"resourceType":"Patient","id":"ok-9"}
            """;
        var manifest = await server.ImportAsync(lines);
        var outcomes = await server.LinesAsync(manifest, "error");

        Assert.Equal("created 2, updated 0, skipped 0, failed 7", Counts(manifest));
        Assert.Equal([3, 4, 5, 6, 7, 8, 9], outcomes.Select(Line));
        Assert.All(outcomes, outcome => Assert.Contains(outcome["issue"]!.AsArray(), issue => issue!["severity"]!.GetValue<string>() is "error" or "fatal"));
        Assert.Equal((200, 200, 404), ((await server.GetAsync("Patient/ok-1")).Status, (await server.GetAsync("Patient/ok-9")).Status, (await server.GetAsync("Patient/bad-2")).Status));
    }

    [Fact]
    public async Task What_is_there_gets_a_new_version_or_is_left_alone()
    {
        await server.PutAsync("Patient/there", """{"resourceType":"Patient","id":"there","gender":"male"}""");
        const string lines = """
            {"resourceType":"Patient","id":"there","gender":"female"}
            {"resourceType":"Patient","id":"there-not","gender":"female"}
            """;
        Assert.Equal("created 1, updated 0, skipped 1, failed 0", Counts(await server.ImportAsync(lines, "?mode=skip")));
        Assert.Equal("male", (await server.GetAsync("Patient/there")).Json["gender"]!.GetValue<string>());
        Assert.Equal("created 0, updated 2, skipped 0, failed 0", Counts(await server.ImportAsync(lines)));
        Assert.Equal("female", (await server.GetAsync("Patient/there")).Json["gender"]!.GetValue<string>());
    }

    [Fact]
    public async Task Of_two_lines_with_one_id_the_second_is_the_later_version()
    {
        var manifest = await server.ImportAsync("""{"resourceType":"Patient","id":"twice","gender":"male"}""" + "\n" + """{"resourceType":"Patient","id":"twice","gender":"female"}""");

        Assert.Equal("created 1, updated 1, skipped 0, failed 0", Counts(manifest));
        Assert.Equal("female", (await server.GetAsync("Patient/twice")).Json["gender"]!.GetValue<string>());
    }

    [Fact]
    public async Task Lines_without_an_id_are_given_one()
    {
        Assert.Equal("created 2, updated 0, skipped 0, failed 0",
            Counts(await server.ImportAsync("""{"resourceType":"Location","name":"uten id"}""" + "\r\n" + """{"resourceType":"Location","name":"uten id"}""" + "\r\n")));
        Assert.Equal(2, (await server.GetAsync("Location?name=uten id")).Matches.Count);
    }

    [Fact]
    public async Task Packed_lines_are_unpacked()
    {
        var packed = Pack(Encoding.UTF8.GetBytes("\uFEFF" + """{"resourceType":"Patient","id":"packed"}"""));

        Assert.Equal("created 1, updated 0, skipped 0, failed 0", Counts((await server.WaitAsync(await UploadAsync(packed))).Json));
    }

    [Fact]
    public async Task A_line_of_a_million_letters_is_a_line()
    {
        var name = new string('x', 1_000_000);
        Assert.Equal("created 1, updated 0, skipped 0, failed 0", Counts(await server.ImportAsync($$"""{"resourceType":"Patient","id":"long","name":[{"text":"{{name}}"}]}""")));
    }

    [Fact]
    public async Task A_line_over_the_limit_is_refused_and_passed_over()
    {
        var manifest = await server.ImportAsync($$"""{"resourceType":"Patient","id":"too-long","name":[{"text":"{{new string('x', ImportServer.MaxBody)}}"}]}""" + "\n" + """{"resourceType":"Patient","id":"after-long"}""");

        Assert.Equal("created 1, updated 0, skipped 0, failed 1", Counts(manifest));
        Assert.Equal("import-line-too-long", Rule(Assert.Single(await server.LinesAsync(manifest, "error"))));
    }

    [Theory]
    [InlineData(0)]            // zeros, and never a line
    [InlineData((byte)'\n')]   // blank lines without end
    public async Task A_bomb_is_no_data(byte filling)
    {
        var answer = await server.WaitAsync(await UploadAsync(Pack(Enumerable.Repeat(filling, 60 << 20).ToArray())));

        Assert.Equal(500, answer.Status);
        Assert.Contains("import-packed-bomb", answer.Rules);
    }

    [Fact]
    public async Task Damaged_packing_fails_the_job_and_says_where()
    {
        var packed = Pack(Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Range(0, 5000).Select(at => $$"""{"resourceType":"Patient","id":"damaged-{{at}}-{{Guid.NewGuid()}}"}"""))));
        packed.AsSpan(packed.Length / 2, 200).Fill(0x55);
        var answer = await server.WaitAsync(await UploadAsync(packed));

        Assert.Equal(500, answer.Status);
        Assert.Contains("import-unpackable", answer.Rules);
    }

    /// <summary>Lines that did not come are not silently left out.</summary>
    [Theory]
    [InlineData(4)]        // of its length: every line is there
    [InlineData(20_000)]
    public async Task A_packed_upload_that_is_cut_off_fails_the_job(int missing)
    {
        var packed = Pack(Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Range(0, 2000).Select(at => $$"""{"resourceType":"Patient","id":"cut-{{at}}-{{Guid.NewGuid()}}"}"""))));
        var answer = await server.WaitAsync(await UploadAsync(packed[..^missing]));

        Assert.Equal(500, answer.Status);
        Assert.Contains("import-unpackable", answer.Rules);
    }

    /// <summary>The source went away in the middle: its fault, and not that of this server's disk.</summary>
    [Fact]
    public async Task A_file_that_breaks_off_while_it_is_fetched_fails_the_job_and_says_so()
    {
        using var source = new TcpListener(IPAddress.Loopback, 0);
        source.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)source.LocalEndpoint).Port}/";
        await using var target = await ImportServer.StartAsync($"--FhirRef:Import:Sources={address}");
        var status = await target.KickOffAsync("$import", $$"""{"resourceType":"Parameters","parameter":[{"name":"input","part":[{"name":"url","valueUrl":"{{address}}x.ndjson"}]}]}""");
        using (var fetching = await source.AcceptTcpClientAsync(TestContext.Current.CancellationToken))
            await fetching.GetStream().WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{}"u8.ToArray(), TestContext.Current.CancellationToken);

        Assert.Equal(["import-fetch"], (await target.WaitAsync(status)).Rules);
    }

    [Fact]
    public async Task Outcomes_do_not_grow_beyond_all_bounds()
    {
        var manifest = await server.ImportAsync(string.Concat(Enumerable.Repeat("{}\n", 12_000)));

        Assert.Equal("created 0, updated 0, skipped 0, failed 12000", Counts(manifest));
        Assert.Equal(10_001, manifest["error"]![0]!["count"]!.GetValue<int>());
    }

    [Fact]
    public async Task What_an_export_gives_an_import_takes_from_an_allowed_address()
    {
        await using var source = new BulkServer();
        await source.InitializeAsync();
        await source.PutAsync("Patient/fetched", """{"resourceType":"Patient","id":"fetched"}""");
        await source.PutAsync("Organization/fetched", """{"resourceType":"Organization","id":"fetched","name":"x"}""");
        var files = (await source.ExportAsync("$export"))["output"]!.AsArray();
        await using var target = await ImportServer.StartAsync($"--FhirRef:Import:Sources={source.Base}/");
        var inputs = files.Select(file => $$"""{"name":"input","part":[{"name":"type","valueCode":"{{file!["type"]}}"},{"name":"url","valueUrl":"{{file["url"]}}"}]}""");
        var done = await target.WaitAsync(await target.KickOffAsync("$import", $$"""{"resourceType":"Parameters","parameter":[{"name":"inputFormat","valueCode":"application/fhir+ndjson"},{"name":"inputSource","valueUri":"{{source.Base}}"},{{string.Join(',', inputs)}}]}"""));

        Assert.Equal("created 2, updated 0, skipped 0, failed 0", Counts(done.Json));
        var wrongType = await target.WaitAsync(await target.KickOffAsync("$import", $$"""{"resourceType":"Parameters","parameter":[{"name":"input","part":[{"name":"type","valueCode":"Patient"},{"name":"url","valueUrl":"{{files.Single(file => file!["type"]!.GetValue<string>() == "Organization")!["url"]}}"}]}]}"""));
        Assert.Equal("created 0, updated 0, skipped 0, failed 1", Counts(wrongType.Json));
        Assert.Equal("import-type", Rule(Assert.Single(await target.LinesAsync(wrongType.Json, "error"))));
        var gone = await target.WaitAsync(await target.KickOffAsync("$import", $$"""{"resourceType":"Parameters","parameter":[{"name":"input","part":[{"name":"url","valueUrl":"{{source.Base}}/_jobs/none/x.ndjson"}]}]}"""));
        Assert.Contains("import-fetch", gone.Rules);
    }

    [Theory]
    [InlineData("http://127.0.0.1:1/x.ndjson")]
    [InlineData("https://allowed.example.evil.example/x.ndjson")]
    [InlineData("https://allowed.example/other/x.ndjson")]
    [InlineData("https://allowed.example/data/../other/x.ndjson")]
    [InlineData("https://allowed.example/data/%2e%2e/x.ndjson")]
    [InlineData("https://user@allowed.example/data/x.ndjson")]
    [InlineData("file:///etc/passwd")]
    [InlineData("x")]
    [InlineData("")]
    public async Task Nothing_is_fetched_from_elsewhere(string url)
    {
        var value = url.Length == 0 ? "" : $$""",{"name":"url","valueUrl":"{{url}}"}""";
        var answer = await server.PostAsync("$import", $$"""{"resourceType":"Parameters","parameter":[{"name":"input","part":[{"name":"type","valueCode":"Patient"}{{value}}]}]}""", ("Prefer", "respond-async"));

        Assert.Equal(400, answer.Status);
        Assert.Contains("import-source", answer.Rules);
    }

    [Theory]
    [InlineData("$import", "application/fhir+ndjson", "", "import-async-only")]
    [InlineData("$import?mode=alt", "application/fhir+ndjson", "respond-async", "operation-parameter-invalid")]
    [InlineData("$import?validate=false", "application/fhir+ndjson", "respond-async", "import-validation-needed")]
    [InlineData("$import?inputFormat=csv", "application/fhir+ndjson", "respond-async", "import-format")]
    [InlineData("$import", "application/fhir+json", "respond-async", "import-nothing")]
    public async Task What_is_wrong_with_a_request_is_said_at_once(string url, string contentType, string prefer, string rule)
    {
        var body = contentType.EndsWith("ndjson", StringComparison.Ordinal) ? """{"resourceType":"Patient"}""" : """{"resourceType":"Parameters"}""";
        var answer = await server.SendAsync("POST", url, body, contentType, ("Prefer", prefer));

        Assert.Equal(400, answer.Status);
        Assert.Contains(rule, answer.Rules);
    }

    [Fact]
    public async Task Ndjson_is_for_imports_alone() =>
        Assert.Equal(415, (await server.SendAsync("POST", "Patient", """{"resourceType":"Patient"}""", "application/fhir+ndjson")).Status);

    [Fact]
    public async Task An_upload_over_the_limit_is_refused_and_not_kept()
    {
        await using var small = await ImportServer.StartAsync("--FhirRef:Import:MaxMegabytes=1", "--FhirRef:Import:MayOmitValidation=true");
        var answer = await small.SendAsync("POST", "$import", new string(' ', (1 << 20) + 1), "application/fhir+ndjson", ("Prefer", "respond-async"));
        Assert.Equal((413, "import-too-large"), (answer.Status, answer.Rules[0]));

        Assert.Equal("created 1, updated 0, skipped 0, failed 0", Counts(await small.ImportAsync("""{"resourceType":"Observation","id":"lax"}""", "?validate=false")));
    }

    private async Task<string> UploadAsync(byte[] bytes)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{server.Base}/$import") { Content = new ByteArrayContent(bytes) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/fhir+ndjson");
        request.Headers.Add("Prefer", "respond-async");
        using var answer = await server.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(202, (int)answer.StatusCode);
        return answer.Content.Headers.ContentLocation!.ToString();
    }

    private static byte[] Pack(byte[] bytes)
    {
        using var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.SmallestSize)) gzip.Write(bytes);
        return memory.ToArray();
    }

    private static string Counts(JsonNode manifest)
    {
        var counts = manifest["extension"]!["https://fhirref.example/no/import"]!;
        return $"created {counts["created"]}, updated {counts["updated"]}, skipped {counts["skipped"]}, failed {counts["failed"]}";
    }

    private static string Rule(JsonNode outcome) => outcome["issue"]![0]!["details"]!["coding"]![0]!["code"]!.GetValue<string>();

    private static int Line(JsonNode outcome) =>
        outcome["issue"]![0]!["extension"]!.AsArray().First(extension => extension!["url"]!.GetValue<string>().EndsWith("issue-line", StringComparison.Ordinal))!["valueInteger"]!.GetValue<int>();
}

/// <summary>With small bodies, and an address to import from.</summary>
public sealed class ImportServer : BulkServer
{
    public const int MaxBody = 2_000_000;

    public ImportServer() : this([])
    {
    }

    private ImportServer(string[] settings) : base([$"--FhirRef:Limits:MaxBodyBytes={MaxBody}", "--FhirRef:Import:Sources=https://allowed.example/data/", .. settings])
    {
    }

    public static async Task<ImportServer> StartAsync(params string[] settings)
    {
        var server = new ImportServer(settings);
        await server.InitializeAsync();
        return server;
    }

    /// <summary>The manifest of an import that was waited for.</summary>
    public async Task<JsonNode> ImportAsync(string lines, string query = "")
    {
        var kickOff = await SendAsync("POST", $"$import{query}", lines, "application/fhir+ndjson", ("Prefer", "respond-async"));
        Assert.True(kickOff.Status == 202, kickOff.Text);
        var done = await WaitAsync(kickOff.Header("Content-Location"));
        Assert.True(done.Status == 200, done.Text);
        return done.Json;
    }
}
