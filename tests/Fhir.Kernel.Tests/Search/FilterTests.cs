using Fhir.Kernel.Search;

namespace Fhir.Kernel.Tests.Search;

/// <summary>https://hl7.org/fhir/R4/search_filter.html</summary>
public sealed class FilterTests
{
    private const string Patient = """
        "name":[{"family":"Peterson","given":["Åse","Marie"]},{"family":"Hansen"}],"gender":"female","birthDate":"1980-05-12","active":true,
        "identifier":[{"system":"urn:a","value":"1"},{"system":"urn:a","value":"2"}],"generalPractitioner":[{"reference":"Practitioner/l1"}]
        """;

    [Theory]
    [InlineData("name co \"pet\"", true)]
    [InlineData("name co pet", true)]
    [InlineData("name co \"xyz\"", false)]
    [InlineData("given eq \"åse\" and birthdate ge 1980-01-01", true)]       // the specification's own examples
    [InlineData("given eq \"peter\" and birthdate ge 1980-01-01", false)]
    [InlineData("family eq peterson", true)]
    [InlineData("family eq peter", false)]
    [InlineData("family sw peter", true)]
    [InlineData("family sw erson", false)]
    [InlineData("family ew ERSON", true)]
    [InlineData("family ew peter", false)]
    [InlineData("family ew verylongindeedpeterson", false)]
    [InlineData("family ne hansen", true)]          // one of them is not
    [InlineData("given ne åse", true)]
    [InlineData("family gt peter", true)]
    [InlineData("family gt petersona", false)]
    [InlineData("family ge peterson", true)]
    [InlineData("family lt hansen", false)]
    [InlineData("family le hansen", true)]
    [InlineData("birthdate eq 1980", true)]
    [InlineData("birthdate ne 1980", false)]
    [InlineData("birthdate gt 1980-05-12", false)]
    [InlineData("birthdate lt 1981", true)]
    [InlineData("birthdate le 1980-05-12", true)]
    [InlineData("birthdate sa 1979", true)]
    [InlineData("birthdate eb 1980-05-12", false)]
    [InlineData("birthdate ap 1980", true)]
    [InlineData("birthdate po 1980-05", true)]
    [InlineData("birthdate po 1980-06", false)]
    [InlineData("gender eq FEMALE", true)]          // values are never case sensitive
    [InlineData("gender eq http://hl7.org/fhir/administrative-gender|FEMALE", true)]
    [InlineData("gender ne male", true)]
    [InlineData("gender ne female", false)]
    [InlineData("identifier eq urn:a|1", true)]
    [InlineData("identifier ne urn:a|1", true)]     // the other one
    [InlineData("identifier eq \"urn:a|3\"", false)]
    [InlineData("gender in http://hl7.org/fhir/ValueSet/administrative-gender", true)]
    [InlineData("gender ni http://hl7.org/fhir/ValueSet/administrative-gender", false)]
    [InlineData("general-practitioner re Practitioner/l1", true)]
    [InlineData("general-practitioner re Practitioner/l2", false)]
    [InlineData("death-date pr false", true)]
    [InlineData("birthdate pr true", true)]
    [InlineData("birthdate pr false", false)]
    [InlineData("_id eq x", true)]
    [InlineData("_id ne x", false)]
    [InlineData("not(gender eq male)", true)]
    [InlineData("not (gender eq female)", false)]
    [InlineData("gender eq male or birthdate eq 1980", true)]
    [InlineData("gender eq male and birthdate eq 1980 or active eq true", true)]        // left to right: (no and yes) or yes
    [InlineData("active eq true or gender eq female and gender eq male", false)]        // (yes or yes) and no
    [InlineData("active eq true or (gender eq female and gender eq male)", true)]
    [InlineData("((gender eq female))", true)]
    [InlineData("name co \"\\u00e5s\"", true)]
    [InlineData("name co \"a)b]\" or gender eq female", true)]
    [InlineData("gender eq female)", null)]
    public void Patient_passes_the_filter(string filter, bool? passes)
    {
        if (passes is null) Assert.Equal(["search-filter-format"], MatchOf.Refuses("Patient", $"_filter={filter}"));
        else Assert.Equal(passes, MatchOf.Says("Patient", $"_filter={filter}", Patient));
    }

    [Theory]
    [InlineData("code eq loinc|718-7", true)]
    [InlineData("code eq snomed|718-7", false)]
    [InlineData("value-quantity gt 5|ucum|mmol/L", true)]
    [InlineData("value-quantity gt 5200|ucum|umol/L", true)]
    [InlineData("value-quantity lt 5", false)]
    [InlineData("combo-code eq loinc|718-7 and value-quantity ap 5.4", true)]
    [InlineData("_content co \"uvanlig* funn\"", true)]
    [InlineData("_content co \"vanlig\"", false)]
    public void Observation_passes_the_filter(string filter, bool passes) => Assert.Equal(passes, MatchOf.Says("Observation", $"_filter={filter}",
        """ "code":{"coding":[{"system":"http://loinc.org","code":"718-7"}]},"valueQuantity":{"value":5.4,"system":"http://unitsofmeasure.org","code":"mmol/L"},"note":[{"text":"Uvanlige funn"}] """));

    [Theory]
    [InlineData("code ss https://fhirref.example/no/CodeSystem/colours|red", "scarlet", true)]      // the value subsumes the concept
    [InlineData("code ss https://fhirref.example/no/CodeSystem/colours|scarlet", "red", false)]
    [InlineData("code sb https://fhirref.example/no/CodeSystem/colours|scarlet", "red", true)]      // the value is subsumed by it
    [InlineData("code sb https://fhirref.example/no/CodeSystem/colours|red", "scarlet", false)]
    public void Concept_subsumes_or_is_subsumed(string filter, string code, bool passes) => Assert.Equal(passes, MatchOf.Says("Observation", $"_filter={filter}",
        $$""" "code":{"coding":[{"system":"https://fhirref.example/no/CodeSystem/colours","code":"{{code}}"}]} """));

    /// <summary>By code points, as a store and <c>_sort</c> have them: U+1F600 comes after U+FF21, though its first half in UTF-16 has a lower number. https://hl7.org/fhir/R4/search_filter.html#ops</summary>
    [Theory]
    [InlineData("family gt \"\uFF21se\"", "\U0001F600 glad", true)]
    [InlineData("family lt \"\uFF21se\"", "\U0001F600 glad", false)]
    [InlineData("family ge \"\U0001F600 glad\"", "\uFF21se", false)]
    [InlineData("family le \"\U0001F600 glad\"", "\uFF21se", true)]
    [InlineData("family gt \"\U0001F600\"", "\U0001F601", true)]
    [InlineData("family gt \"\U0001F600\"", "\U0001F600 glad", true)]
    [InlineData("family le \"\U0001F600 glad\"", "\U0001F600", true)]
    [InlineData("family gt \"zz\"", "\U0001F600", true)]
    public void Texts_are_in_the_order_of_their_code_points(string filter, string family, bool passes) =>
        Assert.Equal(passes, MatchOf.Says("Patient", $"_filter={filter}", $$"""
            "name":[{"family":"{{family}}"}]
            """));

    [Theory]
    [InlineData("Patient", "", "search-filter-format")]
    [InlineData("Patient", "name", "search-filter-format")]
    [InlineData("Patient", "name co", "search-filter-format")]
    [InlineData("Patient", "name co \"open", "search-filter-format")]
    [InlineData("Patient", "name co \"bad\\x\"", "search-filter-format")]
    [InlineData("Patient", "(name co a", "search-filter-format")]
    [InlineData("Patient", "not name co a", "search-filter-format")]
    [InlineData("Patient", "name co a and", "search-filter-format")]
    [InlineData("Patient", "name co a name co b", "search-filter-format")]
    [InlineData("Patient", "1name co a", "search-filter-format")]
    [InlineData("Observation", "subject[gender eq female] co a", "search-filter-format")]
    [InlineData("Patient", "navn co a", "search-filter-name")]
    [InlineData("Observation", "subject.navn co a", "search-filter-name")]
    [InlineData("Patient", "name xx a", "search-filter-operator")]
    [InlineData("Patient", "gender co a", "search-filter-operator")]
    [InlineData("Patient", "birthdate sw 1980", "search-filter-operator")]
    [InlineData("Patient", "general-practitioner eq Practitioner/1", "search-filter-operator")]
    [InlineData("Patient", "_id pr true", "search-filter-operator")]
    [InlineData("Observation", "code-value-quantity eq a", "search-filter-operator")]
    [InlineData("Patient", "birthdate pr maybe", "search-boolean-format")]
    [InlineData("Patient", "birthdate eq yesterday", "search-date-format")]
    [InlineData("Patient", "birthdate po ge1980", "search-date-format")]
    [InlineData("Patient", "gender.name co a", "search-chain")]
    [InlineData("Patient", "general-practitioner re nothing/at all", "search-reference-format")]
    [InlineData("Observation", "code ss red", "search-subsumption")]
    public void Filter_that_is_none_is_refused_with_its_reason(string type, string filter, string rule) =>
        Assert.Equal(rule, MatchOf.Refuses(type, $"_filter={filter}")[0]);

    [Fact]
    public void Filter_has_limits()
    {
        Assert.Empty(MatchOf.Refuses("Patient", "_filter=" + new string('(', 20) + "name co a" + new string(')', 20)));
        Assert.Equal(["search-limit-chain"], MatchOf.Refuses("Patient", "_filter=" + new string('(', 21) + "name co a" + new string(')', 21)));
        Assert.Equal(["search-limit-chain"], MatchOf.Refuses("Patient", "_filter=" + new string('(', 5000) + "name co a"));
        Assert.Empty(MatchOf.Refuses("Patient", "_filter=" + string.Join(" or ", Enumerable.Repeat("name co a", 100))));
        Assert.Equal(["search-limit-values"], MatchOf.Refuses("Patient", "_filter=" + string.Join(" or ", Enumerable.Repeat("name co a", 101))));
        Assert.Equal(["search-limit-chain"], MatchOf.Refuses("Organization", "_filter=partof.partof.partof.partof.partof.name co a"));
    }

    [Fact]
    public void Parts_joined_by_and_are_clauses_of_their_own()
    {
        var settings = new SearchSettings { Now = DateTimeOffset.UnixEpoch };
        var query = SearchQueryParser.Parse("Observation", [new("_filter", "subject[gender eq female and active eq true].name co a and status eq final and (code eq x or code eq y)")], SearchParameterSet.R4, settings).Value;
        Assert.Collection(query.Clauses,
            clause => Assert.Equal(3, Assert.IsType<AllClause>(Assert.Single(Assert.IsType<ChainClause>(clause).AnyOf).Clause).Parts.Length),
            clause => Assert.IsType<ParameterClause>(clause),
            clause => Assert.Equal(2, Assert.IsType<AnyClause>(clause).Parts.Length));
    }
}
