using Xunit;

namespace Fhir.Server.Tests.Rest;

/// <summary>Every refusal is an OperationOutcome with its rule, and nothing is stored. https://hl7.org/fhir/R4/http.html#Status-Codes</summary>
public sealed class BadInputTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Theory]
    [InlineData("""{"resourceType":"Basic",""", 400, "json-malformed")]
    [InlineData("", 400, "http-body-missing")]
    [InlineData("[]", 400, "json-not-an-object")]
    [InlineData("""{"resourceType":"Basik"}""", 400, "resource-type-unknown")]
    [InlineData("""{"resourceType":"Patient"}""", 400, "resource-type-mismatch")]
    [InlineData("""{"resourceType":"Basic","ukjent":1}""", 400, "structure-unknown-element")]
    [InlineData("""{"resourceType":"Basic","id":"a","id":"b"}""", 400, "json-duplicate-property")]
    [InlineData("""{"resourceType":"Basic","created":2020}""", 400, "json-wrong-kind")]
    [InlineData("""{"resourceType":"Basic","identifier":{}}""", 400, "json-array-expected")]
    [InlineData("""{"resourceType":"Basic"}""", 422, "cardinality-min")]
    [InlineData("""{"resourceType":"Basic","code":{"text":"x"},"created":"1.1.2020"}""", 422, "primitive-format")]
    public async Task A_bad_body_is_refused_by_rule_and_not_stored(string body, int status, string rule)
    {
        var answer = await server.PostAsync("Basic", body);

        Assert.Equal(status, answer.Status);
        Assert.Contains(rule, answer.Rules);
        Assert.Equal(0, (await server.GetAsync("Basic?_summary=count")).Json["total"]!.GetValue<int>());
    }

    [Theory]
    [InlineData("<Basic xmlns='http://hl7.org/fhir'>", 400, "xml-malformed")]
    [InlineData("<!DOCTYPE a [<!ENTITY b 'c'>]><Basic xmlns='http://hl7.org/fhir'/>", 400, "xml-dtd")]
    [InlineData("<Basic xmlns='http://hl7.org/fhir'><ukjent value='a'/></Basic>", 400, "structure-unknown-element")]
    [InlineData("<Basic/>", 400, "xml-namespace")]
    [InlineData("<Basic xmlns='http://hl7.org/fhir'/>", 422, "cardinality-min")]
    public async Task Bad_xml_is_refused_by_rule(string body, int status, string rule)
    {
        var answer = await server.SendAsync("POST", "Basic", body, "application/fhir+xml");

        Assert.Equal(status, answer.Status);
        Assert.Contains(rule, answer.Rules);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/pdf")]
    [InlineData("application/fhir+json; charset=iso-8859-1")]
    [InlineData("application/fhir+json; fhirVersion=5.0")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task A_media_type_that_is_not_fhir_r4_in_utf8_is_refused_with_415(string contentType)
    {
        var answer = await server.SendAsync("POST", "Basic", """{"resourceType":"Basic","code":{"text":"x"}}""", contentType);

        Assert.Equal((415, "http-media-type"), (answer.Status, answer.Rules[0]));
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/fhir+json; charset=UTF-8; fhirVersion=4.0")]
    [InlineData("text/json")]
    public async Task The_media_types_of_fhir_json_are_taken(string contentType) =>
        Assert.Equal(201, (await server.SendAsync("POST", "Patient", """{"resourceType":"Patient"}""", contentType)).Status);

    [Fact]
    public async Task Nesting_over_the_limit_is_refused()
    {
        var deep = string.Concat(Enumerable.Repeat("""{"url":"x","extension":[""", 200)) + string.Concat(Enumerable.Repeat("]}", 200));
        var answer = await server.PostAsync("Basic", $$"""{"resourceType":"Basic","extension":[{{deep}}]}""");

        Assert.Equal((400, "limit-depth"), (answer.Status, answer.Rules[^1]));
    }

    [Fact]
    public async Task A_body_over_the_limit_is_refused_with_413()
    {
        var answer = await server.PostAsync("Basic", new string(' ', (32 << 20) + 1));

        Assert.Equal((413, "http-body-too-large"), (answer.Status, answer.Rules[0]));
    }

    [Theory]
    [InlineData("GET", "Patient/under_strek", 400, "http-id-invalid")]
    [InlineData("GET", "Patient/0123456789012345678901234567890123456789012345678901234567890123456789", 400, "http-id-invalid")]
    [InlineData("GET", "Pasient/1", 404, "http-type-unknown")]
    [InlineData("GET", "Resource/1", 404, "http-type-unknown")]
    [InlineData("GET", "Patient/finnes-ikke", 404, "resource-not-found")]
    [InlineData("GET", "Patient/finnes-ikke/_history/1", 404, "resource-version-not-found")]
    [InlineData("GET", "Patient/finnes-ikke/_history/x", 404, "resource-version-not-found")]
    [InlineData("GET", "Patient/finnes-ikke/_history", 404, "resource-not-found")]
    [InlineData("GET", "Patient/a/b/c/d", 404, "http-path-unknown")]
    [InlineData("POST", "Patient/$finnes-ikke", 404, "http-operation-unknown")]
    [InlineData("PUT", "metadata", 405, "http-method-not-allowed")]
    [InlineData("DELETE", "metadata", 405, "http-method-not-allowed")]
    [InlineData("BREW", "Patient/a", 405, "http-method-not-allowed")]
    public async Task An_address_that_leads_nowhere_says_why(string method, string url, int status, string rule)
    {
        var answer = await server.SendAsync(method, url, method is "POST" or "PATCH" ? "{}" : null);

        Assert.Equal((status, rule), (answer.Status, answer.Rules[0]));
        Assert.Equal(status == 405, answer.Header("Allow").Length > 0);
    }

    [Fact]
    public async Task An_address_outside_the_api_gets_an_outcome_too()
    {
        var answer = await server.GetAsync(server.Http.BaseAddress + "finnes/ikke");

        Assert.Equal((404, "http-path-unknown"), (answer.Status, answer.Rules[0]));
    }

    [Theory]
    [InlineData("image/png", "", 406)]
    [InlineData("application/fhir+json; fhirVersion=3.0", "", 406)]
    [InlineData("*/*", "?_format=pdf", 406)]
    [InlineData("*/*", "?_format=application/fhir%2Bxml", 200)]
    [InlineData("*/*", "?_format=application/fhir+xml", 200)]
    [InlineData("application/fhir+xml;q=0.5, application/fhir+json", "", 200)]
    public async Task A_format_the_server_does_not_have_is_refused_with_406(string accept, string query, int status)
    {
        var answer = await server.GetAsync($"metadata{query}", ("Accept", accept));

        Assert.Equal(status, answer.Status);
        if (status == 406) Assert.Equal(["http-not-acceptable"], answer.Rules);
    }

    [Theory]
    [InlineData("Patient?birthdate=i-fjor", "search-date-format")]
    [InlineData("Patient?birthdate=zz2020", "search-date-format")]
    [InlineData("Patient?name:ukjent=a", "search-unknown-modifier")]
    [InlineData("Patient?_count=mange", "search-count-format")]
    [InlineData("Observation?value-quantity=tung", "search-quantity-format")]
    [InlineData("Patient?_sort=ukjent", "search-sort-format")]
    [InlineData("Patient?_include=Patient", "search-include-format")]
    public async Task A_malformed_search_is_always_400(string url, string rule)
    {
        var answer = await server.GetAsync(url);

        Assert.Equal((400, rule), (answer.Status, answer.Rules[0]));
    }

    [Fact]
    public async Task An_unknown_parameter_is_named_and_left_out_of_the_self_link()
    {
        var answer = await server.GetAsync("Patient?ukjent=1&gender=other");

        Assert.Equal(200, answer.Status);
        Assert.Equal($"{server.Base}/Patient?gender=other", answer.Link("self"));
        var outcome = Assert.Single(answer.Entries, entry => entry["search"]!["mode"]!.GetValue<string>() == "outcome");
        Assert.Contains("ukjent", outcome["resource"]!["issue"]![0]!["details"]!["text"]!.GetValue<string>());
        Assert.Equal("warning", outcome["resource"]!["issue"]![0]!["severity"]!.GetValue<string>());
    }

    [Fact]
    public async Task An_unknown_parameter_is_400_when_handling_is_strict() =>
        Assert.Equal((400, "search-unknown-parameter"), await StrictAsync("Patient?ukjent=1"));

    private async Task<(int, string)> StrictAsync(string url)
    {
        var answer = await server.GetAsync(url, ("Prefer", "handling=strict"));
        return (answer.Status, answer.Rules[0]);
    }

    [Theory]
    [InlineData("nb", "finnes ikke", "en", "There is no")]
    [InlineData("en-GB", "There is no", "nb", "finnes ikke")]
    [InlineData("", "finnes ikke", "en", "There is no")]
    public async Task An_outcome_speaks_the_callers_language_and_carries_the_other(string language, string text, string other, string translation)
    {
        var issue = (await server.GetAsync("Patient/finnes-ikke", ("Accept-Language", language))).Json["issue"]![0]!;

        Assert.Contains(text, issue["details"]!["text"]!.GetValue<string>());
        var extension = issue["details"]!["_text"]!["extension"]![0]!["extension"]!.AsArray();
        Assert.Equal(other, extension[0]!["valueCode"]!.GetValue<string>());
        Assert.Contains(translation, extension[1]!["valueString"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("""{"resourceType":"Patient","id":"x"}""", "y", "resource-id-mismatch")]
    [InlineData("""{"resourceType":"Patient"}""", "y", "resource-id-missing")]
    [InlineData("""{"resourceType":"Basic","id":"y","code":{"text":"x"}}""", "y", "resource-type-mismatch")]
    public async Task An_update_whose_body_says_something_else_than_its_address_is_400(string body, string id, string rule)
    {
        var answer = await server.PutAsync($"Patient/{id}", body);

        Assert.Equal((400, rule), (answer.Status, answer.Rules[0]));
        Assert.Equal(404, (await server.GetAsync($"Patient/{id}")).Status);
    }
}
