using System.Text.Json.Nodes;
using Fhir.Server.Tests.Rest;
using Xunit;

namespace Fhir.Server.Tests.Bulk;

/// <summary>Prefer: respond-async on ordinary requests. https://hl7.org/fhir/R4/async.html</summary>
public sealed class AsyncTests(FilledBulkServer server) : IClassFixture<FilledBulkServer>
{
    private static readonly (string, string) Async = ("Prefer", "respond-async");

    [Theory]
    [InlineData("Observation?status=amended")]
    [InlineData("Patient/p1/$everything?_count=1")]
    [InlineData("Patient/p1/Observation")]
    [InlineData("Patient/p1/_history")]
    [InlineData("Observation/_history?_count=2")]
    [InlineData("_history?_count=2")]
    [InlineData("ValueSet/$expand?url=http://hl7.org/fhir/ValueSet/administrative-gender")]
    public async Task What_may_take_long_is_answered_later_as_it_would_be_at_once(string url)
    {
        var answer = await server.WaitAsync(await server.KickOffAsync(url));
        var entry = Assert.Single(answer.Entries);
        var atOnce = (await server.GetAsync(url)).Json;

        Assert.Equal((200, "application/fhir+json; charset=utf-8", "batch-response"), (answer.Status, answer.Header("Content-Type"), answer.Json["type"]!.GetValue<string>()));
        Assert.NotEmpty(answer.Header("Expires"));
        Assert.StartsWith("200", entry["response"]!["status"]!.GetValue<string>());
        Assert.Equal(Content(atOnce), Content(entry["resource"]!));
    }

    [Fact]
    public async Task A_batch_is_carried_out_later_and_once()
    {
        const string batch = """
            {"resourceType":"Bundle","type":"batch","entry":[
             {"request":{"method":"POST","url":"Organization"},"resource":{"resourceType":"Organization","name":"Fra en utsatt batch"}},
             {"request":{"method":"GET","url":"Patient/ingen"}}]}
            """;
        var answer = await server.WaitAsync(await server.KickOffAsync("", batch));
        var inner = Assert.Single(answer.Entries)["resource"]!;

        Assert.Equal(["201 Created", "404 Not Found"], inner["entry"]!.AsArray().Select(entry => entry!["response"]!["status"]!.GetValue<string>()));
        Assert.Single((await server.GetAsync("Organization?name=Fra en utsatt batch")).Matches);
    }

    [Fact]
    public async Task A_posted_search_is_answered_later()
    {
        var kickOff = await server.SendAsync("POST", "Observation/_search", "status=amended", "application/x-www-form-urlencoded", Async);
        var answer = await server.WaitAsync(kickOff.Header("Content-Location"));

        Assert.Equal("o3", answer.Entries[0]["resource"]!["entry"]![0]!["resource"]!["id"]!.GetValue<string>());
    }

    [Fact]
    public async Task What_the_interaction_refuses_stands_in_the_answer()
    {
        var answer = await server.WaitAsync(await server.KickOffAsync("Observation?date=x"));
        var response = Assert.Single(answer.Entries)["response"]!;

        Assert.StartsWith("400", response["status"]!.GetValue<string>());
        Assert.Equal("search-date-format", response["outcome"]!["issue"]![0]!["details"]!["coding"]![0]!["code"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("Patient/p1/$no-such", 404)]
    [InlineData("NoType?x=y", 404)]
    [InlineData("Patient/x%20y/_history", 400)]
    public async Task What_can_be_refused_at_once_is(string url, int status) => Assert.Equal(status, (await server.GetAsync(url, Async)).Status);

    [Theory]
    [InlineData("GET", "Patient/p1", 200)]
    [InlineData("GET", "Patient/p1/_history/1", 200)]
    [InlineData("GET", "metadata", 200)]
    [InlineData("DELETE", "Patient/ingen", 204)]
    public async Task What_takes_no_time_is_answered_at_once(string method, string url, int status) =>
        Assert.Equal(status, (await server.SendAsync(method, url, null, "", Async)).Status);

    [Fact]
    public async Task The_answer_comes_in_the_format_that_is_asked_for_and_is_no_file()
    {
        var status = await server.KickOffAsync("Observation?status=amended");
        await server.WaitAsync(status);

        Assert.StartsWith("application/fhir+xml", (await server.GetAsync($"{status}?_format=xml")).Header("Content-Type"));
        Assert.Equal(404, (await server.GetAsync($"{status}/answer.json")).Status);
        Assert.Equal(202, (await server.DeleteAsync(status)).Status);
        Assert.Equal(404, (await server.GetAsync(status)).Status);
    }

    /// <summary>Without what is made anew for each answer.</summary>
    private static string Content(JsonNode resource)
    {
        var copy = resource.DeepClone();
        foreach (var made in new[] { "id", "meta", "link", "expansion" }) copy.AsObject().Remove(made);
        return copy.ToJsonString();
    }
}
