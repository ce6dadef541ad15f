using System.Text.Json.Nodes;
using Fhir.Server.Tests.Rest;
using Xunit;

namespace Fhir.Server.Tests.Terminology;

/// <summary>
/// https://hl7.org/fhir/R4/valueset-operation-validate-code.html, https://hl7.org/fhir/R4/codesystem-operation-validate-code.html,
/// https://hl7.org/fhir/R4/codesystem-operation-lookup.html, https://hl7.org/fhir/R4/codesystem-operation-subsumes.html
/// </summary>
public sealed class CodeOperationTests(Shades server) : IClassFixture<Shades>
{
    private const string Gender = "http://hl7.org/fhir/ValueSet/administrative-gender";
    private const string GenderSystem = "http://hl7.org/fhir/administrative-gender";
    private const string Red = "system=" + Shades.System + "&code=red";

    private static JsonNode? Value(Answer answer, string name) => answer.Json["parameter"]!.AsArray().FirstOrDefault(parameter => parameter!["name"]!.GetValue<string>() == name) is { } found
        ? found["valueBoolean"] ?? found["valueString"] ?? found["valueCode"] : null;

    private static string Parameters(params string[] parameters) => $$$"""{"resourceType":"Parameters","parameter":[{{{string.Join(',', parameters)}}}]}""";

    [Theory]
    [InlineData("url=" + Gender + "&system=" + GenderSystem + "&code=female", true, "Female")]
    [InlineData("url=" + Gender + "&system=" + GenderSystem + "&code=kvinne", false, null)]
    [InlineData("url=" + Gender + "&system=" + Shades.System + "&code=female", false, null)]
    [InlineData("url=" + Shades.Reds + "&" + Red, true, "Red")]
    [InlineData("url=" + Shades.Reds + "&" + Red + "&displayLanguage=nb", true, "Rød")]
    [InlineData("url=" + Shades.Reds + "&" + Red + "&display=red", true, "Red")]              // neither case nor room makes another name
    [InlineData("url=" + Shades.Reds + "&" + Red + "&display=r%C3%B8d", true, "Red")]
    [InlineData("url=" + Shades.Reds + "&" + Red + "&display=Blue", false, "Red")]
    [InlineData("url=" + Shades.Reds + "&system=" + Shades.System + "&code=blue", false, null)]
    [InlineData("url=" + Shades.Reds + "&" + Red + "&systemVersion=1.0", true, "Red")]
    public async Task A_code_is_held_to_a_value_set(string query, bool result, string? display)
    {
        var answer = await server.GetAsync($"ValueSet/$validate-code?{query}");

        Assert.Equal((200, result), (answer.Status, Value(answer, "result")!.GetValue<bool>()));
        Assert.Equal(display, Value(answer, "display")?.GetValue<string>());
        Assert.Equal(result, Value(answer, "message") is null);
    }

    [Theory]
    [InlineData("url=" + Shades.System + "&code=red", true)]
    [InlineData("url=" + Shades.System + "&code=green", false)]
    [InlineData("url=" + Shades.System + "&code=red&version=1.0", true)]
    [InlineData("url=" + Shades.System + "&code=colour", true)]
    [InlineData("url=" + Shades.System + "&code=colour&abstract=true", true)]
    [InlineData("url=" + Shades.System + "&code=colour&abstract=false", false)]
    [InlineData("url=urn:ietf:bcp:47&code=nb-NO", true)]
    [InlineData("url=urn:ietf:bcp:47&code=norsk", false)]
    [InlineData("url=urn:iso:std:iso:4217&code=NOK", true)]
    [InlineData("url=http://unitsofmeasure.org&code=mm%5BHg%5D", true)]
    [InlineData("url=http://unitsofmeasure.org&code=mmHg", false)]
    public async Task A_code_is_held_to_its_code_system(string query, bool result)
    {
        var answer = await server.GetAsync($"CodeSystem/$validate-code?{query}");

        Assert.Equal((200, result), (answer.Status, Value(answer, "result")!.GetValue<bool>()));
    }

    [Fact]
    public async Task An_inactive_code_is_valid_with_a_warning()
    {
        var answer = await server.GetAsync($"ValueSet/$validate-code?url={Shades.Reds}&system={Shades.System}&code=rust", ("Accept-Language", "en"));

        Assert.True(Value(answer, "result")!.GetValue<bool>());
        Assert.Contains("no longer in use", Value(answer, "message")!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ValueSet/$validate-code", "url", Shades.Reds)]
    [InlineData("CodeSystem/$validate-code", "url", Shades.System)]
    [InlineData("ValueSet/reds/$validate-code", "", "")]
    [InlineData("CodeSystem/shades/$validate-code", "", "")]
    public async Task A_coding_or_a_concept_can_be_sent(string path, string name, string canonical)
    {
        string[] about = name.Length == 0 ? [] : [$$$"""{"name":"{{{name}}}","valueUri":"{{{canonical}}}"}"""];
        var coding = await server.PostAsync(path, Parameters([.. about, $$$"""{"name":"coding","valueCoding":{"system":"{{{Shades.System}}}","code":"scarlet"}}"""]));
        var concept = await server.PostAsync(path, Parameters([.. about, $$$"""{"name":"codeableConcept","valueCodeableConcept":{"coding":[{"system":"x:y","code":"1"},{"system":"{{{Shades.System}}}","code":"scarlet"}]}}"""]));
        var wrong = await server.PostAsync(path, Parameters([.. about, """{"name":"codeableConcept","valueCodeableConcept":{"coding":[{"system":"x:y","code":"1"},{"code":"2"}]}}"""]));

        Assert.Equal([true, true, false], new[] { coding, concept, wrong }.Select(answer => Value(answer, "result")!.GetValue<bool>()));
    }

    [Theory]
    [InlineData("ValueSet/$validate-code?url=https://fhirref.example/no/ValueSet/none&system=x:y&code=1", 404, "terminology-value-set-unknown")]
    [InlineData("CodeSystem/$validate-code?url=x:y&code=1", 404, "terminology-system-unknown")]
    [InlineData("CodeSystem/$validate-code?url=http://snomed.info/sct&code=22298006", 404, "terminology-system-unknown")]    // named, but without content
    [InlineData("CodeSystem/$validate-code?url=" + Shades.System + "&code=red&version=9", 422, "terminology-not-checked")]
    [InlineData("ValueSet/$validate-code?url=http://hl7.org/fhir/ValueSet/route-codes&system=http://snomed.info/sct&code=26643006", 422, "terminology-not-checked")]
    [InlineData("ValueSet/$validate-code?url=" + Gender + "&code=female", 400, "operation-parameter-missing")]
    [InlineData("ValueSet/$validate-code?url=" + Gender + "&system=" + GenderSystem, 400, "operation-parameter-missing")]
    [InlineData("ValueSet/$validate-code?" + Red, 400, "operation-parameter-missing")]
    [InlineData("CodeSystem/$validate-code?code=red", 400, "operation-parameter-missing")]
    [InlineData("CodeSystem/none/$validate-code?code=red", 404, "resource-not-found")]
    [InlineData("ValueSet/$validate-code?url=" + Gender + "&coding=x|y", 400, "operation-parameter-complex")]
    [InlineData("CodeSystem/$lookup?" + Red + "&version=9", 404, "terminology-system-unknown")]
    [InlineData("CodeSystem/$lookup?system=" + Shades.System + "&code=green", 404, "terminology-code-unknown")]
    [InlineData("CodeSystem/$lookup?system=http://snomed.info/sct&code=22298006", 404, "terminology-system-unknown")]
    [InlineData("CodeSystem/$lookup?code=red", 400, "operation-parameter-missing")]
    [InlineData("CodeSystem/$subsumes?system=" + Shades.System + "&codeA=red&codeB=green", 404, "terminology-code-unknown")]
    [InlineData("CodeSystem/$subsumes?system=x:y&codeA=red&codeB=green", 404, "terminology-system-unknown")]
    [InlineData("CodeSystem/$subsumes?system=" + Shades.System + "&codeA=red", 400, "operation-parameter-missing")]
    [InlineData("CodeSystem/$subsumes?codeA=red&codeB=blue", 400, "operation-parameter-missing")]
    public async Task What_cannot_be_answered_says_why(string url, int status, string rule)
    {
        var answer = await server.GetAsync(url);

        Assert.Equal(status, answer.Status);
        Assert.Contains(rule, answer.Rules);
    }

    [Fact]
    public async Task A_code_system_can_be_sent_along()
    {
        const string system = """{"name":"codeSystem","resource":{"resourceType":"CodeSystem","url":"x:sent","status":"active","content":"fragment","concept":[{"code":"a","display":"A"}]}}""";
        var known = await server.PostAsync("CodeSystem/$validate-code", Parameters(system, """{"name":"code","valueCode":"a"}"""));
        var open = await server.PostAsync("CodeSystem/$validate-code", Parameters(system, """{"name":"code","valueCode":"b"}"""));
        var after = await server.GetAsync("CodeSystem/$validate-code?url=x:sent&code=a");

        Assert.True(Value(known, "result")!.GetValue<bool>());
        Assert.Equal((422, 404), (open.Status, after.Status));
        Assert.Equal(["terminology-not-checked", "terminology-system-incomplete"], open.Rules);
    }

    [Fact]
    public async Task A_concept_of_very_many_codings_is_refused()
    {
        var codings = string.Join(',', Enumerable.Range(0, 101).Select(at => $$$"""{"system":"x:y","version":"{{{at}}}","code":"1"}"""));

        Assert.Equal(["operation-parameter-unsupported"], (await server.PostAsync("ValueSet/reds/$validate-code", Parameters($$$"""{"name":"codeableConcept","valueCodeableConcept":{"coding":[{{{codings}}}]} }"""))).Rules);
    }

    [Fact]
    public async Task Only_one_code_is_asked_about() => Assert.Equal(["operation-parameters-conflict"], (await server.PostAsync(
        "ValueSet/$validate-code", Parameters($$$"""{"name":"url","valueUri":"{{{Gender}}}"}""", """{"name":"code","valueCode":"female"}""", $$$"""{"name":"system","valueUri":"{{{GenderSystem}}}"}""",
            """{"name":"coding","valueCoding":{"code":"x"}}"""))).Rules);

    [Fact]
    public async Task A_look_up_tells_everything_known_of_a_concept()
    {
        var answer = await server.GetAsync($"CodeSystem/$lookup?{Red}&displayLanguage=nb");

        Assert.Equal(("Shades of colour", "1.0", "Rød"), (Value(answer, "name")!.GetValue<string>(), Value(answer, "version")!.GetValue<string>(), Value(answer, "display")!.GetValue<string>()));
        Assert.Equal(
            ["child=scarlet (Scarlet)", "child=rust (Rust)", "definition=The colour of blood ()", "parent=colour (Colour)", "warm=true ()", "weight=3 ()"], Properties(answer));
        Assert.Equal(2, answer.Json["parameter"]!.AsArray().Count(parameter => parameter!["name"]!.GetValue<string>() == "designation"));
    }

    [Theory]
    [InlineData("property=warm", "warm=true ()", 0)]
    [InlineData("property=parent&property=lang.nb", "parent=colour (Colour)", 2)]
    [InlineData("property=designation", "", 2)]
    [InlineData("property=ukjent", "", 0)]
    public async Task A_look_up_gives_what_is_wanted(string wanted, string properties, int designations)
    {
        var answer = await server.GetAsync($"CodeSystem/$lookup?{Red}&{wanted}");

        Assert.Equal(properties, string.Join(' ', Properties(answer)));
        Assert.Equal(designations, answer.Json["parameter"]!.AsArray().Count(parameter => parameter!["name"]!.GetValue<string>() == "designation"));
    }

    private static List<string> Properties(Answer answer) =>
    [
        .. answer.Json["parameter"]!.AsArray().Where(parameter => parameter!["name"]!.GetValue<string>() == "property").Select(parameter =>
        {
            var parts = parameter!["part"]!.AsArray().ToDictionary(part => part!["name"]!.GetValue<string>(), part => part!.AsObject().First(pair => pair.Key != "name").Value!.ToString());
            return $"{parts["code"]}={parts["value"]} ({parts.GetValueOrDefault("description")})";
        }),
    ];

    [Theory]
    [InlineData("red", "scarlet", "subsumes")]
    [InlineData("scarlet", "colour", "subsumed-by")]
    [InlineData("red", "red", "equivalent")]
    [InlineData("red", "blue", "not-subsumed")]
    public async Task Two_codes_stand_to_each_other(string a, string b, string outcome)
    {
        var byType = await server.GetAsync($"CodeSystem/$subsumes?system={Shades.System}&codeA={a}&codeB={b}");
        var byInstance = await server.GetAsync($"CodeSystem/shades/$subsumes?codeA={a}&codeB={b}");
        var byCoding = await server.PostAsync("CodeSystem/$subsumes", Parameters(
            $$$"""{"name":"codingA","valueCoding":{"system":"{{{Shades.System}}}","code":"{{{a}}}"}}""", $$$"""{"name":"codingB","valueCoding":{"system":"{{{Shades.System}}}","code":"{{{b}}}"}}"""));

        Assert.All([byType, byInstance, byCoding], answer => Assert.Equal(outcome, Value(answer, "outcome")!.GetValue<string>()));
    }
}
