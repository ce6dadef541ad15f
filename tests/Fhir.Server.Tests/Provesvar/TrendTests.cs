using Fhir.Server.Tests.Rest;

namespace Fhir.Server.Tests.Provesvar;

/// <summary>The development of one analysis over time, as the page of the tiltak tells to search for it.</summary>
public sealed class TrendTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const string Potassium = "urn:oid:2.16.578.1.12.4.1.1.7280%7CNPU03230";

    [Fact]
    public async Task One_code_gives_the_series_in_order_of_time_without_what_was_withdrawn()
    {
        var values = new[] { ("2026-03-01", 4.1m, "final"), ("2026-01-01", 3.9m, "amended"), ("2026-02-01", 9.9m, "cancelled"), ("2026-04-01", 5.3m, "final") };
        foreach (var (day, value, status) in values) await PutAsync($"k-{day}", day, value, status, "NPU03230");
        await PutAsync("na", "2026-03-01", 140m, "final", "NPU03429");

        var series = await server.GetAsync($"Observation?patient=Patient/trend&code={Potassium}&status=final,amended,corrected&_sort=date");

        Assert.Equal(["2026-01-01", "2026-03-01", "2026-04-01"], series.Entries.Select(entry => (string?)entry["resource"]!["effectiveDateTime"]));
        Assert.Equal([3.9m, 4.1m, 5.3m], series.Entries.Select(entry => (decimal)entry["resource"]!["valueQuantity"]!["value"]!));
    }

    [Fact]
    public async Task The_newest_of_each_analysis_is_asked_for_with_lastn()
    {
        foreach (var (day, value) in new[] { ("2026-05-01", 4.1m), ("2026-06-01", 4.5m) }) await PutAsync($"l-{day}", day, value, "final", "NPU03230", "siste");

        var newest = await server.GetAsync("Observation/$lastn?patient=Patient/siste&category=laboratory");

        Assert.Equal(4.5m, (decimal)Assert.Single(newest.Entries)["resource"]!["valueQuantity"]!["value"]!);
    }

    private Task<Answer> PutAsync(string id, string day, decimal value, string status, string code, string patient = "trend") => server.PutAsync($"Observation/{id}", $$"""
        {"resourceType":"Observation","id":"{{id}}","status":"{{status}}","category":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/observation-category","code":"laboratory"}]}],
         "code":{"coding":[{"system":"urn:oid:2.16.578.1.12.4.1.1.7280","code":"{{code}}"}]},"subject":{"reference":"Patient/{{patient}}"},"effectiveDateTime":"{{day}}",
         "valueQuantity":{"value":{{value.ToString(System.Globalization.CultureInfo.InvariantCulture)}},"unit":"mmol/L","system":"http://unitsofmeasure.org","code":"mmol/L"} }
        """);
}
