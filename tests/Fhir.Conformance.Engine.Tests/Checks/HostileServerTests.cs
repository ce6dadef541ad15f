using Fhir.Conformance.Engine.Tests.Double;
using Fhir.Conformance.Engine.Tests.Http;

namespace Fhir.Conformance.Engine.Tests.Checks;

/// <summary>Whatever a server answers, every check comes to a judgement and none passes on nonsense.</summary>
public sealed class HostileServerTests
{
    private const string EndlessPage = """
        {"resourceType":"Bundle","type":"searchset","link":[{"relation":"next","url":"https://fhirref.example/fhir/Patient?again"}],
         "entry":[{"resource":{"resourceType":"Patient","id":"1"}}]}
        """;

    [Theory]
    [InlineData(200, "")]
    [InlineData(200, "<html>Welcome</html>")]
    [InlineData(200, "null")]
    [InlineData(200, "[]")]
    [InlineData(200, "{}")]
    [InlineData(200, """{"resourceType":17,"entry":{"resource":"text"},"link":"x","rest":[null]}""")]
    [InlineData(200, """{"resourceType":"Bundle","type":"searchset","entry":[{"resource":{"resourceType":"Patient","id":"\ud800","meta":7}}]}""")]
    [InlineData(200, EndlessPage)]
    [InlineData(500, "error")]
    [InlineData(302, "")]
    public async Task Nonsense_never_passes_a_search_or_a_content_check_and_never_stops_the_run(int status, string body)
    {
        var run = await Run.AgainstAsync(Scripted.Always(status, body), Suites.All, TestContext.Current.CancellationToken);
        Assert.Null(run.CouldNotRun);
        var passed = run.Findings.Where(finding => finding.Verdict == Verdict.Pass && finding.Requirement.Tiltak != "core")
            .Select(finding => finding.Requirement.Id);
        Assert.Empty(passed);
        Assert.False(run.IsConformant(allowSkip: true));
    }
}
