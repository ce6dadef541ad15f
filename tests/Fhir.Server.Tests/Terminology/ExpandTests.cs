using System.Text.Json.Nodes;
using Fhir.Server.Tests.Rest;
using Xunit;

namespace Fhir.Server.Tests.Terminology;

/// <summary>https://hl7.org/fhir/R4/valueset-operation-expand.html</summary>
public sealed class ExpandTests(Shades server) : IClassFixture<Shades>
{
    private const string Gender = "http://hl7.org/fhir/ValueSet/administrative-gender";

    private static string Codes(Answer answer) => string.Join(' ', Flat(answer.Json["expansion"]!).Select(node => node["code"]!.GetValue<string>()));

    private static IEnumerable<JsonNode> Flat(JsonNode owner) =>
        owner["contains"] is JsonArray contains ? contains.SelectMany(node => Flat(node!).Prepend(node!)) : [];

    private static string Parameters(params string[] parameters) => $$$"""{"resourceType":"Parameters","parameter":[{{{string.Join(',', parameters)}}}]}""";

    [Theory]
    [InlineData("?url=" + Gender, "male female other unknown")]                                                // R4's own
    [InlineData("?url=" + Gender + "|4.0.1", "male female other unknown")]
    [InlineData("?url=" + Gender + "&valueSetVersion=4.0.1", "male female other unknown")]
    [InlineData("?url=https://fhirref.example/no/basis/ValueSet/foreldreansvar", "felles mor far medmor andre ukjent")]   // a package's
    [InlineData("?url=" + Shades.Reds, "red scarlet rust")]                                                    // the store's
    [InlineData("?url=" + Shades.Reds + "&activeOnly=true", "red scarlet")]
    [InlineData("?url=" + Shades.Reds + "&filter=sca", "scarlet")]
    [InlineData("?url=" + Shades.Reds + "&filter=r%C3%B8", "red")]                                             // a designation
    [InlineData("?url=" + Shades.Reds + "&filter=green", "")]
    [InlineData("?url=" + Shades.Reds + "&offset=1&count=1", "scarlet")]
    [InlineData("?url=" + Shades.Reds + "&exclude-system=" + Shades.System, "")]
    [InlineData("?url=" + Shades.Reds + "&system-version=" + Shades.System + "|1.0", "red scarlet rust")]
    public async Task A_value_set_is_expanded(string query, string codes)
    {
        var answer = await server.GetAsync("ValueSet/$expand" + query);

        Assert.Equal(200, answer.Status);
        Assert.Equal(codes, Codes(answer));
        Assert.Equal("urn:uuid:", answer.Json["expansion"]!["identifier"]!.GetValue<string>()[..9]);
        Assert.NotNull(answer.Json["expansion"]!["timestamp"]);
        Assert.Null(answer.Json["compose"]);
    }

    [Fact]
    public async Task The_answer_is_a_valid_resource()
    {
        var expanded = await server.GetAsync($"ValueSet/$expand?url={Shades.Reds}&includeDesignations=true&includeDefinition=true&displayLanguage=nb&filter=r");
        var verdict = await server.PostAsync("ValueSet/$validate", expanded.Text);

        Assert.NotNull(expanded.Json["compose"]);
        Assert.DoesNotContain(verdict.Json["issue"]!.AsArray(), issue => issue!["severity"]!.GetValue<string>() is "error" or "fatal");
    }

    [Fact]
    public async Task A_part_of_a_hierarchy_is_nested_unless_the_caller_wants_it_flat()
    {
        var nested = await server.GetAsync($"ValueSet/$expand?url={Shades.Reds}");
        var flat = await server.GetAsync($"ValueSet/$expand?url={Shades.Reds}&excludeNested=true");

        Assert.Equal((1, 3), (nested.Json["expansion"]!["contains"]!.AsArray().Count, flat.Json["expansion"]!["contains"]!.AsArray().Count));
        Assert.All([nested, flat], answer => Assert.Equal(3, answer.Json["expansion"]!["total"]!.GetValue<int>()));
    }

    [Fact]
    public async Task What_shaped_the_answer_is_in_it()
    {
        var expansion = (await server.GetAsync($"ValueSet/$expand?url={Shades.Reds}&count=2&activeOnly=true")).Json["expansion"]!;

        var parameters = expansion["parameter"]!.AsArray().Select(parameter => $"{parameter!["name"]}={parameter["valueInteger"] ?? parameter["valueBoolean"] ?? parameter["valueUri"] ?? parameter["valueString"]}").ToList();
        Assert.Equal(0, expansion["offset"]!.GetValue<int>());
        Assert.Equal(["count=2", "activeOnly=true", $"version={Shades.System}|1.0"], parameters[..3]);
        Assert.StartsWith("warning=compose.lockedDate 2020-01-01", parameters[3], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_come_in_the_language_asked_for()
    {
        var answer = await server.GetAsync($"ValueSet/$expand?url={Shades.Reds}&displayLanguage=nb&includeDesignations=true&excludeNested=true");
        var red = answer.Json["expansion"]!["contains"]![0]!;

        Assert.Equal(("Rød", "Scarlet"), (red["display"]!.GetValue<string>(), answer.Json["expansion"]!["contains"]![1]!["display"]!.GetValue<string>()));
        Assert.Equal(["Rød", "Knall"], red["designation"]!.AsArray().Select(designation => designation!["value"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData("urn:ietf:bcp:47|nb", "Rød Knall")]
    [InlineData("http://snomed.info/sct|900000000000013009", "Knall")]
    public async Task Designations_can_be_chosen(string token, string values)
    {
        var answer = await server.GetAsync($"ValueSet/$expand?url={Shades.Reds}&designation={Uri.EscapeDataString(token)}");

        Assert.Equal(values, string.Join(' ', answer.Json["expansion"]!["contains"]![0]!["designation"]!.AsArray().Select(designation => designation!["value"]!.GetValue<string>())));
    }

    [Fact]
    public async Task Abstract_codes_are_marked_and_can_be_left_out()
    {
        const string whole = $$$"""{"name":"valueSet","resource":{"resourceType":"ValueSet","status":"active","compose":{"include":[{"system":"{{{Shades.System}}}"}] } } }""";
        var all = await server.PostAsync("ValueSet/$expand", Parameters(whole));
        var forUi = await server.PostAsync("ValueSet/$expand", Parameters(whole, """{"name":"excludeNotForUI","valueBoolean":true}"""));

        Assert.Equal("colour red scarlet rust blue", Codes(all));
        Assert.True(all.Json["expansion"]!["contains"]![0]!["abstract"]!.GetValue<bool>());
        Assert.True(Flat(all.Json["expansion"]!).Single(node => node["code"]!.GetValue<string>() == "rust")["inactive"]!.GetValue<bool>());
        Assert.Equal("red scarlet rust blue", Codes(forUi));
    }

    [Theory]
    [InlineData("GET", "ValueSet/reds/$expand", null)]
    [InlineData("POST", "ValueSet/reds/$expand", null)]
    [InlineData("POST", "ValueSet/$expand", """{"resourceType":"Parameters","parameter":[{"name":"url","valueUri":"https://fhirref.example/no/ValueSet/reds"}]}""")]
    [InlineData("POST", "ValueSet/$expand", """{"resourceType":"ValueSet","status":"active","compose":{"include":[{"valueSet":["https://fhirref.example/no/ValueSet/reds"]}]}}""")]
    public async Task Every_way_of_asking_gives_the_same(string method, string path, string? body)
    {
        var answer = await server.SendAsync(method, path, body);

        Assert.Equal((200, "red scarlet rust"), (answer.Status, Codes(answer)));
    }

    [Theory]
    [InlineData("ValueSet/$expand?url=https://fhirref.example/no/ValueSet/none", 404, "terminology-value-set-unknown")]
    [InlineData("ValueSet/$expand?url=" + Gender + "|1.0", 404, "terminology-value-set-unknown")]
    [InlineData("ValueSet/none/$expand", 404, "resource-not-found")]
    [InlineData("ValueSet/$expand", 400, "operation-parameter-missing")]
    [InlineData("ValueSet/$expand?url=" + Gender + "&count=many", 400, "operation-parameter-invalid")]
    [InlineData("ValueSet/$expand?url=" + Gender + "&offset=-1", 400, "operation-parameter-invalid")]
    [InlineData("ValueSet/$expand?url=" + Gender + "&activeOnly=yes", 400, "operation-parameter-invalid")]
    [InlineData("ValueSet/$expand?url=" + Gender + "&url=" + Shades.Reds, 400, "operation-parameter-repeated")]
    [InlineData("ValueSet/$expand?url=" + Gender + "&date=2020-01-01", 400, "operation-parameter-unsupported")]
    [InlineData("ValueSet/$expand?context=http://hl7.org/fhir/StructureDefinition/Patient%23Patient.gender", 400, "operation-parameter-unsupported")]
    [InlineData("ValueSet/$expand?valueSet=x", 400, "operation-parameter-complex")]
    [InlineData("ValueSet/$expand?url=" + Gender + "&system-version=x", 400, "operation-parameter-invalid")]
    [InlineData("ValueSet/$expand?url=http://hl7.org/fhir/ValueSet/all-languages", 422, "terminology-endless")]
    [InlineData("ValueSet/$expand?url=http://hl7.org/fhir/ValueSet/route-codes", 422, "terminology-system-unknown")]
    [InlineData("ValueSet/$expand?url=" + Shades.Reds + "&force-system-version=" + Shades.System + "|9", 422, "terminology-system-unknown")]
    public async Task What_cannot_be_expanded_says_why(string url, int status, string rule)
    {
        var answer = await server.GetAsync(url);

        Assert.Equal(status, answer.Status);
        Assert.Contains(rule, answer.Rules);
    }

    [Fact]
    public async Task A_version_in_the_value_set_can_be_held_to_the_one_wanted()
    {
        const string compose = $$$"""{"name":"valueSet","resource":{"resourceType":"ValueSet","status":"active","compose":{"include":[{"system":"{{{Shades.System}}}","version":"1.0","concept":[{"code":"red"}]}] } } }""";
        var answers = new[] { "1.0", "1.1" }.Select(version => server.PostAsync("ValueSet/$expand", Parameters(compose, $$$"""{"name":"check-system-version","valueCanonical":"{{{Shades.System}}}|{{{version}}}"}""")));

        Assert.Equal([200, 422], (await Task.WhenAll(answers)).Select(answer => answer.Status));
        Assert.Contains("terminology-system-version", (await answers.Last()).Rules);
    }

    [Fact]
    public async Task An_unknown_parameter_is_ignored_unless_handling_is_strict()
    {
        var url = $"ValueSet/$expand?url={Gender}&activeonly=true";

        Assert.Equal(200, (await server.GetAsync(url)).Status);
        Assert.Equal(["operation-parameter-unknown"], (await server.GetAsync(url, ("Prefer", "handling=strict"))).Rules);
    }

    [Fact]
    public async Task More_codes_than_one_answer_holds_are_given_in_pages()
    {
        var concepts = string.Join(',', Enumerable.Range(0, 10_001).Select(at => $$$"""{"code":"c{{{at}}}"}"""));
        var valueSet = $$$"""{"name":"valueSet","resource":{"resourceType":"ValueSet","status":"active","compose":{"include":[{"system":"x:y","concept":[{{{concepts}}}]}] } } }""";

        var all = await server.PostAsync("ValueSet/$expand", Parameters(valueSet));
        var page = await server.PostAsync("ValueSet/$expand", Parameters(valueSet, """{"name":"count","valueInteger":5}""", """{"name":"offset","valueInteger":9999}"""));
        var size = await server.PostAsync("ValueSet/$expand", Parameters(valueSet, """{"name":"count","valueInteger":0}"""));

        Assert.Equal((422, "too-costly"), (all.Status, all.Json["issue"]![0]!["code"]!.GetValue<string>()));
        Assert.Equal(("c9999 c10000", 10_001), (Codes(page), page.Json["expansion"]!["total"]!.GetValue<int>()));
        Assert.Equal(("", 10_001), (Codes(size), size.Json["expansion"]!["total"]!.GetValue<int>()));
    }

    [Fact]
    public async Task Xml_is_answered_too() =>
        Assert.Contains("value=\"scarlet\"", (await server.GetAsync($"ValueSet/$expand?url={Shades.Reds}&_format=xml")).Text, StringComparison.Ordinal);
}
