using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;
using Fhir.Kernel.Outcome;
using Fhir.Profiles;
using Fhir.Tiltak.Seed;

namespace Fhir.Tiltak.Tests.Seed;

/// <summary>The synthetic story as data: complete, connected, and about nobody who exists.</summary>
public sealed partial class SeedTransactionTests
{
    private const string NationalSeries = "urn:oid:2.16.578.1.12.4.1.4.";

    /// <summary>Narrative is best practice, and the data are read by programs; Norwegian and MHD codes are outside R4's own extensible value sets;
    /// the form that is answered is another resource of the transaction.</summary>
    private static readonly string[] ToleratedWarnings = ["invariant-dom-6", "binding-extensible", "response-questionnaire-missing"];

    private static readonly Lazy<Document> Transaction = new(() =>
    {
        var parsed = JsonParser.Parse(SeedTransaction.ToJson(), DefinitionsPack.Core.Schema);
        Assert.Empty(parsed.Issues);
        return parsed.Document!;
    });

    private static IEnumerable<Element> Entries => Named(Transaction.Value.Root, "entry");

    private static IEnumerable<Element> Resources => Entries.Select(entry => entry.Child("resource"));

    [Fact]
    public void Every_entry_is_an_update_of_the_resource_it_holds_and_none_is_there_twice()
    {
        string[] urls = [.. Entries.Select(entry => entry.Child("request").ValueOf("url")!)];

        Assert.Equal(urls, Resources.Select(UrlOf));
        Assert.All(Entries, entry => Assert.Equal("PUT", entry.Child("request").ValueOf("method")));
        Assert.Equal(urls.Length, urls.Distinct().Count());
    }

    public static TheoryData<string> Cases => [.. SeedTransaction.Cases];

    [Theory, MemberData(nameof(Cases))]
    public void Every_resource_of_a_case_is_valid_against_the_profile_it_claims(string name)
    {
        using var stream = typeof(SeedTransaction).Assembly.GetManifestResourceStream(name)!;
        using var collection = JsonDocument.Parse(stream);
        var resources = collection.RootElement.GetProperty("entry").EnumerateArray().Select(entry => entry.GetProperty("resource").GetRawText());

        var issues = resources.SelectMany(resource => ProfileInstances.Issues(Encoding.UTF8.GetBytes(resource)));

        Assert.Equal([], issues.Where(issue => issue.Severity != Severity.Information && !ToleratedWarnings.Contains(issue.RuleId)).Select(issue => issue.ToString()));
    }

    [Fact]
    public void The_transaction_as_a_whole_is_valid() =>
        Assert.DoesNotContain(ProfileInstances.Issues(SeedTransaction.ToJson().ToArray()), issue => issue.IsError || issue.RuleId.StartsWith("response-", StringComparison.Ordinal));

    [Fact]
    public void There_are_fifty_stories_and_each_has_a_patient()
    {
        var patients = SeedTransaction.Cases.Where(name => !name.Contains("/00-", StringComparison.Ordinal)).GroupBy(NumberOf).ToDictionary(story => story.Key, story => story.Sum(PatientsOf));

        Assert.Equal(Enumerable.Range(1, 50).Select(number => $"{number:00}"), patients.Keys.Order(StringComparer.Ordinal));
        Assert.DoesNotContain(0, patients.Values);
    }

    [Fact]
    public void The_patients_are_numbered_in_order() =>
        Assert.Equal(Enumerable.Range(1, 57).Select(number => $"pasient-{number:00}"), Resources.Where(resource => resource.Type.Name == "Patient").Select(patient => patient.ValueOf("id")!).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_case_is_told_of_in_the_table_of_stories()
    {
        var table = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Seed", "README.md"));

        Assert.All(SeedTransaction.Cases.Select(Path.GetFileNameWithoutExtension).Where(name => !name!.EndsWith("-dokument", StringComparison.Ordinal)), name => Assert.Contains($"| `{name}` |", table));
    }

    // What a story is about is what its data must show, or the table promises too much.
    [Theory]
    [InlineData("21", "MedicationStatement", "active", "legemiddel-metoprolol-andre")]
    [InlineData("22", "Patient", "very restricted", "sentralbord")]
    [InlineData("23", "Observation", "6.8", "Critical high")]
    [InlineData("27", "MedicationStatement", "stopped", "legemiddel-valproat")]
    [InlineData("31", "MedicationStatement", "intended", "legemiddel-apixaban")]
    [InlineData("34", "DocumentReference", "NORS", "dokument-epikrise-39")]
    [InlineData("41", "Observation", "300202002", "bevissthet")]
    [InlineData("44", "DiagnosticReport", "cancelled", "rapport-50-forste")]
    [InlineData("45", "DiagnosticReport", "preliminary", "rapport-51-ledd")]
    [InlineData("47", "QuestionnaireResponse", "RelatedPerson/kone-til-pasient-53", "symptomer")]
    public void A_story_shows_what_it_is_about(string story, string type, string one, string other) =>
        Assert.Contains(SeedTransaction.Cases.Where(name => NumberOf(name) == story).SelectMany(ResourcesOf), resource =>
            TypeOf(resource) == type && resource.GetRawText().Contains(one, StringComparison.Ordinal) && resource.GetRawText().Contains(other, StringComparison.Ordinal));

    [Fact]
    public void A_patient_with_a_blocked_address_has_none() =>
        Assert.Empty(Named(Resources.Single(resource => resource.ValueOf("id") == "pasient-27"), "address"));

    private static string NumberOf(string name) => Path.GetFileName(name)[..2];

    private static int PatientsOf(string name) => ResourcesOf(name).Count(resource => TypeOf(resource) == "Patient");

    private static string? TypeOf(JsonElement resource) => resource.GetProperty("resourceType").GetString();

    private static IEnumerable<JsonElement> ResourcesOf(string name)
    {
        using var stream = typeof(SeedTransaction).Assembly.GetManifestResourceStream(name)!;
        using var collection = JsonDocument.Parse(stream);
        return [.. collection.RootElement.GetProperty("entry").EnumerateArray().Select(entry => entry.GetProperty("resource").Clone())];
    }

    [Fact]
    public void Every_tiltak_has_resources_and_every_resource_claims_one_profile_that_a_package_has()
    {
        string[] claimed = [.. Resources.Select(resource => Assert.Single(Named(resource.Child("meta"), "profile")).Value!)];

        Assert.All(claimed.Distinct(), profile => Assert.NotNull(ProfilePackages.WithCore.Find(profile)));
        Assert.All(TiltakCatalog.All, tiltak => Assert.Contains(claimed, profile => profile.Contains($"/{tiltak.Slug}/", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_first_patient_has_something_of_every_tiltak()
    {
        var theirs = Resources.Where(resource => References(resource).Contains("Patient/pasient-01") || resource.ValueOf("id") == "pasient-01");
        string[] profiles = [.. theirs.Select(resource => resource.Child("meta").ValueOf("profile")!)];

        Assert.All(TiltakCatalog.All, tiltak => Assert.Contains(profiles, profile => profile.Contains($"/{tiltak.Slug}/", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_reference_leads_to_a_resource_of_the_story()
    {
        var known = Resources.Select(UrlOf).ToHashSet();
        var documents = Resources.SelectMany(resource => Named(resource, "entry")).Select(entry => entry.ValueOf("fullUrl")).ToHashSet();

        Assert.All(Resources.SelectMany(References).Where(reference => !reference.StartsWith('#')), reference => Assert.True(known.Contains(reference) || documents.Contains(reference), reference));
    }

    [Fact]
    public void Every_attachment_that_is_stored_here_is_in_the_story()
    {
        var known = Resources.Select(UrlOf).ToHashSet();
        string[] attached = [.. Resources.SelectMany(Descendants).Where(element => element.Type.Name == "Attachment").Select(attachment => attachment.ValueOf("url")).OfType<string>()];

        Assert.NotEmpty(attached);
        Assert.All(attached, url => Assert.Contains(url, known));
    }

    // A real number has its month from 01 to 12; Tenor adds 80. https://www.skatteetaten.no/deling/opplysninger/folkeregisteropplysninger/tenor
    [Theory]
    [InlineData("1")]
    [InlineData("2")]
    public void Every_national_number_is_of_the_Tenor_series(string series)
    {
        var numbers = Identifiers(NationalSeries + series);

        Assert.NotEmpty(numbers);
        Assert.All(numbers, number => Assert.Matches(TenorNumber(), number));
    }

    [Fact]
    public void Two_patients_never_share_a_number()
    {
        string[] numbers = [.. Resources.Where(resource => resource.Type.Name == "Patient").SelectMany(patient => Named(patient, "identifier")).Select(identifier => identifier.ValueOf("value")!)];

        Assert.Equal(numbers.Length, numbers.Distinct().Count());
    }

    // Real units begin with 8 or 9, real HPR numbers have at most eight digits in use.
    [Theory]
    [InlineData("101", "^3")]
    [InlineData("102", "^999")]
    [InlineData("4", "^999[0-9]{6}$")]
    public void Organizations_and_practitioners_have_made_up_numbers(string series, string shape) =>
        Assert.All(Identifiers(NationalSeries + series), number => Assert.Matches(shape, number));

    [Fact]
    public void Decimals_keep_their_precision() =>
        Assert.Contains(Resources.SelectMany(Descendants), element => element.Type.Name == "decimal" && element.Value == "63.8");

    private static string UrlOf(Element resource) => $"{resource.Type.Name}/{resource.ValueOf("id")}";

    private static IEnumerable<string> References(Element element) =>
        Descendants(element).Where(child => child.Type.Name == "Reference").Select(reference => reference.ValueOf("reference")).OfType<string>();

    private static string[] Identifiers(string system) =>
        [.. Resources.SelectMany(Descendants).Where(element => element.Type.Name == "Identifier" && element.ValueOf("system") == system).Select(identifier => identifier.ValueOf("value")!)];

    private static IEnumerable<Element> Descendants(Element element) =>
        Children(element).SelectMany(child => Descendants(child).Prepend(child));

    private static IEnumerable<Element> Named(Element element, string name) => Children(element).Where(child => child.Name == name);

    private static IEnumerable<Element> Children(Element element)
    {
        for (var child = element.FirstChild; child.Exists; child = child.NextSibling) yield return child;
    }

    [GeneratedRegex("^[0-7][0-9](8[1-9]|9[0-2])[0-9]{7}$")]
    private static partial Regex TenorNumber();
}
