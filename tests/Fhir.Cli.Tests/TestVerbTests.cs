using Fhir.Conformance.Engine.Tests.Double;
using Fhir.Kernel.Outcome;

namespace Fhir.Cli.Tests;

/// <summary><c>fhirref test</c> against the honest server of the engine's tests.</summary>
public sealed class TestVerbTests : IDisposable
{
    private readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(Language.En, "Every claimed SHALL is met.\n")]
    [InlineData(Language.Nb, "Alle påståtte SKAL-krav er oppfylt.\n")]
    public async Task A_server_that_does_everything_right_exits_with_0(Language language, string verdict)
    {
        var session = await TestAsync(language, Honest);
        Assert.Equal((0, ""), (session.ExitCode, session.Error));
        Assert.EndsWith(verdict, session.Output);
    }

    [Fact]
    public async Task Nothing_is_written_to_the_server_unless_it_is_allowed()
    {
        var (silent, loud) = (new Listening(), new Listening());
        await TestAsync(Language.En, () => silent);
        await TestAsync(Language.En, () => loud, "--allow-writes");
        Assert.DoesNotContain(silent.Heard, request => request.StartsWith("PUT", StringComparison.Ordinal)
            || request.StartsWith("DELETE", StringComparison.Ordinal));
        Assert.Contains(loud.Heard, request => request.StartsWith("DELETE", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("a number from 1 to 65535", "--notify-url", "http://suite.example", "--notify-port", "0")]
    [InlineData("needs a port", "--notify-url", "https://suite.example")]
    [InlineData("needs an address", "--notify-port", "8099")]
    public async Task A_place_for_notifications_that_is_none_exits_with_2(string why, params string[] options)
    {
        var session = await TestAsync(Language.En, Honest, options);
        Assert.Equal(2, session.ExitCode);
        Assert.Contains(why, session.Error);
    }

    [Fact]
    public async Task A_broken_SHALL_exits_with_1()
    {
        var session = await TestAsync(Language.En, () => new Broken());
        Assert.Equal(1, session.ExitCode);
        Assert.Contains("fail        CORE-READ-004", session.Output);
        Assert.EndsWith("Not met.\n", session.Output);
    }

    [Fact]
    public async Task Requirements_for_clients_have_no_automatic_checks_yet_so_the_run_exits_with_1()
    {
        var session = await TestAsync(Language.En, Honest, "--actor", "client");
        Assert.Equal(1, session.ExitCode);
        Assert.Contains("No checks were carried out.", session.Output);
    }

    [Fact]
    public async Task Only_the_chosen_tiltak_are_tested()
    {
        var session = await TestAsync(Language.En, Honest, "--tiltak", "provesvar,kritisk-info");
        Assert.Equal(0, session.ExitCode);
        Assert.Contains("PRV-SRCH-001", session.Output);
        Assert.Contains("KRI-SRCH-001", session.Output);
        Assert.DoesNotContain("LML-", session.Output);
    }

    [Theory]
    [InlineData("conformance.html,conformance.json,conformance.junit.xml,conformance.testreport.json")]
    [InlineData("conformance.html,conformance.junit.xml", "--format", "html,junit")]
    public async Task Reports_are_written_to_a_folder(string files, params string[] args)
    {
        var target = Path.Combine(folder.Path, "new", "reports");
        await TestAsync(Language.En, Honest, ["--tiltak", "provesvar", "--report", target, .. args]);
        Assert.Equal(files, string.Join(',', Directory.EnumerateFiles(target).Select(Path.GetFileName).Order(StringComparer.Ordinal)));
        Assert.All(Directory.EnumerateFiles(target), file => Assert.NotEqual(0, new FileInfo(file).Length));
    }

    [Theory]
    [InlineData("base-url must be an http or https address", "ftp://a.example/fhir")]
    [InlineData("base-url must be an http or https address", "fhir")]
    [InlineData("unknown tiltak: flying; known are legemiddelliste", "https://a.example/fhir", "--tiltak", "flying")]
    [InlineData("--actor is server or client", "https://a.example/fhir", "--actor", "pilot")]
    [InlineData("--format is one or more of junit, html, testreport, json", "https://a.example/fhir", "--format", "pdf")]
    [InlineData("--format needs --report", "https://a.example/fhir", "--format", "html")]
    [InlineData("cannot read nowhere.json", "https://a.example/fhir", "--auth", "nowhere.json")]
    [InlineData("a token is not sent over http to another machine", "http://a.example/fhir", "--auth", "nowhere.json")]
    public async Task What_cannot_be_run_exits_with_2_and_says_why(string trouble, params string[] args)
    {
        var session = await Session.RunAsync(Language.En, "", Honest, ["test", .. args]);
        Assert.Equal((2, ""), (session.ExitCode, session.Output));
        Assert.Contains(trouble, session.Error);
    }

    [Fact]
    public async Task An_auth_file_that_asks_for_DPoP_exits_with_2()
    {
        var session = await TestAsync(Language.En, Honest, "--auth", folder.File("auth.json", """{"tokenEndpoint":"https://i.example/token","dpop":true}"""));
        Assert.Equal(2, session.ExitCode);
        Assert.Contains("DPoP, which this version cannot do", session.Error);
    }

    [Fact]
    public async Task A_given_token_goes_with_every_request()
    {
        var listening = new Listening();
        await TestAsync(Language.En, () => listening, "--tiltak", "provesvar", "--auth", folder.File("auth.json", """{"token":"abc"}"""));
        Assert.All(listening.Authorizations, authorization => Assert.Equal("Bearer abc", authorization));
        Assert.NotEmpty(listening.Authorizations);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_exits_with_2()
    {
        var session = await TestAsync(Language.En, () => new Down());
        Assert.Equal(2, session.ExitCode);
        Assert.Contains("The run could not be carried out", session.Output);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_exits_with_2()
    {
        var file = folder.File("taken", "");
        var session = await TestAsync(Language.En, Honest, "--tiltak", "provesvar", "--report", file);
        Assert.Equal(2, session.ExitCode);
        Assert.Contains("the report could not be written", session.Error);
    }

    private static Task<Session> TestAsync(Language language, Func<HttpMessageHandler> handler, params string[] args) =>
        Session.RunAsync(language, "", handler, ["test", ReferenceServer.Base, .. args]);

    private static ReferenceServer Honest() => new(null);

    private sealed class Broken() : DelegatingHandler(new ReferenceServer(null))
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var answer = await base.SendAsync(request, cancellationToken);
            if (answer.StatusCode == System.Net.HttpStatusCode.NotFound) answer.StatusCode = System.Net.HttpStatusCode.BadRequest;
            return answer;
        }
    }

    private sealed class Down : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            throw new HttpRequestException("down");
    }

    private sealed class Listening() : DelegatingHandler(new ReferenceServer(null))
    {
        public List<string> Heard { get; } = [];

        public List<string> Authorizations { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            lock (Heard)
            {
                Heard.Add($"{request.Method} {request.RequestUri}");
                Authorizations.Add($"{request.Headers.Authorization}");
            }
            return base.SendAsync(request, cancellationToken);
        }
    }
}
