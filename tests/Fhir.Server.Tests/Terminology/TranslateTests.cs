using System.Text.Json.Nodes;
using Fhir.Server.Tests.Rest;
using Xunit;

namespace Fhir.Server.Tests.Terminology;

/// <summary>https://hl7.org/fhir/R4/conceptmap-operation-translate.html</summary>
public sealed class TranslateTests(Shades server) : IClassFixture<Shades>
{
    private const string Gender = "http://hl7.org/fhir/administrative-gender";
    private const string Dark = """{"name":"dependency","part":[{"name":"element","valueUri":"https://fhirref.example/no/light"},{"name":"concept","valueCodeableConcept":{"coding":[{"system":"x:light","code":"dark"}]}}]}""";

    private static string Parameters(params string[] parameters) => $$$"""{"resourceType":"Parameters","parameter":[{{{string.Join(',', parameters)}}}]}""";

    private static bool Result(Answer answer) => answer.Json["parameter"]![0]!["valueBoolean"]!.GetValue<bool>();

    private static string Matches(Answer answer) => string.Join(' ', answer.Json["parameter"]!.AsArray().Where(parameter => parameter!["name"]!.GetValue<string>() == "match").Select(match =>
    {
        var parts = match!["part"]!.AsArray();
        return $"{Part(parts, "equivalence")!["valueCode"]}:{Part(parts, "concept")?["valueCoding"]!["code"]}";
    }));

    private static JsonNode? Part(JsonArray parts, string name) => parts.FirstOrDefault(part => part!["name"]!.GetValue<string>() == name);

    [Theory]
    [InlineData("url=" + Shades.Map + "&system=" + Shades.System + "&code=red", true, "wider:female")]
    [InlineData("url=" + Shades.Map + "|1.0&system=" + Shades.System + "&code=red", true, "wider:female")]
    [InlineData("url=" + Shades.Map + "&system=" + Shades.System + "&code=blue", true, "relatedto:unknown")]            // unmapped, fixed
    [InlineData("url=" + Shades.Map + "&system=" + Shades.System + "&code=rust", false, "unmatched:")]
    [InlineData("url=" + Shades.Map + "&system=" + Shades.System + "&code=scarlet", false, "")]                         // needs to know the light
    [InlineData("url=" + Shades.Map + "&system=x:y&code=red", false, "")]
    [InlineData("url=" + Shades.Map + "&system=" + Gender + "&code=female&reverse=true", true, "narrower:red")]
    [InlineData("url=" + Shades.Map + "&system=" + Shades.System + "&code=red&targetsystem=" + Gender, true, "wider:female")]
    [InlineData("url=" + Shades.Map + "&system=" + Shades.System + "&code=red&targetsystem=x:y", false, "")]
    [InlineData("source=" + Shades.Reds + "&system=" + Shades.System + "&code=red", true, "wider:female")]
    [InlineData("target=http://hl7.org/fhir/ValueSet/administrative-gender&system=" + Shades.System + "&code=red", true, "wider:female")]
    [InlineData("target=" + Shades.Reds + "&system=" + Shades.System + "&code=red", false, "")]
    [InlineData("system=http://hl7.org/fhir/administrative-gender&code=male&targetsystem=http://terminology.hl7.org/CodeSystem/v3-AdministrativeGender", true, "equal:M")]  // R4's own map
    public async Task A_code_is_translated(string query, bool result, string matches)
    {
        var answer = await server.GetAsync($"ConceptMap/$translate?{query}");

        Assert.Equal(200, answer.Status);
        Assert.Equal((result, matches), (Result(answer), Matches(answer)));
    }

    [Fact]
    public async Task What_a_mapping_depends_on_is_asked_for_and_used()
    {
        const string scarlet = $$$"""{"name":"coding","valueCoding":{"system":"{{{Shades.System}}}","code":"scarlet"}}""";
        var without = await server.PostAsync("ConceptMap/shades/$translate", Parameters(scarlet));
        var with = await server.PostAsync("ConceptMap/shades/$translate", Parameters(scarlet, Dark));

        Assert.Contains("https://fhirref.example/no/light = dark", without.Json["parameter"]![1]!["valueString"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal("equivalent:male", Matches(with));
    }

    [Fact]
    public async Task A_match_names_its_map_its_product_and_the_code()
    {
        var answer = await server.GetAsync($"ConceptMap/shades/$translate?system={Shades.System}&code=red");
        var parts = answer.Json["parameter"]![1]!["part"]!.AsArray();

        Assert.Equal($"{Shades.Map}|1.0", Part(parts, "source")!["valueUri"]!.GetValue<string>());
        Assert.Equal(("Female", Gender), (Part(parts, "concept")!["valueCoding"]!["display"]!.GetValue<string>(), Part(parts, "concept")!["valueCoding"]!["system"]!.GetValue<string>()));
        Assert.Equal("happy", Part(Part(parts, "product")!["part"]!.AsArray(), "concept")!["valueCoding"]!["code"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("ConceptMap/$translate?url=x:none&system=x:y&code=1", 404, "terminology-map-unknown")]
    [InlineData("ConceptMap/none/$translate?system=x:y&code=1", 404, "resource-not-found")]
    [InlineData("ConceptMap/$translate?url=" + Shades.Map + "&code=red", 400, "operation-parameter-missing")]
    [InlineData("ConceptMap/$translate?url=" + Shades.Map, 400, "operation-parameter-missing")]
    [InlineData("ConceptMap/$translate?url=" + Shades.Map + "&system=x:y&code=1&reverse=maybe", 400, "operation-parameter-invalid")]
    public async Task What_cannot_be_asked_says_why(string url, int status, string rule)
    {
        var answer = await server.GetAsync(url);

        Assert.Equal((status, rule), (answer.Status, Assert.Single(answer.Rules)));
    }

    [Fact]
    public async Task A_map_can_be_sent_along()
    {
        const string map = $$$"""
            {"name":"conceptMap","resource":{"resourceType":"ConceptMap","url":"x:sent","status":"active","group":[{"source":"x:a","target":"x:b","unmapped":{"mode":"provided"}},
             {"source":"{{{Shades.System}}}","target":"x:c","unmapped":{"mode":"other-map","url":"{{{Shades.Map}}}"}}]}}
            """;
        var provided = await server.PostAsync("ConceptMap/$translate", Parameters(map, """{"name":"coding","valueCoding":{"system":"x:a","code":"1"}}"""));
        var other = await server.PostAsync("ConceptMap/$translate", Parameters(map, $$$"""{"name":"coding","valueCoding":{"system":"{{{Shades.System}}}","code":"red"}}"""));

        Assert.Equal(("equal:1", "wider:female"), (Matches(provided), Matches(other)));
    }
}
