using System.Net;
using System.Text;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Terminology;
using Fhir.Terminology.Remote;

namespace Fhir.Terminology.Tests;

/// <summary>https://hl7.org/fhir/R4/terminology-service.html, seen from the one who asks.</summary>
public sealed class RemoteTerminologyTests : IDisposable
{
    private const string Snomed = "http://snomed.info/sct";

    private readonly FakeServer server = new();
    private readonly ManualTime time = new();

    private RemoteTerminology Remote() => new(new RemoteSettings(new Uri("https://terminology.example/fhir")), server, time);

    private static string Result(bool value, string more = "") => $$"""{"resourceType":"Parameters","parameter":[{"name":"result","valueBoolean":{{(value ? "true" : "false")}}}{{more}}]}""";

    public void Dispose() => server.Dispose();

    private static ICodeSystem System(RemoteTerminology remote) => ((ICodeSystemProvider)remote).Find(Snomed, null)!;

    [Fact]
    public void A_code_is_asked_for_once()
    {
        using var remote = Remote();
        server.Answer("CodeSystem/$validate-code?url=http%3A%2F%2Fsnomed.info%2Fsct&code=100", Result(true));
        server.Answer("CodeSystem/$validate-code?url=http%3A%2F%2Fsnomed.info%2Fsct&code=200", Result(false));

        for (var times = 0; times < 3; times++)
        {
            Assert.Equal(Verdict.Member, System(remote).Contains("100"u8));
            Assert.Equal(Verdict.NotMember, System(remote).Contains("200"u8));
        }
        Assert.Equal(2, server.Calls);
    }

    [Theory]
    [InlineData("""{"resourceType":"Parameters","parameter":[{"name":"result","valueBoolean":false},{"name":"x-caused-by-unknown-system","valueCanonical":"http://snomed.info/sct"}]}""")]
    [InlineData("""{"resourceType":"OperationOutcome"}""")]
    [InlineData("""{"parameter":[{"name":"result","valueString":"true"}]}""")]
    [InlineData("[]")]
    [InlineData("no JSON")]
    public void What_is_no_verdict_is_not_checked(string answer)
    {
        using var remote = Remote();
        server.Default = (HttpStatusCode.OK, answer);

        Assert.Equal(Verdict.NotChecked, System(remote).Contains("100"u8));
        Assert.Null(System(remote).Find("100"));
        Assert.Null(System(remote).Subsumes("100", "200"));
        Assert.Null(System(remote).Select(ConceptQuery.All, 0, 10));
    }

    [Fact]
    public void After_three_failures_in_a_row_nothing_is_asked_for_half_a_minute_and_then_one_question_decides()
    {
        using var remote = Remote();
        server.Default = (HttpStatusCode.InternalServerError, "");
        for (var code = 0; code < 10; code++) Assert.Equal(Verdict.NotChecked, System(remote).Contains(Encoding.UTF8.GetBytes($"{code}")));
        Assert.Equal(3, server.Calls);

        time.Pass(TimeSpan.FromSeconds(31));
        System(remote).Contains("10"u8);
        System(remote).Contains("11"u8);
        Assert.Equal(4, server.Calls);

        time.Pass(TimeSpan.FromSeconds(31));
        server.Default = (HttpStatusCode.OK, Result(true));
        Assert.Equal(Verdict.Member, System(remote).Contains("12"u8));
        Assert.Equal(Verdict.Member, System(remote).Contains("13"u8));
    }

    [Fact]
    public void A_refusal_is_an_answer_and_no_failure()
    {
        using var remote = Remote();
        server.Default = (HttpStatusCode.NotFound, "");
        for (var code = 0; code < 10; code++) Assert.Equal(Verdict.NotChecked, System(remote).Contains(Encoding.UTF8.GetBytes($"{code}")));

        Assert.Equal(10, server.Calls);
    }

    [Fact]
    public void A_server_that_does_not_answer_is_given_up()
    {
        using var remote = new RemoteTerminology(new RemoteSettings(new Uri("https://terminology.example/fhir")) { Timeout = TimeSpan.FromMilliseconds(50) }, server, time);
        server.IsSilent = true;

        Assert.Equal(Verdict.NotChecked, System(remote).Contains("100"u8));
    }

    [Fact]
    public void An_answer_stands_for_an_hour()
    {
        using var remote = Remote();
        server.Default = (HttpStatusCode.OK, Result(true));
        System(remote).Contains("100"u8);
        time.Pass(TimeSpan.FromMinutes(61));
        System(remote).Contains("100"u8);

        Assert.Equal(2, server.Calls);
    }

    [Fact]
    public void Only_the_code_systems_that_are_set_up_are_asked_for()
    {
        using var remote = Remote();

        Assert.Null(((ICodeSystemProvider)remote).Find("urn:oid:2.16.578.1.12.4.1.1.8451", null));
        Assert.Null(((ICodeSystemProvider)remote).Find(Snomed, "http://snomed.info/sct/51000202101"));
        Assert.Equal(0, server.Calls);
    }

    [Fact]
    public void A_concept_comes_with_names_and_properties()
    {
        using var remote = Remote();
        server.Answer("CodeSystem/$lookup?system=http%3A%2F%2Fsnomed.info%2Fsct&code=100", """
            {"resourceType":"Parameters","parameter":[{"name":"display","valueString":"Red"},
              {"name":"designation","part":[{"name":"language","valueCode":"nb"},{"name":"value","valueString":"Rød"}]},
              {"name":"property","part":[{"name":"code","valueCode":"parent"},{"name":"value","valueCode":"50"}]},
              {"name":"property","part":[{"name":"code","valueCode":"inactive"},{"name":"value","valueBoolean":true}]}]}
            """);

        var concept = System(remote).Find("100")!;
        Assert.Equal(("Red", "Rød", true), (concept.Display, concept.DisplayIn("nb"), concept.IsInactive));
        Assert.Equal(["50"], System(remote).ParentsOf("100"));
    }

    [Theory]
    [InlineData("is-a", "subsumes", Verdict.Member)]
    [InlineData("is-a", "not-subsumed", Verdict.NotMember)]
    [InlineData("is-not-a", "not-subsumed", Verdict.Member)]
    [InlineData("descendent-of", "subsumes", Verdict.Member)]
    public void Filters_are_answered_by_subsumption(string op, string outcome, Verdict expected)
    {
        using var remote = Remote();
        server.Answer("CodeSystem/$subsumes?system=http%3A%2F%2Fsnomed.info%2Fsct&codeA=1&codeB=2", $$"""{"resourceType":"Parameters","parameter":[{"name":"outcome","valueCode":"{{outcome}}"}]}""");
        server.Default = (HttpStatusCode.OK, Result(true));

        Assert.Equal(expected, System(remote).Matches([new ConceptFilter("concept", op, "1")], "2"u8));
    }

    [Fact]
    public void A_value_set_that_is_not_loaded_is_asked_for_there()
    {
        using var remote = Remote();
        server.Answer("ValueSet?url=https%3A%2F%2Ffhirref.example%2Fvs&_summary=count", """{"resourceType":"Bundle","total":1}""");
        server.Answer("ValueSet/$validate-code?url=https%3A%2F%2Ffhirref.example%2Fvs&code=1&system=urn%3Aa", Result(true));
        server.Answer("ValueSet/$expand?url=https%3A%2F%2Ffhirref.example%2Fvs&offset=0&count=5", """{"resourceType":"ValueSet","expansion":{"total":7,"contains":[{"system":"urn:a","code":"1","display":"One"}]}}""");
        server.Default = (HttpStatusCode.OK, """{"resourceType":"Bundle","total":0}""");
        var service = new TerminologyService(DefinitionsPack.Core, new TerminologyProviders([remote], [remote]));

        Assert.Equal(Verdict.Member, service.Membership("https://fhirref.example/vs").Contains("urn:a", "1"));
        Assert.Equal(Verdict.NotChecked, service.Membership("https://fhirref.example/other").Contains("urn:a", "1"));
        var page = ((IValueSetProvider)remote).Find("https://fhirref.example/vs")!.Select(ConceptQuery.All, 0, 5)!;
        Assert.Equal((7, "One"), (page.Total, page.Concepts.Single().Display));
    }

    private sealed class FakeServer : HttpMessageHandler
    {
        private readonly Dictionary<string, string> answers = [];

        public (HttpStatusCode Status, string Body) Default { get; set; } = (HttpStatusCode.NotFound, "");

        public bool IsSilent { get; set; }

        public int Calls { get; private set; }

        public void Answer(string path, string body) => answers.Add("https://terminology.example/fhir/" + path, body);

        protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Calls++;
            if (IsSilent)
            {
                cancellationToken.WaitHandle.WaitOne();
                cancellationToken.ThrowIfCancellationRequested();
            }
            var (status, body) = answers.TryGetValue(request.RequestUri!.AbsoluteUri, out var known) ? (HttpStatusCode.OK, known) : Default;
            return new HttpResponseMessage(status) { Content = new StringContent(body) };
        }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(Send(request, cancellationToken));
    }

    private sealed class ManualTime : TimeProvider
    {
        private long now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public void Pass(TimeSpan time) => now += time.Ticks;

        public override long GetTimestamp() => now;
    }
}
