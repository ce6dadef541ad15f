using System.Text.Json.Nodes;
using Fhir.Server.Tests.Rest;
using Xunit;

namespace Fhir.Server.Tests.Legemiddelliste;

/// <summary><c>Patient/$sendMedication</c>: what a sending that is in order does.</summary>
public abstract class SendMedicationTests(MedicationServer server)
{
    [Fact]
    public async Task A_changed_dose_makes_a_new_version_of_the_row_and_of_the_list()
    {
        var (changed, kept) = (new TestRow(), new TestRow("apixaban"));
        var patient = await server.PatientAsync(changed, kept);
        var sent = new SentList(await server.LookUpAsync(patient));
        SentList.Dose(Row(sent, changed), "2 tabletter morgen");

        var answer = await server.SentAsync(sent);

        Assert.Equal((0, 0), (Number(answer, "prescriptionCount"), Number(answer, "recallCount")));
        var message = Part(Parameter(answer, "PllResult")!, "PllmessageID")!["valueString"]!.GetValue<string>();
        var row = await ReadAsync($"MedicationStatement/{changed.Id}");
        Assert.Equal(("2", "2 tabletter morgen"), (Version(row), $"{row["dosage"]![0]!["text"]}"));
        Assert.Equal($"Patient/{patient.Id}", $"{row["subject"]!["reference"]}");
        Assert.Equal("Practitioner/lege-granskog", $"{row["extension"]![1]!["extension"]![1]!["valueReference"]!["reference"]}");
        Assert.Equal("1", Version(await ReadAsync($"MedicationStatement/{kept.Id}")));
        var list = await ReadAsync($"List/{patient.ListId}");
        Assert.Equal(("2", message), (Version(list), $"{list["identifier"]![0]!["value"]}"));
        Assert.Equal(["MedicationStatement/" + changed.Id, "MedicationStatement/" + kept.Id], Items(list));
        Assert.Single((await server.GetAsync($"Basic?patient=Patient/{patient.Id}&code=M25.1")).Entries);
        Assert.Equal(["0", "0"], (await server.GetAsync($"AuditEvent?patient=Patient/{patient.Id}")).Entries.Select(entry => $"{entry["resource"]!["outcome"]}"));
    }

    [Fact]
    public async Task What_is_stored_can_be_looked_up_and_sent_again()
    {
        var patient = await server.PatientAsync(new TestRow());
        var first = new SentList(await server.LookUpAsync(patient));
        first.AddRow(new TestRow("apixaban") { Type = "U", PrescriptionId = null });
        await server.SentAsync(first);

        var looked = await server.LookUpAsync(patient);
        Assert.Equal(2, looked.RowIds.Count);
        var verdict = await server.PostAsync("Bundle/$validate", looked.Bundle.ToJsonString());
        Assert.DoesNotContain(verdict.Json["issue"]!.AsArray(), issue => $"{issue!["severity"]}" is "error" or "fatal");
        await server.SentAsync(new SentList(looked));
        Assert.Equal("3", Version(await ReadAsync($"List/{patient.ListId}")));
    }

    [Fact]
    public async Task Several_sendings_may_follow_one_lookup_when_each_agrees_with_the_one_before()
    {
        var row = new TestRow();
        var patient = await server.PatientAsync(row);
        var looked = await server.LookUpAsync(patient);
        var first = new SentList(looked);
        SentList.Dose(Row(first, row), "2 tabletter");
        await server.SentAsync(first);

        var second = new SentList(looked);
        SentList.Dose(Row(second, row), "3 tabletter");
        SentList.Touch(Row(second, row), "2026-11-29T12:05:00+01:00");
        await server.SentAsync(second);

        Assert.Equal("3 tabletter", $"{(await ReadAsync($"MedicationStatement/{row.Id}"))["dosage"]![0]!["text"]}");
    }

    [Fact]
    public async Task Stopping_a_row_recalls_its_prescription()
    {
        var row = new TestRow();
        var patient = await server.PatientAsync(row);
        var sent = new SentList(await server.LookUpAsync(patient));
        TestRow.Stop(Row(sent, row), Today());
        SentList.Touch(Row(sent, row));

        var answer = await server.SentAsync(sent);

        Assert.Equal(1, Number(answer, "recallCount"));
        Assert.Equal(row.PrescriptionId, $"{Part(Parameter(answer, "prescriptionOperationResult")!, "reseptID")!["valueString"]}");
        var stored = await ReadAsync($"MedicationStatement/{row.Id}");
        Assert.Equal("stopped", $"{stored["status"]}");
        Assert.True(Status(stored, "recalled")!["valueBoolean"]!.GetValue<bool>());
        Assert.Equal([row.RowId], (await server.LookUpAsync(patient)).RowIds);
        server.Clock.Advance(TimeSpan.FromDays(92));
        Assert.Empty((await server.LookUpAsync(patient)).RowIds);
    }

    [Fact]
    public async Task A_prescription_that_an_active_row_shares_is_not_recalled()
    {
        var row = new TestRow();
        var patient = await server.PatientAsync(row);
        var sent = new SentList(await server.LookUpAsync(patient));
        TestRow.Stop(Row(sent, row), Today());
        SentList.Touch(Row(sent, row));
        sent.AddRow(new TestRow { PrescriptionId = row.PrescriptionId }, $"{Row(sent, row)["medicationReference"]!["reference"]}");

        Assert.Equal(0, Number(await server.SentAsync(sent), "recallCount"));
    }

    [Fact]
    public async Task Prescriptions_are_made_with_one_reference_number_and_another_in_the_doctors_name()
    {
        var patient = await server.PatientAsync();
        var sent = new SentList(await server.LookUpAsync(patient));
        foreach (var inDoctorsName in (bool[])[false, false, true])
        {
            var row = sent.AddRow(new TestRow("nytt") { ReferenceNumber = "0" });
            Prescribe(row);
            if (inDoctorsName) TestRow.Prescription(row).Add(JsonNode.Parse("""{"url":"inDoctorsName","valueBoolean":true}"""));
        }

        var answer = await server.SentAsync(sent);

        Assert.Equal(3, Number(answer, "prescriptionCount"));
        var numbers = answer["parameter"]!.AsArray().Where(parameter => $"{parameter!["name"]}" == "prescriptionOperationResult").Select(result => $"{Part(result!, "refnum")!["valueString"]}").ToList();
        Assert.Equal([numbers[0], numbers[0]], numbers.Take(2));
        Assert.NotEqual(numbers[0], numbers[2]);
        Assert.All(numbers, number => Assert.Matches("^[0-9]{8}$", number));
        var rows = (await server.GetAsync($"MedicationStatement?patient=Patient/{patient.Id}")).Entries.Select(entry => entry["resource"]!).ToList();
        Assert.All(rows, row => Assert.Equal("E", $"{Status(row, "status")!["valueCodeableConcept"]!["coding"]![0]!["code"]}"));
        Assert.All(rows, row => Assert.DoesNotContain(TestRow.Prescription(row), part => $"{part!["url"]}" == "createPrescription"));
    }

    [Fact]
    public async Task The_original_of_a_prescription_comes_when_it_is_asked_for()
    {
        var patient = await server.PatientAsync();
        var sent = new SentList(await server.LookUpAsync(patient));
        Prescribe(sent.AddRow(new TestRow("nytt")));
        await server.SentAsync(sent);

        var plain = await server.LookUpAsync(patient);
        var full = await server.LookUpAsync(patient, """{"name":"IncludeOriginal","valueCode":"include_reseptdok"}""");

        Assert.Empty(plain.Of("Binary"));
        Assert.Null(plain.Of("MedicationStatement")[0]["derivedFrom"]);
        var original = JsonNode.Parse(Convert.FromBase64String($"{Assert.Single(full.Of("Binary"))["data"]}"))!;
        Assert.Equal("1 tablett morgen", $"{original["dosage"]![0]!["text"]}");
        Assert.StartsWith("urn:uuid:", $"{full.Of("MedicationStatement")[0]["derivedFrom"]![0]!["reference"]}");
    }

    [Fact]
    public async Task Without_a_list_to_send_prescriptions_are_made_and_the_list_stays()
    {
        var row = new TestRow();
        var patient = await server.PatientAsync(row);
        var sent = new SentList(await server.LookUpAsync(patient)).Information(null);
        Prescribe(sent.AddRow(new TestRow("nytt") { RowId = null }));

        var answer = await server.SentAsync(sent);

        Assert.Equal(1, Number(answer, "prescriptionCount"));
        Assert.Null(Parameter(answer, "PllResult"));
        Assert.Equal("1", Version(await ReadAsync($"List/{patient.ListId}")));
        var again = new SentList(await server.LookUpAsync(patient)).Information(false);
        Assert.Null(Parameter(await server.SentAsync(again), "PllResult"));
    }

    [Fact]
    public async Task A_first_list_is_made_for_who_has_none()
    {
        var patient = new ListedPatient(Guid.NewGuid().ToString("N")[..12], SyntheticNumber.Next());
        await server.PutAsync($"Patient/{patient.Id}", patient.ToJson().ToJsonString());
        var sent = new SentList(await server.LookUpAsync(patient));
        sent.Author("999000001");
        sent.Composition["author"]![0]!["reference"] = Role(sent);
        var row = sent.AddRow(new TestRow("tran") { Type = "U", PrescriptionId = null });

        await server.SentAsync(sent);

        var list = (await server.GetAsync($"List?patient=Patient/{patient.Id}&code=10160-0")).Entries.Single()["resource"]!;
        Assert.Equal("PractitionerRole/rolle-granskog", $"{list["source"]!["reference"]}");
        Assert.Single(Items(list));
        Assert.Equal(SentList.IdOf(row, "pll-id"), (await server.LookUpAsync(patient)).RowIds.Single());
    }

    [Fact]
    public async Task A_row_that_is_only_suggested_is_shown_as_such_and_can_be_taken_in()
    {
        var (row, suggested) = (new TestRow(), new TestRow("apixaban") { Status = "intended" });
        var patient = await server.PatientAsync(row, suggested);
        var looked = await server.LookUpAsync(patient);
        Assert.Contains("(foreslått)", $"{looked.Section("sectionMedication")!["text"]!["div"]}");

        var sent = new SentList(looked);
        Row(sent, suggested)["status"] = "active";
        SentList.Touch(Row(sent, suggested));
        await server.SentAsync(sent);

        Assert.Equal("active", $"{(await ReadAsync($"MedicationStatement/{suggested.Id}"))["status"]}");
    }

    [Fact]
    public async Task What_was_not_shown_stays_in_the_list()
    {
        var (open, locked) = (new TestRow(), new TestRow { IsLocked = true });
        var patient = await server.PatientAsync(open, locked);

        await server.SentAsync(new SentList(await server.LookUpAsync(patient)));

        Assert.Equal(["MedicationStatement/" + open.Id, "MedicationStatement/" + locked.Id], Items(await ReadAsync($"List/{patient.ListId}")));
    }

    [Fact]
    public async Task What_the_server_owns_is_kept_whatever_is_sent()
    {
        var row = new TestRow { IsBlocked = true, IsLocked = true };
        var patient = await server.PatientAsync(row);
        var sent = new SentList(await server.LookUpAsync(patient, """{"name":"SamtykkeLasteResepter","valueCode":"HPAKUTT"}""", """{"name":"SamtykkeSperretLegemidler","valueCode":"HPAKUTT"}"""));
        var json = Row(sent, row);
        SentList.Dose(json, "2 tabletter");
        json["meta"]!.AsObject().Remove("security");
        var parts = TestRow.Prescription(json);
        parts.Remove(parts.First(part => $"{part!["url"]}" == "locked"));
        parts.Add(JsonNode.Parse("""{"url":"rfStatus","extension":[{"url":"recalled","valueBoolean":true}]}"""));

        await server.SentAsync(sent);

        var stored = await ReadAsync($"MedicationStatement/{row.Id}");
        Assert.Equal("NORS", $"{stored["meta"]!["security"]![0]!["code"]}");
        Assert.Contains(TestRow.Prescription(stored), part => $"{part!["url"]}" == "locked");
        Assert.Null(Status(stored, "recalled"));
    }

    [Fact]
    public async Task Unknown_extensions_and_codes_are_stored_as_they_came()
    {
        var row = new TestRow();
        var patient = await server.PatientAsync(row);
        var sent = new SentList(await server.LookUpAsync(patient));
        var json = Row(sent, row);
        json["extension"]!.AsArray().Add(JsonNode.Parse("""{"url":"https://leverandor.example.org/merke","valueString":"gult"}"""));
        json["identifier"]!.AsArray().Add(JsonNode.Parse("""{"type":{"text":"BehandlingId"},"value":"17"}"""));
        json["dosage"]![0]!["extension"]!.AsArray().Add(JsonNode.Parse("""{"url":"https://fhirref.example/no/legemiddelliste/StructureDefinition/legemiddel-short-dosage","valueCodeableConcept":{"coding":[{"system":"urn:oid:2.16.578.1.12.4.1.1.7478","code":"9999"}]} }"""));
        SentList.Touch(json);

        await server.SentAsync(sent);

        var stored = await ReadAsync($"MedicationStatement/{row.Id}");
        Assert.Contains("leverandor.example.org", stored.ToJsonString());
        Assert.Contains("BehandlingId", stored.ToJsonString());
        Assert.Contains("9999", stored.ToJsonString());
    }

    [Fact]
    public async Task A_row_that_only_refers_to_somebody_else_is_stored_anew()
    {
        var row = new TestRow();
        var patient = await server.PatientAsync(row);
        var sent = new SentList(await server.LookUpAsync(patient));
        Row(sent, row)["extension"]![1]!["extension"]![1]!["valueReference"]!["reference"] = sent.AddDoctor("999000002");

        await server.SentAsync(sent);

        Assert.Equal("Practitioner/lege-vinterdal", $"{(await ReadAsync($"MedicationStatement/{row.Id}"))["extension"]![1]!["extension"]![1]!["valueReference"]!["reference"]}");
    }

    [Fact]
    public async Task Forms_in_use_that_can_be_understood_are_taken()
    {
        var row = new TestRow();
        var patient = await server.PatientAsync(row);
        var sent = new SentList(await server.LookUpAsync(patient));
        sent.Bundle["total"] = 7;
        var json = Row(sent, row);
        foreach (var identifier in json["identifier"]!.AsArray()) identifier!.AsObject().Remove("system");
        json["identifier"]![0]!["type"]!["text"] = "pll";

        await server.SentAsync(sent);

        Assert.Equal("1", Version(await ReadAsync($"MedicationStatement/{row.Id}")));
    }

    [Fact]
    public async Task A_mistake_leaves_the_list_and_its_prescription_is_recalled()
    {
        var row = new TestRow();
        var patient = await server.PatientAsync(row);
        var sent = new SentList(await server.LookUpAsync(patient));
        Row(sent, row)["status"] = "entered-in-error";
        SentList.Touch(Row(sent, row));

        Assert.Equal(1, Number(await server.SentAsync(sent), "recallCount"));
        Assert.Null((await ReadAsync($"List/{patient.ListId}"))["entry"]);
        Assert.Empty((await server.LookUpAsync(patient)).RowIds);
    }

    [Fact]
    public async Task A_superseded_row_may_be_left_out_when_its_prescription_is_recalled()
    {
        var head = new TestRow();
        var tail = new TestRow { Status = "completed", PartOf = head.Id };
        var patient = await server.PatientAsync(head, tail);
        var sent = new SentList(await server.LookUpAsync(patient));
        sent.Remove(Row(sent, tail));
        TestRow.Prescription(Row(sent, head)).Add(Recall(tail.PrescriptionId!));

        Assert.Equal(1, Number(await server.SentAsync(sent), "recallCount"));
        Assert.Equal(["MedicationStatement/" + head.Id], Items(await ReadAsync($"List/{patient.ListId}")));
        Assert.True(Status(await ReadAsync($"MedicationStatement/{tail.Id}"), "recalled")!["valueBoolean"]!.GetValue<bool>());
    }

    internal static JsonNode Recall(string prescription) => JsonNode.Parse($$"""
        {"url":"recall","extension":[{"url":"code","valueCodeableConcept":{"coding":[{"system":"urn:oid:2.16.578.1.12.4.1.1.7500","code":"2"}]} },{"url":"prescription","valueIdentifier":{"value":"{{prescription}}"} }]}
        """)!;

    /// <summary>Everything a prescription of an amount must say.</summary>
    internal static void Prescribe(JsonNode row)
    {
        foreach (var part in (string[])[
            """{"url":"prescriptionDate","valueDate":"2026-11-29"}""", """{"url":"expirationDate","valueDate":"2027-11-29"}""", """{"url":"festUpdate","valueDateTime":"2026-11-15"}""",
            """{"url":"refills","valueString":"3"}""", """{"url":"amount","valueQuantity":{"value":100,"unit":"tablett"} }""", """{"url":"createPrescription","valueBoolean":true}"""])
            TestRow.Prescription(row).Add(JsonNode.Parse(part));
        row["extension"]!.AsArray().Add(JsonNode.Parse("""
            {"url":"https://fhirref.example/no/legemiddelliste/StructureDefinition/legemiddel-generic-substitution","extension":[{"url":"accepted","valueBoolean":true}]}
            """));
    }

    internal static JsonNode Row(SentList sent, TestRow row) =>
        sent.Rows.First(json => SentList.IdOf(json, "pll-id") == row.RowId && (row.RowId is not null || SentList.IdOf(json, "resept-id") == row.PrescriptionId));

    internal string Today() => $"{server.Clock.GetUtcNow():yyyy-MM-dd}";

    private static string Role(SentList sent)
    {
        var doctor = $"{sent.Composition["author"]![0]!["reference"]}";
        sent.Add("urn:uuid:22222222-2222-4222-8222-222222222222", JsonNode.Parse("""{"resourceType":"Organization","identifier":[{"system":"urn:oid:2.16.578.1.12.4.1.4.101","value":"ORG"}],"name":"Legekontoret"}""")!.AsObject());
        sent.Add("urn:uuid:33333333-3333-4333-8333-333333333333", JsonNode.Parse($$"""
            {"resourceType":"PractitionerRole","id":"rolle-granskog","practitioner":{"reference":"{{doctor}}"},"organization":{"reference":"urn:uuid:22222222-2222-4222-8222-222222222222"} }
            """)!.AsObject());
        sent.Entries("Organization").Last()["resource"]!.AsObject().Remove("identifier");
        return "urn:uuid:33333333-3333-4333-8333-333333333333";
    }

    private async Task<JsonNode> ReadAsync(string reference) => (await server.GetAsync(reference)).Json;

    private static string Version(JsonNode resource) => $"{resource["meta"]!["versionId"]}";

    private static IEnumerable<string> Items(JsonNode list) => list["entry"]!.AsArray().Select(entry => $"{entry!["item"]!["reference"]}");

    private static JsonNode? Parameter(JsonNode answer, string name) => answer["parameter"]!.AsArray().FirstOrDefault(parameter => $"{parameter!["name"]}" == name);

    private static JsonNode? Part(JsonNode parameter, string name) => parameter["part"]!.AsArray().FirstOrDefault(part => $"{part!["name"]}" == name);

    private static int Number(JsonNode answer, string name) => Parameter(answer, name)!["valueInteger"]!.GetValue<int>();

    private static JsonNode? Status(JsonNode row, string part) =>
        TestRow.Prescription(row).FirstOrDefault(extension => $"{extension!["url"]}" == "rfStatus")?["extension"]!.AsArray().FirstOrDefault(extension => $"{extension!["url"]}" == part);
}

public sealed class SendMedicationOnSqlite(MedicationServer server) : SendMedicationTests(server), IClassFixture<MedicationServer>;

public sealed class SendMedicationOnPostgres : SendMedicationTests, IClassFixture<MedicationOnPostgres>
{
    public SendMedicationOnPostgres(MedicationOnPostgres server) : base(server) => OnPostgres.SkipUnlessHere(server);
}
