namespace Fhir.Kernel.Tests.Search;

/// <summary>https://hl7.org/fhir/R4/search.html#token, with its modifiers. C stands for the code system of colours, where case counts.</summary>
public sealed class TokenSearchTests
{
    private const string C = "https://fhirref.example/no/CodeSystem/colours";
    private const string ValueSets = "https://fhirref.example/no/ValueSet/";

    private static string Coded(string coding, string text = "") => $$"""
        "code":{"coding":[{{coding.Replace("{C", $"{{\"system\":\"{C}\"", StringComparison.Ordinal)}}]{{(text.Length == 0 ? "" : $",\"text\":\"{text}\"")}}}
        """;

    [Theory]
    [InlineData("code=red", """{C,"code":"red"}""", true)]
    [InlineData("code=RED", """{C,"code":"red"}""", true)]                   // no code system named: case is ignored
    [InlineData("code=C|red", """{C,"code":"red"}""", true)]
    [InlineData("code=C|RED", """{C,"code":"red"}""", false)]                // the code system says that case counts
    [InlineData("code=C|red", """{C,"code":"Red"}""", false)]
    [InlineData("code=urn:a|RED", """{"system":"urn:a","code":"red"}""", true)]      // a code system that nobody knows
    [InlineData("code=https://fhirref.example/no/CodeSystem/caseless|AB", """{"system":"https://fhirref.example/no/CodeSystem/caseless","code":"Ab"}""", true)]
    [InlineData("code=|red", """{"code":"red"}""", true)]
    [InlineData("code=|red", """{C,"code":"red"}""", false)]
    [InlineData("code=C|", """{C,"code":"red"}""", true)]
    [InlineData("code=urn:a|", """{C,"code":"red"}""", false)]
    [InlineData("code:not=C|red", """{C,"code":"red"}""", false)]
    [InlineData("code:not=C|red", """{C,"code":"blue"}""", true)]
    [InlineData("code:not=C|red", """{"display":"no code"}""", true)]
    [InlineData("code:not=C|red,C|blue", """{C,"code":"blue"}""", false)]
    public void Code_matches_by_system_and_case(string query, string coding, bool matches) =>
        Assert.Equal(matches, MatchOf.Says("Observation", query.Replace("C|", C + "|", StringComparison.Ordinal), Coded(coding)));

    /// <summary>An id has no system, and its case counts. https://hl7.org/fhir/R4/datatypes.html#id</summary>
    [Theory]
    [InlineData("_id=x", true)]
    [InlineData("_id=|x", true)]
    [InlineData("_id=X", false)]
    [InlineData("_id=|X", false)]
    [InlineData("_id=urn:a|x", false)]
    [InlineData("_id=urn:a|", false)]
    [InlineData("_id=X,x", true)]
    [InlineData("_filter=_id eq X", false)]
    [InlineData("_filter=_id ne X", true)]
    public void Id_matches_as_it_is_written(string query, bool matches) => Assert.Equal(matches, MatchOf.Says("Observation", query, Coded("{C}")));

    /// <summary>https://hl7.org/fhir/R4/search.html#modifiers: a string search on the text.</summary>
    [Theory]
    [InlineData("code:text=hode", """{"display":"Hodepine"}""", "", true)]
    [InlineData("code:text=hode", """{"display":"Annet"}""", "Hodepine i dag", true)]
    [InlineData("code:text=pine", """{"display":"Hodepine"}""", "Hodepine i dag", false)]      // a string begins with what is searched
    [InlineData("code:text=HØY", """{"display":"høyt blodtrykk"}""", "", true)]
    [InlineData("code:text=hoey", """{"display":"høyt blodtrykk"}""", "", true)]
    [InlineData("code:text=red", """{C,"code":"red"}""", "", false)]                           // the code is no text
    public void Text_modifier_searches_display_and_text(string query, string coding, string text, bool matches) =>
        Assert.Equal(matches, MatchOf.Says("Observation", query, Coded(coding, text)));

    [Theory]
    [InlineData("identifier:text=pass", true)]
    [InlineData("identifier:text=N1", false)]
    [InlineData("identifier:of-type=urn:t|PPN|n1", true)]
    [InlineData("identifier:of-type=urn:t|ppn|N1", true)]
    [InlineData("identifier:of-type=urn:t|PPN|N2", false)]
    [InlineData("identifier:of-type=urn:t|MR|N1", false)]
    [InlineData("identifier:of-type=urn:u|PPN|N1", false)]
    public void Identifier_has_a_type_to_be_searched_by(string query, bool matches) => Assert.Equal(matches, MatchOf.Says("Patient", query,
        """ "identifier":[{"type":{"coding":[{"system":"urn:t","code":"PPN"}],"text":"Passnummer"},"system":"urn:s","value":"N1"},{"value":"N2"}] """));

    [Theory]
    [InlineData("code:in=V/warm", "red", true)]
    [InlineData("code:in=V/warm", "blue", false)]
    [InlineData("code:in=V/warm", "RED", false)]
    [InlineData("code:in=V/warm|1.0.0", "red", true)]
    [InlineData("code:in=ValueSet/v1", "scarlet", true)]
    [InlineData("code:in=V/nothing", "red", false)]
    [InlineData("code:not-in=V/warm", "red", false)]
    [InlineData("code:not-in=V/warm", "blue", true)]
    [InlineData("code:not-in=V/nothing", "red", true)]
    [InlineData("code:below=C|red", "red", true)]
    [InlineData("code:below=C|red", "fire", true)]
    [InlineData("code:below=C|red", "navy", false)]
    [InlineData("code:below=C|red", "colour", false)]
    [InlineData("code:below=C|blue", "purple", true)]           // a second parent, by a property
    [InlineData("code:above=C|fire", "fire", true)]
    [InlineData("code:above=C|fire", "red", true)]
    [InlineData("code:above=C|fire", "colour", true)]
    [InlineData("code:above=C|fire", "blue", false)]
    [InlineData("code:above=C|purple", "blue", true)]
    public void Code_is_asked_about_by_its_place_in_terminology(string query, string code, bool matches) => Assert.Equal(matches, MatchOf.Says(
        "Observation", query.Replace("=V/", "=" + ValueSets, StringComparison.Ordinal).Replace("C|", C + "|", StringComparison.Ordinal), Coded($"{{C,\"code\":\"{code}\"}}")));

    [Theory]
    [InlineData("code:in=V/warm")]
    [InlineData("code:below=C|red")]
    public void Same_code_of_another_system_is_another_code(string query) => Assert.False(MatchOf.Says(
        "Observation", query.Replace("=V/", "=" + ValueSets, StringComparison.Ordinal).Replace("C|", C + "|", StringComparison.Ordinal), Coded("""{"system":"urn:other","code":"red"}""")));

    [Fact]
    public void Resource_without_the_element_is_not_in_and_so_matches_not_in() => Assert.True(MatchOf.Says("Observation", $"code:not-in={ValueSets}warm", "\"status\":\"final\""));

    /// <summary>A plain code has the system its binding implies, so a set of that system's codes has it.</summary>
    [Theory]
    [InlineData("gender:in=http://hl7.org/fhir/ValueSet/administrative-gender", true)]
    [InlineData("gender:not-in=http://hl7.org/fhir/ValueSet/administrative-gender", false)]
    [InlineData("gender=http://hl7.org/fhir/administrative-gender|female", true)]
    [InlineData("gender=http://hl7.org/fhir/administrative-gender|FEMALE", false)]
    [InlineData("gender=FEMALE", true)]
    public void Plain_code_counts_as_of_the_system_of_its_binding(string query, bool matches) => Assert.Equal(matches, MatchOf.Says("Patient", query, "\"gender\":\"female\""));

    [Theory]
    [InlineData("Observation", "code:in=V/unknown", "search-value-set-not-expanded")]
    [InlineData("Observation", "code:in=ValueSet/nobody", "search-value-set-unknown")]
    [InlineData("Observation", "code:in=V/elsewhere", "search-value-set-not-expanded")]
    [InlineData("Observation", "code:in=V/languages", "search-value-set-not-expanded")]
    [InlineData("Observation", "code:not-in=V/many", "search-limit-codes")]
    [InlineData("Observation", "code:below=red", "search-subsumption")]
    [InlineData("Observation", "code:below=C|", "search-subsumption")]
    [InlineData("Observation", "code:below=a|b|c", "search-token-format")]
    [InlineData("Observation", "code:above=urn:not:here|x", "search-subsumption")]
    [InlineData("Observation", "code:above=C|green", "search-code-unknown")]
    [InlineData("Observation", "code:text=   ", "search-value-empty")]
    [InlineData("Observation", "code:of-type=a|b|c", "search-unknown-modifier")]
    [InlineData("Patient", "identifier:of-type=a|b", "search-of-type-format")]
    [InlineData("Patient", "identifier:of-type=a||c", "search-of-type-format")]
    public void Question_that_terminology_cannot_answer_is_refused_with_its_reason(string type, string query, string rule) => Assert.Equal(rule,
        MatchOf.Refuses(type, query.Replace("=V/", "=" + ValueSets, StringComparison.Ordinal).Replace("C|", C + "|", StringComparison.Ordinal))[0]);
}
