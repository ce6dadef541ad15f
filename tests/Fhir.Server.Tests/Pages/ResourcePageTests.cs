using Fhir.Server.Arena;
using Fhir.Server.Tests.Rest;

namespace Fhir.Server.Tests.Pages;

/// <summary>What a browser sees of answers, refusals and definitions.</summary>
public sealed class ResourcePageTests(RunningServer server) : IClassFixture<RunningServer>
{
    private static readonly (string, string) Browser = ("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");

    [Theory]
    [InlineData("nb", "Finnes ikke", "<strong>Feil:</strong> Patient/ingen finnes ikke")]
    [InlineData("en-GB,nb;q=0.5", "Not found", "<strong>Error:</strong> There is no Patient/ingen")]
    public async Task A_refusal_is_told_in_words_before_the_JSON(string language, string heading, string told)
    {
        var page = await server.GetAsync("Patient/ingen", Browser, ("Accept-Language", language));
        Assert.Equal(404, page.Status);
        Assert.Contains($"<h1>{heading}</h1>\n<p class=\"error\">{told}</p>", page.Text);
        Assert.Empty(PageCheck.Problems(page.Text));
    }

    [Fact]
    public async Task A_warning_and_the_place_of_a_problem_are_told_too()
    {
        var page = await server.SendAsync("POST", "Patient/$validate", """{"resourceType":"Patient","gender":"hunn"}""", "application/fhir+json", Browser);
        Assert.Equal(200, page.Status);
        Assert.Contains("<h1>Utfallet</h1>", page.Text);
        Assert.Contains("<br>Sted: <code>Patient.gender</code>", page.Text);
    }

    [Theory]
    [InlineData("guide/nobody")]
    [InlineData("guide/basis/nothing")]
    [InlineData("profiles/basis/StructureDefinition/nothing")]
    public async Task A_page_that_is_not_there_is_an_outcome_for_a_program_and_a_page_for_a_person(string path)
    {
        var answer = await server.GetAsync(server.Http.BaseAddress + path);
        Assert.Equal((404, "application/fhir+json; charset=utf-8"), (answer.Status, answer.Header("Content-Type")));
        Assert.Contains("http-path-unknown", answer.Text);
        var page = await server.GetAsync(server.Http.BaseAddress + path, Browser);
        Assert.Equal((404, "text/html; charset=utf-8"), (page.Status, page.Header("Content-Type")));
        Assert.Contains("<h1>Finnes ikke</h1>", page.Text);
    }

    [Fact]
    public async Task The_pages_and_the_hits_of_a_search_are_links()
    {
        for (var one = 0; one < 3; one++) await server.CreateAsync("Basic", "\"code\":{\"text\":\"side\"}");
        var page = await server.GetAsync("Basic?_count=2&_total=accurate", Browser);
        Assert.Matches("<p>[0-9]+ treff i alt</p>", page.Text);
        Assert.Matches($"<nav class=\"pages\" aria-label=\"Sider i svaret\">.*<a href=\"{server.Base}[^\"]+\">Neste side</a></nav>", page.Text);
        Assert.Matches($"<li><a href=\"{server.Base}/Basic/[^\"]+\">Basic/[^<]+</a></li>", page.Text);
    }

    [Fact]
    public async Task An_address_elsewhere_that_somebody_stored_becomes_no_link()
    {
        var id = await server.CreateAsync("Bundle", """
            "type":"collection","link":[{"relation":"next","url":"https://evil.example/fhir/Basic"}],"entry":[{"fullUrl":"https://evil.example/fhir/Basic/1","resource":{"resourceType":"Basic","id":"1","code":{"text":"x"}}}]
            """);
        var page = await server.GetAsync($"Bundle/{id}", Browser);
        Assert.Contains("https://evil.example/fhir/Basic/1", page.Text);
        Assert.DoesNotContain("href=\"https://evil", page.Text);
        Assert.DoesNotContain("Neste side", page.Text);
    }

    [Theory]
    [InlineData("legemiddelliste/StructureDefinition/legemiddel-medicationstatement", "<td><code>identifier:<wbr>pllId</code></td><td>0..1</td>")]
    [InlineData("legemiddelliste/StructureDefinition/legemiddel-medicationstatement", "<code>legemiddel-rad-1</code>")]
    [InlineData("legemiddelliste/StructureDefinition/legemiddel-medicationstatement", "Skal også følge <code>http://hl7.no/fhir/StructureDefinition/no-basis-MedicationStatement</code>")]
    [InlineData("legemiddelliste/StructureDefinition/legemiddel-medicationstatement", "href=\"/profiles/basis/StructureDefinition/basis-patient\"")]
    [InlineData("plan/StructureDefinition/plan-careplan", "Bygger på <a href=\"/profiles/hjemmeoppfolging/StructureDefinition/hjemme-careplan\">")]
    [InlineData("legemiddelliste/CodeSystem/kodeverk-7402", "<h2 id=\"codes\">Kodene</h2>")]
    public async Task A_definition_says_what_it_is_in_tables(string path, string said)
    {
        var page = await server.GetAsync($"{server.Http.BaseAddress}profiles/{path}", Browser);
        Assert.Contains(said, page.Text);
        Assert.Empty(PageCheck.Problems(page.Text));
    }

    [Theory]
    [InlineData("/prefiks", null, "<a href=\"/prefiks/guide/plan#x\">")]
    [InlineData("", "en", "<a href=\"/guide/plan?lang=en#x\">")]
    [InlineData("/prefiks", "en", "<a href=\"/prefiks/guide/plan?lang=en#x\">")]
    [InlineData("", null, "<a href=\"/guide/plan#x\">")]
    public void A_link_keeps_what_stands_before_it_and_the_language(string prefix, string? language, string link) => Assert.Equal(link, Page.Led("<a href=\"/guide/plan#x\">", prefix, language));

    [Theory]
    [InlineData("<a href=\"/fhir/Patient?x=1\">")]
    [InlineData("<a href=\"/profiles/a/b/c?_format=json\">")]
    [InlineData("<a href=\"#anchor\">")]
    [InlineData("<code>href=&quot;/guide/plan&quot;</code>")]
    public void What_is_no_page_or_no_link_gets_no_language(string html) => Assert.Equal(html, Page.Led(html, "", "en"));
}
