using System.Text.Json.Nodes;
using Fhir.Server.Tests.Rest;
using Xunit;
using static Fhir.Server.Tests.Everything.EverythingTests;

namespace Fhir.Server.Tests.Everything;

/// <summary>A patient with an encounter and what belongs to it, beside another patient's.</summary>
public sealed class EverythingServer : RunningServer
{
    protected override async Task FillAsync()
    {
        string[] resources =
        [
            """{"resourceType":"Organization","id":"hosp","name":"Sykehus"}""",
            """{"resourceType":"Organization","id":"ward","name":"Sengepost","partOf":{"reference":"Organization/hosp"}}""",
            """{"resourceType":"Organization","id":"unrelated","name":"Annen"}""",
            """{"resourceType":"Practitioner","id":"dr","name":[{"family":"Lege"}]}""",
            """{"resourceType":"PractitionerRole","id":"role","practitioner":{"reference":"Practitioner/dr"},"organization":{"reference":"Organization/ward"}}""",
            """{"resourceType":"Medication","id":"m","code":{"text":"Paracet"}}""",
            """{"resourceType":"Patient","id":"p1","birthDate":"1980-01-01","managingOrganization":{"reference":"Organization/hosp"},"link":[{"other":{"reference":"Patient/p2"},"type":"seealso"}]}""",
            """{"resourceType":"Patient","id":"p2","gender":"male"}""",
            """{"resourceType":"Patient","id":"p3","gender":"male"}""",
            """{"resourceType":"Patient","id":"left","gender":"male"}""",
            """
            {"resourceType":"Encounter","id":"e1","status":"finished","class":{"system":"http://terminology.hl7.org/CodeSystem/v3-ActCode","code":"IMP"},"subject":{"reference":"Patient/p1"},
             "period":{"start":"2024-01-02","end":"2024-01-09"},"participant":[{"individual":{"reference":"Practitioner/dr"}}],"serviceProvider":{"reference":"Organization/ward"}}
            """,
            Observation("o1", "p1", ""","effectiveDateTime":"2024-01-10","encounter":{"reference":"Encounter/e1"},"performer":[{"reference":"Practitioner/dr"}]"""),
            Observation("late", "p1", ""","effectiveDateTime":"2024-03-10","performer":[{"reference":"PractitionerRole/role"}]"""),
            Observation("undated", "p1"), Observation("o2", "p2"), Observation("gone", "p1"),
            Observation("by1", "p2", ""","performer":[{"reference":"Patient/p1"}]"""),
            """{"resourceType":"MedicationStatement","id":"ms","status":"active","medicationReference":{"reference":"Medication/m"},"subject":{"reference":"Patient/p1"},"effectiveDateTime":"2024-01-01"}""",
        ];
        foreach (var resource in resources)
        {
            var json = JsonNode.Parse(resource)!;
            var answer = await PutAsync($"{json["resourceType"]}/{json["id"]}", resource);
            Assert.True(answer.Status == 201, answer.Text);
        }
        await DeleteAsync("Observation/gone");
        await DeleteAsync("Patient/left");
    }
}
