using Fhir.Server.Tests.Rest;

namespace Fhir.Server.Tests.Provesvar;

/// <summary>What a new version of a report may say, given what was said before.</summary>
public sealed class ReportVersionTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const string Profile = "https://fhirref.example/no/provesvar/StructureDefinition/provesvar-diagnosticreport-lab";

    [Theory]
    [InlineData("preliminary", "final", 200)]
    [InlineData("registered", "preliminary", 200)]
    [InlineData("final", "amended", 200)]
    [InlineData("final", "cancelled", 200)]
    [InlineData("cancelled", "amended", 200)]
    [InlineData("final", "preliminary", 409)]
    [InlineData("amended", "registered", 409)]
    [InlineData("appended", "partial", 409)]
    [InlineData("cancelled", "preliminary", 409)]
    public async Task A_finished_report_does_not_become_unfinished(string before, string after, int status)
    {
        var id = $"fra-{before}-til-{after}";
        Assert.Equal(201, (await server.PutAsync($"DiagnosticReport/{id}", Report(id, before))).Status);

        var answer = await server.PutAsync($"DiagnosticReport/{id}", Report(id, after));

        Assert.Equal(status, answer.Status);
        if (status == 409) Assert.Equal("provesvar-status-back", answer.Rules[0]);
    }

    [Fact]
    public async Task The_time_of_first_publication_stays()
    {
        await server.PutAsync("DiagnosticReport/utgitt", Report("utgitt", "final", "2026-10-05T14:00:00+02:00"));

        var answer = await server.PutAsync("DiagnosticReport/utgitt", Report("utgitt", "amended", "2026-10-06T14:00:00+02:00"));

        Assert.Equal((409, "provesvar-report-date"), (answer.Status, answer.Rules[0]));
        Assert.Equal(200, (await server.PutAsync("DiagnosticReport/utgitt", Report("utgitt", "amended", "2026-10-05T14:00:00+02:00"))).Status);
    }

    [Fact]
    public async Task A_late_message_in_a_transaction_is_refused_as_a_whole()
    {
        await server.PutAsync("DiagnosticReport/sent", Report("sent", "final"));
        var late = Report(null, "preliminary", value: "sent");
        const string Other = """{"resource":{"resourceType":"Basic","id":"folger-ikke-med","code":{"text":"a"}},"request":{"method":"PUT","url":"Basic/folger-ikke-med"}}""";
        const string Request = """{"method":"PUT","url":"DiagnosticReport?identifier=https%3A%2F%2Fa.example%2Fsvar%7Csent"}""";
        var bundle = "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[" + Other + ",{\"resource\":" + late + ",\"request\":" + Request + "}]}";

        var answer = await server.PostAsync("", bundle);

        Assert.Equal((409, "provesvar-status-back"), (answer.Status, answer.Rules[0]));
        Assert.Equal(404, (await server.GetAsync("Basic/folger-ikke-med")).Status);
    }

    [Fact]
    public async Task Reports_of_other_profiles_are_left_alone()
    {
        const string Plain = """{"resourceType":"DiagnosticReport","id":"andres","status":"STATUS","code":{"text":"a"}}""";
        await server.PutAsync("DiagnosticReport/andres", Plain.Replace("STATUS", "final", StringComparison.Ordinal));

        Assert.Equal(200, (await server.PutAsync("DiagnosticReport/andres", Plain.Replace("STATUS", "preliminary", StringComparison.Ordinal))).Status);
    }

    private static string Report(string? id, string status, string published = "2026-10-05T14:00:00+02:00", string? value = null) => $$"""
        {"resourceType":"DiagnosticReport",{{(id is null ? "" : Quoted("id", id))}}"meta":{"profile":["{{Profile}}"]},
         "extension":[{"url":"http://nhn.no/fhir/nilar/StructureDefinition/nilar-report-date","valueDateTime":"{{published}}"}],
         "identifier":[{"system":"https://a.example/svar","value":"{{value ?? id}}"}],"status":"{{status}}",
         "category":[{"coding":[{"system":"urn:oid:2.16.578.1.12.4.1.1.8202","code":"LAB","display":"Laboratoriemedisin"}]}],"code":{"text":"Laboratoriesvar"},
         "subject":{"reference":"Patient/p"},"effectiveDateTime":"2026-10-05","issued":"2026-10-06T10:00:00+02:00","performer":[{"display":"Laboratoriet"}],"conclusion":"a"}
        """;

    private static string Quoted(string name, string value) => $"\"{name}\":\"{value}\",";
}
