namespace Fhir.Store.Tests;

/// <summary>https://hl7.org/fhir/R4/references.html#logical</summary>
public sealed class LogicalReferenceTests
{
    private static string Observation(string id, string subject) =>
        $$"""{"resourceType":"Observation","id":"{{id}}","status":"final","code":{"text":"t"},"subject":{{subject}} }""";

    [Theory]
    [InlineData("patient:identifier=urn:s|7", "patient untyped")]
    [InlineData("patient:identifier=7", "patient untyped")]
    [InlineData("patient:identifier=|7", "")]
    [InlineData("patient:identifier=urn:s|8", "")]
    [InlineData("subject:identifier=urn:s|7", "device elsewhere patient untyped")]
    [InlineData("patient:identifier=urn:s|7&_id=device,elsewhere,untyped", "untyped")]
    // Nobody knows that it is a patient; only who it is was asked.
    [InlineData("patient:missing=false", "patient")]
    [InlineData("subject:missing=true", "")]
    public async Task An_identifier_alone_may_be_that_of_any_type(string query, string expected)
    {
        using var store = new TestStore();
        await store.PutAsync(
            Observation("untyped", """{"identifier":{"system":"urn:s","value":"7"} }"""), Observation("patient", """{"type":"Patient","identifier":{"system":"urn:s","value":"7"} }"""),
            Observation("device", """{"type":"Device","identifier":{"system":"urn:s","value":"7"} }"""), Observation("elsewhere", """{"reference":"https://a.example/fhir/Device/1","identifier":{"system":"urn:s","value":"7"} }"""),
            Observation("named", """{"display":"7"}"""));

        Assert.Equal(expected, await store.FindAsync("Observation", query));
    }
}
