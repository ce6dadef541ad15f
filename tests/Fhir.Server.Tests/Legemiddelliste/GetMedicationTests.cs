using System.Text.Json.Nodes;
using Fhir.Server.Tests.Rest;
using Xunit;

namespace Fhir.Server.Tests.Legemiddelliste;

/// <summary><c>Patient/$getMedication</c>: what is shown, to whom, and what is kept of it.</summary>
public abstract class GetMedicationTests(MedicationServer server)
{
    private const string Kj = """{"name":"SamtykkeKjernejournal","valueCode":"HPMOTTATTSAMTYKKE"}""";
    private const string Locked = """{"name":"SamtykkeLasteResepter","valueCode":"HPAKUTT"}""";
    private const string Blocked = """{"name":"SamtykkeSperretLegemidler","valueCode":"HPMOTTATTSAMTYKKE"}""";

    /// <summary>The patient of case 1, as a caller knows her.</summary>
    private const string Ingrid = """
        {"name":"patient","resource":{"resourceType":"Patient","identifier":[{"system":"urn:oid:2.16.578.1.12.4.1.4.1","value":"14864349634"}],"name":[{"family":"Fjellrev"}],"address":[{"city":"Elvedal"}]} }
        """;

    [Fact]
    public async Task The_document_is_valid_and_holds_everything_it_refers_to()
    {
        var answer = await server.PostAsync("Patient/$getMedication", Parameters(Ingrid, Kj));
        Assert.True(answer.Status == 200, answer.Text);
        var looked = new LookedUp(answer.Json);

        var verdict = await server.PostAsync("Bundle/$validate", looked.Bundle.ToJsonString());
        Assert.DoesNotContain(verdict.Json["issue"]!.AsArray(), issue => $"{issue!["severity"]}" is "error" or "fatal");
        Assert.Equal("Composition", $"{looked.Composition["resourceType"]}");
        var urls = looked.Bundle["entry"]!.AsArray().Select(entry => $"{entry!["fullUrl"]}").ToHashSet();
        Assert.All(looked.Composition["section"]!.AsArray().SelectMany(section => section!["entry"] as JsonArray ?? []), entry => Assert.Contains($"{entry!["reference"]}", urls));
        Assert.Equal(13, looked.Of("MedicationStatement").Count);
        Assert.Single(looked.Of("List"));
        Assert.Single(looked.Of("AllergyIntolerance"));
        Assert.NotNull(looked["RFHentetTidspunkt"]);
        Assert.NotNull(looked["KJHentetTidspunkt"]);
        Assert.Equal("0", $"{looked["KJFeilkode"]!["valueCoding"]!["code"]}");
        Assert.Null(looked.Bundle["total"]);
    }

    [Fact]
    public async Task Without_consent_kjernejournal_is_not_asked()
    {
        var looked = new LookedUp((await server.PostAsync("Patient/$getMedication", Parameters(Ingrid))).Json);

        Assert.Null(looked["KJHentetTidspunkt"]);
        Assert.Null(looked["KJFeilkode"]);
        Assert.Empty(looked.Of("AllergyIntolerance"));
        Assert.Equal("notasked", $"{looked.Section("sectionAllergies")!["emptyReason"]!["coding"]![0]!["code"]}");
    }

    [Fact]
    public async Task From_kjernejournal_only_what_has_changed_since_is_asked_for()
    {
        var looked = new LookedUp((await server.PostAsync("Patient/$getMedication", Parameters(Ingrid, Kj, """{"name":"historyTimestamp","valueDateTime":"2099-01-01"}"""))).Json);

        Assert.Empty(looked.Of("AllergyIntolerance"));
        Assert.Equal(13, looked.Of("MedicationStatement").Count);
    }

    [Fact]
    public async Task Multidose_comes_with_doctor_and_pharmacy()
    {
        var patient = new ListedPatient("pasient-20", (await server.GetAsync("Patient/pasient-20")).Json["identifier"]![0]!["value"]!.GetValue<string>());
        var looked = await server.LookUpAsync(patient);

        var messages = looked.Of("Basic").Select(basic => $"{basic["code"]!["coding"]![0]!["code"]}");
        Assert.Equal(["M25.1", "M25.3"], messages);
        var roles = looked.Of("PractitionerRole").SelectMany(role => role["code"] as JsonArray ?? []).Select(code => $"{code!["coding"]![0]!["code"]}");
        Assert.Contains("M", roles);
        Assert.Contains("A", roles);
        Assert.Equal(3, looked.Of("MedicationDispense").Count);
    }

    [Fact]
    public async Task Locked_and_blocked_rows_are_hidden_and_flagged_until_they_are_opened()
    {
        var (open, locked, blocked) = (new TestRow(), new TestRow { IsLocked = true, ReferenceNumber = "12345678" }, new TestRow { IsBlocked = true });
        var patient = await server.PatientAsync(open, locked, blocked);

        var plain = await server.LookUpAsync(patient, Kj);
        Assert.Equal([open.RowId], plain.RowIds);
        Assert.True(plain["RFHarLaste"]!["valueBoolean"]!.GetValue<bool>());
        Assert.True(plain["KJHarLaste"]!["valueBoolean"]!.GetValue<bool>());
        Assert.Single(plain.Of("List")[0]["entry"]!.AsArray());
        Assert.DoesNotContain(locked.PrescriptionId!, plain.Bundle.ToJsonString());

        Assert.Equal([open.RowId, locked.RowId], (await server.LookUpAsync(patient, Locked)).RowIds);
        Assert.Equal([open.RowId, locked.RowId], (await server.LookUpAsync(patient, """{"name":"Referansenummer","valueString":"12345678"}""")).RowIds);
        Assert.Equal([open.RowId, blocked.RowId], (await server.LookUpAsync(patient, Blocked)).RowIds);
        var all = await server.LookUpAsync(patient, Locked, Blocked, Kj);
        Assert.Equal(3, all.RowIds.Count);
        Assert.False(all["RFHarLaste"]!["valueBoolean"]!.GetValue<bool>());
    }

    [Fact]
    public async Task What_was_dispensed_on_a_hidden_prescription_is_hidden_too()
    {
        var locked = new TestRow { IsLocked = true };
        var patient = await server.PatientAsync(locked);
        await DispenseAsync(patient, locked);

        Assert.Empty((await server.LookUpAsync(patient)).Of("MedicationDispense"));
        Assert.Single((await server.LookUpAsync(patient, Locked)).Of("MedicationDispense"));
    }

    [Fact]
    public async Task A_stopped_row_is_shown_for_ninety_days_and_a_mistake_never()
    {
        var today = DateOnly.FromDateTime(server.Clock.GetUtcNow().UtcDateTime);
        var (last, first) = (new TestRow { Status = "stopped", End = $"{today.AddDays(-90):yyyy-MM-dd}" }, new TestRow { Status = "stopped", End = $"{today.AddDays(-91):yyyy-MM-dd}" });
        var patient = await server.PatientAsync(last, first, new TestRow { Status = "entered-in-error" });

        Assert.Equal([last.RowId], (await server.LookUpAsync(patient)).RowIds);
    }

    [Fact]
    public async Task A_prescription_that_is_not_in_the_list_comes_after_the_rows()
    {
        var (outside, inside) = (new TestRow { RowId = null }, new TestRow());
        var looked = await server.LookUpAsync(await server.PatientAsync(outside, inside));

        Assert.Equal([inside.PrescriptionId, outside.PrescriptionId], looked.Of("MedicationStatement").Select(row => SentList.IdOf(row, "resept-id")));
    }

    [Fact]
    public async Task Who_has_no_national_number_is_found_by_a_reference_number()
    {
        var row = new TestRow { ReferenceNumber = "87654321" };
        var patient = new ListedPatient(Guid.NewGuid().ToString("N")[..12], SyntheticNumber.Next());
        var transaction = patient.ToTransaction(row);
        transaction["entry"]![0]!["resource"]!.AsObject().Remove("identifier");
        Assert.Equal(200, (await server.PostAsync("", transaction.ToJsonString())).Status);
        var asked = $$"""{"name":"patient","resource":{"resourceType":"Patient","name":[{"family":"Prøve"}],"address":[{"city":"Fjordbyen"}],"gender":"female","birthDate":"{{SyntheticNumber.BirthDate}}"} }""";

        var found = await server.PostAsync("Patient/$getMedication", Parameters(asked, """{"name":"Referansenummer","valueString":"87654321"}"""));
        var other = await server.PostAsync("Patient/$getMedication", Parameters(asked, """{"name":"Referansenummer","valueString":"11111111"}"""));

        Assert.Equal([row.RowId], new LookedUp(found.Json).RowIds);
        Assert.Equal((404, "medication-patient-unknown"), (other.Status, other.Rules[0]));
    }

    private const string Named = "\"name\":[{\"family\":\"Fjellrev\"}]";
    private const string Housed = "\"address\":[{\"city\":\"Elvedal\"}]";
    private const string Numbered = "\"identifier\":[{\"system\":\"urn:oid:2.16.578.1.12.4.1.4.1\",\"value\":\"14864349634\"}]";
    private const string Born = "\"birthDate\":\"1943-06-14\"";

    [Theory]
    [InlineData(null, null, 400, "operation-parameter-missing")]
    [InlineData($"{Housed},{Numbered}", null, 400, "medication-patient-name")]
    [InlineData($"{Named},{Numbered}", null, 400, "medication-patient-address")]
    [InlineData($"{Named},{Housed}", null, 400, "medication-patient-unidentified")]
    [InlineData($"{Named},{Housed},{Born}", null, 400, "medication-patient-unidentified")]
    [InlineData($"{Named},{Housed},{Born},\"gender\":\"female\"", null, 400, "medication-reference-number")]
    [InlineData($"{Named},{Housed},\"identifier\":[{{\"system\":\"urn:oid:2.16.578.1.12.4.1.4.1\",\"value\":\"1486434963\"}}]", null, 400, "medication-patient-unidentified")]
    [InlineData($"{Named},{Housed},\"identifier\":[{{\"system\":\"urn:oid:2.16.578.1.12.4.1.4.1\",\"value\":\"15858020023\"}}]", null, 404, "medication-patient-unknown")]
    [InlineData($"{Named},{Housed},{Numbered}", """{"name":"SamtykkeKjernejournal","valueCode":"SAMTYKKE"}""", 400, "operation-parameter-invalid")]
    [InlineData($"{Named},{Housed},{Numbered}", """{"name":"SamtykkeLasteResepter","valueCode":"HPUNNTAK"}""", 400, "operation-parameter-invalid")]
    [InlineData($"{Named},{Housed},{Numbered}", """{"name":"SamtykkeSperretLegemidler","valueCode":"HPUNNTAK"}""", 400, "operation-parameter-invalid")]
    [InlineData($"{Named},{Housed},{Numbered}", """{"name":"IncludeOriginal","valueCode":"include_all"}""", 400, "operation-parameter-invalid")]
    [InlineData($"{Named},{Housed},{Numbered}", """{"name":"SamtykkeKjernejournal","valueCode":"HPAKUTT"},{"name":"historyTimestamp","valueString":"i fjor"}""", 400, "search-date-format")]
    [InlineData($"{Named},{Housed},{Numbered}", """{"name":"SamtykkeKjernejournal","valueCode":"HPAKUTT"},{"name":"SamtykkeKjernejournal","valueCode":"HPAKUTT"}""", 400, "operation-parameter-repeated")]
    public async Task A_lookup_that_is_none_is_refused(string? patient, string? parameter, int status, string rule)
    {
        var given = new[] { patient is null ? null : $$"""{"name":"patient","resource":{"resourceType":"Patient",{{patient}}} }""", parameter }.OfType<string>();

        var answer = await server.PostAsync("Patient/$getMedication", Parameters([.. given]));

        Assert.True(answer.Status == status && answer.Rules[0] == rule, answer.Text);
    }

    [Theory]
    [InlineData("", "operation-parameter-missing")]
    [InlineData("""{"resourceType":"Patient"}""", "medication-patient-name")]
    [InlineData("""{"resourceType":"Parameters","parameter":[{"name":"patient","valueString":"14864349634"}]}""", "operation-parameter-type")]
    public async Task A_body_of_another_kind_is_refused(string body, string rule)
    {
        var answer = await server.PostAsync("Patient/$getMedication", body);

        Assert.True(answer.Status == 400 && answer.Rules.Contains(rule), answer.Text);
    }

    [Fact]
    public async Task Unknown_parameters_are_refused_when_strict()
    {
        var answer = await server.PostAsync("Patient/$getMedication", Parameters(Ingrid, """{"name":"noe","valueString":"a"}"""), ("Prefer", "handling=strict"));

        Assert.Equal((400, "operation-parameter-unknown"), (answer.Status, answer.Rules[0]));
    }

    [Fact]
    public async Task Two_patients_with_one_number_are_refused()
    {
        var number = SyntheticNumber.Next();
        foreach (var id in (string[])["a", "b"]) await server.PutAsync($"Patient/{number[..6]}{id}", (new ListedPatient($"{number[..6]}{id}", number)).ToJson().ToJsonString());

        var answer = await server.LookUpAnswerAsync(new ListedPatient("a", number));

        Assert.Equal((409, "medication-patient-ambiguous"), (answer.Status, answer.Rules[0]));
    }

    [Fact]
    public async Task Every_lookup_is_kept_and_audited_and_nobody_else_writes_lookups()
    {
        var patient = await server.PatientAsync(new TestRow());
        var looked = await server.LookUpAsync(patient);

        var kept = (await server.GetAsync($"List?patient=Patient/{patient.Id}&code=oppslag")).Entries.Single()["resource"]!;
        Assert.Equal(looked.DocumentId, $"{kept["identifier"]![0]!["value"]}");
        var verdict = await server.PostAsync("List/$validate", kept.ToJsonString());
        Assert.DoesNotContain(verdict.Json["issue"]!.AsArray(), issue => $"{issue!["severity"]}" is "error" or "fatal");
        var audits = await server.GetAsync($"AuditEvent?patient=Patient/{patient.Id}");
        var audit = Assert.Single(audits.Entries)["resource"]!;
        Assert.Equal(("E", "0", "$getMedication"), ($"{audit["action"]}", $"{audit["outcome"]}", $"{audit["entity"]![1]!["name"]}"));
        Assert.DoesNotContain((await server.PostAsync("AuditEvent/$validate", audit.ToJsonString())).Json["issue"]!.AsArray(), issue => $"{issue!["severity"]}" is "error" or "fatal");

        kept["date"] = "2030-01-01T00:00:00Z";
        var forged = await server.PutAsync($"List/{kept["id"]}", kept.ToJsonString());
        Assert.Equal((403, "medication-lookup-written"), (forged.Status, forged.Rules[0]));
        var batch = await server.PostAsync("", $$"""{"resourceType":"Bundle","type":"transaction","entry":[{"resource":{{kept.ToJsonString()}},"request":{"method":"PUT","url":"List/{{kept["id"]}}"} }]}""");
        Assert.Equal((403, "medication-lookup-written"), (batch.Status, batch.Rules[0]));
    }

    private static string Parameters(params string[] parameters) => parameters.Length == 0
        ? """{"resourceType":"Parameters"}""" : $$"""{"resourceType":"Parameters","parameter":[{{string.Join(',', parameters)}}]}""";

    private Task<Fhir.Server.Tests.Rest.Answer> DispenseAsync(ListedPatient patient, TestRow row) => server.PutAsync($"MedicationDispense/{row.Id}", $$"""
        {"resourceType":"MedicationDispense","id":"{{row.Id}}","identifier":[{"value":"M10"}],"status":"completed","medicationReference":{"reference":"Medication/legemiddel-metoprolol"},
         "subject":{"reference":"Patient/{{patient.Id}}"},"authorizingPrescription":[{"identifier":{"value":"{{row.PrescriptionId}}"} }],"whenHandedOver":"2026-11-01"}
        """);
}

public sealed class GetMedicationOnSqlite(MedicationServer server) : GetMedicationTests(server), IClassFixture<MedicationServer>;

public sealed class GetMedicationOnPostgres : GetMedicationTests, IClassFixture<MedicationOnPostgres>
{
    public GetMedicationOnPostgres(MedicationOnPostgres server) : base(server) => OnPostgres.SkipUnlessHere(server);
}
