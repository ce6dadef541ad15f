using Fhir.Server.Transport;
using Microsoft.Net.Http.Headers;
using Xunit;

namespace Fhir.Server.Tests.Rest;

/// <summary>https://www.rfc-editor.org/rfc/rfc9110#section-12.5.1</summary>
public sealed class AcceptedFormatsTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Theory]
    [InlineData("*/*", BodyFormat.Json)]
    [InlineData("application/*", BodyFormat.Json)]
    [InlineData("text/*", BodyFormat.Json)]
    [InlineData("application/fhir+json;q=0, */*", BodyFormat.Xml)]                       // not JSON, anything else
    [InlineData("application/fhir+json;q=0.1, */*;q=0.5", BodyFormat.Xml)]               // what is named counts before a range
    [InlineData("*/*;q=0.1, application/fhir+xml;q=0.5", BodyFormat.Xml)]
    [InlineData("application/fhir+xml;q=0.5, */*;q=0.5", BodyFormat.Xml)]                // of equals the one that stands first
    [InlineData("application/fhir+json;q=0.5, application/json;q=0.9, text/xml;q=0.7", BodyFormat.Json)]
    [InlineData("text/turtle, application/fhir+xml;q=0.5", BodyFormat.Xml)]
    [InlineData("text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8", BodyFormat.Html)]
    [InlineData("application/fhir+json;fhirVersion=3.0, application/fhir+xml;q=0.2", BodyFormat.Xml)]
    [InlineData("text/turtle", null)]
    [InlineData("application/fhir+json;q=0", null)]
    [InlineData("*/*;q=0", null)]
    public void The_best_of_what_is_accepted_is_chosen(string accept, BodyFormat? format)
    {
        Assert.True(MediaTypeHeaderValue.TryParseList([accept], out var accepted));

        Assert.Equal(format, AcceptedFormats.Best([.. accepted])?.Format);
    }

    [Theory]
    [InlineData("", 200, "application/fhir+json")]
    [InlineData(",", 200, "application/fhir+json")]
    [InlineData("application/fhir+json;q=0, */*", 200, "application/fhir+xml")]
    [InlineData("application/fhir+json;q=0", 406, "application/fhir+json")]
    public async Task An_answer_comes_in_it(string accept, int status, string type)
    {
        var answer = await server.GetAsync("Patient?_count=0", ("Accept", accept));

        Assert.Equal(status, answer.Status);
        Assert.StartsWith(type, answer.Header("Content-Type"));
    }
}
