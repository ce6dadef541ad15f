using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Fhir.Server.Tests.Rest;
using Fhir.Server.Transport;
using Fhir.Store.Access;
using Fhir.Store.Access.Operations;
using Fhir.Tiltak.KritiskInfo.Summary;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Fhir.Server.Tests.Summary;

/// <summary>https://hl7.org/fhir/uv/ips/OperationDefinition-summary.html</summary>
public abstract partial class SummaryTests(SummaryServer server)
{
    private const string Ips1 = "http://hl7.org/fhir/uv/ips/StructureDefinition/Bundle-uv-ips|1.1.0";

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    public async Task A_summary_of_a_patient_is_a_document_by_IPS_2_0(string method)
    {
        var answer = await server.SendAsync(method, "Patient/full/$summary", method == "POST" ? """{"resourceType":"Parameters"}""" : null);

        Assert.Equal((200, "document"), (answer.Status, answer.Json["type"]!.GetValue<string>()));
        Assert.Equal("http://hl7.org/fhir/uv/ips/StructureDefinition/Bundle-uv-ips|2.0.1", answer.Json["meta"]!["profile"]![0]!.GetValue<string>());
    }

    [Theory]
    [InlineData("bare", "2.0")]
    [InlineData("bare", "1.1")]
    [InlineData("full", "2.0")]
    [InlineData("full", "1.1")]
    [InlineData("past", "2.0")]
    [InlineData("past", "1.1")]
    [InlineData("nameless", "2.0")]
    [InlineData("nameless", "1.1")]
    [InlineData("hostile", "2.0")]
    public async Task Whatever_R4_lets_a_record_lack_the_summary_keeps_the_rules(string patient, string version)
    {
        var answer = await server.GetAsync($"Patient/{patient}/$summary?profile={Uri.EscapeDataString($"http://hl7.org/fhir/uv/ips/StructureDefinition/Composition-uv-ips|{version}")}");

        Assert.Empty(IpsProfiles.Errors(answer.Text, version));
        Assert.Empty(IpsRules.Broken(answer.Json, version));
    }

    [Fact]
    public async Task Sections_hold_what_is_current_the_most_dangerous_first()
    {
        var sections = Sections((await server.GetAsync("Patient/full/$summary")).Json);

        Assert.Equal(["AllergyIntolerance/b-high", "AllergyIntolerance/a-low"], sections["48765-2"]);
        Assert.Equal(["Condition/c1"], sections["11450-4"]);
        Assert.Equal(["MedicationRequest/r1", "MedicationStatement/m1", "MedicationStatement/m2"], sections["10160-0"]);   // not what shall not be given
        Assert.Equal(["Procedure/p1"], sections["47519-4"]);
        Assert.Equal(["Immunization/i1"], sections["11369-6"]);
        Assert.Equal(["CarePlan/plan"], sections["18776-5"]);
        Assert.Equal(["Observation/new"], sections["30954-2"]);
        Assert.Equal(2, sections["104605-1"].Count(url => url.StartsWith("urn:uuid:", StringComparison.Ordinal)));   // of the condition and of the treatment
    }

    [Fact]
    public async Task What_is_refuted_ended_or_run_out_is_left_out_and_said_to_be()
    {
        var bundle = (await server.GetAsync("Patient/past/$summary")).Json;
        var sections = Sections(bundle);

        Assert.Empty(sections["48765-2"]);
        Assert.Contains("ikke er tatt med: 1.", Narrative(bundle, "48765-2"), StringComparison.Ordinal);
        Assert.Empty(sections["11450-4"]);
        Assert.Equal(["Condition/resolved"], sections["11348-0"]);
        Assert.Equal(["Procedure/done"], sections["47519-4"]);
        Assert.Contains("ikke er tatt med: 2.", Narrative(bundle, "47519-4"), StringComparison.Ordinal);
        Assert.Empty(sections["104605-1"]);
        Assert.Equal(["Consent/limit"], sections["42348-3"]);   // a limit to treatment holds whatever its date says
        Assert.Empty(Sections((await server.GetAsync("Patient/clarified/$summary")).Json)["42348-3"]);
    }

    [Fact]
    public async Task References_lead_to_entries_or_are_left_out()
    {
        var bundle = (await server.GetAsync("Patient/full/$summary")).Json;

        Assert.Null(Resource(bundle, "AllergyIntolerance/a-low")["encounter"]);
        Assert.Equal("CarePlan/plan", Assert.Single(Resource(bundle, "MedicationRequest/r1")["basedOn"]!.AsArray())!["reference"]!.GetValue<string>());
        Assert.Equal($"{server.Base}/Practitioner/dr", Resource(bundle, "MedicationStatement/m1")["informationSource"]!["reference"]!.GetValue<string>());
        var nowhere = Resource(bundle, "MedicationStatement/m2")["medicationReference"]!;
        Assert.Equal(("unknown", "Medication", "Ukjent sort", null), (nowhere["extension"]![0]!["valueCode"]!.GetValue<string>(), nowhere["type"]!.GetValue<string>(), nowhere["display"]!.GetValue<string>(), nowhere["reference"]));
        Assert.NotNull(Resource(bundle, "Organization/hosp"));
        Assert.DoesNotContain("Gjelder en annen", bundle.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_device_that_is_contained_has_an_entry_of_its_own()
    {
        var bundle = (await server.GetAsync("Patient/implanted/$summary")).Json;
        var use = Resource(bundle, "DeviceUseStatement/contained");
        var device = bundle["entry"]!.AsArray().Single(entry => entry!["fullUrl"]!.GetValue<string>() == use["device"]!["reference"]!.GetValue<string>())!["resource"]!;

        Assert.Null(use["contained"]);
        Assert.Equal(("Pacemaker", device["id"]!.GetValue<string>()), (device["type"]!["text"]!.GetValue<string>(), use["device"]!["reference"]!.GetValue<string>()["urn:uuid:".Length..]));
        Assert.Contains("Pacemaker", Narrative(bundle, "46264-8"), StringComparison.Ordinal);
        Assert.Empty(IpsProfiles.Errors(bundle.ToJsonString(), "2.0"));
        Assert.Empty(IpsRules.Broken(bundle, "2.0"));
    }

    [Fact]
    public async Task A_long_record_is_read_to_its_end_and_measured_by_its_newest_values()
    {
        await server.PostAsync("", Batch(Enumerable.Range(0, 450).Select(at => SummaryServer.Resource("Condition", $"long-{at}", "long", $$""" "code":{"text":"Tilstand {{at}}"} """))));
        await server.PostAsync("", Batch(Enumerable.Range(0, 600).Select(at => SummaryServer.Resource("Observation", $"pulse-{at}", "long", $$"""
            "status":"final","category":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/observation-category","code":"vital-signs"}]}],"code":{"coding":[{"system":"http://loinc.org","code":"8867-4"}]},
            "effectiveDateTime":"2026-01-01T{{at / 60:00}}:{{at % 60:00}}:00Z","valueQuantity":{"value":{{at}},"unit":"/min","system":"http://unitsofmeasure.org","code":"/min"}
            """))));
        var sections = Sections((await server.GetAsync("Patient/long/$summary")).Json);

        Assert.Equal(450, sections["11450-4"].Distinct().Count());
        Assert.Equal(["Observation/pulse-599"], sections["8716-3"]);
    }

    private static string Batch(IEnumerable<string> resources) => $$"""
        {"resourceType":"Bundle","type":"transaction","entry":[{{string.Join(',', resources.Select(resource => $$"""{"resource":{{resource}},"request":{"method":"PUT","url":"{{JsonNode.Parse(resource)!["resourceType"]}}/{{JsonNode.Parse(resource)!["id"]}}"} }"""))}}]}
        """;

    [Fact]
    public async Task Texts_of_the_record_are_no_markup()
    {
        var answer = await server.GetAsync("Patient/hostile/$summary");

        Assert.Contains("&lt;script&gt;alert('x')&lt;/script&gt; &amp; &quot;nøtter&quot;", Narrative(answer.Json, "48765-2"), StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", Narrative(answer.Json, "48765-2"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nb", "Overfølsomhet", "Ingen opplysninger om problemer")]
    [InlineData("en", "Allergies and intolerances", "No information about problems")]
    public async Task A_summary_speaks_the_readers_language(string language, string title, string words)
    {
        var bundle = (await server.GetAsync("Patient/bare/$summary", ("Accept-Language", language))).Json;

        Assert.Equal(language, bundle["language"]!.GetValue<string>());
        Assert.Contains(bundle["entry"]![0]!["resource"]!["section"]!.AsArray(), section => section!["title"]!.GetValue<string>() == title);
        Assert.Contains(words, Narrative(bundle, "11450-4"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_summaries_of_a_record_differ_in_ids_and_times_alone()
    {
        var (first, second) = (await server.GetAsync("Patient/full/$summary"), await server.GetAsync("Patient/full/$summary"));

        Assert.NotEqual(first.Text, second.Text);
        Assert.Equal(WithoutIdAndTime(first), WithoutIdAndTime(second));
    }

    [Fact]
    public async Task IPS_1_1_states_absence_by_entries_with_codes()
    {
        var bundle = (await server.GetAsync($"Patient/bare/$summary?profile={Uri.EscapeDataString(Ips1)}")).Json;

        Assert.Equal(["48765-2", "11450-4", "10160-0"], Sections(bundle).Keys);
        var codes = bundle["entry"]!.AsArray().Select(entry => entry!["resource"]!).Select(resource => resource["code"] ?? resource["medicationCodeableConcept"]).OfType<JsonNode>()
            .Select(concept => concept["coding"]![0]!["code"]!.GetValue<string>());
        Assert.Equal(["no-allergy-info", "no-problem-info", "no-medication-info"], codes);
    }

    [Theory]
    [InlineData("2.0", "nilknown", null)]
    [InlineData("1.1", null, "no-known-medications")]
    public async Task A_list_that_is_empty_because_there_are_no_medicines_is_an_assertion(string version, string? reason, string? code)
    {
        await server.PutAsync("List/none", """
            {"resourceType":"List","id":"none","status":"current","mode":"working","code":{"coding":[{"system":"http://loinc.org","code":"10160-0"}]},"subject":{"reference":"Patient/many"},"date":"2026-01-01",
             "emptyReason":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/list-empty-reason","code":"nilknown"}]}}
            """);
        var bundle = (await server.GetAsync($"Patient/many/$summary?profile={Uri.EscapeDataString($"http://hl7.org/fhir/uv/ips/StructureDefinition/Bundle-uv-ips|{version}")}")).Json;

        Assert.Equal(reason, Section(bundle, "10160-0")["emptyReason"]?["coding"]![0]!["code"]!.GetValue<string>());
        Assert.Equal(code is not null, bundle.ToJsonString().Contains($"\"{code}\"", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("https://example.org/journal|full", 200, null)]
    [InlineData("full", 200, null)]
    [InlineData("https://example.org/journal|nobody", 404, "summary-identifier-unknown")]
    [InlineData("https://example.org/journal|twin", 409, "summary-identifier-ambiguous")]
    [InlineData("https://example.org/journal|", 400, "summary-identifier-value")]
    [InlineData("a|full,b|other", 400, "summary-identifier-value")]
    [InlineData("", 400, "summary-identifier-value")]
    [InlineData(null, 400, "operation-parameter-missing")]
    public async Task A_summary_is_had_by_identifier(string? identifier, int status, string? rule)
    {
        var parameter = identifier is null ? "" : $$"""{"name":"identifier","valueString":"{{identifier}}"}""";
        var posted = identifier?.Length == 0 ? null : await server.PostAsync("Patient/$summary", $$"""{"resourceType":"Parameters","parameter":[{{parameter}}]}""".Replace(",\"parameter\":[]", "", StringComparison.Ordinal));
        var form = await server.SendAsync("POST", "Patient/$summary", identifier is null ? "x=1" : $"identifier={Uri.EscapeDataString(identifier)}", "application/x-www-form-urlencoded");
        var got = await server.GetAsync($"Patient/$summary{(identifier is null ? "" : $"?identifier={Uri.EscapeDataString(identifier)}")}");

        Assert.All((Answer?[])[posted, form, got], answer => Assert.True(answer is null || answer.Status == status, answer?.Text));
        if (rule is not null) Assert.Equal([rule], got.Rules);
        else Assert.Equal($"{server.Base}/Patient/full", form.Json["entry"]![1]!["fullUrl"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_national_number_in_the_address_is_warned_of()
    {
        var got = await server.GetAsync("Patient/$summary?identifier=urn:oid:2.16.578.1.12.4.1.4.1|23835849880");
        var posted = await server.SendAsync("POST", "Patient/$summary", "identifier=urn:oid:2.16.578.1.12.4.1.4.1%7C23835849880", "application/x-www-form-urlencoded");

        Assert.Contains("national number", got.Header("Warning"), StringComparison.Ordinal);
        Assert.Equal("", posted.Header("Warning"));
        Assert.DoesNotContain("23835849880", got.Text + posted.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Patient/nobody/$summary", 404, "summary-patient-unknown")]
    [InlineData("Patient/left/$summary", 410, "summary-patient-deleted")]
    [InlineData("Patient/full/$summary?profile=http://hl7.org/fhir/uv/ips/StructureDefinition/Bundle-uv-ips|3.0.0", 400, "summary-profile-unknown")]
    [InlineData("Patient/full/$summary?profile=http://example.org/Bundle", 400, "summary-profile-unknown")]
    [InlineData("Patient/full/$summary?profile=a|b|c", 400, "summary-profile-unknown")]
    [InlineData("Patient/full/$summary?profile=a&profile=b", 400, "operation-parameter-repeated")]
    public async Task What_cannot_be_made_is_refused(string url, int status, string rule)
    {
        var answer = await server.GetAsync(url);

        Assert.Equal((status, rule), (answer.Status, answer.Rules.Single()));
    }

    [Fact]
    public async Task A_summary_has_a_limit()
    {
        var answer = await CallAsync(new SummaryOperation(most: 5), Permit.Open);

        Assert.Equal((422, "summary-too-large"), (answer.Status, answer.Outcome!.Single().RuleId));
    }

    [Fact]
    public async Task Sections_the_permit_does_not_cover_say_so()
    {
        var permit = Permit.Of("reader", null, [("Patient", Interaction.Read), ("AllergyIntolerance", Interaction.Search), ("MedicationStatement", Interaction.Search)]);
        var bundle = JsonNode.Parse((await CallAsync(new SummaryOperation(), permit)).Json.Span)!;

        Assert.Equal(2, Sections(bundle)["48765-2"].Count);
        Assert.Equal("withheld", Section(bundle, "11450-4")["emptyReason"]!["coding"]![0]!["code"]!.GetValue<string>());
        Assert.Equal("withheld", Section(bundle, "18776-5")["emptyReason"]!["coding"]![0]!["code"]!.GetValue<string>());
        Assert.Contains("MedicationRequest", Narrative(bundle, "10160-0"), StringComparison.Ordinal);
        Assert.Equal("masked", Resource(bundle, "MedicationStatement/m1")["medicationReference"]!["extension"]![0]!["valueCode"]!.GetValue<string>());
        Assert.Null(Resource(bundle, "AllergyIntolerance/a-low")["recorder"]);
        Assert.Empty(IpsRules.Broken(bundle, "2.0"));
    }

    private async Task<OperationAnswer> CallAsync(SummaryOperation operation, Permit permit) => await operation.HandleAsync(
        new OperationRequest { Method = "GET", Type = "Patient", Id = "full", BaseUrl = server.Base },
        server.Services.GetRequiredService<StoreHolder>().Store.Bind(permit), server.Services.GetRequiredService<IOperationHost>(), TestContext.Current.CancellationToken);

    private Dictionary<string, List<string>> Sections(JsonNode bundle) => bundle["entry"]![0]!["resource"]!["section"]!.AsArray().ToDictionary(
        section => section!["code"]!["coding"]![0]!["code"]!.GetValue<string>(),
        section => section!["entry"]?.AsArray().Select(entry => entry!["reference"]!.GetValue<string>().Replace($"{server.Base}/", "", StringComparison.Ordinal)).ToList() ?? []);

    private static JsonNode Section(JsonNode bundle, string code) =>
        bundle["entry"]![0]!["resource"]!["section"]!.AsArray().Single(section => section!["code"]!["coding"]![0]!["code"]!.GetValue<string>() == code)!;

    private static string Narrative(JsonNode bundle, string code) => Section(bundle, code)["text"]!["div"]!.GetValue<string>();

    private JsonNode Resource(JsonNode bundle, string reference) =>
        bundle["entry"]!.AsArray().Single(entry => entry!["fullUrl"]!.GetValue<string>() == $"{server.Base}/{reference}")!["resource"]!;

    private static string WithoutIdAndTime(Answer answer)
    {
        var text = answer.Text;
        foreach (var id in (string[])[answer.Json["id"]!.GetValue<string>(), answer.Json["entry"]![0]!["resource"]!["id"]!.GetValue<string>()]) text = text.Replace(id, "id", StringComparison.Ordinal);
        return Times().Replace(text, "time");
    }

    [GeneratedRegex(@"""(timestamp|date)"":""[^""]*""")]
    private static partial Regex Times();
}

public sealed class SummaryOnSqlite(SummaryServer server) : SummaryTests(server), IClassFixture<SummaryServer>;

public sealed class SummaryOnPostgres : SummaryTests, IClassFixture<SummaryServerOnPostgres>
{
    public SummaryOnPostgres(SummaryServerOnPostgres server) : base(server) => OnPostgres.SkipUnlessHere(server);
}
