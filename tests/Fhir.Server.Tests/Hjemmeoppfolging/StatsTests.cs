using System.Text.Json.Nodes;
using Fhir.Kernel.Search;
using Fhir.Server.Tests.Rest;
using Fhir.Server.Transport;
using Fhir.Store.Access;
using Fhir.Store.Access.Operations;
using Fhir.Tiltak.Hjemmeoppfolging.Statistics;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Fhir.Server.Tests.Hjemmeoppfolging.MeasuredServer;

namespace Fhir.Server.Tests.Hjemmeoppfolging;

/// <summary>Statistics over the wire. https://hl7.org/fhir/R4/observation-operation-stats.html</summary>
public sealed class StatsTests(StatsServer server) : IClassFixture<StatsServer>
{
    private const string Pulses = "Observation/$stats?subject=Patient/sick&system=http://loinc.org&code=8867-4&";

    [Fact]
    public async Task Each_code_gives_an_observation_with_a_component_for_each_statistic()
    {
        var answer = (await server.GetAsync(Pulses + "statistic=average&statistic=max&statistic=min,count,total-count")).Json;
        var statistics = Assert.Single(answer["parameter"]!.AsArray())!["resource"]!;

        Assert.Equal("final 8867-4 Patient/sick", $"{statistics["status"]} {statistics["code"]!["coding"]![0]!["code"]} {statistics["subject"]!["reference"]}");
        Assert.Equal(["average 70 /min", "maximum 90 /min", "minimum 50 /min", "count 4 1", "total-count 6 1"], Components(statistics));
        Assert.Equal("2026-03-01T07:00:00.000Z 2026-03-09T07:00:00.000Z", $"{statistics["effectivePeriod"]!["start"]} {statistics["effectivePeriod"]!["end"]}");
    }

    [Fact]
    public async Task Every_observation_of_the_answer_is_valid()
    {
        var all = string.Join(',', Tiltak.Hjemmeoppfolging.Statistics.Statistic.All.Select(statistic => statistic.Code));
        var answer = (await server.GetAsync(Pulses + $"statistic={all}")).Json["parameter"]![0]!["resource"]!;
        var verdict = await server.PostAsync("Observation/$validate", answer.ToJsonString());

        Assert.Equal(Tiltak.Hjemmeoppfolging.Statistics.Statistic.All.Length + 1, Components(answer).Count);     // regression is two numbers
        Assert.Empty(verdict.Json["issue"]!.AsArray().Where(issue => issue!["severity"]!.GetValue<string>() is "error" or "fatal").Select(issue => issue!.ToJsonString()));
    }

    [Fact]
    public async Task A_panel_gives_the_statistics_of_its_parts()
    {
        var answer = (await server.GetAsync("Observation/$stats?subject=Patient/sick&system=http://loinc.org&code=85354-9&statistic=average")).Json;

        Assert.Equal(["8480-6 average 130 mm[Hg]", "8462-4 average 85 mm[Hg]"], answer["parameter"]!.AsArray().Select(one => one!["resource"]!).Select(one => $"{one["code"]!["coding"]![0]!["code"]} {Components(one)[0]}"));
    }

    [Fact]
    public async Task A_component_can_be_asked_for_by_its_own_code() =>
        Assert.Equal(["count 2 1"], Components((await server.GetAsync("Observation/$stats?subject=Patient/sick&system=http://loinc.org&code=8480-6&statistic=count")).Json["parameter"]![0]!["resource"]!));

    [Fact]
    public async Task Other_units_are_converted_to_that_of_the_newest() =>
        Assert.Equal(["minimum 37 Cel", "maximum 38.5 Cel"], Components((await server.GetAsync("Observation/$stats?subject=Patient/sick&system=http://loinc.org&code=8310-5&statistic=minimum,maximum")).Json["parameter"]![0]!["resource"]!));

    [Fact]
    public async Task A_period_bounds_the_series_and_is_said()
    {
        var answer = await server.PostAsync("Observation/$stats", """
            {"resourceType":"Parameters","parameter":[{"name":"subject","valueUri":"Patient/sick"},{"name":"coding","valueCoding":{"system":"http://loinc.org","code":"8867-4"}},
             {"name":"period","valuePeriod":{"start":"2026-03-02","end":"2026-03-03"}},{"name":"statistic","valueCode":"average"},{"name":"statistic","valueCode":"count"}]}
            """);

        Assert.Equal(["average 70 /min", "count 2 1"], Components(answer.Json["parameter"]![0]!["resource"]!));
        Assert.Equal("2026-03-01T23:00:00.000Z", answer.Json["parameter"]![0]!["resource"]!["effectivePeriod"]!["start"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_duration_reaches_back_from_now()
    {
        var recent = (await server.GetAsync("Observation/$stats?subject=Patient/other&system=http://loinc.org&code=8867-4&statistic=count&duration=1.5")).Json;

        Assert.Equal(["count 1 1"], Components(recent["parameter"]![0]!["resource"]!));
    }

    [Fact]
    public async Task Windows_follow_the_calendar_and_empty_ones_are_left_out()
    {
        var days = (await server.GetAsync(Pulses + "statistic=count,average&window=day")).Json["parameter"]!.AsArray().Select(one => one!["resource"]!).ToList();
        var weeks = (await server.GetAsync(Pulses + "statistic=count&window=week")).Json["parameter"]!.AsArray().Select(one => one!["resource"]!).ToList();

        Assert.Equal(["count 1 1", "count 1 1", "count 1 1", "count 1 1"], days.Select(day => Components(day)[0]));
        Assert.Equal("2026-02-28T23:00:00.000Z 2026-03-01T22:59:59.999Z", $"{days[0]["effectivePeriod"]!["start"]} {days[0]["effectivePeriod"]!["end"]}");
        Assert.Equal(["count 1 1", "count 2 1", "count 1 1"], weeks.Select(week => Components(week)[0]));
    }

    [Theory]
    [InlineData("include=true", 6), InlineData("include=true&limit=2", 2), InlineData("include=false&limit=2", 0), InlineData("limit=2", 0)]
    public async Task Sources_come_along_when_they_are_asked_for(string query, int sources)
    {
        var answer = (await server.GetAsync(Pulses + "statistic=count&" + query)).Json;

        Assert.Equal(sources, answer["parameter"]!.AsArray().Count(one => one!["name"]!.GetValue<string>() == "source"));
    }

    [Fact]
    public async Task Nothing_measured_is_a_count_of_nothing_and_no_average()
    {
        var nothing = (await server.GetAsync("Observation/$stats?subject=Patient/empty&system=http://loinc.org&code=8867-4&statistic=count,average")).Json["parameter"]![0]!["resource"]!;

        Assert.Equal("count 0 1", Components(nothing)[0]);
        Assert.Equal("not-applicable", nothing["component"]![1]!["dataAbsentReason"]!["coding"]![0]!["code"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("subject=Patient/sick&system=http://loinc.org&code=8867-4", "operation-parameter-missing")]
    [InlineData("system=http://loinc.org&code=8867-4&statistic=count", "operation-parameter-missing")]
    [InlineData("subject=Patient/sick&statistic=count", "stats-of-what")]
    [InlineData("subject=Patient/sick&code=8867-4&statistic=count", "stats-without-system")]
    [InlineData("subject=Group/1&system=http://loinc.org&code=8867-4&statistic=count", "stats-subject")]
    [InlineData("subject=https://elsewhere.example/fhir/Patient/1&system=http://loinc.org&code=8867-4&statistic=count", "stats-subject")]
    [InlineData("subject=Patient/sick&system=http://loinc.org&code=8867-4&statistic=mode", "operation-parameter-invalid")]
    [InlineData("subject=Patient/sick&system=http://loinc.org&code=8867-4&statistic=count&duration=-1", "operation-parameter-invalid")]
    [InlineData("subject=Patient/sick&system=http://loinc.org&code=8867-4&statistic=count&window=year", "operation-parameter-invalid")]
    [InlineData("subject=Patient/sick&system=http://loinc.org&code=8867-4&statistic=count&include=true&limit=1001", "operation-parameter-invalid")]
    [InlineData("subject=Patient/sick&system=http://loinc.org&code=8867-4&statistic=total-count&window=day", "operation-parameters-conflict")]
    [InlineData("subject=Patient/sick&system=http://loinc.org&code=1&code=2&code=3&code=4&code=5&code=6&code=7&code=8&code=9&code=10&code=11&code=12&code=13&code=14&code=15&code=16&code=17&code=18&code=19&code=20&code=21&statistic=count", "stats-too-many-codes")]
    public async Task A_question_that_is_none_is_refused(string query, string rule)
    {
        var answer = await server.GetAsync($"Observation/$stats?{query}");

        Assert.Equal((400, rule), (answer.Status, answer.Rules[0]));
    }

    [Theory]
    [InlineData("8867-4,x")]
    [InlineData("8867-4|x")]
    [InlineData("a$b")]
    public async Task A_code_is_taken_as_it_stands(string code) =>
        Assert.Equal(["count 0 1"], Components((await server.GetAsync($"Observation/$stats?subject=Patient/sick&system=http://loinc.org&code={Uri.EscapeDataString(code)}&statistic=count")).Json["parameter"]![0]!["resource"]!));

    [Theory]
    [InlineData("", 3, 100, "stats-series-too-long")]
    [InlineData("", 5, 100, "stats-series-too-long")]     // what cannot be reckoned with was read all the same
    [InlineData("", 6, 100, null)]
    [InlineData("day", 100, 3, "stats-too-many-windows")]
    [InlineData("day", 100, 4, null)]
    public async Task A_series_and_its_windows_have_limits(string window, int most, int mostWindows, string? rule)
    {
        List<QueryParameter> query = [new("subject", "Patient/sick"), new("system", "http://loinc.org"), new("code", "8867-4"), new("statistic", "count")];
        if (window.Length > 0) query.Add(new("window", window));
        var answer = await new ObservationStats(most, mostWindows).HandleAsync(new OperationRequest { Method = "GET", Type = "Observation", BaseUrl = server.Base, Query = query },
            server.Services.GetRequiredService<StoreHolder>().Bind(Permit.Open), server.Services.GetRequiredService<IOperationHost>(), TestContext.Current.CancellationToken);

        Assert.Equal((rule is null ? 200 : 422, rule), (answer.Status, answer.Outcome?[0].RuleId));
    }

    private static List<string> Components(JsonNode observation) => [.. observation["component"]!.AsArray().Select(one =>
        $"{one!["code"]!["coding"]![0]!["code"]} {one["valueQuantity"]?["value"]} {one["valueQuantity"]?["unit"]}")];
}

/// <summary>A patient with pulses, pressures and temperatures in two units.</summary>
public sealed class StatsServer : RunningServer
{
    protected override async Task FillAsync()
    {
        foreach (var id in new[] { "sick", "other", "empty" }) Assert.Equal(201, (await PutAsync($"Patient/{id}", $$"""{"resourceType":"Patient","id":"{{id}}"}""")).Status);
        string[] all =
        [
            Pulse("sick", "2026-03-01T08:00:00+01:00", "50"), Pulse("sick", "2026-03-02T08:00:00+01:00", "60"), Pulse("sick", "2026-03-03T08:00:00+01:00", "80"), Pulse("sick", "2026-03-09T08:00:00+01:00", "90"),
            Pulse("sick", "2026-03-04T08:00:00+01:00", "900").Replace("\"final\"", "\"entered-in-error\"", StringComparison.Ordinal),
            // Neither can be reckoned with, and both were measured.
            Plain("8867-4", "2026-03-04T09:00:00Z", """{"value":40,"comparator":"<","system":"http://unitsofmeasure.org","code":"/min"}"""), Plain("8867-4", "2026-03-04T10:00:00Z", """{"value":70,"unit":"slag"}"""),
            Pressure("sick", "2026-03-01T08:00:00Z", "120", "80"), Pressure("sick", "2026-03-02T08:00:00Z", "140", "90"),
            Plain("8310-5", "2026-03-01T08:00:00Z", Quantity("101.3", "[degF]")), Plain("8310-5", "2026-03-02T08:00:00Z", Quantity("37", "Cel")),
            Pulse("other", Moment(DateTimeOffset.UtcNow.AddHours(-1)), "70"), Pulse("other", Moment(DateTimeOffset.UtcNow.AddHours(-2)), "70"),
        ];
        foreach (var one in all)
        {
            var answer = await PostAsync("Observation", one);
            Assert.True(answer.Status == 201, answer.Text);
        }
    }

    private static string Plain(string code, string time, string quantity) => $$"""
        {"resourceType":"Observation","status":"final","code":{"coding":[{{Loinc(code)}}]},"subject":{"reference":"Patient/sick"},"effectiveDateTime":"{{time}}","valueQuantity":{{quantity}} }
        """;
}
