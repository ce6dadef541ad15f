using Xunit;

namespace Fhir.Server.Tests.Rest;

public sealed class LimitedServer() : RunningServer(
    "--FhirRef:Seed=false", "--FhirRef:Limits:MaxDepth=5", "--FhirRef:Limits:MaxElements=20", "--FhirRef:Limits:MaxEntries=3", "--FhirRef:Limits:MaxStringBytes=1024",
    "--FhirRef:Limits:MaxAttributes=4", "--FhirRef:Limits:MaxIssues=2", "--FhirRef:Limits:MaxBodyBytes=8192");

/// <summary>The settings FhirRef:Limits:* reach the parsers: a write beyond one is refused with the rule that names it.</summary>
public sealed class LimitTests(LimitedServer server) : IClassFixture<LimitedServer>
{
    public static TheoryData<string, int, string> Beyond => new()
    {
        { """{"resourceType":"Patient","extension":[{"url":"a","extension":[{"url":"b","extension":[{"url":"c","extension":[{"url":"d","extension":[{"url":"e"}]}]}]}]}]}""", 400, "limit-depth" },
        { $$"""{"resourceType":"Patient","name":[{"given":["a","b","c"]},{"given":["a","b","c"]},{"given":["a","b","c"],"family":"x","text":"y","use":"usual"}],"active":true,"gender":"male","birthDate":"2020","language":"nb","id":"a"}""", 400, "limit-elements" },
        { """{"resourceType":"Patient","name":[{"text":"1"},{"text":"2"},{"text":"3"},{"text":"4"}]}""", 400, "limit-entries" },
        { $$"""{"resourceType":"Patient","id":"{{new string('a', 1025)}}"}""", 400, "limit-string" },
        { "<Patient xmlns='http://hl7.org/fhir' xmlns:a='a' xmlns:b='b' xmlns:c='c' xmlns:d='d'/>", 400, "limit-attributes" },
        { """{"resourceType":"Patient","a":1,"b":1,"c":1}""", 400, "limit-issues" },
        { $$"""{"resourceType":"Patient","name":[{"text":"{{new string('a', 8192)}}"}]}""", 413, "http-body-too-large" },
    };

    [Theory, MemberData(nameof(Beyond))]
    public async Task What_is_beyond_a_limit_is_refused_by_its_name(string body, int status, string rule)
    {
        // A server that has not read a body to its end closes the connection; the next test must not be sent on it.
        var answer = await server.SendAsync("POST", "Patient", body, body[0] == '<' ? "application/fhir+xml" : "application/fhir+json", ("Connection", "close"));

        Assert.Equal(status, answer.Status);
        Assert.Equal(rule, answer.Rules[^1]);
    }

    [Fact]
    public async Task What_is_within_them_is_stored() =>
        Assert.Equal(201, (await server.PostAsync("Patient", """{"resourceType":"Patient","name":[{"text":"1"},{"text":"2"},{"text":"3"}]}""")).Status);
}
