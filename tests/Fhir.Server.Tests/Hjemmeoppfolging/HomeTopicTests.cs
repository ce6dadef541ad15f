using System.Text;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;
using Fhir.Kernel.Search;
using Fhir.Server.Subscriptions.Topics;
using Xunit;
using static Fhir.Server.Tests.Hjemmeoppfolging.MeasuredServer;

namespace Fhir.Server.Tests.Hjemmeoppfolging;

/// <summary>The topics that come with a module are topics as any other.</summary>
public sealed class HomeTopicTests
{
    private const string Interpretation = "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation";

    private static readonly TopicSet Topics = TopicSet.Load(null, SearchParameterSet.R4, default, Assert.Fail);

    private static string Pulse(string value, string? interpretation = null, string? low = null, string? high = null, string status = "final") => $$"""
        {"resourceType":"Observation","id":"o","status":"{{status}}","code":{"coding":[{{Loinc("8867-4")}}]},"valueQuantity":{{Quantity(value, "/min")}}
         {{(interpretation is null ? "" : $",\"interpretation\":[{{\"coding\":[{{\"system\":\"{Interpretation}\",\"code\":\"{interpretation}\"}}]}}]")}}
         {{(low is null && high is null ? "" : $",\"referenceRange\":[{{{string.Join(',', new[] { low is null ? null : $"\"low\":{Quantity(low, "/min")}", high is null ? null : $"\"high\":{Quantity(high, "/min")}" }.OfType<string>())}}}]")}} }
        """;

    public static TheoryData<string, string?, string?, bool> Changes => new()
    {
        { "above its range", null, Pulse("101", high: "100"), true },
        { "at its range", null, Pulse("100", high: "100"), false },
        { "below its range", null, Pulse("49", low: "50", high: "100"), true },
        { "in its range", null, Pulse("70", low: "50", high: "100"), false },
        { "no range", null, Pulse("200"), false },
        { "marked high", null, Pulse("70", "H"), true },
        { "marked critical", null, Pulse("70", "LL"), true },
        { "marked normal", null, Pulse("70", "N"), false },
        { "not done yet", null, Pulse("101", high: "100", status: "preliminary"), false },
        { "in error", null, Pulse("101", "H", high: "100", status: "entered-in-error"), false },
        { "corrected into a breach", Pulse("70", high: "100"), Pulse("107", high: "100", status: "corrected"), true },
        { "still a breach", Pulse("107", high: "100"), Pulse("108", high: "100", status: "corrected"), false },
        { "corrected out of a breach", Pulse("107", high: "100"), Pulse("70", high: "100", status: "corrected"), false },
        { "deleted", Pulse("107", high: "100"), null, false },
        { "another unit", null, Pulse("2", high: "100").Replace("\"valueQuantity\":{\"value\":2,\"unit\":\"/min\",\"system\":\"http://unitsofmeasure.org\",\"code\":\"/min\"}", "\"valueQuantity\":{\"value\":2,\"system\":\"http://unitsofmeasure.org\",\"code\":\"/s\"}", StringComparison.Ordinal), true },
        { "a component above its range", null, $$"""
            {"resourceType":"Observation","id":"o","status":"final","code":{"coding":[{{Loinc("85354-9")}}]},"component":[
             {"code":{"coding":[{{Loinc("8462-4")}}]},"valueQuantity":{{Quantity("70", "mm[Hg]")}},"referenceRange":[{"high":{{Quantity("90", "mm[Hg]")}} }]},
             {"code":{"coding":[{{Loinc("8480-6")}}]},"valueQuantity":{{Quantity("150", "mm[Hg]")}},"referenceRange":[{"high":{{Quantity("135", "mm[Hg]")}} }]}]}
            """, true },
        { "a NEWS2 of middle risk", null, """
            {"resourceType":"Observation","id":"o","status":"final","code":{"text":"NEWS2"},"interpretation":[{"coding":[{"system":"https://fhirref.example/no/hjemmeoppfolging/CodeSystem/hjemme-news2-respons","code":"middels"}]}]}
            """, true },
        { "a NEWS2 of low risk", null, """
            {"resourceType":"Observation","id":"o","status":"final","code":{"text":"NEWS2"},"interpretation":[{"coding":[{"system":"https://fhirref.example/no/hjemmeoppfolging/CodeSystem/hjemme-news2-respons","code":"lav"}]}]}
            """, false },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void A_breach_is_an_event_when_it_is_new(string what, string? before, string? now, bool isEvent) =>
        Assert.True(isEvent == IsEvent("threshold-breach", before, now), what);

    [Theory]
    [InlineData(null, "preliminary", true)]
    [InlineData("preliminary", "final", true)]
    [InlineData("final", null, true)]
    public void Every_change_of_an_alarm_is_an_event(string? before, string? now, bool isEvent) => Assert.Equal(isEvent, IsEvent("new-alarm", Alarm(before), Alarm(now)));

    [Fact]
    public void A_new_measurement_is_an_event_of_the_servers_own_topic() => Assert.True(IsEvent("new-measurement", null, Pulse("70")));

    private static string? Alarm(string? status) => status is null ? null : $$"""{"resourceType":"DetectedIssue","id":"d","status":"{{status}}"}""";

    private static bool IsEvent(string topic, string? before, string? now) => new TopicMatcher(SearchParameterSet.R4, null)
        .IsEvent(Topics.Find("https://fhirref.example/no/SubscriptionTopic/" + topic)!, new ResourceChange(topic == "new-alarm" ? "DetectedIssue" : "Observation", Parsed(before), Parsed(now)));

    private static Element Parsed(string? json) => json is null ? default : JsonParser.Parse(Encoding.UTF8.GetBytes(json), DefinitionsPack.Core.Schema).Document!.Root;
}
