using System.Text.Json.Nodes;
using Fhir.Server.Tests.Rest;
using Xunit;

namespace Fhir.Server.Tests.Plans;

/// <summary>Which zone applies: what no measurement tells is unknown, never green.</summary>
public sealed class ZoneTests : IAsyncLifetime
{
    private readonly PlanServer server = new();

    public ValueTask InitializeAsync() => server.InitializeAsync();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task The_zone_follows_the_newest_measurement_and_is_unknown_without_one()
    {
        Assert.Equal("unknown", Colour(await server.GetAsync("CarePlan/zoned/$zones")));
        foreach (var (percent, colour) in (IEnumerable<(string, string)>)[("92", "green"), ("88", "green"), ("87.9", "yellow"), ("85", "yellow"), ("84.9", "red"), ("70", "red")])
        {
            await server.MeasureAsync("newest", percent, 1);
            Assert.Equal(colour, Colour(await server.GetAsync("CarePlan/zoned/$zones")));
        }
        await server.MeasureAsync("later", "95", 0.5);
        Assert.Equal("green", Colour(await server.GetAsync("CarePlan/zoned/$zones")));
    }

    [Fact]
    public async Task A_measurement_that_is_too_old_tells_nothing()
    {
        await server.MeasureAsync("old", "95", 49);

        Assert.Equal("unknown", Colour(await server.GetAsync("CarePlan/zoned/$zones")));
        Assert.Equal("green", Colour(await server.GetAsync("CarePlan/zoned/$zones?maxAge=50")));
    }

    [Fact]
    public async Task Each_zone_says_when_it_applies_what_to_do_and_what_was_looked_at()
    {
        await server.MeasureAsync("seen", "86", 1);
        var zones = Zones(await server.GetAsync("CarePlan/zoned/$zones"));

        Assert.Equal(["red", "yellow", "green"], zones.Select(zone => zone["colour"]));
        Assert.Equal(["False", "True", "False"], zones.Select(zone => zone["applies"]));
        Assert.Equal(("Når yellow", "Gjør yellow", "Observation/seen", "CarePlan/zoned-sone-yellow"), (zones[1]["condition"], zones[1]["action"], zones[1]["measurement"], zones[1]["plan"]));
    }

    [Fact]
    public async Task An_amount_in_another_unit_is_converted_and_one_of_another_kind_decides_nothing()
    {
        await server.MeasureAsync("share", "0.86", 1, "1");
        Assert.Equal("yellow", Colour(await server.GetAsync("CarePlan/zoned/$zones")));

        await server.MeasureAsync("weight", "86", 0.5, "kg");
        var answer = await server.GetAsync("CarePlan/zoned/$zones", ("Accept-Language", "en"));
        Assert.Equal("unknown", Colour(answer));
        Assert.Contains("cannot be compared", Zones(answer)[0]["reason"]);
    }

    [Fact]
    public async Task A_zone_in_words_alone_is_never_shown_as_applying()
    {
        var answer = await server.GetAsync("CarePlan/worded/$zones");

        Assert.Equal("unknown", Colour(answer));
        Assert.Equal(("False", "terskelen står bare i ord"), (Zones(answer)[0]["applies"], Zones(answer)[0]["reason"]));
    }

    [Theory]
    [InlineData("CarePlan/nobody/$zones", 404, "plan-unknown")]
    [InlineData("CarePlan/zoned/$zones?maxAge=0", 400, "operation-parameter-invalid")]
    [InlineData("CarePlan/zoned/$zones?maxAge=721", 400, "operation-parameter-invalid")]
    [InlineData("CarePlan/zoned/$zones?maxAge=x", 400, "operation-parameter-invalid")]
    [InlineData("Patient/nobody/$services", 404, "plan-unknown")]
    [InlineData("Patient/p/$services?status=gone", 400, "operation-parameter-invalid")]
    public async Task A_question_that_is_none_is_refused(string url, int status, string rule)
    {
        var answer = await server.GetAsync(url);

        Assert.Equal((status, rule), (answer.Status, answer.Rules[0]));
    }

    [Fact]
    public async Task The_services_in_use_come_first_with_who_gives_them_and_by_what_decision()
    {
        var services = Groups(await server.GetAsync("Patient/p/$services"), "service");

        Assert.Equal(["active", "planned"], services.Select(service => service[1]!["valueCode"]!.GetValue<string>()));
        Assert.Equal("EpisodeOfCare/alarm 6 310000000 2026-03-01 ServiceRequest/vedtak-alarm", string.Join(' ', services[0][0]!["valueReference"]!["reference"],
            services[0][2]!["valueCodeableConcept"]!["coding"]![0]!["code"], services[0][3]!["valueReference"]!["identifier"]!["value"], services[0][4]!["valuePeriod"]!["start"], services[0][5]!["valueReference"]!["reference"]));
        Assert.Equal(["finished"], Groups(await server.GetAsync("Patient/p/$services?status=finished"), "service").Select(service => service[1]!["valueCode"]!.GetValue<string>()));
        Assert.Empty(Groups(await server.GetAsync("Patient/unserved/$services"), "service"));
    }

    private static string Colour(Answer answer)
    {
        Assert.True(answer.Status == 200, answer.Text);
        return answer.Json["parameter"]![0]!["valueCode"]!.GetValue<string>();
    }

    private static List<JsonArray> Groups(Answer answer, string name) => answer.Json["parameter"] is not JsonArray all ? []
        : [.. all.Where(one => one!["name"]!.GetValue<string>() == name).Select(one => one!["part"]!.AsArray())];

    private static List<Dictionary<string, string>> Zones(Answer answer) => [.. Groups(answer, "zone").Select(parts => parts.GroupBy(part => part!["name"]!.GetValue<string>())
        .ToDictionary(group => group.Key, group => ValueOf(group.First()!)))];

    private static string ValueOf(JsonNode part) => part["valueReference"]?["reference"]?.GetValue<string>() ?? (part["valueBoolean"]?.GetValue<bool>().ToString() ?? (part["valueCode"] ?? part["valueString"])!.GetValue<string>());
}
