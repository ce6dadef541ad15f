using System.Net;
using System.Text.Json.Nodes;

namespace Fhir.Server.Tests.Authorization;

/// <summary>What scopes open on the server as it is. https://hl7.org/fhir/smart-app-launch/scopes-and-launch-context.html</summary>
public sealed class ScopedServerTests(ScopedServer server) : IClassFixture<ScopedServer>
{
    private const string NewPatient = """{"resourceType":"Patient","name":[{"family":"Ny"}]}""";

    [Theory]
    [InlineData(null, "GET", "/fhir/metadata", HttpStatusCode.OK)]
    [InlineData(null, "GET", "/fhir/Patient/p1", HttpStatusCode.Unauthorized)]
    [InlineData(null, "GET", "/fhir/Patient/p1/_history/1", HttpStatusCode.Unauthorized)]
    [InlineData(null, "GET", "/fhir/Patient", HttpStatusCode.Unauthorized)]
    [InlineData(null, "GET", "/fhir/NoSuchType", HttpStatusCode.Unauthorized)]     // a stranger is not told what there is
    [InlineData("system/Patient.r", "GET", "/fhir/Patient/p1", HttpStatusCode.OK)]
    [InlineData("system/Patient.r", "GET", "/fhir/Patient/p1/_history", HttpStatusCode.OK)]
    [InlineData("system/Patient.r", "GET", "/fhir/Patient/p1/_history/1", HttpStatusCode.OK)]
    [InlineData("system/Patient.r", "GET", "/fhir/Patient?_id=p1", HttpStatusCode.Forbidden)]
    [InlineData("system/Patient.s", "GET", "/fhir/Patient?_id=p1", HttpStatusCode.OK)]
    [InlineData("system/Patient.s", "GET", "/fhir/Patient/p1", HttpStatusCode.Forbidden)]
    [InlineData("system/Patient.cud", "GET", "/fhir/Patient/p1", HttpStatusCode.Forbidden)]
    [InlineData("system/Observation.cruds", "GET", "/fhir/Patient/p1", HttpStatusCode.Forbidden)]
    [InlineData("system/Observation.cruds", "GET", "/fhir/Patient/nobody", HttpStatusCode.Forbidden)]
    [InlineData("system/*.rs", "DELETE", "/fhir/Patient/p1", HttpStatusCode.Forbidden)]
    [InlineData(null, "GET", "/fhir/ValueSet/$expand?url=http://hl7.org/fhir/ValueSet/administrative-gender", HttpStatusCode.Unauthorized)]
    [InlineData("system/Patient.r", "GET", "/fhir/ValueSet/$expand?url=http://hl7.org/fhir/ValueSet/administrative-gender", HttpStatusCode.Forbidden)]
    [InlineData("system/ValueSet.r", "GET", "/fhir/ValueSet/$expand?url=http://hl7.org/fhir/ValueSet/administrative-gender", HttpStatusCode.OK)]
    [InlineData("system/Observation.cruds", "DELETE", "/fhir/Patient/p1", HttpStatusCode.Forbidden)]
    public async Task A_scope_opens_its_letters_on_its_type(string? scope, string method, string path, HttpStatusCode status)
    {
        var (response, body) = await server.SendAsync(scope, method, path);

        Assert.Equal(status, response.StatusCode);
        if (status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden) AssertChallenged(response, body);
    }

    [Theory]
    [InlineData("system/Patient.c system/Provenance.c", HttpStatusCode.Created)]
    [InlineData("system/Patient.c system/Provenance.rsud", HttpStatusCode.Forbidden)]
    [InlineData("system/Patient.c", HttpStatusCode.Forbidden)]
    public async Task A_provenance_in_a_header_needs_the_right_to_create_one(string scope, HttpStatusCode status)
    {
        const string provenance = """{"resourceType":"Provenance","recorded":"2024-01-01T10:00:00Z","agent":[{"who":{"display":"x"}}]}""";
        var marked = $$"""{"resourceType":"Patient","identifier":[{"system":"urn:prov","value":"{{scope.Replace(' ', '.').Replace('/', '.')}}"}] }""";
        var (response, _) = await server.SendAsync(scope, "POST", "/fhir/Patient", marked, ("X-Provenance", provenance));
        var (_, stored) = await server.SendAsync("system/Patient.s", "GET", $"/fhir/Patient?identifier=urn:prov|{scope.Replace(' ', '.').Replace('/', '.')}&_summary=count");

        Assert.Equal(status, response.StatusCode);
        Assert.Equal(status == HttpStatusCode.Created ? 1 : 0, stored!["total"]!.GetValue<int>());
    }

    [Theory]
    [InlineData("system/Patient.u system/Provenance.c", "Patient/p1")]
    [InlineData("system/Patient.ru system/Provenance.c", "Patient/p1/_history/")]
    public async Task A_provenance_names_the_version_as_far_as_its_sender_may_know_it(string scope, string about)
    {
        var provenance = $$"""{"resourceType":"Provenance","recorded":"2024-01-01T10:00:00Z","agent":[{"who":{"display":"{{scope}}"} }]}""";
        var (response, _) = await server.SendAsync(scope, "PUT", "/fhir/Patient/p1", """{"resourceType":"Patient","id":"p1","name":[{"family":"Prøve"}]}""", ("X-Provenance", provenance));
        var (_, found) = await server.SendAsync("system/Provenance.s", "GET", "/fhir/Provenance?target=Patient/p1");
        var targets = found!["entry"]!.AsArray().Where(entry => entry!["resource"]!["agent"]![0]!["who"]!["display"]!.GetValue<string>() == scope).Select(entry => entry!["resource"]!["target"]![0]!["reference"]!.GetValue<string>());

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.StartsWith(about, Assert.Single(targets), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("system/Patient.rs", "GET", "Patient/p1/$meta", HttpStatusCode.OK)]
    [InlineData("system/Patient.rs", "GET", "Patient/p1/_history/1/$meta", HttpStatusCode.OK)]
    [InlineData("system/Patient.rs", "GET", "Patient/$meta", HttpStatusCode.OK)]
    [InlineData("system/Patient.rs", "GET", "$meta", HttpStatusCode.OK)]
    [InlineData("system/Patient.ru", "POST", "Patient/p1/$meta-add", HttpStatusCode.OK)]
    [InlineData("system/Patient.ru", "POST", "Patient/p1/$meta-delete", HttpStatusCode.OK)]
    [InlineData("system/Observation.rs", "GET", "Patient/p1/$meta", HttpStatusCode.Forbidden)]
    [InlineData("system/Observation.rs", "GET", "Patient/p1/_history/1/$meta", HttpStatusCode.Forbidden)]
    [InlineData("system/Patient.r", "GET", "Patient/$meta", HttpStatusCode.Forbidden)]
    [InlineData("system/Patient.c", "GET", "$meta", HttpStatusCode.Forbidden)]
    [InlineData("system/Patient.u", "POST", "Patient/p1/$meta-add", HttpStatusCode.Forbidden)]      // its answer tells what is stored
    [InlineData("system/Patient.rs", "POST", "Patient/p1/$meta-delete", HttpStatusCode.Forbidden)]
    [InlineData("system/Observation.rs", "GET", "Patient/p1/$validate", HttpStatusCode.Forbidden)]
    public async Task Labels_are_told_and_changed_within_the_scope(string scope, string method, string path, HttpStatusCode status)
    {
        const string label = """{"resourceType":"Parameters","parameter":[{"name":"meta","valueMeta":{"tag":[{"code":"merket"}]}}]}""";
        var (response, body) = await server.SendAsync(scope, method, $"/fhir/{path}", method == "POST" ? label : null);

        Assert.True(status == response.StatusCode, body?.ToJsonString());
        if (status == HttpStatusCode.OK) Assert.Equal("Parameters", body!["resourceType"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("system/Patient.cr", "create", false)]
    [InlineData("system/Patient.r", "create", true)]
    [InlineData("system/Patient.ru", "update", false)]
    [InlineData("system/Patient.r", "update", true)]
    [InlineData("system/Patient.rd", "delete", false)]
    [InlineData("system/Patient.r", "delete", true)]
    public async Task What_a_write_would_come_to_depends_on_the_scope(string scope, string mode, bool isRefused)
    {
        var (response, body) = await server.SendAsync(scope, "POST", $"/fhir/Patient/p1/$validate?mode={mode}", """{"resourceType":"Patient","id":"p1"}""");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(isRefused, body!["issue"]!.AsArray().Any(issue => issue!["severity"]!.GetValue<string>() == "error" && issue["code"]!.GetValue<string>() == "forbidden"));
    }

    [Fact]
    public async Task A_write_without_its_letter_stores_nothing()
    {
        var (response, body) = await server.SendAsync("system/*.rs", "POST", "/fhir/Patient", """{"resourceType":"Patient","name":[{"family":"Nektet"}]}""");

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Contains("scope=\"system/Patient.c\"", response.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
        AssertChallenged(response, body);
        Assert.Equal(0, await CountAsync("Nektet"));
    }

    [Fact]
    public async Task A_conditional_create_needs_search_beside_create()
    {
        var (refused, _) = await server.SendAsync("system/Patient.c", "POST", "/fhir/Patient", NewPatient, ("If-None-Exist", "family=Ny"));
        var (created, _) = await server.SendAsync("system/Patient.cs", "POST", "/fhir/Patient", NewPatient, ("If-None-Exist", "family=Ny"));

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Created), (refused.StatusCode, created.StatusCode));
    }

    [Fact]
    public async Task An_include_brings_nothing_the_token_does_not_reach()
    {
        const string Search = "/fhir/Observation?_id=o1&_include=Observation:subject";

        Assert.Equal(["Observation"], await TypesAsync("system/Observation.rs", Search));
        Assert.Equal(["Observation", "Patient"], await TypesAsync("system/Observation.rs system/Patient.rs", Search));
    }

    [Fact]
    public async Task A_chain_does_not_look_into_a_type_the_token_does_not_reach()
    {
        const string Search = "/fhir/Observation?subject:Patient.family=Pr%C3%B8ve";

        var (response, body) = await server.SendAsync("system/Observation.rs", "GET", Search);

        Assert.True(response.StatusCode == HttpStatusCode.Forbidden || body!["entry"] is null, body?.ToJsonString());
        Assert.Equal(["Observation"], await TypesAsync("system/Observation.rs system/Patient.rs", Search));
    }

    [Fact]
    public async Task A_transaction_with_one_forbidden_entry_stores_nothing()
    {
        var (response, _) = await server.SendAsync("system/Patient.c", "POST", "/fhir", Bundle("transaction", "Alt", "Observation"));

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal(0, await CountAsync("Alt"));
    }

    [Fact]
    public async Task A_batch_answers_each_entry_by_its_own_scope()
    {
        var (response, body) = await server.SendAsync("system/Patient.c", "POST", "/fhir", Bundle("batch", "Stykkevis", "Observation"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(["201", "403"], body!["entry"]!.AsArray().Select(entry => ((string)entry!["response"]!["status"]!)[..3]));
        Assert.Equal(1, await CountAsync("Stykkevis"));
    }

    private static string Bundle(string type, string family, string secondType) => new JsonObject
    {
        ["resourceType"] = "Bundle",
        ["type"] = type,
        ["entry"] = new JsonArray(
            Entry("Patient", JsonNode.Parse($$"""{"resourceType":"Patient","name":[{"family":"{{family}}"}]}""")!),
            Entry(secondType, JsonNode.Parse("""{"resourceType":"Observation","status":"final","code":{"text":"x"}}""")!)),
    }.ToJsonString();

    private static JsonObject Entry(string type, JsonNode resource) => new()
    {
        ["resource"] = resource,
        ["request"] = new JsonObject { ["method"] = "POST", ["url"] = type },
    };

    private async Task<int> CountAsync(string family)
    {
        var (_, body) = await server.SendAsync("system/Patient.rs", "GET", $"/fhir/Patient?family={family}");
        return body!["entry"]?.AsArray().Count ?? 0;
    }

    private async Task<IEnumerable<string?>> TypesAsync(string scope, string search)
    {
        var (_, body) = await server.SendAsync(scope, "GET", search);
        return (body!["entry"]?.AsArray() ?? []).Select(entry => (string?)entry!["resource"]!["resourceType"]);
    }

    private static void AssertChallenged(HttpResponseMessage response, JsonNode? body)
    {
        Assert.Equal("Bearer", Assert.Single(response.Headers.WwwAuthenticate).Scheme);
        Assert.Equal("OperationOutcome", (string?)body!["resourceType"]);
    }
}
