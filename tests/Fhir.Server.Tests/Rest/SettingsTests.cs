using Xunit;

namespace Fhir.Server.Tests.Rest;

public sealed class WarningServer() : RunningServer("--FhirRef:Seed=false", "--FhirRef:Validation:OnWrite=Warn");

public sealed class TrustingServer() : RunningServer("--FhirRef:Seed=false", "--FhirRef:Validation:OnWrite=Off");

public sealed class IntegrityServer() : RunningServer("--FhirRef:Seed=false", "--FhirRef:ReferentialIntegrity=Reject", "--FhirRef:Limits:MaxBodyBytes=4096");

public sealed class WordlessServer() : RunningServer("--FhirRef:Seed=false", "--FhirRef:Search:Words=false");

public sealed class WordlessTests(WordlessServer server) : IClassFixture<WordlessServer>
{
    /// <summary>What is not indexed is neither claimed nor searched.</summary>
    [Fact]
    public async Task Without_words_there_are_no_parameters_for_them()
    {
        Assert.Equal(201, (await server.PostAsync("Patient", """{"resourceType":"Patient","name":[{"family":"Hansen"}]}""")).Status);
        var statement = await server.GetAsync("metadata");
        Assert.DoesNotContain("\"_content\"", statement.Text);
        Assert.DoesNotContain("\"_text\"", statement.Text);
        Assert.Contains("\"_filter\"", statement.Text);
        var refused = await server.GetAsync("Patient?_content=hansen", ("Prefer", "handling=strict"));
        Assert.Equal((400, "search-unknown-parameter"), (refused.Status, refused.Rules.Single()));
        Assert.Single((await server.GetAsync("Patient?_filter=family eq hansen")).Matches);
    }
}

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

    private Task<string> ObservationAsync(string reference) =>
        server.CreateAsync("Observation", $"\"status\":\"final\",\"code\":{{\"text\":\"x\"}},\"subject\":{{\"reference\":\"{reference}\"}}");

    [Fact]
    public async Task What_is_referred_to_is_not_deleted_and_the_refusal_names_who_refers()
    {
        var patient = await server.CreateAsync("Patient", "\"gender\":\"male\"");
        var observation = await ObservationAsync($"Patient/{patient}");
        var refused = await server.DeleteAsync($"Patient/{patient}");

        Assert.Equal((409, "store-still-referred-to"), (refused.Status, refused.Rules[0]));
        Assert.Contains($"Observation/{observation}", refused.Text);
        Assert.Equal(200, (await server.GetAsync($"Patient/{patient}")).Status);
        Assert.Equal(204, (await server.DeleteAsync($"Observation/{observation}")).Status);
        Assert.Equal(204, (await server.DeleteAsync($"Patient/{patient}")).Status);
    }

    [Fact]
    public async Task Of_many_who_refer_some_are_named()
    {
        var patient = await server.CreateAsync("Patient", "\"gender\":\"male\"");
        for (var at = 0; at < 7; at++) await ObservationAsync($"Patient/{patient}");
        var text = (await server.DeleteAsync($"Patient/{patient}")).Text;

        Assert.Contains("…", text);
        Assert.Equal(5, text.Split("issue")[1].Split("diagnostics")[0].Split("_text")[0].Split("Observation/").Length - 1);
    }

    [Fact]
    public async Task A_transaction_may_delete_both_ends_or_turn_the_reference_elsewhere()
    {
        var (patient, other) = (await server.CreateAsync("Patient", "\"gender\":\"male\""), await server.CreateAsync("Patient", "\"gender\":\"male\""));
        var (first, second) = (await ObservationAsync($"Patient/{patient}"), await ObservationAsync($"Patient/{patient}"));
        var both = await server.PostAsync("", $$"""
            {"resourceType":"Bundle","type":"transaction","entry":[
             {"request":{"method":"DELETE","url":"Patient/{{patient}}"} },{"request":{"method":"DELETE","url":"Observation/{{first}}"} },
             {"resource":{"resourceType":"Observation","id":"{{second}}","status":"final","code":{"text":"x"},"subject":{"reference":"Patient/{{other}}"} },"request":{"method":"PUT","url":"Observation/{{second}}"} }]}
            """);

        Assert.True(both.Status == 200, both.Text);
        Assert.Equal(410, (await server.GetAsync($"Patient/{patient}")).Status);
    }

    [Fact]
    public async Task A_transaction_that_would_leave_a_reference_behind_says_which_entry()
    {
        var patient = await server.CreateAsync("Patient", "\"gender\":\"male\"");
        await ObservationAsync($"Patient/{patient}");
        var answer = await server.PostAsync("", $$"""
            {"resourceType":"Bundle","type":"transaction","entry":[{"resource":{"resourceType":"Patient"},"request":{"method":"POST","url":"Patient"} },{"request":{"method":"DELETE","url":"Patient/{{patient}}"} }]}
            """);

        Assert.Equal((409, "store-still-referred-to"), (answer.Status, answer.Rules[0]));
        Assert.Equal("Bundle.entry[1]", answer.Json["issue"]![0]!["expression"]![0]!.GetValue<string>());
    }

    [Fact]
    public async Task A_deletion_and_a_new_reference_at_once_never_leave_one_leading_nowhere()
    {
        for (var round = 0; round < 30; round++)
        {
            var patient = await server.CreateAsync("Patient", "\"gender\":\"male\"");
            var refer = server.PostAsync("Observation", $$"""{"resourceType":"Observation","status":"final","code":{"text":"x"},"subject":{"reference":"Patient/{{patient}}"} }""");
            var delete = server.DeleteAsync($"Patient/{patient}");
            var statuses = (await refer).Status * 1000 + (await delete).Status;

            Assert.True(statuses is 201_409 or 422_204, $"round {round}: {statuses}");
        }
    }

    [Fact]
    public async Task A_reference_to_a_version_must_lead_to_that_version_and_stays_as_it_is()
    {
        var patient = await server.CreateAsync("Patient", "\"gender\":\"male\"");
        var observation = await ObservationAsync($"Patient/{patient}/_history/1");
        var refused = await server.PostAsync("Observation", $$"""{"resourceType":"Observation","status":"final","code":{"text":"x"},"subject":{"reference":"Patient/{{patient}}/_history/9"} }""");

        Assert.Equal((422, "reference-not-on-server"), (refused.Status, refused.Rules[0]));
        Assert.Equal($"Patient/{patient}/_history/1", (await server.GetAsync($"Observation/{observation}")).Json["subject"]!["reference"]!.GetValue<string>());
        Assert.Single((await server.GetAsync($"Observation?subject=Patient/{patient}")).Matches);
    }

    [Fact]
    public async Task The_capability_statement_says_that_references_are_enforced() =>
        Assert.All((await server.GetAsync("metadata")).Json["rest"]![0]!["resource"]!.AsArray(), resource => Assert.Contains("enforced", resource!["referencePolicy"]!.AsArray().Select(policy => policy!.GetValue<string>())));

    [Fact]
    public async Task The_body_limit_is_a_setting()
    {
        Assert.Equal(201, (await server.PostAsync("Patient", """{"resourceType":"Patient"}""".PadRight(4096))).Status);
        Assert.Equal(413, (await server.PostAsync("Patient", """{"resourceType":"Patient"}""".PadRight(4097))).Status);
    }
}
