using Xunit;

namespace Fhir.Server.Tests.Rest;

/// <summary>Conditional references are the last thing of a transaction to be resolved. https://hl7.org/fhir/R4/http.html#trules</summary>
public sealed class ConditionalReferenceTests(RunningServer server) : IClassFixture<RunningServer>
{
    private readonly string number = Guid.NewGuid().ToString();

    private string Where => $"Organization?identifier=urn:nr|{number}";

    private string Patient => $$"""{"resource":{"resourceType":"Patient","managingOrganization":{"reference":"{{Where}}"} },"request":{"method":"POST","url":"Patient"} }""";

    private static string Put(string url, string id, string? identifier) =>
        $$"""{"resource":{"resourceType":"Organization","id":"{{id}}","name":"A"{{(identifier is null ? "" : $",\"identifier\":[{{\"system\":\"urn:nr\",\"value\":\"{identifier}\"}}]")}} },"request":{"method":"PUT","url":"{{url}}"} }""";

    private static string Delete(string id) => $$"""{"request":{"method":"DELETE","url":"Organization/{{id}}"} }""";

    private Task<Answer> PostAsync(params string[] entries) => server.PostAsync("", $$"""{"resourceType":"Bundle","type":"transaction","entry":[{{string.Join(',', entries)}}]}""");

    private async Task<string> StoredAsync()
    {
        var id = Guid.NewGuid().ToString();
        Assert.Equal("201 Created", (await PostAsync(Put($"Organization/{id}", id, number))).Entries.Single()["response"]!["status"]!.GetValue<string>());
        return id;
    }

    private static string LedTo(Answer answer, int entry) => answer.Entries[entry]["resource"]!["managingOrganization"]!["reference"]!.GetValue<string>();

    [Theory]
    [InlineData("POST", "Organization", "")]
    [InlineData("POST", "Organization", ",\"ifNoneExist\":\"identifier=urn:nr|{0}\"")]
    [InlineData("PUT", "Organization?identifier=urn:nr|{0}", "")]
    public async Task What_the_transaction_creates_is_found(string method, string url, string rest)
    {
        var answer = await PostAsync(Patient, $$"""{"resource":{"resourceType":"Organization","name":"A","identifier":[{"system":"urn:nr","value":"{{number}}"}]},"request":{"method":"{{method}}","url":"{{url.Replace("{0}", number, StringComparison.Ordinal)}}"{{rest.Replace("{0}", number, StringComparison.Ordinal)}} } }""");

        Assert.Equal($"Organization/{answer.Entries[1]["resource"]!["id"]}", LedTo(answer, 0));
    }

    [Fact]
    public async Task What_the_transaction_gives_the_identifier_is_found_and_what_it_takes_it_from_is_not()
    {
        var (old, other) = (await StoredAsync(), Guid.NewGuid().ToString());
        var answer = await PostAsync(Patient, Put($"Organization/{old}", old, null), Put($"Organization/{other}", other, number));

        Assert.Equal($"Organization/{other}", LedTo(answer, 0));
    }

    [Fact]
    public async Task What_the_transaction_updates_is_found_once()
    {
        var id = await StoredAsync();
        var answer = await PostAsync(Patient, Put($"Organization/{id}", id, number));

        Assert.Equal($"Organization/{id}", LedTo(answer, 0));
    }

    [Fact]
    public async Task Other_conditions_than_identifiers_find_it_too()
    {
        var answer = await PostAsync(Patient.Replace($"identifier=urn:nr|{number}", $"name:exact=N{number}", StringComparison.Ordinal),
            $$"""{"resource":{"resourceType":"Organization","name":"N{{number}}"},"request":{"method":"POST","url":"Organization"} }""");

        Assert.Equal($"Organization/{answer.Entries[1]["resource"]!["id"]}", LedTo(answer, 0));
    }

    [Fact]
    public async Task What_the_transaction_deletes_is_not_found()
    {
        var answer = await PostAsync(Patient, Delete(await StoredAsync()));

        Assert.Equal((412, "conditional-no-match"), (answer.Status, answer.Rules[0]));
    }

    [Fact]
    public async Task One_that_is_stored_and_one_that_is_created_are_two()
    {
        var (_, other) = (await StoredAsync(), Guid.NewGuid().ToString());
        var answer = await PostAsync(Patient, Put($"Organization/{other}", other, number));

        Assert.Equal((412, "conditional-many-matches"), (answer.Status, answer.Rules[0]));
        Assert.Equal(404, (await server.GetAsync($"Organization/{other}")).Status);
    }
}
