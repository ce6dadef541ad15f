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
}
