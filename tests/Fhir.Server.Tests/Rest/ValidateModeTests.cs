using Xunit;

namespace Fhir.Server.Tests.Rest;

/// <summary>https://hl7.org/fhir/R4/resource-operation-validate.html and https://hl7.org/fhir/R4/valueset-resource-validation-mode.html</summary>
public sealed class ValidateModeTests(IntegrityServer server) : IClassFixture<IntegrityServer>
{
    private static string Wrapped(string parameters) => $$"""{"resourceType":"Parameters","parameter":[{{parameters}}]}""";

    private static string Mode(string mode) => $$"""{"name":"mode","valueCode":"{{mode}}"}""";

    private static string Resource(string json) => $$"""{"name":"resource","resource":{{json}}}""";

    private static string[] Errors(Answer answer)
    {
        Assert.True(answer.Status == 200, answer.Text);
        return [.. answer.Json["issue"]!.AsArray().Where(issue => issue!["severity"]!.GetValue<string>() is "error" or "fatal").Select(issue => issue!["details"]!["coding"]![0]!["code"]!.GetValue<string>())];
    }

    [Fact]
    public async Task What_is_stored_is_validated_when_nothing_is_sent()
    {
        var id = await server.CreateAsync("Observation", "\"status\":\"final\",\"code\":{\"text\":\"x\"}");

        Assert.Empty(Errors(await server.GetAsync($"Observation/{id}/$validate")));
        Assert.NotEmpty(Errors(await server.GetAsync($"Observation/{id}/$validate?mode=profile&profile=http://hl7.org/fhir/StructureDefinition/vitalsigns")));
        Assert.NotEmpty(Errors(await server.PostAsync($"Observation/{id}/$validate", Wrapped("""{"name":"profile","valueUri":"http://hl7.org/fhir/StructureDefinition/vitalsigns"}"""))));
        Assert.Equal(404, (await server.GetAsync("Observation/finnes-ikke/$validate")).Status);
    }

    [Theory]
    [InlineData("Observation/$validate", "create")]
    [InlineData("Observation/o/$validate", "update")]
    public async Task As_a_write_a_resource_must_pass_what_a_write_must(string url, string mode)
    {
        const string lost = """{"resourceType":"Observation","id":"o","status":"final","code":{"text":"x"},"subject":{"reference":"Patient/finnes-ikke"}}""";

        Assert.Equal(["reference-not-on-server"], Errors(await server.PostAsync(url, Wrapped($"{Mode(mode)},{Resource(lost)}"))));
        Assert.Equal(["reference-not-on-server"], Errors(await server.PostAsync($"{url}?mode={mode}", lost)));
        Assert.Empty(Errors(await server.PostAsync(url, lost)));
    }

    [Fact]
    public async Task An_update_is_of_the_resource_that_is_named_in_the_version_that_is_named()
    {
        var id = await server.CreateAsync("Patient", "\"gender\":\"male\"");
        var body = $$"""{"resourceType":"Patient","id":"{{id}}"}""";

        Assert.Empty(Errors(await server.PostAsync($"Patient/{id}/$validate?mode=update", body)));
        Assert.Empty(Errors(await server.PostAsync($"Patient/{id}/$validate?mode=update", body, ("If-Match", "W/\"1\""))));
        Assert.Equal(["version-conflict"], Errors(await server.PostAsync($"Patient/{id}/$validate?mode=update", body, ("If-Match", "W/\"2\""))));
        Assert.Equal(["if-match-invalid"], Errors(await server.PostAsync($"Patient/{id}/$validate?mode=update", body, ("If-Match", "2a"))));
        Assert.Equal(["resource-id-mismatch"], Errors(await server.PostAsync($"Patient/{id}/$validate?mode=update", """{"resourceType":"Patient","id":"annen"}""")));
        Assert.Equal(["validate-instance-missing"], Errors(await server.PostAsync("Patient/$validate?mode=update", """{"resourceType":"Patient"}""")));
        Assert.Equal("W/\"1\"", (await server.GetAsync($"Patient/{id}")).Header("ETag"));
    }

    [Fact]
    public async Task A_deletion_is_tried_against_what_refers_to_the_resource_and_not_done()
    {
        var patient = await server.CreateAsync("Patient", "\"gender\":\"male\"");
        Assert.Empty(Errors(await server.PostAsync($"Patient/{patient}/$validate", Wrapped(Mode("delete")))));
        await server.CreateAsync("Observation", $$"""  "status":"final","code":{"text":"x"},"subject":{"reference":"Patient/{{patient}}"}  """);

        Assert.Equal(["store-still-referred-to"], Errors(await server.PostAsync($"Patient/{patient}/$validate", Wrapped(Mode("delete")))));
        Assert.Equal(["store-still-referred-to"], Errors(await server.GetAsync($"Patient/{patient}/$validate?mode=delete")));
        Assert.Equal("W/\"1\"", (await server.GetAsync($"Patient/{patient}")).Header("ETag"));
        Assert.Equal(["resource-not-found"], Errors(await server.GetAsync("Patient/finnes-ikke/$validate?mode=delete")));
    }

    [Theory]
    [InlineData("Patient/$validate?mode=ukjent", """{"resourceType":"Patient"}""", "validate-mode")]
    [InlineData("Patient/$validate?mode=create&mode=update", """{"resourceType":"Patient"}""", "validate-mode")]
    [InlineData("Patient/$validate", """{"resourceType":"Parameters","parameter":[{"name":"mode","valueCode":"create"}]}""", "validate-resource-missing")]
    [InlineData("$validate", """{"resourceType":"Parameters","parameter":[{"name":"mode","valueCode":"create"}]}""", "validate-resource-missing")]
    [InlineData("Patient/$validate?mode=delete", """{"resourceType":"Patient","id":"a"}""", "validate-instance-missing")]
    public async Task What_cannot_be_answered_is_an_error_of_its_own(string url, string body, string rule) => Assert.Equal([rule], Errors(await server.PostAsync(url, body)));

    [Fact]
    public async Task Parameters_that_are_not_the_operations_are_a_resource_like_others() =>
        Assert.Empty(Errors(await server.PostAsync("$validate", """{"resourceType":"Parameters","parameter":[{"name":"annet","valueString":"x"}]}""")));
}
