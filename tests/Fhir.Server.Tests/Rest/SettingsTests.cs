using Xunit;

namespace Fhir.Server.Tests.Rest;

public sealed class WarningServer() : RunningServer("--FhirRef:Seed=false", "--FhirRef:Validation:OnWrite=Warn");

public sealed class TrustingServer() : RunningServer("--FhirRef:Seed=false", "--FhirRef:Validation:OnWrite=Off");

public sealed class IntegrityServer() : RunningServer("--FhirRef:Seed=false", "--FhirRef:ReferentialIntegrity=Reject", "--FhirRef:Limits:MaxBodyBytes=4096");

public sealed class WarningTests(WarningServer server) : IClassFixture<WarningServer>
{
    [Fact]
    public async Task A_write_that_breaks_a_rule_is_stored_with_remarks()
    {
        var answer = await server.PostAsync("Patient", """{"resourceType":"Patient","gender":"mann"}""", ("Prefer", "return=OperationOutcome"));

        Assert.Equal(201, answer.Status);
        Assert.Contains("binding-required", answer.Rules);
    }

    [Fact]
    public async Task What_the_parser_refuses_is_refused_still() =>
        Assert.Equal(400, (await server.PostAsync("Patient", """{"resourceType":"Patient","kjønn":"mann"}""")).Status);
}

public sealed class TrustingTests(TrustingServer server) : IClassFixture<TrustingServer>
{
    [Theory]
    [InlineData("""{"resourceType":"Patient","gender":"mann"}""", 201)]
    [InlineData("""{"resourceType":"Patient","ukjent":"mann"}""", 400)]
    [InlineData("""{"resourceType":"Patient","gender":["male"]}""", 400)]
    public async Task Only_the_parser_judges(string body, int status) => Assert.Equal(status, (await server.PostAsync("Patient", body)).Status);
}

public sealed class IntegrityTests(IntegrityServer server) : IClassFixture<IntegrityServer>
{
    [Fact]
    public async Task A_reference_to_nothing_is_refused()
    {
        var answer = await server.PostAsync("Observation", """{"resourceType":"Observation","status":"final","code":{"text":"x"},"subject":{"reference":"Patient/finnes-ikke"}}""");

        Assert.Equal((422, "reference-not-on-server"), (answer.Status, answer.Rules[0]));
        Assert.Equal("Observation.subject.reference", answer.Json["issue"]![0]!["expression"]![0]!.GetValue<string>());
    }

    [Fact]
    public async Task A_reference_to_something_or_to_another_entry_is_taken()
    {
        var id = await server.CreateAsync("Patient", "\"gender\":\"male\"");
        await server.CreateAsync("Observation", $"\"status\":\"final\",\"code\":{{\"text\":\"x\"}},\"subject\":{{\"reference\":\"Patient/{id}\"}}");
        var bundle = await server.PostAsync("", """
            {"resourceType":"Bundle","type":"transaction","entry":[
             {"resource":{"resourceType":"Observation","status":"final","code":{"text":"x"},"subject":{"reference":"Patient/ny"}},"request":{"method":"POST","url":"Observation"}},
             {"resource":{"resourceType":"Patient","id":"ny"},"request":{"method":"PUT","url":"Patient/ny"}}]}
            """);

        Assert.Equal(200, bundle.Status);
    }

    [Fact]
    public async Task The_body_limit_is_a_setting()
    {
        Assert.Equal(201, (await server.PostAsync("Patient", """{"resourceType":"Patient"}""".PadRight(4096))).Status);
        Assert.Equal(413, (await server.PostAsync("Patient", """{"resourceType":"Patient"}""".PadRight(4097))).Status);
    }
}
