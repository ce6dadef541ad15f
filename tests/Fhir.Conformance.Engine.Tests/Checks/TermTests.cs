using System.Text.Json;

using Fhir.Conformance.Checks;
using Fhir.Conformance.Http;

namespace Fhir.Conformance.Engine.Tests.Checks;

/// <summary>How a value is taken from a resource, and which resources it matches.</summary>
public sealed class TermTests
{
    private const string Resource = """
        {"resourceType":"Observation","id":"1","status":"final","subject":{"reference":"https://a.example/fhir/Patient/p1/_history/2"},
         "code":{"coding":[{"code":"only"},{"system":"http://a|b","code":"c,d"}]},"effectiveDateTime":"2024-03-01T00:30:00+01:00"}
        """;

    [Fact]
    public void A_patient_is_asked_for_by_id_even_when_the_reference_is_absolute_and_versioned() =>
        Assert.Equal("p1", Term.Patient("subject").ValueOf(Parse(Resource)));

    [Fact]
    public void Commas_and_bars_in_a_token_are_escaped() =>
        Assert.Equal(@"http://a\|b|c\,d", Term.Token("code", "code.coding").ValueOf(Parse(Resource)));

    [Theory]
    [InlineData("2024-02-28T12:00:00Z", true)]
    [InlineData("2024-02-20", false)]
    [InlineData("2024", true)]
    public void From_takes_the_day_before_and_matches_what_reaches_it(string date, bool matches)
    {
        var term = Term.From("date", "effective[x]");
        Assert.Equal("ge2024-02-29", term.ValueOf(Parse(Resource)));
        Assert.Equal(matches, term.Matches(Parse($$"""{"effectiveDateTime":"{{date}}"}"""), "ge2024-02-29"));
    }

    [Theory]
    [InlineData("2024-03-02", true)]
    [InlineData("2024-03-09", false)]
    [InlineData("2024", true)]
    public void Until_takes_the_day_after_and_matches_what_begins_before(string date, bool matches)
    {
        var term = Term.Until("date", "effective[x]");
        Assert.Equal("le2024-03-02", term.ValueOf(Parse(Resource)));
        Assert.Equal(matches, term.Matches(Parse($$"""{"effectiveDateTime":"{{date}}"}"""), "le2024-03-02"));
    }

    [Fact]
    public void A_resource_without_the_value_gives_none()
    {
        var empty = Parse("{}");
        Assert.All([Term.Patient("subject"), Term.Code("status", "status"), Term.Token("code", "code.coding"), Term.From("date", "effective[x]")],
            term => Assert.Equal("", term.ValueOf(empty)));
    }

    private static Node Parse(string json) => new(JsonDocument.Parse(json).RootElement.Clone());
}
