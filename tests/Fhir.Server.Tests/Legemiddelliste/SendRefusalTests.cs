using System.Text.Json.Nodes;
using Fhir.Tiltak.Legemiddelliste;
using Xunit;

namespace Fhir.Server.Tests.Legemiddelliste;

/// <summary><c>Patient/$sendMedication</c>: every check refuses with its own rule, and nothing is stored.</summary>
public sealed class SendRefusalTests(MedicationServer server) : IClassFixture<MedicationServer>
{
    /// <summary>What is done to a document that would have been taken, and the rule that then refuses it.</summary>
    private static readonly (int Status, string Rule, Action<SentList, TestRow> Break)[] OfTheDocument =
    [
        (422, "medication-no-document", (sent, _) => sent.Bundle["type"] = "collection"),
        (422, "medication-no-document", (sent, _) => sent.Bundle["entry"]!.AsArray().RemoveAt(0)),
        (422, "medication-no-document", (sent, _) => sent.Bundle["entry"]!.AsArray().Remove(sent.Entries("Patient").Single())),
        (422, "medication-no-document", (sent, _) => sent.Composition["subject"]!["reference"] = "Patient/pasient-02"),
        (404, "medication-patient-unknown", (sent, _) => sent.Entries("Patient").Single()["resource"]!["identifier"]![0]!["value"] = "15858020023"),
        (403, "medication-author-hpr", (sent, _) => sent.Composition["author"]!.AsArray().RemoveAt(0)),
        (403, "medication-author-unknown", (sent, _) => sent.Author("999999999")),
        (403, "medication-author-right", (sent, _) => sent.Author("999000006")),
        (422, "medication-link-missing", (sent, _) => sent.Composition.AsObject().Remove("relatesTo")),
        (409, "medication-link-not-latest", (sent, _) => sent.BasedOn(Guid.NewGuid().ToString())),
        (422, "medication-pll-info-missing", (sent, _) => sent.Information(null).Section("sectionPLLinfo")["emptyReason"]!["coding"]![0]!["code"] = "unavailable"),
        (422, "medication-pll-info-missing", (sent, _) => sent.Entries("Basic").Single()["resource"]!.AsObject().Remove("extension")),
        (422, "medication-actor-unknown", (sent, row) => Changed(sent, row)["informationSource"] = new JsonObject { ["reference"] = sent.AddDoctor("999888777") }),
        (422, "cardinality-min", (sent, row) => Changed(sent, row).AsObject().Remove("dosage")),
        (422, "cardinality-max", (sent, _) => sent.Bundle["link"] = JsonNode.Parse("""[{"relation":"self","url":"https://a.example"}]""")),
    ];

    private static readonly (int Status, string Rule, Action<SentList, TestRow> Break)[] OfTheRows =
    [
        (422, "medication-head-missing", (sent, row) => sent.Remove(SendMedicationTests.Row(sent, row))),
        (422, "medication-row-repeated", (sent, row) => sent.AddRow(new TestRow { RowId = row.RowId, Type = "U", PrescriptionId = null })),
        (422, "medication-row-id-changed", (sent, row) => SendMedicationTests.Row(sent, row)["identifier"]![0]!["value"] = Guid.NewGuid().ToString()),
        (422, "medication-row-id-taken", (sent, _) => sent.AddRow(new TestRow { RowId = "dd6e1a49-f076-5adf-b4e7-383d9cd07f65", Type = "U", PrescriptionId = null })),
        (422, "medication-row-patient", (sent, row) => Changed(sent, row)["subject"]!["reference"] = "Patient/pasient-02"),
        (422, "medication-row-patient", (sent, _) => sent.AddRow(new TestRow { Type = "U", PrescriptionId = null })["subject"]!["reference"] = "Patient/pasient-02"),
        (422, "medication-vaccine", (sent, row) => Changed(sent, row)["dosage"]![0]!["extension"]![0]!["valueCodeableConcept"]!["coding"]![0]!["code"] = "4"),
        (422, "medication-item-group", (sent, row) => TestRow.Prescription(Changed(sent, row))[0]!["valueCodeableConcept"]!["coding"]![0]!["code"] = "N"),
        (422, "medication-supplement-prescribed", (sent, _) => SendMedicationTests.Prescribe(sent.AddRow(new TestRow(), sent.AddDrug("Tran", "K")))),
        (422, "medication-stopped-too-long", (sent, _) => sent.AddRow(new TestRow { Status = "stopped", End = "2026-01-01", Type = "U", PrescriptionId = null })),
        (422, "medication-chain-broken", (sent, row) => Changed(sent, row)["status"] = "completed"),
        (422, "medication-row-unregistered", (sent, _) => sent.AddRow(new TestRow { Type = "U", PrescriptionId = null })["extension"]!.AsArray().RemoveAt(1)),
        (422, "medication-last-changed-kept", (sent, row) => SendMedicationTests.Row(sent, row)["dosage"]![0]!["text"] = "2 tabletter"),
        (422, "medication-last-changed-moved", (sent, row) => SentList.Touch(SendMedicationTests.Row(sent, row))),
        (422, "medication-version-kept", (sent, row) => { SentList.Dose(SendMedicationTests.Row(sent, row), "2 tabletter"); SendMedicationTests.Row(sent, row)["meta"]!["versionId"] = "1"; }),
        (422, "invariant-legemiddel-rad-9", (sent, row) => { var json = Changed(sent, row); TestRow.Stop(json, "2026-11-20"); json["extension"]!.AsArray().RemoveAt(2); }),
    ];

    private static readonly (int Status, string Rule, Action<SentList, TestRow> Break)[] OfThePrescriptions =
    [
        (422, "medication-prescription-twice", (sent, row) => sent.AddRow(new TestRow { PrescriptionId = row.PrescriptionId })),
        (422, "medication-prescription-type", (sent, _) => SendMedicationTests.Prescribe(sent.AddRow(new TestRow { Type = "P" }))),
        (422, "medication-prescription-type", (sent, _) => SendMedicationTests.Prescribe(sent.AddRow(new TestRow { Status = "intended" }))),
        (422, "medication-prescription-incomplete", (sent, _) => TestRow.Prescription(sent.AddRow(new TestRow())).Add(JsonNode.Parse("""{"url":"createPrescription","valueBoolean":true}"""))),
        (422, "medication-prescription-incomplete", (sent, _) => SendMedicationTests.Prescribe(sent.AddRow(new TestRow(), sent.AddDrug("Pakning", "C", "3")))),
        (422, "medication-prescription-exists", (sent, _) => SendMedicationTests.Prescribe(sent.AddRow(new TestRow { PrescriptionId = "2ecedd58-b2f2-541d-a1e0-68a87ab77596" }))),
        (422, "medication-prescription-unknown", (sent, _) => sent.AddRow(new TestRow())),
        (422, "medication-prescription-content", (sent, row) => Changed(sent, row)["medicationReference"]!["reference"] = sent.AddDrug("annet")),
        (422, "medication-recall-unknown", (sent, row) => TestRow.Prescription(SendMedicationTests.Row(sent, row)).Add(SendMedicationTests.Recall(Guid.NewGuid().ToString()))),
    ];

    private static readonly (int Status, string Rule, Action<SentList, TestRow> Break)[] Cases = [.. OfTheDocument, .. OfTheRows, .. OfThePrescriptions];

    public static TheoryData<int, string> Rows => [.. Cases.Select((row, at) => new TheoryDataRow<int, string>(at, row.Rule))];

    [Theory, MemberData(nameof(Rows))]
    public async Task A_sending_that_breaks_a_rule_is_refused_by_it_and_stores_nothing(int at, string rule)
    {
        var row = new TestRow();
        var patient = await server.PatientAsync(row);
        var sent = new SentList(await server.LookUpAsync(patient));
        Cases[at].Break(sent, row);

        await server.RefusedAsync(sent, Cases[at].Status, rule);

        Assert.Equal("1", $"{(await server.GetAsync($"List/{patient.ListId}")).Json["meta"]!["versionId"]}");
        Assert.Equal("1", $"{(await server.GetAsync($"MedicationStatement/{row.Id}")).Json["meta"]!["versionId"]}");
    }

    [Fact]
    public async Task The_same_document_unbroken_is_taken()
    {
        var sent = new SentList(await server.LookUpAsync(await server.PatientAsync(new TestRow())));

        await server.SentAsync(sent);
    }

    [Fact]
    public async Task A_superseded_row_is_not_forgotten_either()
    {
        var head = new TestRow();
        var tail = new TestRow { Status = "completed", PartOf = head.Id };
        var sent = new SentList(await server.LookUpAsync(await server.PatientAsync(head, tail)));
        sent.Remove(SendMedicationTests.Row(sent, tail));

        await server.RefusedAsync(sent, 422, "medication-row-missing");
    }

    [Fact]
    public async Task Without_a_lookup_nothing_can_be_sent()
    {
        var patient = await server.PatientAsync(new TestRow());
        var other = new SentList(await server.LookUpAsync(await server.PatientAsync(new TestRow())));
        other.Entries("Patient").Single()["resource"]!["identifier"]![0]!["value"] = patient.Number;

        await server.RefusedAsync(other, 422, "medication-lookup-missing");
    }

    [Fact]
    public async Task A_lookup_holds_for_four_hours()
    {
        var sent = new SentList(await server.LookUpAsync(await server.PatientAsync(new TestRow())));

        server.Clock.Advance(TimeSpan.FromMinutes(239));
        await server.SentAsync(sent);
        server.Clock.Advance(TimeSpan.FromMinutes(2));
        await server.RefusedAsync(sent, 422, "medication-lookup-expired");
    }

    [Fact]
    public async Task Only_the_latest_lookup_counts()
    {
        var patient = await server.PatientAsync(new TestRow());
        var first = new SentList(await server.LookUpAsync(patient));
        var second = new SentList(await server.LookUpAsync(patient));

        await server.RefusedAsync(first, 409, "medication-link-not-latest");
        await server.SentAsync(second);
    }

    [Fact]
    public async Task A_list_that_somebody_else_has_changed_is_a_conflict()
    {
        var patient = await server.PatientAsync(new TestRow());
        var sent = new SentList(await server.LookUpAsync(patient));
        var list = (await server.GetAsync($"List/{patient.ListId}")).Json;
        list["title"] = "Endret av en annen";
        Assert.Equal(200, (await server.PutAsync($"List/{patient.ListId}", list.ToJsonString())).Status);

        await server.RefusedAsync(sent, 409, "medication-list-changed");
    }

    [Fact]
    public async Task A_row_that_somebody_else_has_changed_is_a_conflict()
    {
        var row = new TestRow();
        var sent = new SentList(await server.LookUpAsync(await server.PatientAsync(row)));
        var stored = (await server.GetAsync($"MedicationStatement/{row.Id}")).Json;
        stored["dosage"]![0]!["text"] = "noe annet";
        Assert.Equal(200, (await server.PutAsync($"MedicationStatement/{row.Id}", stored.ToJsonString())).Status);

        await server.RefusedAsync(sent, 409, "medication-row-changed");
    }

    [Fact]
    public async Task Of_two_that_send_at_once_one_is_taken()
    {
        var row = new TestRow();
        var patient = await server.PatientAsync(row);
        var looked = await server.LookUpAsync(patient);
        var sendings = Enumerable.Range(1, 6).Select(number =>
        {
            var sent = new SentList(looked);
            SentList.Dose(SendMedicationTests.Row(sent, row), $"{number} tabletter");
            return server.SendAsync(sent);
        });

        var answers = await Task.WhenAll(sendings);

        Assert.Single(answers, answer => answer.Status == 200);
        Assert.All(answers.Where(answer => answer.Status != 200), answer => Assert.True(answer.Status == 409 || answer.Status == 422, answer.Text));
        Assert.Equal("2", $"{(await server.GetAsync($"MedicationStatement/{row.Id}")).Json["meta"]!["versionId"]}");
        Assert.Equal("2", $"{(await server.GetAsync($"List/{patient.ListId}")).Json["meta"]!["versionId"]}");
    }

    [Fact]
    public async Task A_mistake_that_was_dispensed_is_not_deleted()
    {
        var row = new TestRow();
        var patient = await server.PatientAsync(row);
        await server.PutAsync($"MedicationDispense/{row.Id}", $$"""
            {"resourceType":"MedicationDispense","id":"{{row.Id}}","identifier":[{"value":"M10"}],"status":"completed","medicationReference":{"reference":"Medication/legemiddel-metoprolol"},
             "subject":{"reference":"Patient/{{patient.Id}}"},"authorizingPrescription":[{"identifier":{"value":"{{row.PrescriptionId}}"} }],"whenHandedOver":"2026-11-01"}
            """);
        var sent = new SentList(await server.LookUpAsync(patient));
        Changed(sent, row)["status"] = "entered-in-error";

        await server.RefusedAsync(sent, 422, "medication-row-dispensed");
    }

    [Fact]
    public async Task A_list_is_sent_only_for_who_has_a_national_number()
    {
        var row = new TestRow { ReferenceNumber = "55555555" };
        var patient = new ListedPatient(Guid.NewGuid().ToString("N")[..12], SyntheticNumber.Next());
        var transaction = patient.ToTransaction(row);
        transaction["entry"]![0]!["resource"]!.AsObject().Remove("identifier");
        Assert.Equal(200, (await server.PostAsync("", transaction.ToJsonString())).Status);
        var asked = $$"""{"name":"patient","resource":{"resourceType":"Patient","name":[{"family":"Prøve"}],"address":[{"city":"Fjordbyen"}],"gender":"female","birthDate":"{{SyntheticNumber.BirthDate}}"} }""";
        var answer = await server.PostAsync("Patient/$getMedication", $$"""{"resourceType":"Parameters","parameter":[{{asked}},{"name":"Referansenummer","valueString":"55555555"}]}""");

        await server.RefusedAsync(new SentList(new LookedUp(answer.Json)), 422, "medication-national-number");
        await server.SentAsync(new SentList(new LookedUp(answer.Json)).Information(null));
    }

    [Fact]
    public async Task A_patient_has_one_multidose_pharmacy_and_the_doctor_gives_the_responsibility_away_alone()
    {
        var number = (await server.GetAsync("Patient/pasient-20")).Json["identifier"]![0]!["value"]!.GetValue<string>();
        var patient = new ListedPatient("pasient-20", number);

        await server.PutAsync("Organization/annet-apotek", """{"resourceType":"Organization","id":"annet-apotek","identifier":[{"system":"urn:oid:2.16.578.1.12.4.1.4.101","value":"310000906"}],"name":"Annet apotek"}""");
        await server.PutAsync("PractitionerRole/annen-farmasoyt", """
            {"resourceType":"PractitionerRole","id":"annen-farmasoyt","practitioner":{"reference":"Practitioner/farmasoyt-nergard"},"organization":{"reference":"Organization/annet-apotek"} }
            """);
        var own = $"{(await server.GetAsync("Organization/elvedal-apotek")).Json["identifier"]![0]!["value"]}";

        var other = new SentList(await server.LookUpAsync(patient));
        other.Information(true, Party(other, "A", "999000008", "310000906"));
        await server.RefusedAsync(other, 409, "medication-multidose-pharmacy");
        var taken = new SentList(await server.LookUpAsync(patient)).Information(true);
        taken.Author("999000002");
        await server.RefusedAsync(taken, 409, "medication-multidose-doctor");
        var clinic = $"{(await server.GetAsync("Organization/granskog-legekontor")).Json["identifier"]![0]!["value"]}";
        var same = new SentList(await server.LookUpAsync(patient));
        await server.SentAsync(same.Information(true, Party(same, "M", "999000001", clinic), Party(same, "A", "999000008", own)));
        var parts = (await server.LookUpAsync(patient)).Of("PractitionerRole").SelectMany(role => role["code"] as JsonArray ?? []).Select(code => $"{code!["coding"]![0]!["code"]}");
        Assert.Superset(new HashSet<string> { "M", "A" }, parts.ToHashSet());
    }

    [Theory]
    [InlineData("", 400, "operation-parameter-missing")]
    [InlineData("""{"resourceType":"Parameters"}""", 400, "operation-parameter-missing")]
    [InlineData("""{"resourceType":"Parameters","parameter":[{"name":"medication","resource":{"resourceType":"Patient"} }]}""", 400, "operation-parameter-type")]
    [InlineData("""{"resourceType":"Parameters","parameter":[{"name":"medication","resource":{"resourceType":"Bundle","type":"document"} }]}""", 422, "medication-no-document")]
    public async Task What_is_no_document_is_refused(string body, int status, string rule)
    {
        var answer = await server.PostAsync("Patient/$sendMedication", body);

        Assert.True(answer.Status == status && answer.Rules.Contains(rule), answer.Text);
    }

    [Fact]
    public async Task Refusals_are_audited()
    {
        var patient = await server.PatientAsync(new TestRow());
        var sent = new SentList(await server.LookUpAsync(patient));
        sent.Author("999000006");
        await server.RefusedAsync(sent, 403, "medication-author-right");

        Assert.Contains((await server.GetAsync($"AuditEvent?patient=Patient/{patient.Id}")).Entries, entry => $"{entry["resource"]!["outcome"]}" == "8");
    }

    /// <summary>Rules that need a story of their own are told in the facts above and in the tests of lookups.</summary>
    [Fact]
    public void Every_rule_has_a_case_here_or_a_story_of_its_own()
    {
        string[] stories =
        [
            "medication-row-missing", "medication-lookup-missing", "medication-lookup-expired", "medication-lookup-without-rf", "medication-list-changed", "medication-row-changed", "medication-row-dispensed",
            "medication-national-number", "medication-multidose-pharmacy", "medication-multidose-doctor", "medication-sent-meanwhile", "medication-sender-hpr", "medication-sender-other",
        ];

        Assert.Equal(SendRules.All.Concat(RowRules.All).Concat(PrescriptionRules.All).Select(rule => rule.Id).Order(), Cases.Select(row => row.Rule).Where(rule => rule.StartsWith("medication-", StringComparison.Ordinal) && rule != "medication-patient-unknown").Concat(stories).Distinct().Order());
    }

    private static JsonNode Changed(SentList sent, TestRow row)
    {
        var json = SendMedicationTests.Row(sent, row);
        SentList.Touch(json);
        return json;
    }

    private static string Party(SentList sent, string role, string hpr, string organization)
    {
        var (place, url) = ($"urn:uuid:{Guid.NewGuid()}", $"urn:uuid:{Guid.NewGuid()}");
        sent.Add(place, JsonNode.Parse($$"""{"resourceType":"Organization","identifier":[{"system":"urn:oid:2.16.578.1.12.4.1.4.101","value":"{{organization}}"}]}""")!.AsObject());
        sent.Add(url, JsonNode.Parse($$"""
            {"resourceType":"PractitionerRole","practitioner":{"reference":"{{sent.AddDoctor(hpr)}}"},"organization":{"reference":"{{place}}"},"code":[{"coding":[{"system":"urn:oid:2.16.578.1.12.4.1.1.7490","code":"{{role}}"}]}]}
            """)!.AsObject());
        return url;
    }
}
