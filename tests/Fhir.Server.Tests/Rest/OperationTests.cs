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

    [Fact]
    public async Task An_issue_in_a_wrapped_resource_says_where_it_is_in_what_was_sent()
    {
        const string body = "{\"resourceType\":\"Parameters\",\n\"parameter\":[{\"name\":\"resource\",\n\"resource\":{\"resourceType\":\"Patient\",\n  \"gender\":\"mann\"}}]}";
        var issue = (await server.PostAsync("$validate", body)).Json["issue"]!.AsArray()
            .Single(issue => issue!["details"]!["coding"]![0]!["code"]!.GetValue<string>() == "binding-required")!;

        Assert.Equal("Patient.gender", issue["expression"]![0]!.GetValue<string>());
        Assert.Equal((4, 12), (issue["extension"]![0]!["valueInteger"]!.GetValue<int>(), issue["extension"]![1]!["valueInteger"]!.GetValue<int>()));
    }

    private static string Lab(string expression, string more = "") =>
        "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"expression\",\"valueString\":\"" + expression + "\"}," + more
        + "{\"name\":\"resource\",\"resource\":{\"resourceType\":\"Patient\",\"gender\":\"female\",\"name\":[{\"given\":[\"A\",\"B\"]},{\"given\":[\"C\"]}]}}]}";

    [Theory]
    [InlineData("name.given", "string,string,string")]
    [InlineData("name.given.count()", "integer")]
    [InlineData("gender.memberOf('http://hl7.org/fhir/ValueSet/administrative-gender')", "boolean")]
    public async Task An_expression_is_answered_with_typed_parts(string expression, string types)
    {
        var answer = await server.PostAsync("$fhirpath", Lab(expression));

        Assert.Equal(200, answer.Status);
        var result = answer.Json["parameter"]!.AsArray().Single(part => part!["name"]!.GetValue<string>() == "result")!;
        Assert.Equal(types, string.Join(',', result["part"]!.AsArray().Select(part => part!["name"]!.GetValue<string>())));
    }

    [Fact]
    public async Task Every_context_has_a_result_of_its_own()
    {
        var answer = await server.PostAsync("$fhirpath", Lab("given", "{\"name\":\"context\",\"valueString\":\"name\"},"));

        Assert.Equal(2, answer.Json["parameter"]!.AsArray().Count(part => part!["name"]!.GetValue<string>() == "result"));
    }

    [Theory]
    [InlineData("name.where(")]
    [InlineData("name.ukjent()")]
    [InlineData("1 +")]
    public async Task An_invalid_expression_is_400_and_says_where(string expression)
    {
        var answer = await server.PostAsync("$fhirpath", Lab(expression));

        Assert.Equal(400, answer.Status);
        Assert.NotNull(answer.Json["issue"]![0]!["extension"]);
    }

    [Theory]
    [InlineData("{\"resourceType\":\"Patient\"}", 400)]
    [InlineData("{\"resourceType\":\"Parameters\"}", 400)]
    [InlineData("{", 400)]
    public async Task A_question_without_an_expression_is_400(string body, int status) => Assert.Equal(status, (await server.PostAsync("$fhirpath", body)).Status);

    private static IEnumerable<string?> Expressions(Answer answer) => answer.Json["issue"]!.AsArray().Select(issue => issue!["expression"]?[0]?.GetValue<string>());
}
