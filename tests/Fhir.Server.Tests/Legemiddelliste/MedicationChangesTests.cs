using System.Text.Json.Nodes;
using Fhir.Server.Tests.Rest;
using Xunit;

namespace Fhir.Server.Tests.Legemiddelliste;

/// <summary><c>List/$medication-changes</c>: what differs between two versions of a list.</summary>
public sealed class MedicationChangesTests(MedicationServer server) : IClassFixture<MedicationServer>
{
    [Fact]
    public async Task Each_row_is_told_by_what_became_of_it()
    {
        var (dosed, stopped, kept, mistaken) = (new TestRow(), new TestRow("apixaban"), new TestRow("ramipril"), new TestRow("furosemid"));
        var patient = await server.PatientAsync(dosed, stopped, kept, mistaken);
        var sent = new SentList(await server.LookUpAsync(patient));
        SentList.Dose(SendMedicationTests.Row(sent, dosed), "2 tabletter morgen");
        TestRow.Stop(SendMedicationTests.Row(sent, stopped), $"{server.Clock.GetUtcNow():yyyy-MM-dd}");
        SentList.Touch(SendMedicationTests.Row(sent, stopped));
        SendMedicationTests.Row(sent, mistaken)["status"] = "entered-in-error";
        SentList.Touch(SendMedicationTests.Row(sent, mistaken));
        var added = new TestRow("Nytt") { Type = "U", PrescriptionId = null };
        sent.AddRow(added);
        await server.SentAsync(sent);

        var answer = await ChangesAsync($"List/{patient.ListId}/$medication-changes");

        Assert.Equal([("changed", dosed.RowId), ("stopped", stopped.RowId), ("added", added.RowId), ("removed", mistaken.RowId)], Rows(answer));
        var difference = Differences(answer, 0).Single();
        Assert.Equal(("dosage", "1 tablett morgen", "2 tabletter morgen"), (Value(difference, "element"), Value(difference, "before"), Value(difference, "after")));
        Assert.Equal($"MedicationStatement/{dosed.Id}/_history/1", $"{Part(Parameters(answer, "row")[0], "before")!["valueReference"]!["reference"]}");
        Assert.Equal(["status", "statusReason", "effective"], Differences(answer, 1).Select(one => Value(one, "element")));
        Assert.Equal("Nytt tablett", Value(Parameters(answer, "row")[2], "medication"));
    }

    [Fact]
    public async Task Any_two_versions_can_be_compared_and_what_is_equal_be_named()
    {
        var row = new TestRow();
        var patient = await server.PatientAsync(row);
        foreach (var dose in (string[])["2 tabletter", "3 tabletter"])
        {
            var sent = new SentList(await server.LookUpAsync(patient));
            SentList.Dose(SendMedicationTests.Row(sent, row), dose);
            SentList.Touch(SendMedicationTests.Row(sent, row), $"2026-11-29T12:0{dose[0]}:00+01:00");
            await server.SentAsync(sent);
        }

        Assert.Equal("2 tabletter", Value(Differences(await ChangesAsync($"List/{patient.ListId}/$medication-changes?from=1&to=2"), 0).Single(), "after"));
        Assert.Equal("1 tablett morgen", Value(Differences(await ChangesAsync($"List/{patient.ListId}/$medication-changes?from=1"), 0).Single(), "before"));
        Assert.Equal("3 tabletter", Value(Differences(await ChangesAsync($"List/$medication-changes?from=List/{patient.ListId}/_history/2&to=List/{patient.ListId}"), 0).Single(), "after"));
        Assert.Empty(Rows(await ChangesAsync($"List/{patient.ListId}/$medication-changes?from=3&to=3")));
        Assert.Equal([("unchanged", row.RowId)], Rows(await ChangesAsync($"List/{patient.ListId}/$medication-changes?from=3&to=3&unchanged=true")));
        var posted = await server.PostAsync("List/$medication-changes", $$"""
            {"resourceType":"Parameters","parameter":[{"name":"from","valueString":"List/{{patient.ListId}}/_history/1"},{"name":"to","valueString":"List/{{patient.ListId}}"}]}
            """);
        Assert.Equal([("changed", row.RowId)], Rows(posted.Json));
    }

    [Fact]
    public async Task A_lookup_shows_what_has_changed_since_it_was_made()
    {
        var row = new TestRow();
        var patient = await server.PatientAsync(row);
        await server.LookUpAsync(patient);
        var lookup = (await server.GetAsync($"List?patient=Patient/{patient.Id}&code=oppslag")).Entries.Single()["resource"]!["id"]!;
        var stored = (await server.GetAsync($"MedicationStatement/{row.Id}")).Json;
        stored["dosage"]![0]!["text"] = "0,5 tablett";
        await server.PutAsync($"MedicationStatement/{row.Id}", stored.ToJsonString());
        var list = (await server.GetAsync($"List/{patient.ListId}")).Json;
        await server.PutAsync($"List/{patient.ListId}", list.ToJsonString());

        Assert.Equal([("changed", row.RowId)], Rows(await ChangesAsync($"List/$medication-changes?from=List/{lookup}&to=List/{patient.ListId}")));
    }

    [Fact]
    public async Task The_first_version_of_a_list_has_only_added_rows()
    {
        var row = new TestRow();
        var patient = await server.PatientAsync(row);

        var answer = await ChangesAsync($"List/{patient.ListId}/$medication-changes");

        Assert.Empty(Parameters(answer, "from"));
        Assert.Equal([("added", row.RowId)], Rows(answer));
    }

    [Theory]
    [InlineData("List/$medication-changes?from=List/liste-01", 400, "operation-parameter-missing")]
    [InlineData("List/liste-01/$medication-changes?from=en", 400, "medication-changes-list")]
    [InlineData("List/liste-01/$medication-changes?to=Patient/1", 400, "medication-changes-list")]
    [InlineData("List/liste-01/$medication-changes?unchanged=ja", 400, "operation-parameter-invalid")]
    [InlineData("List/liste-01/$medication-changes?to=99", 404, "medication-changes-unknown")]
    [InlineData("List/finnes-ikke/$medication-changes", 404, "medication-changes-unknown")]
    [InlineData("List/innsending-01/$medication-changes", 422, "medication-changes-code")]
    [InlineData("List/$medication-changes?from=List/liste-02&to=List/liste-01", 422, "medication-changes-patient")]
    public async Task A_comparison_that_is_none_is_refused(string url, int status, string rule)
    {
        var answer = await server.GetAsync(url);

        Assert.True(answer.Status == status && answer.Rules.Contains(rule), answer.Text);
    }

    private async Task<JsonNode> ChangesAsync(string url)
    {
        var answer = await server.GetAsync(url);
        Assert.True(answer.Status == 200, answer.Text);
        return answer.Json;
    }

    private static List<JsonNode> Parameters(JsonNode answer, string name) => [.. answer["parameter"]!.AsArray().Where(parameter => $"{parameter!["name"]}" == name).Select(parameter => parameter!)];

    private static IEnumerable<(string?, string?)> Rows(JsonNode answer) => Parameters(answer, "row").Select(row => (Value(row, "change"), Value(row, "rowId")));

    private static List<JsonNode> Differences(JsonNode answer, int at) => [.. Parameters(answer, "row")[at]["part"]!.AsArray().Where(part => $"{part!["name"]}" == "difference").Select(part => part!)];

    private static JsonNode? Part(JsonNode parameter, string name) => parameter["part"]!.AsArray().FirstOrDefault(part => $"{part!["name"]}" == name);

    private static string? Value(JsonNode parameter, string name) => (Part(parameter, name)?["valueString"] ?? Part(parameter, name)?["valueCode"])?.GetValue<string>();
}
