using System.Text;

namespace Fhir.Server.Tests.Rest;

/// <summary>https://hl7.org/fhir/R4/binary.html#rest</summary>
public sealed class BinaryTests(RunningServer server) : IClassFixture<RunningServer>
{
    private static readonly string Data = Convert.ToBase64String(Encoding.UTF8.GetBytes("Epikrise på norsk"));

    private Task<string> CreateAsync(string contentType = "text/plain; charset=utf-8") =>
        server.CreateAsync("Binary", $"\"contentType\":\"{contentType}\",\"data\":\"{Data}\"");

    [Theory]
    [InlineData("text/plain")]
    [InlineData("*/*")]
    [InlineData("application/pdf")]
    [InlineData("application/xml")]
    [InlineData("")]
    public async Task The_content_itself_is_given_to_who_does_not_ask_for_fhir(string accept)
    {
        var answer = await server.GetAsync($"Binary/{await CreateAsync()}", ("Accept", accept));

        Assert.Equal((200, "Epikrise på norsk", "text/plain; charset=utf-8"), (answer.Status, answer.Text, answer.Header("Content-Type")));
        Assert.Equal(("nosniff", "W/\"1\""), (answer.Header("X-Content-Type-Options"), answer.Header("ETag")));
        Assert.StartsWith("sandbox", answer.Header("Content-Security-Policy"));
    }

    [Theory]
    [InlineData("application/fhir+json", "application/fhir+json; charset=utf-8")]
    [InlineData("application/fhir+xml", "application/fhir+xml; charset=utf-8")]
    [InlineData("text/html,*/*;q=0.8", "text/html; charset=utf-8")]
    public async Task The_resource_is_given_to_who_asks_for_fhir_and_a_page_to_a_browser(string accept, string contentType)
    {
        var answer = await server.GetAsync($"Binary/{await CreateAsync()}", ("Accept", accept));

        Assert.Equal(contentType, answer.Header("Content-Type"));
        Assert.Contains(Data, answer.Text);
    }

    [Fact]
    public async Task One_version_can_be_had_as_content_too()
    {
        var answer = await server.GetAsync($"Binary/{await CreateAsync()}/_history/1", ("Accept", "text/plain"));

        Assert.Equal("Epikrise på norsk", answer.Text);
    }

    [Fact]
    public async Task A_refusal_is_an_outcome_whatever_was_asked_for()
    {
        var answer = await server.GetAsync("Binary/finnes-ikke", ("Accept", "application/pdf"));

        Assert.Equal((404, "resource-not-found"), (answer.Status, answer.Rules[0]));
    }

    [Theory]
    [InlineData("application/pdf")]
    [InlineData("text/plain; charset=utf-8")]
    [InlineData("application/json")]                       // only FHIR's own types mean the resource
    [InlineData("application/xml")]
    public async Task Content_of_any_type_can_be_written_as_it_is(string contentType)
    {
        var created = await server.SendAsync("POST", "Binary", "{\"a\": 1}", contentType, ("Accept", "application/fhir+json"), ("X-Security-Context", "Patient/p1"));
        var read = await server.GetAsync($"Binary/{created.Json["id"]}", ("Accept", "application/pdf"));

        Assert.Equal((201, contentType, "Patient/p1"), (created.Status, created.Json["contentType"]!.GetValue<string>(), created.Json["securityContext"]!["reference"]!.GetValue<string>()));
        Assert.Equal(("{\"a\": 1}", contentType), (read.Text, read.Header("Content-Type")));
    }

    [Fact]
    public async Task Content_can_be_replaced_as_it_is()
    {
        var put = await server.SendAsync("PUT", "Binary/raatt", "en", "text/plain", ("Accept", "application/fhir+json"));
        var again = await server.SendAsync("PUT", "Binary/raatt", "to", "text/plain", ("If-Match", "W/\"1\""), ("Accept", "application/fhir+json"));

        Assert.Equal((201, 200, "W/\"2\""), (put.Status, again.Status, again.Header("ETag")));
        Assert.Equal("to", (await server.GetAsync("Binary/raatt", ("Accept", "text/plain"))).Text);
        Assert.Equal("en", (await server.GetAsync("Binary/raatt/_history/1", ("Accept", "text/plain"))).Text);
    }

    [Fact]
    public async Task Other_types_take_no_such_content() => Assert.Equal(415, (await server.SendAsync("POST", "Patient", "x", "application/pdf")).Status);

    [Fact]
    public async Task Content_over_the_limit_is_413() => Assert.Equal(413, (await server.SendAsync("POST", "Binary", new string('x', (32 << 20) + 1), "application/pdf")).Status);

    [Fact]
    public async Task Format_asks_for_the_resource_around_it() =>
        Assert.Equal("Binary", (await server.GetAsync($"Binary/{await CreateAsync()}?_format=json", ("Accept", "application/pdf"))).Json["resourceType"]!.GetValue<string>());
}
