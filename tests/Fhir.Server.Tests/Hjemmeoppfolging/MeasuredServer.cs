using System.Globalization;
using Fhir.Server.Tests.Rest;
using Xunit;

namespace Fhir.Server.Tests.Hjemmeoppfolging;

/// <summary>A server with patients who measure at home; their measurements claim the profiles.</summary>
public sealed class MeasuredServer : RunningServer
{
    public const string Profiles = "https://fhirref.example/no/hjemmeoppfolging/StructureDefinition/";
    public const string Ucum = "http://unitsofmeasure.org";

    protected override async Task FillAsync()
    {
        foreach (var (id, number) in (IEnumerable<(string, string)>)[("sick", "15858020023"), ("other", "01817000092"), ("empty", "01817000173")])
            Assert.Equal(201, (await PutAsync($"Patient/{id}", $$"""{"resourceType":"Patient","id":"{{id}}","identifier":[{"system":"urn:oid:2.16.578.1.12.4.1.4.1","value":"{{number}}"}]}""")).Status);
    }

    public static string Moment(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>A measurement as a hub sends it.</summary>
    /// <param name="rest">What follows the performer: value, components.</param>
    public static string Measurement(string profile, string patient, string time, string coding, string rest, string? id = null, string? identifier = null, string category = "vital-signs") => $$"""
        {"resourceType":"Observation",{{(id is null ? "" : $"\"id\":\"{id}\",")}}"meta":{"profile":["{{Profiles}}{{profile}}"]},
         "identifier":[{"system":"https://maaling.example/maling","value":"{{identifier ?? Guid.NewGuid().ToString()}}"}],"status":"final",
         "category":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/observation-category","code":"{{category}}"}]}],
         "code":{"coding":[{{coding}}]},
         "subject":{"reference":"Patient/{{patient}}","identifier":{"system":"urn:oid:2.16.578.1.12.4.1.4.1","value":"15858020023"} },
         "effectiveDateTime":"{{time}}",
         "performer":[{"type":"Organization","identifier":{"system":"urn:oid:2.16.578.1.12.4.1.4.101","value":"310000000"} }],{{rest}} }
        """;

    public static string Loinc(string code) => $$"""{"system":"http://loinc.org","code":"{{code}}"}""";

    public static string Quantity(string value, string unit) => $$"""{"value":{{value}},"unit":"{{unit}}","system":"{{Ucum}}","code":"{{unit}}"}""";

    public static string Pulse(string patient, string time, string value, string? id = null, string? identifier = null) =>
        Measurement("hjemme-observation-puls", patient, time, Loinc("8867-4"), $"\"valueQuantity\":{Quantity(value, "/min")}", id, identifier);

    public static string Pressure(string patient, string time, string high, string low, string? id = null) =>
        Measurement("hjemme-observation-blodtrykk", patient, time, Loinc("85354-9"),
            $$"""
            "component":[{"code":{"coding":[{{Loinc("8480-6")}}]},"valueQuantity":{{Quantity(high, "mm[Hg]")}} },{"code":{"coding":[{{Loinc("8462-4")}}]},"valueQuantity":{{Quantity(low, "mm[Hg]")}} }]
            """, id);

    public async Task StoreAsync(params string[] resources)
    {
        foreach (var resource in resources)
        {
            var id = System.Text.Json.Nodes.JsonNode.Parse(resource)!["id"]?.GetValue<string>();
            var answer = id is null ? await PostAsync("Observation", resource) : await PutAsync($"Observation/{id}", resource);
            Assert.True(answer.Status == 201, answer.Text);
        }
    }
}
