using Xunit;

namespace Fhir.Server.Tests.Rest;

/// <summary>A few resources of several types, of two patients.</summary>
public sealed class TwoPatientsServer : RunningServer
{
    protected override async Task FillAsync()
    {
        foreach (var (type, id, properties) in Resources)
            Assert.Equal(201, (await PutAsync($"{type}/{id}", $$"""{"resourceType":"{{type}}","id":"{{id}}",{{properties}}}""")).Status);
    }

    private static readonly (string Type, string Id, string Properties)[] Resources =
    [
        ("Patient", "a", """ "name":[{"family":"Alm"}],"meta":{"tag":[{"system":"http://t.example","code":"x"}]} """),
        ("Patient", "b", """ "name":[{"family":"Berg"}],"link":[{"other":{"reference":"Patient/a"},"type":"seealso"}] """),
        ("Practitioner", "l", """ "name":[{"family":"Alm"}],"meta":{"tag":[{"system":"http://t.example","code":"x"}]} """),
        ("Device", "d", """ "patient":{"reference":"Patient/a"} """),
        ("Encounter", "e", """ "status":"finished","class":{"code":"AMB"},"subject":{"reference":"Patient/a"},"participant":[{"individual":{"reference":"Practitioner/l"}}] """),
        ("Observation", "oa1", """ "status":"final","code":{"text":"t"},"subject":{"reference":"Patient/a"},"encounter":{"reference":"Encounter/e"},"effectiveDateTime":"2024-01-01" """),
        ("Observation", "oa2", """ "status":"preliminary","code":{"text":"t"},"subject":{"reference":"Patient/a"},"device":{"reference":"Device/d"},"effectiveDateTime":"2024-01-02" """),
        ("Observation", "ob", """ "status":"final","code":{"text":"t"},"subject":{"reference":"Patient/b"},"performer":[{"reference":"Patient/a"}],"effectiveDateTime":"2024-01-03" """),
        ("Observation", "ob2", """ "status":"final","code":{"text":"t"},"subject":{"reference":"Patient/b"},"performer":[{"reference":"RelatedPerson/r"}],"effectiveDateTime":"2024-01-04" """),
        ("RelatedPerson", "r", """ "patient":{"reference":"Patient/b"} """),
        ("Medication", "m", """ "status":"active" """),
    ];
}

/// <summary>https://hl7.org/fhir/R4/http.html#search without a type, and in compartments.</summary>
public sealed class SystemSearchTests(TwoPatientsServer server) : IClassFixture<TwoPatientsServer>
{
    private const string Form = "application/x-www-form-urlencoded";

    [Theory]
    [InlineData("?_type=Patient,Practitioner&name=alm", "Patient/a Practitioner/l")]
    [InlineData("?_tag=http://t.example|x", "Patient/a Practitioner/l")]
    [InlineData("?_id=a,d,m,nobody", "Device/d Medication/m Patient/a")]
    [InlineData("?_type=Observation&subject=Patient/a", "Observation/oa1 Observation/oa2")]
    [InlineData("?_type=Observation,Encounter&patient=a&date:missing=true", "Encounter/e")]
    [InlineData("?_type=Observation,Device&patient.name=Alm", "Device/d Observation/oa1 Observation/oa2")]
    [InlineData("?_type=Patient&_has:Observation:performer:status=final", "Patient/a")]
    public async Task A_system_search_finds_resources_of_every_type(string query, string expected)
    {
        Assert.Equal(expected, await FoundAsync("GET", query));
        Assert.Equal(expected, Sorted(await server.SendAsync("POST", "_search", query[1..], Form)));
    }

    [Fact]
    public async Task A_system_search_without_parameters_finds_everything_in_pages_of_one_order()
    {
        var whole = (await server.GetAsync("?_sort=-_lastUpdated&_count=100")).Matches;
        var (seen, url) = (new List<string>(), (string?)"?_sort=-_lastUpdated&_count=3&_total=accurate");
        while (url is not null)
        {
            var page = await server.GetAsync(url);
            Assert.Equal(11, page.Json["total"]!.GetValue<int>());
            seen.AddRange(page.Matches);
            url = page.Link("next");
        }

        Assert.Equal(whole, seen);
        Assert.Equal(11, seen.Count);
        Assert.Equal("Medication/m", seen[0]);
    }

    [Fact]
    public async Task A_page_before_is_linked_under_both_of_its_names_and_leads_back()
    {
        var first = await server.GetAsync("?_type=Observation,Patient&_sort=_id&_count=2");
        var second = await server.GetAsync(first.Link("next")!);

        Assert.Equal(["Patient/a", "Patient/b"], first.Matches);
        Assert.Equal(["Observation/oa1", "Observation/oa2"], second.Matches);
        Assert.Equal(second.Link("previous"), second.Link("prev"));
        Assert.Equal(first.Matches, (await server.GetAsync(second.Link("prev")!)).Matches);
        Assert.Equal(first.Matches, (await server.GetAsync(second.Link("first")!)).Matches);
    }

    [Theory]
    [InlineData("?_type=Patient,Nothing", "search-type-unknown")]
    [InlineData("?_type=", "search-type-unknown")]
    [InlineData("?_type=Patient&_type=Device", "search-parameter-repeated")]
    [InlineData("?_type=Patient,Observation&_sort=name", "search-sort-format")]
    [InlineData("?_type=Patient,Observation&_elements=colour", "search-elements-format")]
    [InlineData("Patient/a/*?_type=Medication", "search-type-outside")]
    public async Task A_search_over_types_that_do_not_have_it_is_refused(string url, string rule)
    {
        var answer = await server.GetAsync(url);

        Assert.Equal((400, rule), (answer.Status, answer.Rules[0]));
    }

    [Fact]
    public async Task A_parameter_that_not_every_type_has_is_named_and_ignored_or_refused_when_strict()
    {
        var lenient = await server.GetAsync("?_type=Patient,Observation&birthdate=1900");
        var strict = await server.GetAsync("?_type=Patient,Observation&birthdate=1900", ("Prefer", "handling=strict"));

        Assert.Equal(6, lenient.Matches.Count);
        Assert.Contains("search-unknown-parameter", lenient.Text);
        Assert.DoesNotContain("birthdate", lenient.Link("self"));
        Assert.Equal((400, "search-unknown-parameter"), (strict.Status, strict.Rules[0]));
    }

    [Fact]
    public async Task The_types_have_no_meaning_in_a_search_on_one()
    {
        var answer = await server.GetAsync("Patient?_type=Patient", ("Prefer", "handling=strict"));

        Assert.Equal((400, "search-unknown-parameter"), (answer.Status, answer.Rules[0]));
    }

    [Theory]
    [InlineData("Patient/a/Observation", "Observation/oa1 Observation/oa2 Observation/ob")]
    [InlineData("Patient/a/Observation?status=final", "Observation/oa1 Observation/ob")]
    [InlineData("Patient/a/Observation?subject:Patient.name=Berg", "Observation/ob")]
    [InlineData("Patient/a/Patient", "Patient/a Patient/b")]
    [InlineData("Patient/b/Observation", "Observation/ob Observation/ob2")]
    [InlineData("Patient/nobody/Observation", "")]
    [InlineData("Patient/a/*", "Encounter/e Observation/oa1 Observation/oa2 Observation/ob Patient/a Patient/b")]
    [InlineData("Patient/a/*?_type=Observation,Encounter&date=2024-01-01", "Observation/oa1")]
    [InlineData("Practitioner/l/Encounter", "Encounter/e")]
    [InlineData("Encounter/e/Observation", "Observation/oa1")]
    [InlineData("Encounter/e/Encounter", "Encounter/e")]
    [InlineData("RelatedPerson/r/Observation", "Observation/ob2")]
    [InlineData("Device/d/Observation", "Observation/oa2")]
    public async Task A_compartment_holds_what_leads_to_its_owner(string url, string expected)
    {
        Assert.Equal(expected, await FoundAsync("GET", url));
        var (path, query) = url.Split('?') is [var before, var after] ? (before, after) : (url, "");
        Assert.Equal(expected, Sorted(await server.SendAsync("POST", $"{path.Replace("/*", "", StringComparison.Ordinal)}/_search", query, Form)));
    }

    [Fact]
    public async Task A_posted_compartment_search_pages_by_address()
    {
        var first = await server.SendAsync("POST", "Patient/a/_search", "_count=4&_sort=_id", Form);

        Assert.StartsWith($"{server.Base}/Patient/a/*?", first.Link("self"), StringComparison.Ordinal);
        Assert.Equal(["Observation/oa2", "Observation/ob"], (await server.GetAsync(first.Link("next")!)).Matches);
        // The same cursor in another compartment, or outside.
        Assert.Equal("store-cursor-invalid", (await server.GetAsync(first.Link("next")!.Replace("Patient/a", "Patient/b", StringComparison.Ordinal))).Rules[0]);
        Assert.Equal("store-cursor-invalid", (await server.GetAsync(first.Link("next")!.Replace("Patient/a/*", "", StringComparison.Ordinal))).Rules[0]);
    }

    [Theory]
    [InlineData("Medication/m/Observation", 404, "compartment-unknown")]
    [InlineData("Patient/a/Medication", 404, "compartment-member")]
    [InlineData("Patient/a/Nothing", 404, "http-type-unknown")]
    [InlineData("Medication/m/*", 404, "compartment-unknown")]
    [InlineData("Patient/a_b/Observation", 400, "http-id-invalid")]
    public async Task A_type_outside_the_compartment_is_not_found(string url, int status, string rule)
    {
        var answer = await server.GetAsync(url);

        Assert.Equal((status, rule), (answer.Status, answer.Rules[0]));
    }

    [Theory]
    [InlineData("_search")]
    [InlineData("Patient/_search")]
    [InlineData("Patient/a/Observation/_search")]
    public async Task A_search_is_posted_as_a_form(string url)
    {
        var answer = await server.PostAsync(url, "{}");

        Assert.Equal((415, "http-media-type"), (answer.Status, answer.Rules[0]));
    }

    [Fact]
    public async Task A_batch_may_search_the_system_and_a_compartment()
    {
        var answer = await server.PostAsync("", """
            {"resourceType":"Bundle","type":"batch","entry":[{"request":{"method":"GET","url":"?_type=Device"}},{"request":{"method":"GET","url":"Encounter/e/*"}}]}
            """);

        Assert.Equal(["Device", "Encounter"], answer.Entries.Select(entry => entry["resource"]!["entry"]![0]!["resource"]!["resourceType"]!.GetValue<string>()));
    }

    [Fact]
    public async Task The_capability_statement_tells_of_the_system_search_and_the_compartments()
    {
        var rest = (await server.GetAsync("metadata")).Json["rest"]![0]!;

        Assert.Contains("search-system", rest["interaction"]!.AsArray().Select(interaction => interaction!["code"]!.GetValue<string>()));
        Assert.Equal(5, rest["compartment"]!.AsArray().Count);
        foreach (var parameter in rest["searchParam"]!.AsArray().Select(parameter => parameter!["name"]!.GetValue<string>()))
            Assert.Equal(200, (await server.GetAsync($"?{parameter}={(parameter switch { "_lastUpdated" => "2024", "_filter" => "_id%20eq%20x", _ => "x" })}", ("Prefer", "handling=strict"))).Status);
    }

    private async Task<string> FoundAsync(string method, string url) => Sorted(await server.SendAsync(method, url));

    private static string Sorted(Answer answer) => string.Join(' ', answer.Matches.Order(StringComparer.Ordinal));
}
