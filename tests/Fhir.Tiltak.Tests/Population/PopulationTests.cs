using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using Fhir.Kernel.Outcome;
using Fhir.Tiltak.Population;

namespace Fhir.Tiltak.Tests.Population;

/// <summary>A made-up population as data: valid, connected, repeatable, and about nobody who exists.</summary>
public sealed partial class PopulationTests : IClassFixture<PopulationTests.Town>
{
    private const string NationalSeries = "urn:oid:2.16.578.1.12.4.1.4.";

    /// <summary>As for the seed. The municipality's extension is the national package's, which is not among the project's own.</summary>
    private static readonly string[] ToleratedWarnings = ["invariant-dom-6", "binding-extensible", "response-questionnaire-missing", "extension-unknown"];

    /// <summary>The profiles of what is stored by itself. Bundles and their Compositions are made of it by the server.</summary>
    private static readonly string[] Stored =
    [
        "basis/basis-organization", "basis/basis-patient", "basis/basis-practitioner", "basis/basis-practitioner-role", "basis/basis-related-person",
        "legemiddelliste/legemiddel-dispense", "legemiddelliste/legemiddel-list", "legemiddelliste/legemiddel-medication", "legemiddelliste/legemiddel-medicationstatement",
        "legemiddelliste/legemiddel-pll-info",
        "journaldokumenter/journal-binary", "journaldokumenter/journal-documentreference", "journaldokumenter/journal-folder", "journaldokumenter/journal-submissionset",
        "provesvar/provesvar-diagnosticreport-lab", "provesvar/provesvar-diagnosticreport-radiologi", "provesvar/provesvar-observation-lab",
        "provesvar/provesvar-observation-radiologi", "provesvar/provesvar-servicerequest", "provesvar/provesvar-specimen",
        "kritisk-info/kritisk-allergyintolerance", "kritisk-info/kritisk-condition", "kritisk-info/kritisk-consent", "kritisk-info/kritisk-device",
        "kritisk-info/kritisk-deviceusestatement", "kritisk-info/kritisk-flag", "kritisk-info/kritisk-procedure",
        "hjemmeoppfolging/hjemme-careplan", "hjemmeoppfolging/hjemme-device", "hjemmeoppfolging/hjemme-observation-bevissthet", "hjemmeoppfolging/hjemme-observation-blodtrykk", "hjemmeoppfolging/hjemme-observation-glukose",
        "hjemmeoppfolging/hjemme-observation-oksygenmetning", "hjemmeoppfolging/hjemme-observation-puls", "hjemmeoppfolging/hjemme-observation-respirasjon", "hjemmeoppfolging/hjemme-observation-skar",
        "hjemmeoppfolging/hjemme-observation-temperatur", "hjemmeoppfolging/hjemme-observation-vekt", "hjemmeoppfolging/hjemme-questionnaire",
        "hjemmeoppfolging/hjemme-questionnaireresponse",
    ];

    private readonly Town town;

    public PopulationTests(Town town) => this.town = town;

    /// <summary>Large enough that what one in a thousand has is there.</summary>
    public sealed class Town : IDisposable
    {
        internal MadePopulation People { get; } = new(3000, seed: 2);

        public void Dispose() => People.Dispose();
    }

    [Fact]
    public void Every_resource_is_valid_against_the_profile_it_claims()
    {
        using var village = new MadePopulation(250, seed: 4);
        var found = village.Types.SelectMany(village.Lines).SelectMany(line => ProfileInstances.Issues(line))
            .Where(issue => issue.Severity != Severity.Information && !ToleratedWarnings.Contains(issue.RuleId));

        Assert.Equal([], found.Select(issue => issue.ToString()).Distinct());
    }

    [Fact]
    public void What_few_have_is_valid_too()
    {
        string[] rare = ["Condition", "Consent", "Flag", "Procedure", "Device", "DeviceUseStatement", "Basic", "AllergyIntolerance", "CarePlan", "QuestionnaireResponse"];
        var found = rare.SelectMany(town.People.Lines).SelectMany(line => ProfileInstances.Issues(line)).Where(issue => issue.Severity != Severity.Information && !ToleratedWarnings.Contains(issue.RuleId));

        Assert.Equal([], found.Select(issue => issue.ToString()).Distinct());
    }

    [Fact]
    public void Every_profile_of_what_is_stored_has_resources_and_no_other_is_claimed()
    {
        var claimed = town.People.Everything.Select(ProfileOf).Distinct();

        Assert.Equal(Stored.Select(profile => $"https://fhirref.example/no/{profile.Replace("/", "/StructureDefinition/", StringComparison.Ordinal)}").Order(StringComparer.Ordinal), claimed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_same_seed_gives_the_same_bytes_and_another_gives_others()
    {
        using var one = new MadePopulation(120, seed: 9);
        using var again = new MadePopulation(120, seed: 9);
        using var other = new MadePopulation(120, seed: 10);

        Assert.Equal(Hashes(one), Hashes(again));
        Assert.NotEqual(Hashes(one)["Patient"], Hashes(other)["Patient"]);
    }

    [Fact]
    public void There_are_as_many_patients_as_asked_for_and_the_summary_counts_what_is_there()
    {
        Assert.Equal(3000, town.People.Summary.Patients);
        Assert.All(town.People.Summary.Files, file => Assert.Equal(file.Lines, town.People.Lines(Path.GetFileNameWithoutExtension(file.File)).Count()));
        Assert.Equal(town.People.Summary.Bytes, town.People.Types.Sum(type => (long)town.People.BytesOf(type).Length));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void A_small_population_has_exactly_as_many(int count)
    {
        using var few = new MadePopulation(count, seed: 3);

        Assert.Equal(count, few.Resources("Patient").Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(PopulationSettings.MaxCount + 1)]
    public void A_count_out_of_range_is_refused(int count) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new MadePopulation(count, seed: 1));

    [Fact]
    public void No_id_is_there_twice()
    {
        string[] urls = [.. town.People.Everything.Select(UrlOf)];

        Assert.Equal(urls.Length, urls.Distinct().Count());
    }

    [Fact]
    public void Every_reference_and_every_attachment_leads_to_a_resource_of_the_population()
    {
        var known = town.People.Everything.Select(UrlOf).ToHashSet();
        var led = town.People.Texts.SelectMany(line => Leading().Matches(line)).Select(match => match.Groups[1].Value).Distinct().ToList();

        Assert.True(led.Count > 10_000);
        Assert.Equal([], led.Where(url => !known.Contains(url)));
    }

    [Fact]
    public void Two_patients_never_share_a_number()
    {
        string[] numbers = [.. town.People.Resources("Patient").SelectMany(patient => patient.GetProperty("identifier").EnumerateArray()).Select(identifier => $"{Text(identifier, "system")}|{Text(identifier, "value")}")];

        Assert.Equal(numbers.Length, numbers.Distinct().Count());
    }

    // A real number has its month from 01 to 12; Tenor adds 80. https://www.skatteetaten.no/deling/opplysninger/folkeregisteropplysninger/tenor
    [Theory]
    [InlineData("1", "^[0-3][0-9](8[1-9]|9[0-2])[0-9]{7}$")]
    [InlineData("2", "^[4-7][0-9](8[1-9]|9[0-2])[0-9]{7}$")]
    [InlineData("4", "^999[0-9]{6}$")]
    [InlineData("101", "^3[0-9]{8}$")]
    [InlineData("102", "^999[0-9]{5}$")]
    public void Every_number_is_of_a_series_nobody_has(string series, string shape)
    {
        string[] numbers = [.. town.People.Everything.SelectMany(Identifiers).Where(identifier => Text(identifier, "system") == NationalSeries + series).Select(identifier => Text(identifier, "value")!)];

        Assert.NotEmpty(numbers);
        Assert.All(numbers.Distinct(), number => Assert.Matches(shape, number));
    }

    // It identifies a communication party, and not an organisation, a person or a place.
    [Fact]
    public void A_HER_id_stands_on_roles_alone()
    {
        var holders = town.People.Everything.Where(resource => Identifiers(resource).Any(identifier => Text(identifier, "system") == "urn:oid:2.16.578.1.12.4.1.2"));

        Assert.Equal(["PractitionerRole"], holders.Select(resource => Text(resource, "resourceType")).Distinct());
    }

    [Fact]
    public void A_birth_number_tells_the_birth_date_and_the_sex_of_its_patient() =>
        Assert.All(town.People.Resources("Patient").Where(patient => SystemOf(patient) == NationalSeries + "1"), patient =>
        {
            var (number, born) = (NumberOf(patient), Text(patient, "birthDate")!);
            Assert.Equal($"{born[8..]}{int.Parse(born[5..7]) + 80}{born[2..4]}", number[..6]);
            Assert.Equal(Text(patient, "gender") == "male", (number[8] - '0') % 2 == 1);
        });

    [Fact]
    public void Some_have_a_D_number_and_some_only_the_hospitals_own_with_its_assigner()
    {
        var local = town.People.Resources("Patient").Where(patient => !SystemOf(patient).StartsWith(NationalSeries, StringComparison.Ordinal)).ToList();

        Assert.Contains(town.People.Resources("Patient"), patient => SystemOf(patient) == NationalSeries + "2");
        Assert.NotEmpty(local);
        Assert.All(local, patient => Assert.True(patient.GetProperty("identifier")[0].TryGetProperty("assigner", out _)));
        Assert.Contains(local, patient => Text(patient.GetProperty("name")[0], "text") is { } name && NewbornName().IsMatch(name));
    }

    private static SortedDictionary<string, string> Hashes(MadePopulation people) =>
        new(people.Types.ToDictionary(type => type, type => Convert.ToHexString(SHA256.HashData(people.BytesOf(type)))), StringComparer.Ordinal);

    private static string ProfileOf(JsonElement resource) => Assert.Single(resource.GetProperty("meta").GetProperty("profile").EnumerateArray()).GetString()!;

    private static string UrlOf(JsonElement resource) => $"{Text(resource, "resourceType")}/{Text(resource, "id")}";

    private static string SystemOf(JsonElement patient) => Text(Assert.Single(patient.GetProperty("identifier").EnumerateArray()), "system")!;

    private static string NumberOf(JsonElement patient) => Text(patient.GetProperty("identifier")[0], "value")!;

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static IEnumerable<JsonElement> Identifiers(JsonElement resource) => resource.TryGetProperty("identifier", out var all) && all.ValueKind == JsonValueKind.Array ? all.EnumerateArray() : [];

    /// <summary>References that are not to something contained, and addresses of content that is stored here.</summary>
    [GeneratedRegex("\"(?:reference|url)\":\"([A-Z][A-Za-z]+/[^\"]+)\"")]
    private static partial Regex Leading();

    [GeneratedRegex("^(Jente|Gutt) ")]
    private static partial Regex NewbornName();
}
