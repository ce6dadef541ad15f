using Xunit;

namespace Fhir.Server.Tests.Rest;

/// <summary>Observations of two patients: codes with translations, texts, ties and no time.</summary>
public sealed class LastNServer : RunningServer
{
    protected override async Task FillAsync()
    {
        await PutAsync("a", "p", "2024-01-01", Coded("http://s|a"));
        await PutAsync("b", "p", "2024-01-02", Coded("http://s|b"));
        await PutAsync("ac", "p", "2024-01-03T10:00:00Z", Coded("http://s|a", "http://s|c"));
        await PutAsync("c", "p", "2024-01-04", Coded("http://s|c"), "laboratory");
        await PutAsync("other", "p", "2024-01-05", Coded("http://t|a"));
        await PutAsync("text", "p", "2024-01-01", """ "text":"Text" """);
        await PutAsync("text2", "p", "2024-01-02", """ "text":"Text" """);
        await PutAsync("textM", "p", "2024-01-02", """ "text":"text" """);
        await PutAsync("timeless", "p", null, Coded("http://s|b"));
        await PutAsync("foreign", "q", "2024-02-01", Coded("http://s|a"));
    }

    private static string Coded(params string[] codings) =>
        $"\"coding\":[{string.Join(',', codings.Select(coding => coding.Split('|')).Select(pair => $$"""{"system":"{{pair[0]}}","code":"{{pair[1]}}"}"""))}],\"text\":\"whatever\"";

    private async Task PutAsync(string id, string patient, string? time, string code, string category = "vital-signs")
    {
        var effective = time is null ? "" : $"\"effectiveDateTime\":\"{time}\",";
        var answer = await PutAsync($"Observation/{id}", $$"""
            {"resourceType":"Observation","id":"{{id}}","status":"final",{{effective}}"code":{ {{code}} },"subject":{"reference":"Patient/{{patient}}"},
             "category":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/observation-category","code":"{{category}}"}]}]}
            """);
        Assert.Equal(201, answer.Status);
    }
}

/// <summary>https://hl7.org/fhir/R4/observation-operation-lastn.html</summary>
public sealed class LastNTests(LastNServer server) : IClassFixture<LastNServer>
{
    private const string Form = "application/x-www-form-urlencoded";

    [Theory]
    // Of two with one time the one that was written last is the newer. b is joined to nothing; ac joins a and c only where both are asked for.
    [InlineData("patient=p&category=vital-signs", "other ac textM text2 b")]
    [InlineData("patient=p&category=vital-signs,laboratory", "other c textM text2 b")]
    [InlineData("patient=Patient/p&category=vital-signs,laboratory&max=2", "other c ac textM text2 text b timeless")]
    [InlineData("subject=Patient/p&code=http://s|a,http://s|c&max=10", "c ac a")]
    [InlineData("patient=p&code=http://s|a&max=10", "ac a")]
    [InlineData("patient=p&code=b&max=1", "b")]
    [InlineData("patient=p&code=a&date=lt2024-01-03&status=final", "a")]
    [InlineData("patient=p&code-value-concept=a$b", "")]
    [InlineData("patient=nobody&category=vital-signs", "")]
    public async Task The_newest_of_each_code_come_by_address_and_by_post(string query, string expected)
    {
        var asked = await server.GetAsync($"Observation/$lastn?{query}");
        var posted = await server.SendAsync("POST", "Observation/$lastn", query, Form);
        var parameters = string.Join(',', query.Split('&').Select(pair => pair.Split('=')).Select(pair =>
            pair[0] == "max" ? $$"""{"name":"max","valuePositiveInt":{{pair[1]}}}""" : $$"""{"name":"{{pair[0]}}","valueString":"{{pair[1]}}"}"""));
        var sent = await server.PostAsync("Observation/$lastn", $$"""{"resourceType":"Parameters","parameter":[{{parameters}}]}""");

        Assert.Equal(expected, Ids(asked));
        Assert.Equal(expected, Ids(posted));
        Assert.Equal(expected, Ids(sent));
        Assert.Equal(asked.Matches.Count, asked.Json["total"]!.GetValue<int>());
    }

    [Fact]
    public async Task The_self_link_repeats_what_was_asked()
    {
        var answer = await server.GetAsync("Observation/$lastn?patient=p&category=vital-signs&max=2&_format=json");

        Assert.Equal($"{server.Base}/Observation/$lastn?patient=p&category=vital-signs&_format=json&max=2", answer.Link("self"));
        Assert.Equal(answer.Matches, (await server.GetAsync(answer.Link("self")!)).Matches);
    }

    [Theory]
    [InlineData("category=vital-signs", "lastn-subject")]
    [InlineData("patient=p", "lastn-code")]
    [InlineData("patient=p&status=final", "lastn-code")]
    [InlineData("patient=p&code:not=a", "lastn-code")]
    [InlineData("patient=p&code=a&max=0", "lastn-max")]
    [InlineData("patient=p&code=a&max=-1", "lastn-max")]
    [InlineData("patient=p&code=a&max=many", "lastn-max")]
    [InlineData("patient=p&code=a&max=1&max=2", "lastn-max")]
    [InlineData("patient=p&code=a&date=yesterday", "search-date-format")]
    public async Task A_question_that_is_none_is_refused(string query, string rule)
    {
        var answer = await server.GetAsync($"Observation/$lastn?{query}");

        Assert.Equal((400, rule), (answer.Status, answer.Rules[0]));
    }

    [Fact]
    public async Task What_has_no_meaning_is_named_or_refused_when_strict()
    {
        var lenient = await server.GetAsync("Observation/$lastn?patient=p&code=a&_sort=date&_count=1&max=2");
        var strict = await server.GetAsync("Observation/$lastn?patient=p&code=a&_count=1", ("Prefer", "handling=strict"));

        Assert.Equal("other ac a", Ids(lenient));
        Assert.Contains("lastn-ignores", lenient.Text);
        Assert.DoesNotContain("_count", lenient.Link("self"));
        Assert.Equal((400, "lastn-ignores"), (strict.Status, strict.Rules[0]));
    }

    [Theory]
    [InlineData("""{"resourceType":"Parameters","parameter":[{"name":"patient","valueCoding":{"code":"a"}}]}""", "operation-parameter-type")]
    [InlineData("""{"resourceType":"Parameters","parameter":[{"name":"patient"}]}""", "operation-parameter-type")]
    [InlineData("""{"resourceType":"Nothing"}""", null)]
    public async Task Parameters_that_have_no_text_are_refused(string body, string? rule)
    {
        var answer = await server.PostAsync("Observation/$lastn", body);

        Assert.Equal(400, answer.Status);
        if (rule is not null) Assert.Equal(rule, answer.Rules[0]);
    }

    [Fact]
    public async Task The_capability_statement_names_the_operation()
    {
        var observation = (await server.GetAsync("metadata")).Json["rest"]![0]!["resource"]!.AsArray().Single(resource => resource!["type"]!.GetValue<string>() == "Observation")!;

        Assert.Contains("http://hl7.org/fhir/OperationDefinition/Observation-lastn", observation["operation"]!.AsArray().Select(operation => operation!["definition"]!.GetValue<string>()));
    }

    private static string Ids(Answer answer)
    {
        Assert.True(answer.Status == 200, answer.Text);
        return string.Join(' ', answer.Matches.Select(match => match["Observation/".Length..]));
    }
}
