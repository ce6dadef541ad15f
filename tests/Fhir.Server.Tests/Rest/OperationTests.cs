using System.Text.Json.Nodes;
using Xunit;

namespace Fhir.Server.Tests.Rest;

/// <summary>https://hl7.org/fhir/R4/resource-operation-validate.html</summary>
public sealed class OperationTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Theory]
    [InlineData("Patient/$validate", """{"resourceType":"Patient","gender":"male"}""", null)]
    [InlineData("$validate", """{"resourceType":"Patient","gender":"male"}""", null)]
    [InlineData("Patient/$validate", """{"resourceType":"Patient","gender":"mann"}""", "binding-required")]
    [InlineData("Patient/$validate", """{"resourceType":"Patient","ukjent":1}""", "structure-unknown-element")]
    [InlineData("Patient/$validate", """{"resourceType":"Patient","id":"a","id":"b"}""", "json-duplicate-property")]
    [InlineData("Patient/$validate", """{"resourceType":"Pasient"}""", "resource-type-unknown")]
    [InlineData("Patient/$validate", """{"resourceType":"Basic","code":{"text":"x"}}""", "resource-type-mismatch")]
    [InlineData("$validate", """{"resourceType":"Parameters","parameter":[{"name":"resource","resource":{"resourceType":"Patient","gender":"mann"}}]}""", "binding-required")]
    [InlineData("$validate", """{"resourceType":"Parameters","parameter":[{"name":"resource","resource":{"resourceType":"Patient","gender":"male"}}]}""", null)]
    [InlineData("Patient/$validate?profile=https://fhirref.example/no/basis/StructureDefinition/finnes-ikke", """{"resourceType":"Patient"}""", "profile-unresolved")]
    public async Task A_verdict_is_200_whatever_it_is(string url, string body, string? rule)
    {
        var answer = await server.PostAsync(url, body);

        Assert.Equal(200, answer.Status);
        var errors = answer.Json["issue"]!.AsArray().Where(issue => issue!["severity"]!.GetValue<string>() is "error" or "fatal");
        if (rule is null) Assert.Empty(errors);
        else Assert.Contains(rule, answer.Rules);
    }

    [Theory]
    [InlineData("{", "application/fhir+json", 400)]
    [InlineData("", "application/fhir+json", 400)]
    [InlineData("<Patient", "application/fhir+xml", 400)]
    [InlineData("{}", "text/plain", 415)]
    public async Task Only_what_cannot_be_read_is_refused(string body, string contentType, int status) =>
        Assert.Equal(status, (await server.SendAsync("POST", "Patient/$validate", body, contentType)).Status);

    [Fact]
    public async Task A_profile_can_be_named_by_address_or_parameter()
    {
        const string profile = "https://fhirref.example/no/basis/StructureDefinition/basis-patient";
        const string patient = """{"resourceType":"Patient","identifier":[{"system":"urn:oid:2.16.578.1.12.4.1.4.1","value":"12345678901"}]}""";
        var byAddress = await server.PostAsync($"Patient/$validate?profile={profile}", patient);
        var byParameter = await server.PostAsync("$validate", $$"""{"resourceType":"Parameters","parameter":[{"name":"resource","resource":{{patient}}},{"name":"profile","valueUri":"{{profile}}"}]}""");
        var without = await server.PostAsync("Patient/$validate", patient);

        Assert.Contains(byAddress.Rules, rule => rule.StartsWith("invariant-basis-", StringComparison.Ordinal));
        Assert.Contains(byParameter.Rules, rule => rule.StartsWith("invariant-basis-", StringComparison.Ordinal));
        Assert.DoesNotContain(without.Rules, rule => rule.StartsWith("invariant-basis-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Json_and_xml_of_the_same_resource_get_the_same_verdict()
    {
        var json = await server.PostAsync("Patient/$validate", """{"resourceType":"Patient","name":[{"use":"kallenavn"}],"birthDate":"1.1.2020"}""");
        var xml = await server.SendAsync("POST", "Patient/$validate", "<Patient xmlns='http://hl7.org/fhir'><name><use value='kallenavn'/></name><birthDate value='1.1.2020'/></Patient>", "application/fhir+xml");

        Assert.Equal(json.Rules, xml.Rules);
        Assert.Equal(Expressions(json), Expressions(xml));
    }

    [Fact]
    public async Task An_issue_says_where_it_is()
    {
        var issue = (await server.PostAsync("Patient/$validate", "{\n\"resourceType\":\"Patient\",\n  \"gender\":\"mann\"}")).Json["issue"]!.AsArray()
            .Single(issue => issue!["details"]!["coding"]![0]!["code"]!.GetValue<string>() == "binding-required")!;

        Assert.Equal("Patient.gender", issue["expression"]![0]!.GetValue<string>());
        Assert.Equal(3, issue["extension"]![0]!["valueInteger"]!.GetValue<int>());
    }

    private static IEnumerable<string?> Expressions(Answer answer) => answer.Json["issue"]!.AsArray().Select(issue => issue!["expression"]?[0]?.GetValue<string>());
}
