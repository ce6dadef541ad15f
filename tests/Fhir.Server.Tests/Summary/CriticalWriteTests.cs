using System.Text.Json.Nodes;
using Fhir.Server.Tests.Rest;
using Xunit;

namespace Fhir.Server.Tests.Summary;

/// <summary>Who changes critical information keeps to the national service's rules, whatever way the change comes.</summary>
public abstract class CriticalWriteTests(SummaryServer server)
{
    private const string Profiles = "https://fhirref.example/no/kritisk-info/StructureDefinition/";

    [Fact]
    public async Task A_change_that_says_who_made_it_is_a_new_version_with_history()
    {
        var (id, allergy) = await RecordedAsync();
        allergy["criticality"] = "low";
        Update(allergy, "2026-02-01");
        var answer = await server.PutAsync($"AllergyIntolerance/{id}", allergy.ToJsonString(), ("If-Match", "W/\"1\""));

        Assert.True(answer.Status == 200, answer.Text);
        Assert.Equal("PractitionerRole/role", answer.Json["recorder"]!["reference"]!.GetValue<string>());
        Assert.Equal(2, (await server.GetAsync($"AllergyIntolerance/{id}/_history")).Entries.Count);
        Assert.Equal("high", (await server.GetAsync($"AllergyIntolerance/{id}/_history/1")).Json["criticality"]!.GetValue<string>());
    }

    public static TheoryData<string, string, string, string> Changes => new()
    {
        { "category", """["food"]""", "kritisk-kind-changed", "AllergyIntolerance.category" },
        { "code", """{"text":"Noe annet"}""", "kritisk-code-changed", "AllergyIntolerance.code" },
        { "recorder", """{"reference":"Practitioner/dr"}""", "kritisk-recorder-changed", "AllergyIntolerance.recorder" },
        { "recordedDate", "\"2025-05-05\"", "kritisk-recorder-changed", "AllergyIntolerance.recordedDate" },
        { "patient", """{"reference":"Patient/other"}""", "kritisk-patient-changed", "AllergyIntolerance.patient" },
    };

    [Theory, MemberData(nameof(Changes))]
    public async Task What_it_is_whose_it_is_and_who_recorded_it_never_change(string element, string value, string rule, string at)
    {
        var (id, allergy) = await RecordedAsync();
        allergy[element] = JsonNode.Parse(value);
        Update(allergy, "2026-02-01");
        var transaction = $$"""{"resourceType":"Bundle","type":"transaction","entry":[{"resource":{{allergy.ToJsonString()}},"request":{"method":"PUT","url":"AllergyIntolerance/{{id}}"} }]}""";
        var patch = $$"""[{"op":"replace","path":"/{{element}}","value":{{value}}},{"op":"add","path":"/extension","value":{{allergy["extension"]!.ToJsonString()}}}]""";

        var put = await server.PutAsync($"AllergyIntolerance/{id}", allergy.ToJsonString());
        Assert.Equal((422, rule, at), (put.Status, put.Rules.Single(), put.Json["issue"]![0]!["expression"]![0]!.GetValue<string>()));
        var bundled = await server.PostAsync("", transaction);
        Assert.Equal((422, rule), (bundled.Status, bundled.Rules.Single()));
        var patched = await server.SendAsync("PATCH", $"AllergyIntolerance/{id}", patch, "application/json-patch+json");
        Assert.Equal((422, rule), (patched.Status, patched.Rules.Single()));
        Assert.Equal("1", (await server.GetAsync($"AllergyIntolerance/{id}")).Json["meta"]!["versionId"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_condition_finds_what_the_rules_are_asked_of()
    {
        var (id, allergy) = await RecordedAsync();
        allergy["code"] = JsonNode.Parse("""{"text":"Noe annet"}""");
        allergy.AsObject().Remove("id");
        Update(allergy, "2026-02-01");

        var put = await server.PutAsync($"AllergyIntolerance?_id={id}", allergy.ToJsonString());
        var bundled = await server.PostAsync("", $$"""{"resourceType":"Bundle","type":"transaction","entry":[{"resource":{{allergy.ToJsonString()}},"request":{"method":"PUT","url":"AllergyIntolerance?_id={{id}}"} }]}""");

        Assert.All([put, bundled], answer => Assert.Equal((422, "kritisk-code-changed"), (answer.Status, answer.Rules.Single())));
    }

    [Fact]
    public async Task Taking_the_claim_away_does_not_take_the_rules_away()
    {
        var (id, allergy) = await RecordedAsync();
        allergy.AsObject().Remove("meta");
        allergy["code"] = JsonNode.Parse("""{"text":"Noe annet"}""");
        Update(allergy, "2026-02-01");

        Assert.Equal(["kritisk-code-changed"], (await server.PutAsync($"AllergyIntolerance/{id}", allergy.ToJsonString())).Rules);
    }

    [Fact]
    public async Task A_change_says_who_made_it_and_when()
    {
        var (id, allergy) = await RecordedAsync();
        allergy["criticality"] = "low";
        Assert.Equal(["kritisk-updater-missing"], (await server.PutAsync($"AllergyIntolerance/{id}", allergy.ToJsonString())).Rules);

        Update(allergy, "2026-02-01");
        Assert.Equal(200, (await server.PutAsync($"AllergyIntolerance/{id}", allergy.ToJsonString())).Status);
        allergy["criticality"] = "high";
        Update(allergy, "2026-01-31");
        Assert.Equal(["kritisk-updated-earlier"], (await server.PutAsync($"AllergyIntolerance/{id}", allergy.ToJsonString())).Rules);
    }

    [Fact]
    public async Task The_same_once_more_changes_nothing_and_needs_nobody()
    {
        var (id, allergy) = await RecordedAsync();

        Assert.Equal(200, (await server.PutAsync($"AllergyIntolerance/{id}", allergy.ToJsonString())).Status);
    }

    [Fact]
    public async Task A_change_of_an_old_version_is_refused()
    {
        var (id, allergy) = await RecordedAsync();
        allergy["criticality"] = "low";
        Update(allergy, "2026-02-01");
        allergy["meta"]!["versionId"] = "7";

        var stale = await server.PutAsync($"AllergyIntolerance/{id}", allergy.ToJsonString());
        Assert.Equal((409, "kritisk-version-stale"), (stale.Status, stale.Rules.Single()));
        Assert.Equal(412, (await server.PutAsync($"AllergyIntolerance/{id}", allergy.ToJsonString().Replace("\"versionId\":\"7\"", "\"versionId\":\"1\"", StringComparison.Ordinal), ("If-Match", "W/\"7\""))).Status);
    }

    [Fact]
    public async Task Nullifying_keeps_the_record_out_of_summaries_and_ends_its_changes()
    {
        var (id, allergy) = await RecordedAsync();
        allergy["verificationStatus"] = Concept("allergyintolerance-verification", "entered-in-error");
        allergy.AsObject().Remove("clinicalStatus");
        Update(allergy, "2026-02-01");
        Assert.Equal(200, (await server.PutAsync($"AllergyIntolerance/{id}", allergy.ToJsonString())).Status);
        Assert.DoesNotContain(id, (await server.GetAsync("Patient/left-over/$summary")).Text, StringComparison.Ordinal);

        allergy["note"] = JsonNode.Parse("""[{"text":"Likevel"}]""");
        Update(allergy, "2026-03-01");
        Assert.Equal(["kritisk-nullified"], (await server.PutAsync($"AllergyIntolerance/{id}", allergy.ToJsonString())).Rules);
        Assert.Equal(200, (await server.GetAsync($"AllergyIntolerance/{id}/_history/1")).Status);
    }

    [Theory]
    [InlineData("Condition", "kritisk-condition", "category", "kritisk-kind-changed")]
    [InlineData("Procedure", "kritisk-procedure", "code", "kritisk-code-changed")]
    [InlineData("DeviceUseStatement", "kritisk-deviceusestatement", "device", "kritisk-code-changed")]
    [InlineData("DeviceUseStatement", "kritisk-deviceusestatement", "source", "kritisk-recorder-changed")]
    [InlineData("Flag", "kritisk-flag", "code", "kritisk-code-changed")]
    [InlineData("Flag", "kritisk-flag", "author", "kritisk-recorder-changed")]
    [InlineData("Consent", "kritisk-consent", "policyRule", "kritisk-code-changed")]
    public async Task Every_kind_is_held_to_it(string type, string profile, string element, string rule)
    {
        var record = JsonNode.Parse(OfType(type, profile, "full", "11"))!;
        await server.PutAsync("Device/device-1", """{"resourceType":"Device","id":"device-1","type":{"text":"Pacemaker"},"patient":{"reference":"Patient/full"}}""");
        await server.PutAsync("Device/device-2", """{"resourceType":"Device","id":"device-2","type":{"text":"Noe annet"},"patient":{"reference":"Patient/full"}}""");
        var created = await server.PostAsync(type, record.ToJsonString());
        Assert.True(created.Status == 201, created.Text);
        record = created.Json;
        record[element] = element switch
        {
            "device" => JsonNode.Parse("""{"reference":"Device/device-2"}"""),
            "source" or "author" => JsonNode.Parse("""{"reference":"Practitioner/dr"}"""),
            "category" => JsonNode.Parse($"[{SummaryServer.Category("10")}]"),
            "policyRule" => JsonNode.Parse("""{"coding":[{"system":"https://fhirref.example/no/kritisk-info/CodeSystem/kritisk-policy","code":"2"},{"system":"https://fhirref.example/no/kritisk-info/CodeSystem/kritisk-policy","code":"1"}]}"""),
            _ => JsonNode.Parse("""{"text":"Noe annet"}"""),
        };
        Update(record, "2026-02-01");
        if (element == "category") record["code"] = JsonNode.Parse("""{"coding":[{"system":"urn:oid:2.16.578.1.12.4.1.1.7110","code":"E27.1"}]}""");

        Assert.Contains(rule, (await server.PutAsync($"{type}/{record["id"]}", record.ToJsonString())).Rules);
    }

    [Theory]
    [InlineData("8", "11")]
    [InlineData("11", "8")]
    public async Task A_limit_and_a_clarification_do_not_stand_together(string first, string second)
    {
        var patient = $"consent-{first}";
        await server.PutAsync($"Patient/{patient}", $$"""{"resourceType":"Patient","id":"{{patient}}"}""");
        var standing = await server.PostAsync("Consent", OfType("Consent", "kritisk-consent", patient, first));
        Assert.True(standing.Status == 201, standing.Text);

        var refused = await server.PostAsync("Consent", OfType("Consent", "kritisk-consent", patient, second));
        Assert.Equal((422, "kritisk-consents-together"), (refused.Status, refused.Rules.Single()));

        var ended = standing.Json;
        ended["status"] = "inactive";
        Update(ended, "2026-02-01");
        var together = await server.PostAsync("", $$"""
            {"resourceType":"Bundle","type":"transaction","entry":[{"resource":{{ended.ToJsonString()}},"request":{"method":"PUT","url":"Consent/{{ended["id"]}}"} },
             {"resource":{{OfType("Consent", "kritisk-consent", patient, second)}},"request":{"method":"POST","url":"Consent"} }]}
            """);
        Assert.True(together.Status == 200, together.Text);   // the second takes the first's place
    }

    [Fact]
    public async Task However_many_record_a_limit_and_a_clarification_at_once_only_one_kind_stands()
    {
        var patient = $"consent-{Guid.NewGuid():N}";
        await server.PutAsync($"Patient/{patient}", $$"""{"resourceType":"Patient","id":"{{patient}}"}""");

        var answers = await Task.WhenAll(Enumerable.Range(0, 24).Select(number => server.PostAsync("Consent", OfType("Consent", "kritisk-consent", patient, number % 2 == 0 ? "8" : "11"))));

        Assert.All(answers.Where(answer => answer.Status != 201), answer => Assert.Equal((422, "kritisk-consents-together"), (answer.Status, answer.Rules.Single())));
        Assert.Equal(12, answers.Count(answer => answer.Status == 201));
        var kinds = (await server.GetAsync($"Consent?patient={patient}&_count=100")).Entries.Select(entry => $"{entry["resource"]!["category"]![0]!["coding"]![0]!["code"]}").Distinct();
        Assert.Single(kinds);
    }

    [Fact]
    public async Task Of_twenty_four_changes_of_the_same_version_one_is_made()
    {
        var (id, allergy) = await RecordedAsync();
        allergy["meta"]!["versionId"] = "1";
        var answers = await Task.WhenAll(Enumerable.Range(1, 24).Select(number =>
        {
            var changed = allergy.DeepClone();
            changed["note"] = JsonNode.Parse($$"""[{"text":"Endring {{number}}"}]""");
            Update(changed, "2026-02-01");
            return server.PutAsync($"AllergyIntolerance/{id}", changed.ToJsonString());
        }));

        Assert.Single(answers, answer => answer.Status == 200);
        Assert.All(answers.Where(answer => answer.Status != 200), answer => Assert.Equal((409, "kritisk-version-stale"), (answer.Status, answer.Rules.Single())));
    }

    [Fact]
    public async Task Two_that_stand_against_each_other_in_one_transaction_are_refused()
    {
        await server.PutAsync("Patient/consent-both", """{"resourceType":"Patient","id":"consent-both"}""");
        var answer = await server.PostAsync("", $$"""
            {"resourceType":"Bundle","type":"transaction","entry":[{"resource":{{OfType("Consent", "kritisk-consent", "consent-both", "8")}},"request":{"method":"POST","url":"Consent"} },
             {"resource":{{OfType("Consent", "kritisk-consent", "consent-both", "11")}},"request":{"method":"POST","url":"Consent"} }]}
            """);

        Assert.Equal((422, "kritisk-consents-together"), (answer.Status, answer.Rules.Single()));
        Assert.Equal(0, (await server.GetAsync("Consent?patient=consent-both&_summary=count")).Json["total"]!.GetValue<int>());
    }

    [Fact]
    public async Task What_is_no_critical_information_is_asked_nothing()
    {
        await server.PutAsync("Condition/plain", SummaryServer.Resource("Condition", "plain", "other", """ "code":{"text":"Første"} """));

        Assert.Equal(200, (await server.PutAsync("Condition/plain", SummaryServer.Resource("Condition", "plain", "other", """ "code":{"text":"Andre"} """))).Status);
    }

    private async Task<(string Id, JsonNode Allergy)> RecordedAsync()
    {
        await server.PutAsync("Patient/left-over", """{"resourceType":"Patient","id":"left-over"}""");
        var answer = await server.PostAsync("AllergyIntolerance", $$"""
            {"resourceType":"AllergyIntolerance","meta":{"profile":["{{Profiles}}kritisk-allergyintolerance"]},"clinicalStatus":{{Concept("allergyintolerance-clinical", "active").ToJsonString()}},
             "verificationStatus":{{Concept("allergyintolerance-verification", "confirmed").ToJsonString()}},"category":["medication"],"criticality":"high","code":{"coding":[{"system":"http://www.whocc.no/atc","code":"J01CE02"}]},
             "patient":{"reference":"Patient/left-over"},"recordedDate":"2026-01-01","recorder":{"reference":"PractitionerRole/role"} }
            """);
        Assert.True(answer.Status == 201, answer.Text);
        var allergy = answer.Json;
        allergy["meta"]!.AsObject().Remove("versionId");
        return (allergy["id"]!.GetValue<string>(), allergy);
    }

    private static string OfType(string type, string profile, string patient, string kind)
    {
        var claims = $$"""
            "meta":{"profile":["{{Profiles}}{{profile}}"]}
            """;
        return SummaryServer.Resource(type, "new", patient, claims + "," + type switch
        {
            "Condition" => $$"""
                "clinicalStatus":{{Concept("condition-clinical", "active").ToJsonString()}},"verificationStatus":{{Concept("condition-ver-status", "confirmed").ToJsonString()}},"category":[{{SummaryServer.Category("5")}}],
                "code":{"coding":[{"system":"urn:oid:2.16.578.1.12.4.1.1.7110","code":"E27.1"}]},"recordedDate":"2026-01-01","recorder":{"reference":"PractitionerRole/role"}
                """,
            "Procedure" => $$"""
                "status":"in-progress","category":{{SummaryServer.Category("6")}},"code":{"text":"Dialyse"},"performedDateTime":"2026-01-01","recorder":{"reference":"PractitionerRole/role"}
                """,
            "DeviceUseStatement" => """ "status":"active","timingDateTime":"2026-01-01","recordedOn":"2026-01-01","source":{"reference":"PractitionerRole/role"},"device":{"reference":"Device/device-1"} """,
            "Flag" => $$"""
                "status":"active","category":[{{SummaryServer.Category("9")}}],"code":{"text":"Varsel"},"author":{"reference":"PractitionerRole/role"}
                """,
            _ => $$"""
                {{(kind == "8" ? SummaryServer.Until("2030-01-01") + "," : "")}}"status":"active","scope":{{Concept("consentscope", kind == "8" ? "adr" : "treatment").ToJsonString()}},"category":[{{SummaryServer.Category(kind)}}],
                "dateTime":"2026-01-01","performer":[{"reference":"PractitionerRole/role"}],"policyRule":{"coding":[{"system":"https://fhirref.example/no/kritisk-info/CodeSystem/kritisk-policy","code":"{{(kind == "8" ? "1" : "2")}}"}]}
                """,
        });
    }

    private static JsonNode Concept(string system, string code) => JsonNode.Parse($$"""{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/{{system}}","code":"{{code}}"}]}""")!;

    /// <summary>Says who changed it and when, beside what its extensions say otherwise.</summary>
    private static void Update(JsonNode record, string date)
    {
        var kept = record["extension"]?.AsArray().Where(extension => !extension!["url"]!.GetValue<string>().Contains("kritisk-update", StringComparison.Ordinal)).Select(extension => extension!.DeepClone()) ?? [];
        var said = JsonNode.Parse($$"""
            [{"url":"{{Profiles}}kritisk-updater","valueReference":{"reference":"PractitionerRole/role"} },{"url":"{{Profiles}}kritisk-updated","valueDateTime":"{{date}}"}]
            """)!.AsArray().Select(extension => extension!.DeepClone());
        record["extension"] = new JsonArray([.. kept, .. said]);
    }
}

public sealed class CriticalWriteOnSqlite(SummaryServer server) : CriticalWriteTests(server), IClassFixture<SummaryServer>;

public sealed class CriticalWriteOnPostgres : CriticalWriteTests, IClassFixture<SummaryServerOnPostgres>
{
    public CriticalWriteOnPostgres(SummaryServerOnPostgres server) : base(server) => OnPostgres.SkipUnlessHere(server);
}
