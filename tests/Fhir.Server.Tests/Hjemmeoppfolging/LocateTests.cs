using Fhir.Server.Tests.Rest;
using Xunit;
using static Fhir.Server.Tests.Hjemmeoppfolging.MeasuredServer;

namespace Fhir.Server.Tests.Hjemmeoppfolging;

/// <summary>Who holds data of a citizen: pointers, never values.</summary>
public sealed class LocateTests(MeasuredServer server) : IClassFixture<MeasuredServer>
{
    private const string Time = "2026-06-01T08:00:00+02:00";
    private const string Series = "urn:oid:2.16.578.1.12.4.1.4.1";

    private static List<string> Sources(Answer answer) => answer.Json["parameter"] is not System.Text.Json.Nodes.JsonArray sources ? [] : [.. sources.Select(source => source!["part"]!.AsArray())
        .Select(parts => $"{parts[0]!["valueReference"]!["identifier"]!["value"]} {parts[1]!["valueCode"]} {(parts.Count > 2 ? parts[2]!["valueUrl"]!.GetValue<string>() : "-")}")];

    private static string Pointer(string organization, string type, string endpoint, string number) => $$"""
        {"resourceType":"List","meta":{"profile":["{{MeasuredServer.Profiles}}hjemme-list"]},
         "extension":[{"url":"{{MeasuredServer.Profiles}}hjemme-data-custodian","valueReference":{"identifier":{"system":"urn:oid:2.16.578.1.12.4.1.4.101","value":"{{organization}}"} } }],
         "status":"current","mode":"working","code":{"coding":[{"system":"https://fhirref.example/no/hjemmeoppfolging/CodeSystem/hjemme-datatype","code":"{{type}}"}]},
         "subject":{"identifier":{"system":"{{Series}}","value":"{{number}}"} },"entry":[{"item":{"reference":"Endpoint/{{endpoint}}"} }]}
        """;

    private Task<Answer> AskAsync(string number, string more = "") => server.PostAsync("Patient/$locate", $$"""
        {"resourceType":"Parameters","parameter":[{"name":"identifier","valueIdentifier":{"system":"{{Series}}","value":"{{number}}"} }{{more}}]}
        """);

    [Fact]
    public async Task New_data_and_new_pointers_appear_and_nothing_clinical_comes_along()
    {
        Assert.Empty(Sources(await AskAsync("01817000173")));

        await server.StoreAsync([.. new[] { "310000000", "310000019", "310000000" }.Select(organization => Pulse("empty", Time, "123").Replace("15858020023", "01817000173", StringComparison.Ordinal).Replace("310000000", organization, StringComparison.Ordinal))]);
        Assert.Equal(201, (await server.PutAsync("Endpoint/hos-andre", """
            {"resourceType":"Endpoint","id":"hos-andre","status":"active","connectionType":{"system":"http://terminology.hl7.org/CodeSystem/endpoint-connection-type","code":"hl7-fhir-rest"},
             "managingOrganization":{"identifier":{"system":"urn:oid:2.16.578.1.12.4.1.4.101","value":"310000027"} },"payloadType":[{"text":"FHIR"}],"address":"https://andre.example/fhir"}
            """)).Status);
        foreach (var pointer in (string[])[Pointer("310000027", "maalinger", "hos-andre", "01817000173"), Pointer("310000027", "plan", "borte", "01817000173")])
        {
            var stored = await server.PostAsync("List", pointer);
            Assert.True(stored.Status == 201, stored.Text);
        }
        var answer = await AskAsync("01817000173");

        Assert.Equal([$"310000000 maalinger {server.Base}", $"310000019 maalinger {server.Base}", "310000027 maalinger https://andre.example/fhir", "310000027 plan -"], Sources(answer));
        Assert.DoesNotContain("123", answer.Text);
        Assert.DoesNotContain("Observation", answer.Text);
        Assert.Equal(Sources(answer), Sources(await server.GetAsync("Patient/empty/$locate")));
        Assert.Equal(["310000027 plan -"], Sources(await AskAsync("01817000173", """,{"name":"type","valueCode":"plan"}""")));
    }

    [Fact]
    public async Task A_citizen_who_is_no_patient_here_may_be_pointed_to()
    {
        Assert.Equal(201, (await server.PostAsync("List", Pointer("310000035", "skjema", "borte", "13858000100"))).Status);

        Assert.Equal(["310000035 skjema -"], Sources(await AskAsync("13858000100")));
    }

    [Theory]
    [InlineData("GET", "Patient/nobody/$locate", null, 404, "locate-patient-unknown")]
    [InlineData("POST", "Patient/$locate", """{"resourceType":"Parameters"}""", 400, "locate-of-whom")]
    [InlineData("POST", "Patient/$locate", """{"resourceType":"Parameters","parameter":[{"name":"identifier","valueString":"15858020023"}]}""", 400, "locate-of-whom")]
    [InlineData("POST", "Patient/$locate", """{"resourceType":"Parameters","parameter":[{"name":"identifier","valueString":"urn:x|15858020023"}]}""", 400, "locate-identifier-system")]
    public async Task A_question_that_is_none_is_refused(string method, string url, string? body, int status, string rule)
    {
        var answer = await server.SendAsync(method, url, body);

        Assert.Equal((status, rule), (answer.Status, answer.Rules[0]));
    }

    [Fact]
    public async Task A_national_number_cannot_be_asked_for_by_address() =>
        Assert.Equal(405, (await server.GetAsync($"Patient/$locate?identifier={Series}|15858020023")).Status);
}
