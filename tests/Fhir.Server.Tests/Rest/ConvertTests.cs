using Xunit;

namespace Fhir.Server.Tests.Rest;

/// <summary>https://hl7.org/fhir/R4/resource-operation-convert.html</summary>
public sealed class ConvertTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const string Json = """{"resourceType":"Patient","id":"a","active":true}""";
    private const string Xml = """<Patient xmlns="http://hl7.org/fhir"><id value="a"/><active value="true"/></Patient>""";

    [Fact]
    public async Task A_resource_comes_back_in_the_format_that_is_asked_for()
    {
        var xml = await server.PostAsync("$convert", Json, ("Accept", "application/fhir+xml"));
        var json = await server.SendAsync("POST", "$convert", Xml, "application/fhir+xml", ("Accept", "application/fhir+json"));
        var posted = await server.SendAsync("POST", "$convert?_format=json", Xml, "application/fhir+xml");

        Assert.Contains("<active value=\"true\"", xml.Text);
        Assert.Equal((200, Json), (json.Status, json.Text));
        Assert.Equal(Json, posted.Text);
    }

    [Fact]
    public async Task As_a_parameter_it_comes_back_as_a_parameter()
    {
        var answer = await server.PostAsync("$convert", $$"""{"resourceType":"Parameters","parameter":[{"name":"input","resource":{{Json}}}]}""");

        Assert.Equal(("output", Json), (answer.Json["parameter"]![0]!["name"]!.GetValue<string>(), answer.Json["parameter"]![0]!["resource"]!.ToJsonString()));
    }

    [Theory]
    [InlineData("{", "application/fhir+json", "", 400)]
    [InlineData("", "application/fhir+json", "", 400)]
    [InlineData(Json, "application/fhir+json", "text/turtle", 406)]
    [InlineData(Json, "application/fhir+json", "application/fhir+json; fhirVersion=5.0", 406)]
    [InlineData(Json, "text/turtle", "", 415)]
    public async Task What_cannot_be_read_or_written_is_refused(string body, string contentType, string accept, int status) =>
        Assert.Equal(status, (await server.SendAsync("POST", "$convert", body, contentType, ("Accept", accept))).Status);
}
