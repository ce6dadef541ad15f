using System.Text.Json.Nodes;
using Xunit;

namespace Fhir.Server.Tests.Rest;

/// <summary>SearchParameter resources take effect by being written. https://hl7.org/fhir/R4/searchparameter.html</summary>
public sealed class CustomParameterTests(RunningServer server) : IClassFixture<RunningServer>
{
    private static string Parameter(string id, string code, string type, string expression, string bases = "Patient", string rest = "") => $$"""
        {"resourceType":"SearchParameter","id":"{{id}}","url":"https://fhirref.example/no/SearchParameter/{{id}}","name":"X","status":"active","description":"x","code":"{{code}}",
         "base":["{{string.Join("\",\"", bases.Split(' '))}}"],"type":"{{type}}","expression":"{{expression}}"{{rest}} }
        """;

    [Fact]
    public async Task A_parameter_finds_what_was_there_before_and_what_comes_after_and_goes_when_it_is_deleted()
    {
        await server.PutAsync("Patient/hc1", """{"resourceType":"Patient","id":"hc1","maritalStatus":{"coding":[{"system":"http://m","code":"M"}]}}""");
        Assert.Equal(400, (await server.GetAsync("Patient?marital=M", ("Prefer", "handling=strict"))).Status);

        Assert.Equal(201, (await server.PutAsync("SearchParameter/marital", Parameter("marital", "marital", "token", "Patient.maritalStatus"))).Status);
        await server.PutAsync("Patient/hc2", """{"resourceType":"Patient","id":"hc2","maritalStatus":{"coding":[{"system":"http://m","code":"M"}]}}""");
        await server.PutAsync("Patient/hc3", """{"resourceType":"Patient","id":"hc3","maritalStatus":{"coding":[{"system":"http://m","code":"S"}]}}""");

        Assert.Equal(["Patient/hc1", "Patient/hc2"], (await server.GetAsync("Patient?marital=http://m|M&_sort=_id")).Matches);
        Assert.Equal(["Patient/hc3", "Patient/hc2", "Patient/hc1"], (await server.GetAsync("Patient?marital:missing=false&_sort=-marital,-_id")).Matches);
        Assert.Equal("ready", await StateAsync("marital"));
        Assert.Contains("marital", await ClaimedAsync("Patient"));

        // Changed: it asks another element now.
        Assert.Equal(200, (await server.PutAsync("SearchParameter/marital", Parameter("marital", "marital", "token", "Patient.gender"))).Status);
        Assert.Empty((await server.GetAsync("Patient?marital=M")).Matches);

        Assert.Equal(204, (await server.DeleteAsync("SearchParameter/marital")).Status);
        Assert.Equal(400, (await server.GetAsync("Patient?marital=M", ("Prefer", "handling=strict"))).Status);
        Assert.DoesNotContain("marital", await ClaimedAsync("Patient"));
    }

    [Fact]
    public async Task A_parameter_can_be_chained_included_had_and_part_of_a_composite()
    {
        await server.PutAsync("SearchParameter/contact-org", Parameter("contact-org", "contact-org", "reference", "Patient.contact.organization", rest: ",\"target\":[\"Organization\"]"));
        await server.PutAsync("SearchParameter/contact-gender", Parameter("contact-gender", "contact-gender", "token", "Patient.contact.gender"));
        await server.PutAsync("SearchParameter/contact-city", Parameter("contact-city", "contact-city", "string", "Patient.contact.address.city"));
        Assert.Equal(201, (await server.PutAsync("SearchParameter/contact-both", Parameter("contact-both", "contact-both", "composite", "Patient.contact", rest: """
            ,"component":[{"definition":"https://fhirref.example/no/SearchParameter/contact-gender","expression":"gender"},{"definition":"https://fhirref.example/no/SearchParameter/contact-city","expression":"address.city"}]
            """))).Status);
        await server.PutAsync("Organization/co", """{"resourceType":"Organization","id":"co","name":"Firma"}""");
        await server.PutAsync("Patient/cp", """
            {"resourceType":"Patient","id":"cp","contact":[{"gender":"male","address":{"city":"Bodø"},"organization":{"reference":"Organization/co"}},{"gender":"female","address":{"city":"Moss"}}]}
            """);

        Assert.Equal(["Patient/cp"], (await server.GetAsync("Patient?contact-org.name=firma")).Matches);
        Assert.Equal(["Organization/co"], (await server.GetAsync("Organization?_has:Patient:contact-org:contact-city=bod")).Matches);
        Assert.Equal(2, (await server.GetAsync("Patient?contact-org=Organization/co&_include=Patient:contact-org")).Entries.Count);
        Assert.Equal(["Patient/cp"], (await server.GetAsync("Patient?contact-both=male$bodø")).Matches);
        Assert.Empty((await server.GetAsync("Patient?contact-both=female$bodø")).Matches);
    }

    [Theory]
    [InlineData("bad code", "token", "Patient.gender", "Patient", "searchparameter-code")]
    [InlineData("x1", "token", "Patient.kjonn", "Patient", "searchparameter-expression")]
    [InlineData("x2", "token", "Patient.gender.where(", "Patient", "definition-expression")]
    [InlineData("x3", "token", "Observation.code", "Patient", "searchparameter-expression")]
    [InlineData("x4", "date", "Patient.gender", "Patient", "searchparameter-kind")]
    [InlineData("x5", "number", "Patient.name", "Patient", "searchparameter-kind")]
    [InlineData("x6", "special", "Patient.name", "Patient", "searchparameter-type")]
    [InlineData("gender", "token", "Patient.gender", "Patient", "searchparameter-taken")]
    [InlineData("_id", "token", "Patient.gender", "Patient", "searchparameter-code")]
    [InlineData("x7", "token", "Element.id", "Element", "searchparameter-base")]
    [InlineData("x8", "composite", "Patient.contact", "Patient", "search-parameter-component")]
    public async Task One_that_cannot_be_searched_by_is_refused_with_the_reason(string code, string type, string expression, string bases, string rule)
    {
        var answer = await server.PutAsync("SearchParameter/refused", Parameter("refused", code, type, expression, bases));
        var transaction = await server.PostAsync("", $$"""
            {"resourceType":"Bundle","type":"transaction","entry":[{"resource":{{Parameter("refused", code, type, expression, bases)}},"request":{"method":"PUT","url":"SearchParameter/refused"} }]}
            """);

        Assert.Equal(422, answer.Status);
        Assert.True(answer.Rules.Contains(rule) || bases == "Element", answer.Text);
        Assert.Equal(422, transaction.Status);
        Assert.Equal(404, (await server.GetAsync("SearchParameter/refused")).Status);
    }

    [Fact]
    public async Task Two_cannot_have_one_code_or_one_url()
    {
        await server.PutAsync("SearchParameter/first", Parameter("first", "twice", "token", "Patient.gender"));
        var code = await server.PutAsync("SearchParameter/second", Parameter("second", "twice", "string", "Patient.name.family"));
        var url = await server.PutAsync("SearchParameter/third", Parameter("first", "thrice", "token", "Patient.gender").Replace("\"id\":\"first\"", "\"id\":\"third\"", StringComparison.Ordinal));

        Assert.Equal((422, "searchparameter-taken"), (code.Status, code.Rules[0]));
        Assert.Equal((422, "searchparameter-url"), (url.Status, url.Rules[0]));
    }

    [Fact]
    public async Task R4s_own_and_retired_ones_can_be_stored_and_change_nothing()
    {
        var own = Parameter("own", "gender", "token", "Patient.birthDate").Replace("https://fhirref.example/no/SearchParameter/own", "http://hl7.org/fhir/SearchParameter/individual-gender", StringComparison.Ordinal);
        Assert.Equal(201, (await server.PutAsync("SearchParameter/own", own)).Status);
        Assert.Equal(201, (await server.PutAsync("SearchParameter/retired", Parameter("retired", "old", "token", "Patient.gender").Replace("active", "retired", StringComparison.Ordinal))).Status);

        Assert.Equal("none", await StateAsync("own"));
        Assert.Equal("none", await StateAsync("retired"));
        Assert.Equal(400, (await server.GetAsync("Patient?old=male", ("Prefer", "handling=strict"))).Status);
        Assert.Equal(404, (await server.GetAsync("SearchParameter/nobody/$reindex-status")).Status);
    }

    [Fact]
    public async Task An_expression_of_more_than_a_path_and_one_of_all_types_work()
    {
        await server.PutAsync("SearchParameter/adult", Parameter("adult", "adult", "token", "Patient.birthDate < @2000-01-01"));
        Assert.Equal(201, (await server.PutAsync("SearchParameter/lang", Parameter("lang", "lang", "token", "Resource.language", "Resource"))).Status);
        await server.PutAsync("Patient/old", """{"resourceType":"Patient","id":"old","birthDate":"1950","language":"nn"}""");
        await server.PutAsync("Organization/nn", """{"resourceType":"Organization","id":"nn","name":"x","language":"nn"}""");

        Assert.Equal(["Patient/old"], (await server.GetAsync("Patient?adult=true")).Matches);
        Assert.Equal(["Organization/nn", "Patient/old"], (await server.GetAsync("?lang=nn")).Matches.Order());
    }

    private async Task<string> StateAsync(string id) =>
        (await server.GetAsync($"SearchParameter/{id}/$reindex-status")).Json["parameter"]!.AsArray().Single(part => part!["name"]!.GetValue<string>() == "state")!["valueCode"]!.GetValue<string>();

    private async Task<IEnumerable<string>> ClaimedAsync(string type)
    {
        var resources = (await server.GetAsync("metadata")).Json["rest"]![0]!["resource"]!.AsArray();
        return ((JsonArray)resources.Single(resource => resource!["type"]!.GetValue<string>() == type)!["searchParam"]!).Select(parameter => parameter!["name"]!.GetValue<string>());
    }
}
