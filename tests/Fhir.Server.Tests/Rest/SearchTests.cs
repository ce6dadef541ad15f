using System.Text.Json.Nodes;
using Xunit;

namespace Fhir.Server.Tests.Rest;

/// <summary>Searches over the synthetic story. https://hl7.org/fhir/R4/search.html</summary>
public sealed class SearchTests(SeededServer server) : IClassFixture<SeededServer>
{
    [Theory]
    [InlineData("Patient?gender=female&birthdate=1943-06-14", "Patient/pasient-01")]
    [InlineData("Patient?_id=pasient-02", "Patient/pasient-02")]
    [InlineData("Patient?family=fjellrev&given=ing", "Patient/pasient-01")]
    [InlineData("Patient?identifier=urn:oid:2.16.578.1.12.4.1.4.1|14864349634", "Patient/pasient-01")]
    [InlineData("Patient?birthdate=lt1943-06-15&birthdate=gt1943-06-13", "Patient/pasient-01")]
    public async Task A_search_finds_what_the_parameters_say(string url, string expected) =>
        Assert.Equal([expected], (await server.GetAsync(url)).Matches);

    [Fact]
    public async Task A_posted_search_is_the_same_search()
    {
        var posted = await server.SendAsync("POST", "Patient/_search", "identifier=urn%3Aoid%3A2.16.578.1.12.4.1.4.1%7C14864349634", "application/x-www-form-urlencoded");

        Assert.Equal(["Patient/pasient-01"], posted.Matches);
    }

    /// <summary>https://hl7.org/fhir/R4/search.html#token: the value set counts as it stands now, by its canonical and by its id.</summary>
    [Fact]
    public async Task A_search_by_value_set_asks_the_one_that_was_written()
    {
        const string url = "http://a.example/ValueSet/kjonn";
        static string ValueSet(string code) => $$"""
            {"resourceType":"ValueSet","id":"kjonn","url":"http://a.example/ValueSet/kjonn","status":"active",
             "compose":{"include":[{"system":"http://hl7.org/fhir/administrative-gender","concept":[{"code":"{{code}}"}]}]} }
            """;
        Assert.Equal(201, (await server.PutAsync("ValueSet/kjonn", ValueSet("female"))).Status);
        Assert.Equal(["Patient/pasient-01"], (await server.GetAsync($"Patient?_id=pasient-01&gender:in={url}")).Matches);
        Assert.Equal(["Patient/pasient-01"], (await server.GetAsync("Patient?_id=pasient-01&gender:in=ValueSet/kjonn")).Matches);
        Assert.Empty((await server.GetAsync("Patient?_id=pasient-01&gender:not-in=ValueSet/kjonn")).Matches);
        Assert.Equal(200, (await server.PutAsync("ValueSet/kjonn", ValueSet("male"))).Status);
        Assert.Empty((await server.GetAsync($"Patient?_id=pasient-01&gender:in={url}")).Matches);
        var refused = await server.GetAsync("Patient?gender:in=ValueSet/ingen");
        Assert.Equal((400, true), (refused.Status, refused.Text.Contains("search-value-set-unknown", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_national_number_in_an_address_is_warned_about()
    {
        const string search = "identifier=urn:oid:2.16.578.1.12.4.1.4.1|14864349634";
        var asked = await server.GetAsync($"Patient?{search}");
        var posted = await server.SendAsync("POST", "Patient/_search", search, "application/x-www-form-urlencoded");

        Assert.Contains("national-number-in-url", asked.Text);
        Assert.DoesNotContain("national-number-in-url", posted.Text);
        Assert.DoesNotContain("national-number-in-url", (await server.GetAsync("Patient?_id=98c65d58-bc69-46c2-8e7d-d10870906375")).Text);
    }

    [Fact]
    public async Task Pages_follow_each_other_without_loss_or_repeat()
    {
        var (seen, url) = (new List<string>(), (string?)"Patient?_count=7");
        while (url is not null)
        {
            var page = await server.GetAsync(url);
            Assert.True(page.Matches.Count <= 7);
            seen.AddRange(page.Matches);
            url = page.Link("next");
        }

        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.Equal((await server.GetAsync("Patient?_summary=count")).Json["total"]!.GetValue<int>(), seen.Count);
    }

    [Fact]
    public async Task An_include_brings_what_matches_refer_to()
    {
        var answer = await server.GetAsync("DiagnosticReport?_count=3&_include=DiagnosticReport:result");
        var included = answer.Entries.Where(entry => entry["search"]!["mode"]!.GetValue<string>() == "include").ToList();

        Assert.NotEmpty(included);
        Assert.All(included, entry => Assert.Equal("Observation", entry["resource"]!["resourceType"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Sorting_by_date_puts_the_newest_first()
    {
        var answer = await server.GetAsync("Observation?category=vital-signs&_sort=-date&_count=20");
        var times = answer.Entries.Select(entry => entry["resource"]!["effectiveDateTime"]?.GetValue<string>()).OfType<string>().Select(DateTimeOffset.Parse).ToList();

        Assert.True(times.Count > 2);
        Assert.Equal(times.OrderDescending(), times);
    }

    [Theory]
    [InlineData("true", false, true)]
    [InlineData("data", true, true)]
    [InlineData("text", false, false)]
    public async Task A_summary_leaves_out_and_says_so(string summary, bool hasContact, bool hasBirthDate)
    {
        await server.PutAsync("Patient/oppsummert", """{"resourceType":"Patient","id":"oppsummert","birthDate":"2020","contact":[{"name":{"text":"x"}}],"text":{"status":"generated","div":"<div xmlns=\"http://www.w3.org/1999/xhtml\">x</div>"}}""");
        var patient = (await server.GetAsync($"Patient/oppsummert?_summary={summary}")).Json;

        Assert.Equal((hasContact, hasBirthDate), (patient["contact"] is not null, patient["birthDate"] is not null));
        Assert.Equal("SUBSETTED", patient["meta"]!["tag"]![0]!["code"]!.GetValue<string>());
    }

    [Fact]
    public async Task Elements_are_those_asked_for_and_the_mandatory()
    {
        var entry = (await server.GetAsync("Observation?_elements=code&_count=1")).Entries[0]["resource"]!.AsObject();

        Assert.Equal(["code", "id", "meta", "resourceType", "status"], entry.Select(pair => pair.Key).Order());
    }

    [Theory]
    [InlineData("_elements=status", true)]
    [InlineData("_summary=true", false)]
    public async Task Elements_are_those_of_the_matches_and_included_resources_are_whole(string query, bool isWhole)
    {
        var entries = (await server.GetAsync($"Observation?patient=pasient-01&_include=Observation:subject&_count=1&{query}")).Entries;
        static bool IsSubsetted(System.Text.Json.Nodes.JsonNode entry) =>
            (entry["resource"]!["meta"]!["tag"] as System.Text.Json.Nodes.JsonArray)?.Any(tag => tag!["code"]!.GetValue<string>() == "SUBSETTED") == true;

        Assert.True(IsSubsetted(entries[0]));
        Assert.Equal(("include", isWhole), (entries[1]["search"]!["mode"]!.GetValue<string>(), !IsSubsetted(entries[1])));
        if (isWhole) Assert.NotNull(entries[1]["resource"]!["birthDate"]);
    }

    [Theory]
    [InlineData("Observation?_summary=text&_include=Observation:subject", 400)]
    [InlineData("Patient?_summary=text&_revinclude=Observation:subject", 400)]
    [InlineData("Observation?_summary=text", 200)]
    [InlineData("Observation?_summary=data&_include=Observation:subject", 200)]
    public async Task A_summary_of_texts_cannot_be_mixed_with_includes(string url, int status)
    {
        var answer = await server.GetAsync($"{url}&_count=1");

        Assert.Equal(status, answer.Status);
        if (status == 400) Assert.Equal(["search-summary-text-include"], answer.Rules);
    }

    [Theory]
    [InlineData("MedicationStatement?patient=pasient-01&status=active")]
    [InlineData("DocumentReference?patient=pasient-01")]
    [InlineData("DiagnosticReport?patient=pasient-01")]
    [InlineData("AllergyIntolerance?_count=10")]
    [InlineData("Observation?category=vital-signs&_sort=-date&_count=10")]
    public async Task The_samples_of_the_readme_return_data(string url) => Assert.NotEmpty((await server.GetAsync(url)).Matches);

    [Fact]
    public async Task Every_sample_of_the_start_page_works()
    {
        foreach (var sample in Tiltak.TiltakModules.All.SelectMany(module => module.Samples))
        {
            var answer = sample.IsPost
                ? await server.SendAsync("POST", sample.Path, string.Join('&', sample.Form.Select(field => $"{field.Key}={Uri.EscapeDataString(field.Value)}")), "application/x-www-form-urlencoded")
                : await server.GetAsync(sample.Path, ("Prefer", "handling=strict"));
            Assert.True(answer.Status == 200 && (answer.Entries.Count > 0 || $"{answer.Json["resourceType"]}" != "Bundle"), $"{sample.Path}: {answer.Status} {answer.Text[..Math.Min(300, answer.Text.Length)]}");
        }
    }

    [Fact]
    public async Task The_score_of_the_start_page_is_whole()
    {
        var sample = Tiltak.TiltakModules.All.SelectMany(module => module.Samples).Single(sample => sample.Path.Contains("$news2", StringComparison.Ordinal));
        Assert.Equal("16", $"{(await server.GetAsync(sample.Path)).Json["valueQuantity"]!["value"]}");
    }

    [Fact]
    public async Task Every_resource_of_the_story_validates_against_the_profiles_it_claims()
    {
        foreach (var type in (string[])["Patient", "MedicationStatement", "Medication", "List", "DocumentReference", "DiagnosticReport", "Observation", "AllergyIntolerance", "Condition", "Device"])
        {
            foreach (var entry in (await server.GetAsync($"{type}?_count=500")).Entries)
            {
                var outcome = await server.PostAsync($"{type}/$validate", entry["resource"]!.ToJsonString());
                var errors = outcome.Json["issue"]!.AsArray().Where(issue => issue!["severity"]!.GetValue<string>() is "error" or "fatal").ToList();
                Assert.True(outcome.Status == 200 && errors.Count == 0, $"{type}/{entry["resource"]!["id"]}: {string.Join('\n', errors.Select(issue => issue!.ToJsonString()))}");
            }
        }
    }

    [Theory]
    [InlineData("_id:missing=false", true)]
    [InlineData("_id:missing=true", false)]
    [InlineData("_lastUpdated:missing=false", true)]
    [InlineData("_lastUpdated:missing=true", false)]
    [InlineData("_id=pasient-01&_lastUpdated:missing=false", true)]
    [InlineData("_has:Observation:patient:_id:missing=false", true)]
    [InlineData("_has:Observation:patient:_id:missing=true", false)]
    [InlineData("general-practitioner._lastUpdated:missing=true", false)]
    public async Task No_resource_is_without_an_id_and_a_time(string query, bool isFound) =>
        Assert.Equal((isFound, 200), ((await server.GetAsync($"Patient?{query}")).Entries.Count > 0, (await server.GetAsync($"Patient?{query}")).Status));

    [Fact]
    public async Task Every_search_parameter_of_the_capability_statement_can_be_searched_by()
    {
        var statement = (await server.GetAsync("metadata")).Json;
        foreach (var resource in statement["rest"]![0]!["resource"]!.AsArray().Where(resource => resource!["type"]!.GetValue<string>() is "Patient" or "Observation" or "MedicationStatement" or "DocumentReference" or "Bundle"))
        {
            // :missing is not for combinations and words. https://hl7.org/fhir/R4/search.html#modifiers
            foreach (var parameter in resource!["searchParam"]!.AsArray().Where(parameter =>
                parameter!["name"]!.GetValue<string>() is not ("_text" or "_content") && parameter["type"]!.GetValue<string>() is not ("composite" or "special")))
            {
                var url = $"{resource["type"]}?{parameter!["name"]}:missing=false&_count=1";
                Assert.True((await server.GetAsync(url, ("Prefer", "handling=strict"))).Status == 200, url);
            }
        }
    }
}
