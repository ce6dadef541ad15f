using System.Net;
using System.Net.Http.Headers;

using Fhir.Kernel.Outcome;

namespace Fhir.Cli.Tests;

/// <summary><c>fhirref export</c> and <c>fhirref import</c> against a server that keeps to the asynchronous pattern.</summary>
public sealed class BulkVerbTests : IDisposable
{
    private const string Base = "https://a.example/fhir";

    private readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task An_export_fetches_every_file_and_puts_the_job_away()
    {
        var server = new JobServer($$"""{"transactionTime":"2024-01-01T00:00:00Z","output":[{"type":"Patient","url":"{{Base}}/_jobs/1/Patient.1.ndjson","count":1},{"type":"../x","url":"{{Base}}/_jobs/1/x","count":1}],"deleted":[],"error":[]}""", "{\"resourceType\":\"Patient\"}\n");
        var target = Path.Combine(folder.Path, "out");
        var session = await RunAsync(server, "export", Base, "--out", target, "--type", "Patient", "--since", "2024-01-01T00:00:00Z");

        Assert.Equal((0, "Patient.001.ndjson 1\nx.002.ndjson 1\n", ""), (session.ExitCode, session.Output, session.Error));
        Assert.Equal(["Patient.001.ndjson", "manifest.json", "x.002.ndjson"], Directory.EnumerateFiles(target).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal("{\"resourceType\":\"Patient\"}\n", await File.ReadAllTextAsync(Path.Combine(target, "Patient.001.ndjson"), TestContext.Current.CancellationToken));
        Assert.Equal("GET /fhir/$export?_type=Patient&_since=2024-01-01T00%3A00%3A00Z respond-async", server.Heard[0]);
        Assert.Equal("DELETE /fhir/_jobs/1 ", server.Heard[^1]);
    }

    [Theory]
    [InlineData("Group/g/$export", "--group", "g")]
    [InlineData("Patient/$export", "--patients")]
    public async Task An_export_may_keep_to_patients(string path, params string[] args)
    {
        var server = new JobServer("""{"output":[],"deleted":[],"error":[]}""", "");
        var session = await RunAsync(server, ["export", Base, "--out", Path.Combine(folder.Path, "out"), .. args]);

        Assert.Equal(0, session.ExitCode);
        Assert.Equal($"GET /fhir/{path} respond-async", server.Heard[0]);
    }

    [Fact]
    public async Task A_file_on_another_server_is_not_fetched()
    {
        var server = new JobServer("""{"output":[{"type":"Patient","url":"https://b.example/x.ndjson"}]}""", "");
        var session = await RunAsync(server, "export", Base, "--out", Path.Combine(folder.Path, "out"), "--auth", folder.File("auth.json", """{"token":"abc"}"""));

        Assert.Equal(2, session.ExitCode);
        Assert.Contains("https://b.example/x.ndjson lies on another server and is not fetched", session.Error);
        Assert.All(server.Hosts, host => Assert.Equal("a.example", host));
    }

    [Fact]
    public async Task An_import_sends_the_file_and_tells_what_was_refused()
    {
        var server = new JobServer(
            $$"""{"output":[],"error":[{"type":"OperationOutcome","url":"{{Base}}/_jobs/1/error.1.ndjson"}],"extension":{"https://fhirref.example/no/import":{"created":1,"updated":0,"skipped":0,"failed":1} } }""",
            """{"resourceType":"OperationOutcome","issue":[{"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/operationoutcome-issue-line","valueInteger":2}],"severity":"error","details":{"text":"ikke noe kjønn"}}]}""");
        var lines = folder.File("a.ndjson", "{}\n{}\n");
        var session = await RunAsync(server, "import", lines, "--to", Base);

        Assert.Equal((1, $"{lines}:2: ikke noe kjønn\ncreated 1, updated 0, skipped 0, refused 1\n"), (session.ExitCode, session.Output));
        Assert.Equal("POST /fhir/$import?mode=update respond-async application/fhir+ndjson {}|{}|", server.Heard[0]);
    }

    [Fact]
    public async Task An_import_of_a_folder_sends_its_files_of_lines_by_name_as_a_job_each()
    {
        var (patients, observations) = (folder.File("in/Patient.ndjson", "{\"b\":1}\n"), folder.File("in/Observation.ndjson", "{\"a\":1}\n"));
        folder.File("in/manifest.json", "{}");
        var bodies = new List<string>();
        var session = await Session.RunAsync(Language.En, "", () => new JobsServer(bodies), "import", Path.Combine(folder.Path, "in"), "--to", Base);

        Assert.Equal((0, $"{observations}\ncreated 1, updated 0, skipped 0, refused 0\n{patients}\ncreated 1, updated 0, skipped 0, refused 0\n"), (session.ExitCode, session.Output));
        Assert.Equal(["{\"a\":1}\n", "{\"b\":1}\n"], bodies);
    }

    [Fact]
    public async Task An_import_takes_standard_input()
    {
        var server = new JobServer("""{"output":[],"error":[],"extension":{"https://fhirref.example/no/import":{"created":1,"updated":0,"skipped":0,"failed":0} } }""", "");
        var session = await Session.RunAsync(Language.En, "{\"a\":1}", () => server, "import", "-", "--to", Base, "--mode", "skip");

        Assert.Equal((0, "created 1, updated 0, skipped 0, refused 0\n"), (session.ExitCode, session.Output));
        Assert.Equal("POST /fhir/$import?mode=skip respond-async application/fhir+ndjson {\"a\":1}", server.Heard[0]);
    }

    [Theory]
    [InlineData("the server answers 403 nei")]
    public async Task What_the_server_says_is_told(string trouble)
    {
        var session = await RunAsync(new Refusing(), "export", Base, "--out", Path.Combine(folder.Path, "out"));

        Assert.Equal((2, ""), (session.ExitCode, session.Output));
        Assert.Contains(trouble, session.Error);
        Assert.False(Directory.Exists(Path.Combine(folder.Path, "out")));
    }

    [Theory]
    [InlineData("the FHIR base must be an http or https address", "export", "ftp://a.example", "--out", "nowhere")]
    [InlineData("a token is not sent over http to another machine", "export", "http://a.example/fhir", "--out", "nowhere", "--auth", "x.json")]
    [InlineData("cannot read nowhere.json", "export", Base, "--out", "nowhere", "--auth", "nowhere.json")]
    [InlineData("nowhere.ndjson does not exist", "import", "nowhere.ndjson", "--to", Base)]
    [InlineData("--mode is update or skip", "import", "-", "--to", Base, "--mode", "merge")]
    public async Task What_cannot_be_run_exits_with_2_and_says_why(string trouble, params string[] args)
    {
        var session = await RunAsync(new Refusing(), args);

        Assert.Equal((2, ""), (session.ExitCode, session.Output));
        Assert.Contains(trouble, session.Error);
    }

    [Fact]
    public async Task A_folder_without_lines_is_not_imported()
    {
        folder.File("in/mine.txt", "x");
        var session = await RunAsync(new Refusing(), "import", Path.Combine(folder.Path, "in"), "--to", Base);

        Assert.Equal((2, ""), (session.ExitCode, session.Output));
        Assert.Contains("has no files of NDJSON", session.Error);
    }

    [Fact]
    public async Task A_folder_with_something_in_it_is_left_alone()
    {
        folder.File("out/mine.txt", "x");
        var session = await RunAsync(new Refusing(), "export", Base, "--out", Path.Combine(folder.Path, "out"));

        Assert.Equal(2, session.ExitCode);
        Assert.Contains("is not empty", session.Error);
    }

    private static Task<Session> RunAsync(HttpMessageHandler server, params string[] args) => Session.RunAsync(Language.En, "", () => server, args);

    /// <summary>Takes one job on, lets it wait once, and shows the manifest.</summary>
    private sealed class JobServer(string manifest, string file) : HttpMessageHandler
    {
        private int asked;

        public List<string> Heard { get; } = [];

        public List<string> Hosts { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var body = request.Content is null ? "" : $" {request.Content.Headers.ContentType} {(await request.Content.ReadAsStringAsync(cancellationToken)).Replace('\n', '|')}";
            Heard.Add($"{request.Method} {request.RequestUri!.PathAndQuery} {(request.Headers.TryGetValues("Prefer", out var prefer) ? string.Join(',', prefer) : "")}{body}");
            Hosts.Add(request.RequestUri.Host);
            if (Heard.Count == 1) return Accepted(content => content.ContentLocation = new Uri($"{Base}/_jobs/1"));
            if (request.Method == HttpMethod.Delete) return Accepted(_ => { });
            if (request.RequestUri.AbsolutePath != "/fhir/_jobs/1") return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(file) };
            return asked++ == 0 ? Accepted(_ => { }) : new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(manifest) };
        }

        private static HttpResponseMessage Accepted(Action<HttpContentHeaders> say)
        {
            var answer = new HttpResponseMessage(HttpStatusCode.Accepted) { Content = new StringContent("") };
            answer.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.Zero);
            say(answer.Content.Headers);
            return answer;
        }
    }

    /// <summary>Takes job after job on, and has each done at once.</summary>
    private sealed class JobsServer(List<string> bodies) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Method == HttpMethod.Get)
                return new(HttpStatusCode.OK) { Content = new StringContent("""{"output":[],"error":[],"extension":{"https://fhirref.example/no/import":{"created":1,"updated":0,"skipped":0,"failed":0} } }""") };
            if (request.Content is not null) bodies.Add(await request.Content.ReadAsStringAsync(cancellationToken));
            var answer = new HttpResponseMessage(HttpStatusCode.Accepted) { Content = new StringContent("") };
            answer.Content.Headers.ContentLocation = new Uri($"{Base}/_jobs/{bodies.Count}");
            return answer;
        }
    }

    private sealed class Refusing : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(
            new HttpResponseMessage(HttpStatusCode.Forbidden) { Content = new StringContent("""{"resourceType":"OperationOutcome","issue":[{"details":{"text":"nei"}}]}""") });
    }
}
