using Fhir.Server.Tests.Hjemmeoppfolging;
using Fhir.Server.Tests.Rest;
using Xunit;

namespace Fhir.Server.Tests.Plans;

/// <summary>A server with a patient whose plan has zones, and who is allotted services.</summary>
public sealed class PlanServer : RunningServer
{
    public const string Profiles = "https://fhirref.example/no/plan/StructureDefinition/";

    private const string Subject = """{"reference":"Patient/p","identifier":{"system":"urn:oid:2.16.578.1.12.4.1.4.1","value":"15858020023"} }""";
    private const string Municipality = """{"type":"Organization","identifier":{"system":"urn:oid:2.16.578.1.12.4.1.4.101","value":"310000000"} }""";

    protected override async Task FillAsync()
    {
        await StoreAsync("Patient", "p", "");
        await StoreAsync("Patient", "unserved", "");
        await StoreAsync("CarePlan", "zoned", Plan("zoned"));
        foreach (var (colour, low, high) in (IEnumerable<(string, string?, string?)>)[("red", null, "85"), ("yellow", "85", "88"), ("green", "88", null)]) await StoreZoneAsync("zoned", colour, low, high);
        await StoreAsync("CarePlan", "worded", Plan("worded"));
        await StoreZoneAsync("worded", "green", null, null);
        await StoreServiceAsync("alarm", "active", "6", "2026-03-01");
        await StoreServiceAsync("dispenser", "planned", "27", "2026-12-01");
        await StoreServiceAsync("ended", "finished", "28", "2025-01-01");
    }

    /// <summary>The properties of a plan in use.</summary>
    public static string Plan(string identifier, string title = "Plan") => $$"""
        "meta":{"profile":["{{Profiles}}plan-careplan"]},"identifier":[{"system":"https://plan.example/plan","value":"{{identifier}}"}],"status":"active","intent":"plan",
        "category":[{"coding":[{"system":"https://fhirref.example/no/hjemmeoppfolging/CodeSystem/hjemme-plan-type","code":"egenbehandlingsplan"}]}],"title":"{{title}}","subject":{{Subject}},
        "period":{"start":"2026-03-01"},"author":{"type":"Practitioner","identifier":{"system":"urn:oid:2.16.578.1.12.4.1.4.4","value":"9990003"} },
        "activity":[{"detail":{"status":"in-progress","description":"Mål hver morgen."} }]
        """;

    public static string Resource(string type, string id, string properties) => $$"""{"resourceType":"{{type}}","id":"{{id}}"{{(properties.Length > 0 ? "," : "")}}{{properties}} }""";

    public async Task StoreAsync(string type, string id, string properties)
    {
        var answer = await PutAsync($"{type}/{id}", Resource(type, id, properties));
        Assert.True(answer.Status is 200 or 201, answer.Text);
    }

    /// <summary>A saturation, so many hours ago.</summary>
    public Task MeasureAsync(string id, string percent, double hoursAgo, string unit = "%") => StoreAsync("Observation", id, $$"""
        "status":"final","code":{"coding":[{{MeasuredServer.Loinc("2708-6")}}]},"subject":{"reference":"Patient/p"},"effectiveDateTime":"{{MeasuredServer.Moment(DateTimeOffset.UtcNow.AddHours(-hoursAgo))}}",
        "valueQuantity":{{MeasuredServer.Quantity(percent, unit)}}
        """);

    private async Task StoreZoneAsync(string plan, string colour, string? low, string? high)
    {
        string?[] limits = [low is null ? null : $"\"low\":{MeasuredServer.Quantity(low, "%")}", high is null ? null : $"\"high\":{MeasuredServer.Quantity(high, "%")}"];
        var range = string.Join(',', limits.OfType<string>());
        var threshold = range.Length == 0 ? "" : $$"""
            "extension":[{"url":"{{Profiles}}plan-terskel","extension":[{"url":"measure","valueCodeableConcept":{"coding":[{{MeasuredServer.Loinc("2708-6")}}]} },{"url":"range","valueRange":{ {{range}} } }]}],
            """;
        await StoreAsync("Condition", $"{plan}-{colour}", $$"""
            "meta":{"profile":["{{Profiles}}plan-sonetilstand"]},{{threshold}}"clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-clinical","code":"active"}]},
            "severity":{"coding":[{"system":"https://fhirref.example/no/plan/CodeSystem/plan-sone","code":"{{colour}}"}]},"code":{"text":"Når {{colour}}"},"subject":{{Subject}}
            """);
        await StoreAsync("CarePlan", $"{plan}-sone-{colour}", $$"""
            "meta":{"profile":["{{Profiles}}plan-sone"]},"identifier":[{"system":"https://plan.example/sone","value":"{{plan}}-{{colour}}"}],"partOf":[{"reference":"CarePlan/{{plan}}"}],"status":"active",
            "intent":"plan","title":"{{colour}}","subject":{{Subject}},"addresses":[{"reference":"Condition/{{plan}}-{{colour}}"}],"activity":[{"detail":{"status":"not-started","description":"Gjør {{colour}}"} }]
            """);
    }

    private Task StoreServiceAsync(string id, string status, string code, string start) => StoreAsync("EpisodeOfCare", id, $$"""
        "meta":{"profile":["{{Profiles}}plan-episodeofcare"]},"identifier":[{"system":"https://plan.example/tjeneste","value":"{{id}}"}],"status":"{{status}}",
        "type":[{"coding":[{"system":"urn:oid:2.16.578.1.12.4.1.1.9151","code":"{{code}}"}]}],"patient":{{Subject}},"managingOrganization":{{Municipality}},"period":{"start":"{{start}}"},
        "referralRequest":[{"reference":"ServiceRequest/vedtak-{{id}}"}]
        """);
}
