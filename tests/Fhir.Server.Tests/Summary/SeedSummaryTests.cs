using System.Text.Json.Nodes;
using Fhir.Server.Tests.Rest;
using Fhir.Tiltak.Seed;
using Xunit;

namespace Fhir.Server.Tests.Summary;

/// <summary>The summaries of all patients of the synthetic story, whoever comes to it, by the rules of both versions of IPS.</summary>
public sealed class SeedSummaryTests(SeededServer server) : IClassFixture<SeededServer>
{
    public static TheoryData<string> Ids
    {
        get
        {
            using var seed = System.Text.Json.JsonDocument.Parse(SeedTransaction.ToJson());
            return [.. seed.RootElement.GetProperty("entry").EnumerateArray().Select(entry => entry.GetProperty("resource"))
                .Where(resource => resource.GetProperty("resourceType").GetString() == "Patient").Select(resource => resource.GetProperty("id").GetString()!)];
        }
    }

    public static TheoryData<string, string> Patients => [.. Ids.SelectMany(row => (TheoryDataRow<string, string>[])[new(row.Data, "2.0"), new(row.Data, "1.1")])];

    [Theory, MemberData(nameof(Patients))]
    public async Task A_summary_keeps_the_rules_of_its_version(string id, string version)
    {
        var answer = await server.GetAsync($"Patient/{id}/$summary?profile={Uri.EscapeDataString($"http://hl7.org/fhir/uv/ips/StructureDefinition/Bundle-uv-ips|{version}")}");

        Assert.Equal(200, answer.Status);
        Assert.Empty(IpsProfiles.Errors(answer.Text, version));
        Assert.Empty(IpsRules.Broken(answer.Json, version));
    }

    [Theory, MemberData(nameof(Ids))]
    public async Task A_summary_by_2_0_keeps_our_own_profile_too(string id)
    {
        var summary = await server.GetAsync($"Patient/{id}/$summary");
        var outcome = (await server.PostAsync("Bundle/$validate?profile=https://fhirref.example/no/kritisk-info/StructureDefinition/kritisk-bundle", summary.Text)).Json;

        Assert.DoesNotContain(outcome["issue"]!.AsArray(), issue => issue!["severity"]!.GetValue<string>() is "error" or "fatal");
    }

    [Theory, MemberData(nameof(Ids))]
    public async Task The_results_of_a_summary_are_results_by_IPS(string id)
    {
        var entries = (await server.GetAsync($"Patient/{id}/$summary")).Json["entry"]!.AsArray();
        var section = entries[0]!["resource"]!["section"]!.AsArray().SingleOrDefault(section => (string?)section!["code"]!["coding"]![0]!["code"] == "30954-2");
        foreach (var url in (section?["entry"]?.AsArray() ?? []).Select(entry => (string)entry!["reference"]!))
        {
            var resource = entries.Single(entry => (string)entry!["fullUrl"]! == url)!["resource"]!;
            Assert.Empty(IpsProfiles.ResultErrors(resource));
        }
    }

    [Fact]
    public async Task The_results_of_the_stories_are_of_laboratories_and_of_imaging()
    {
        var kinds = new HashSet<string>();
        foreach (var id in Ids.Select(row => row.Data))
            foreach (var resource in (await server.GetAsync($"Patient/{id}/$summary")).Json["entry"]!.AsArray().Select(entry => entry!["resource"]!))
                if (IpsProfiles.ResultProfile(resource) is { } profile) kinds.Add(profile);

        Assert.Equal(3, kinds.Count);
    }

    [Fact]
    public async Task Every_front_page_of_the_story_gives_its_document()
    {
        var fronts = (await server.GetAsync("Composition?_count=200")).Matches;

        Assert.NotEmpty(fronts);
        foreach (var front in fronts)
        {
            var answer = await server.GetAsync($"{front}/$document");
            Assert.True(answer.Status == 200, $"{front}: {answer.Text}");
            Assert.Empty(IpsRules.BrokenReferences(answer.Json));
        }
    }

    /// <summary>Each row takes away, or puts in, what one rule is about, so that no rule can be passed by never being asked.</summary>
    [Theory]
    [InlineData("composition-first")]
    [InlineData("one-composition")]
    [InlineData("one-patient")]
    [InlineData("patient-is-subject")]
    [InlineData("full-urls-unique")]
    [InlineData("references-resolve")]
    [InlineData("entries-reachable")]
    [InlineData("sections-once")]
    [InlineData("entries-or-reason")]
    [InlineData("empty-says-why")]
    [InlineData("narrative")]
    [InlineData("narrative-tells-of-every-entry")]
    [InlineData("never-entered-in-error")]
    [InlineData("never-refuted")]
    [InlineData("alerts-are-active")]
    [InlineData("absent-codes-are-gone-in-2.0")]
    [InlineData("entry-in-every-section-of-1.1")]
    [InlineData("absence-stands-alone")]
    [InlineData("absence-of-its-section")]
    public async Task A_spoilt_summary_is_found_out(string rule)
    {
        var version = rule is "entry-in-every-section-of-1.1" or "absence-stands-alone" or "absence-of-its-section" ? "1.1" : "2.0";
        var answer = await server.GetAsync($"Patient/pasient-02/$summary?profile={Uri.EscapeDataString($"http://hl7.org/fhir/uv/ips/StructureDefinition/Bundle-uv-ips|{version}")}");
        var bundle = answer.Json;
        Assert.Empty(IpsRules.Broken(bundle, version));

        Spoil(bundle, rule);

        Assert.Contains(rule, IpsRules.Broken(bundle, version));
    }

    private static void Spoil(JsonNode bundle, string rule)
    {
        var entries = bundle["entry"]!.AsArray();
        var sections = entries[0]!["resource"]!["section"]!.AsArray();
        JsonNode Of(string type) => entries.Select(entry => entry!["resource"]!).First(resource => resource["resourceType"]!.GetValue<string>() == type);
        JsonNode Filled() => sections.First(section => section!["entry"] is not null)!;
        JsonNode Empty() => sections.First(section => section!["emptyReason"] is not null)!;
        JsonNode Section(string code) => sections.First(section => section!["code"]!["coding"]![0]!["code"]!.GetValue<string>() == code)!;
        switch (rule)
        {
            case "composition-first": entries.Add(Taken(entries, 0)); break;
            case "one-composition": entries.Add(Copied(entries[0]!, "urn:uuid:6a3c1c1e-5a5c-4c6e-9a3e-0d8c1f1f0001")); break;
            case "one-patient": entries.Add(Copied(entries[1]!, "urn:uuid:6a3c1c1e-5a5c-4c6e-9a3e-0d8c1f1f0002")); break;
            case "patient-is-subject": entries[0]!["resource"]!["subject"]!["reference"] = entries[2]!["fullUrl"]!.GetValue<string>(); break;
            case "full-urls-unique": entries.Add(entries[^1]!.DeepClone()); break;
            case "references-resolve": entries.RemoveAt(entries.Count - 1); break;
            case "entries-reachable": entries.Add(JsonNode.Parse("""{"fullUrl":"urn:uuid:6a3c1c1e-5a5c-4c6e-9a3e-0d8c1f1f0003","resource":{"resourceType":"Basic"}}""")); break;
            case "sections-once": sections.Add(sections[0]!.DeepClone()); break;
            case "entries-or-reason": Filled()["emptyReason"] = Empty()["emptyReason"]!.DeepClone(); break;
            case "empty-says-why": Empty().AsObject().Remove("emptyReason"); break;
            case "narrative": Filled()["text"]!["div"] = "<div> </div>"; break;
            case "narrative-tells-of-every-entry": Filled()["text"]!["div"] = "<div xmlns=\"http://www.w3.org/1999/xhtml\">Noe</div>"; break;
            case "never-entered-in-error": Of("MedicationStatement")["status"] = "entered-in-error"; break;
            case "never-refuted": Of("AllergyIntolerance")["verificationStatus"]!["coding"]![0]!["code"] = "refuted"; break;
            case "alerts-are-active": Of("Flag")["status"] = "inactive"; break;
            case "absent-codes-are-gone-in-2.0": Of("AllergyIntolerance")["code"]!["coding"]![0]!["system"] = "http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips"; break;
            case "entry-in-every-section-of-1.1": Filled().AsObject().Remove("entry"); break;
            case "absence-stands-alone": Section("11450-4")["entry"]!.AsArray().Add(Section("48765-2")["entry"]![0]!.DeepClone()); break;
            case "absence-of-its-section": Section("48765-2")["entry"] = Section("11450-4")["entry"]!.DeepClone(); break;
            default: throw new ArgumentOutOfRangeException(nameof(rule), rule, "nothing is known to spoil");
        }
    }

    private static JsonNode Taken(JsonArray entries, int at)
    {
        var taken = entries[at]!;
        entries.RemoveAt(at);
        return taken;
    }

    private static JsonNode Copied(JsonNode entry, string url)
    {
        var copy = entry.DeepClone();
        copy["fullUrl"] = url;
        return copy;
    }
}
