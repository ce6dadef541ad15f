using System.Text.Json.Nodes;
using Fhir.Server.Tests.Rest;
using Xunit;
using static Fhir.Server.Tests.Hjemmeoppfolging.MeasuredServer;

namespace Fhir.Server.Tests.Hjemmeoppfolging;

/// <summary>NEWS2 as an operation; the thresholds themselves have a table of their own.</summary>
public sealed class News2Tests(MeasuredServer server) : IClassFixture<MeasuredServer>
{
    private const string At = "2026-05-01T12:00:00Z";
    private const string Now = "2026-05-01T11:00:00Z";

    private static readonly string[] Whole =
    [
        Plain("9279-1", "22", "/min"), Plain("2708-6", "95", "%", $$""","component":[{"code":{"coding":[{{Loinc("3151-8")}}]},"valueQuantity":{{Quantity("2", "L/min")}} }]"""),
        Plain("8867-4", "92", "/min"), Plain("8310-5", "38.5", "Cel"), Pressure("sick", Now, "105", "70", "bp"), Level("V"),
    ];

    private static string Plain(string code, string value, string unit, string rest = "", string time = Now) =>
        $$"""{"resourceType":"Observation","id":"o{{code}}","status":"final","code":{"coding":[{{Loinc(code)}}]},"effectiveDateTime":"{{time}}","valueQuantity":{{Quantity(value, unit)}}{{rest}} }""";

    private static string Level(string letter) => $$"""
        {"resourceType":"Observation","id":"acvpu","status":"final","code":{"coding":[{"system":"http://snomed.info/sct","code":"1104441000000107"}]},"effectiveDateTime":"{{Now}}",
         "valueCodeableConcept":{"coding":[{"system":"https://fhirref.example/no/hjemmeoppfolging/CodeSystem/hjemme-acvpu","code":"{{letter}}"}]} }
        """;

    [Fact]
    public async Task All_seven_give_a_sum_with_the_points_and_the_source_of_each()
    {
        var score = (await AskAsync(Whole)).Json;

        Assert.Equal(2 + 1 + 2 + 1 + 1 + 3 + 1, score["valueQuantity"]!["value"]!.GetValue<int>());
        Assert.Equal("final hoy", $"{score["status"]} {score["interpretation"]![0]!["coding"]![0]!["code"]}");
        Assert.Equal([2, 1, 2, 1, 1, 3, 1], score["component"]!.AsArray().Select(part => part!["valueQuantity"]!["value"]!.GetValue<int>()));
        Assert.Equal(["Observation/o9279-1", "Observation/o2708-6", "Observation/bp", "Observation/o8867-4", "Observation/acvpu", "Observation/o8310-5"],
            score["derivedFrom"]!.AsArray().Select(source => source!["reference"]!.GetValue<string>()));
        Assert.Equal("2026-05-01T11:00:00.000Z", score["effectiveDateTime"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_answer_claims_the_profile_and_keeps_to_it()
    {
        var answer = await AskAsync(Whole);
        var verdict = await server.PostAsync("Observation/$validate", answer.Text);

        Assert.Equal(MeasuredServer.Profiles + "hjemme-observation-news2", answer.Json["meta"]!["profile"]![0]!.GetValue<string>());
        Assert.Empty(verdict.Json["issue"]!.AsArray().Where(issue => issue!["severity"]!.GetValue<string>() is "error" or "fatal").Select(issue => issue!.ToJsonString()));
    }

    [Theory]
    [InlineData("o9279-1", "Respirasjonsfrekvens"), InlineData("o2708-6", "Oksygenmetning"), InlineData("bp", "Systolisk blodtrykk")]
    [InlineData("o8867-4", "Puls"), InlineData("acvpu", "Bevissthet"), InlineData("o8310-5", "Temperatur")]
    public async Task What_is_missing_is_named_and_there_is_no_sum(string without, string named)
    {
        var score = (await AskAsync([.. Whole.Where(one => !one.Contains($"\"id\":\"{without}\"", StringComparison.Ordinal))])).Json;

        Assert.Null(score["valueQuantity"]);
        Assert.Equal("preliminary", score["status"]!.GetValue<string>());
        Assert.Contains($"{named}: ingen måling", score["dataAbsentReason"]!["text"]!.GetValue<string>());
        Assert.Contains("minst det", score["note"]![0]!["text"]!.GetValue<string>());
        Assert.Contains(score["component"]!.AsArray(), part => part!["code"]!["text"]!.GetValue<string>() == named && part["dataAbsentReason"]!["coding"]![0]!["code"]!.GetValue<string>() == "unknown");
    }

    [Theory]
    [InlineData("2026-04-30T12:00:01Z", "", false), InlineData("2026-04-30T11:59:00Z", "", true)]
    [InlineData("2026-05-01T09:59:00Z", "2", true), InlineData("2026-05-01T10:01:00Z", "2", false)]
    public async Task What_is_too_old_is_said_to_be(string time, string hours, bool isStale)
    {
        string[] observations = [.. Whole.Where(one => !one.Contains("o8310-5", StringComparison.Ordinal)), Plain("8310-5", "38.5", "Cel", time: time)];
        var score = (await AskAsync(observations, hours.Length == 0 ? "" : $$"""{"name":"maxAge","valueDecimal":{{hours}}}""")).Json;

        Assert.Equal(isStale, score["valueQuantity"] is null);
        if (isStale) Assert.Contains("timer gammel", score["dataAbsentReason"]!["text"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("8310-5", "101.3", "[degF]", 1)]      // 38.5 °C
    [InlineData("8310-5", "312", "K", 1)]             // 38.85 °C
    [InlineData("9279-1", "0.5", "/s", 3)]            // 30 /min
    [InlineData("2708-6", "0.90", "1", 3)]            // 90 %
    public async Task Amounts_in_other_units_are_converted(string code, string value, string unit, int points)
    {
        var score = (await AskAsync([Plain(code, value, unit)])).Json;

        Assert.Equal([points], score["component"]!.AsArray().Where(part => part!["valueQuantity"] is not null).Select(part => part!["valueQuantity"]!["value"]!.GetValue<int>()));
    }

    [Fact]
    public async Task Kilopascal_is_a_pressure_too() => Assert.Contains("\"value\":3", (await AskAsync(
        [$$"""{"resourceType":"Observation","status":"final","code":{"coding":[{{Loinc("8480-6")}}]},"effectiveDateTime":"{{Now}}","valueQuantity":{{Quantity("11.9", "kPa")}} }"""])).Text);

    [Theory]
    [InlineData("8310-5", "38", "kg", "kan ikke regnes om til Cel")]
    [InlineData("8310-5", "12", "Cel", "ikke en mulig verdi")]
    [InlineData("2708-6", "101", "%", "ikke en mulig verdi")]
    [InlineData("8867-4", "-1", "/min", "ikke en mulig verdi")]
    public async Task An_amount_that_cannot_be_used_is_named(string code, string value, string unit, string why) =>
        Assert.Contains(why, (await AskAsync([Plain(code, value, unit)])).Json["dataAbsentReason"]!["text"]!.GetValue<string>());

    [Fact]
    public async Task Scale_2_needs_to_know_of_oxygen_above_its_range_and_is_told_by_the_caller()
    {
        string[] observations = [Plain("2708-6", "97", "%")];
        var untold = (await AskAsync(observations, """{"name":"scale","valueCode":"2"}""")).Json;
        var told = (await AskAsync(observations, """{"name":"scale","valueCode":"2"},{"name":"oxygen","valueBoolean":true}""")).Json;

        Assert.Contains("skala 2 må vite", untold["dataAbsentReason"]!["text"]!.GetValue<string>());
        Assert.Equal("1104321000000108 3", told["component"]![1] is JsonNode part ? $"{part["code"]!["coding"]![0]!["code"]} {part["valueQuantity"]!["value"]}" : "");
    }

    [Fact]
    public async Task The_newest_that_can_be_used_counts_and_what_is_in_error_does_not()
    {
        await server.StoreAsync(
            Pulse("sick", "2026-05-01T08:00:00Z", "45", "n2-old"), Pulse("sick", "2026-05-01T09:00:00Z", "95", "n2-new"),
            Pulse("sick", "2026-05-01T10:00:00Z", "135", "n2-wrong").Replace("\"final\"", "\"entered-in-error\"", StringComparison.Ordinal),
            Pulse("sick", "2026-05-01T13:00:00Z", "135", "n2-later"), Pressure("sick", "2026-05-01T09:00:00Z", "95", "60", "n2-bp"), Pulse("other", "2026-05-01T10:00:00Z", "35", "n2-other"));
        var score = (await server.GetAsync($"Patient/sick/$news2?at={At}")).Json;
        var sameByPatient = (await server.GetAsync($"Observation/$news2?patient=Patient/sick&at={At}")).Json;

        Assert.Equal(["Observation/n2-bp", "Observation/n2-new"], score["derivedFrom"]!.AsArray().Select(source => source!["reference"]!.GetValue<string>()));
        Assert.Equal(1, score["component"]![4]!["valueQuantity"]!["value"]!.GetValue<int>());
        Assert.Equal(score["component"]!.ToJsonString(), sameByPatient["component"]!.ToJsonString());
        Assert.Equal("Patient/sick", score["subject"]!["reference"]!.GetValue<string>());
    }

    [Fact]
    public async Task What_was_measured_at_the_moment_that_is_asked_about_counts()
    {
        await server.StoreAsync(Pulse("other", "2026-04-10T08:00:00Z", "95", "n2-at"));
        var atIt = (await server.GetAsync("Patient/other/$news2?at=2026-04-10T08:00:00Z")).Json;
        var before = (await server.GetAsync("Patient/other/$news2?at=2026-04-10T07:59:59Z")).Json;

        Assert.Equal("Observation/n2-at", atIt["derivedFrom"]![0]!["reference"]!.GetValue<string>());
        Assert.Null(before["derivedFrom"]);
    }

    [Fact]
    public async Task The_text_follows_the_language()
    {
        var answer = await server.GetAsync("Patient/empty/$news2", ("Accept-Language", "en"));

        Assert.StartsWith("Incomplete: Respiration rate: no measurement", answer.Json["dataAbsentReason"]!["text"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Observation/$news2", 400, "news2-of-whom")]
    [InlineData("Patient/nobody/$news2", 404, "news2-patient-unknown")]
    [InlineData("Patient/sick/$news2?scale=3", 400, "operation-parameter-invalid")]
    [InlineData("Patient/sick/$news2?consciousness=X", 400, "operation-parameter-invalid")]
    [InlineData("Patient/sick/$news2?consciousness=1", 400, "operation-parameter-invalid")]
    [InlineData("Patient/sick/$news2?maxAge=0", 400, "operation-parameter-invalid")]
    [InlineData("Patient/sick/$news2?maxAge=721", 400, "operation-parameter-invalid")]
    [InlineData("Patient/sick/$news2?at=yesterday", 400, "operation-parameter-invalid")]
    [InlineData("Patient/sick/$news2?oxygen=maybe", 400, "operation-parameter-invalid")]
    [InlineData("Observation/$news2?patient=Group/1", 400, "operation-parameter-invalid")]
    public async Task A_question_that_is_none_is_refused(string url, int status, string rule)
    {
        var answer = await server.GetAsync(url);

        Assert.Equal((status, rule), (answer.Status, answer.Rules[0]));
    }

    [Fact]
    public async Task Measurements_of_two_patients_and_too_many_are_refused()
    {
        var two = await AskAsync([Pulse("sick", Now, "70"), Pulse("other", Now, "70")]);
        var many = await AskAsync([.. Enumerable.Repeat(Plain("8867-4", "70", "/min"), 201)]);

        Assert.Equal((400, "news2-several-patients"), (two.Status, two.Rules[0]));
        Assert.Equal((400, "news2-too-many"), (many.Status, many.Rules[0]));
    }

    private Task<Answer> AskAsync(string[] observations, string more = "") => server.PostAsync("Observation/$news2", $$"""
        {"resourceType":"Parameters","parameter":[{"name":"at","valueDateTime":"{{At}}"}{{(more.Length > 0 ? "," + more : "")}},{{string.Join(',', observations.Select(one => $$"""{"name":"observation","resource":{{one}} }"""))}}]}
        """);
}
