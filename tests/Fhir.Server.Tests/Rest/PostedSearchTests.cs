using Xunit;

namespace Fhir.Server.Tests.Rest;

/// <summary>Patients that share an identifier, and what is theirs.</summary>
public sealed class SharedIdentifierServer : RunningServer
{
    public const string Number = "13818512345";

    protected override async Task FillAsync()
    {
        for (var number = 0; number < 5; number++)
        {
            var gender = number % 2 == 0 ? "female" : "male";
            Assert.Equal(201, (await PutAsync($"Patient/p{number}", $$"""{"resourceType":"Patient","id":"p{{number}}","gender":"{{gender}}","identifier":[{"system":"urn:oid:1.2","value":"{{Number}}"}]}""")).Status);
            Assert.Equal(201, (await PutAsync($"Observation/o{number}", $$"""{"resourceType":"Observation","id":"o{{number}}","status":"final","code":{"text":"t"},"subject":{"reference":"Patient/p{{number}}"} }""")).Status);
        }
    }
}

/// <summary>https://hl7.org/fhir/R4/http.html#search by POST, and what its links give away.</summary>
public sealed class PostedSearchTests(SharedIdentifierServer server) : IClassFixture<SharedIdentifierServer>
{
    private const string Form = "application/x-www-form-urlencoded";
    private const string Number = SharedIdentifierServer.Number;

    [Theory]
    [InlineData("Patient/_search?gender=female", "identifier=13818512345&_sort=_id", "Patient/p0 Patient/p2 Patient/p4")]
    [InlineData("Patient/_search?gender=female&_id=p0", "_id=p0,p2", "Patient/p0")]
    [InlineData("_search?_type=Patient", "gender=male&_sort=_id", "Patient/p1 Patient/p3")]
    [InlineData("Patient/p1/Observation/_search?status=final", "subject=p1", "Observation/o1")]
    [InlineData("Patient/p1/_search?_type=Observation", "status=final", "Observation/o1")]
    public async Task Parameters_of_the_address_and_of_the_body_count_both(string url, string form, string expected)
    {
        var answer = await server.SendAsync("POST", url, form, Form);

        Assert.Equal(expected, string.Join(' ', answer.Matches));
        foreach (var name in $"{url[(url.IndexOf('?', StringComparison.Ordinal) + 1)..]}&{form}".Split('&').Select(pair => pair.Split('=')[0]))
            Assert.Contains($"{name}=", answer.Link("self"));
    }

    [Theory]
    [InlineData("Patient/_search", "identifier=urn:oid:1.2|13818512345&_count=2&_sort=_id")]
    [InlineData("Patient/_search?_sort=_id", "_count=2&identifier:missing=false&identifier=13818512345")]
    [InlineData("Observation/_search", "subject:Patient.identifier=13818512345&_count=2")]
    [InlineData("_search", "_type=Patient&identifier=13818512345&_count=2")]
    public async Task Links_of_a_posted_search_name_the_parameters_but_hold_no_identifier_and_lead_on(string url, string form)
    {
        var first = await server.SendAsync("POST", url, form, Form);
        var (seen, page) = (first.Matches.ToList(), first);
        while (page.Link("next") is { } next)
        {
            Assert.DoesNotContain(Number, next);
            page = await server.GetAsync(next);
            Assert.DoesNotContain(Number, page.Json["link"]!.ToJsonString());
            Assert.DoesNotContain("national-number-in-url", page.Text);
            seen.AddRange(page.Matches);
        }

        Assert.Equal((5, 5), (seen.Count, seen.Distinct().Count()));
        Assert.Contains("identifier=sealed:", first.Link("self"));
        Assert.DoesNotContain(Number, first.Json["link"]!.ToJsonString());
        Assert.Equal(first.Matches, (await server.GetAsync(first.Link("self")!)).Matches);
        Assert.Equal(first.Matches, (await server.GetAsync(page.Link("first")!)).Matches);
    }

    [Fact]
    public async Task A_search_by_address_keeps_its_parameters_as_they_are()
    {
        var answer = await server.GetAsync($"Patient?identifier={Number}&_count=2");

        Assert.Equal($"{server.Base}/Patient?identifier={Number}&_count=2", answer.Link("self"));
    }

    [Theory]
    [InlineData("sealed:")]
    [InlineData("sealed:AAAA")]
    [InlineData("sealed:not base64!")]
    public async Task A_value_that_only_looks_sealed_is_searched_for_as_it_stands(string value)
    {
        var answer = await server.GetAsync($"Patient?identifier={Uri.EscapeDataString(value)}");

        Assert.Equal((200, 0), (answer.Status, answer.Matches.Count));
    }
}
