using Fhir.Kernel.Definitions;
using Fhir.Kernel.Search;
using Fhir.Kernel.Terminology;
using Fhir.Kernel.Tests.Terminology;
using Xunit;

namespace Fhir.Kernel.Tests.Catalogue;

/// <summary>Every rule of the search language, tripped by one search and passed by its neighbour. https://hl7.org/fhir/R4/search.html</summary>
public class SearchRuleProofs
{
    private static readonly SearchSettings Strict = new()
    {
        Now = DateTimeOffset.UnixEpoch,
        IsStrict = true,
        SearchesContained = true,
        Terminology = new SearchTerminology(new TerminologyService(DefinitionsPack.Core), _ => null),
    };

    public static TheoryData<string, string, string> Rules => new()
    {
        // rule, the search that trips it, the one that passes
        { "search-unknown-parameter", "Patient?navn=a", "Patient?name=a" },
        { "search-unknown-modifier", "Patient?family:soundslike=a", "Patient?family:exact=a" },
        { "search-chain", "Observation?code.text=a", "Observation?subject.identifier=a" },
        { "search-has", "Patient?_has:Observation:patient=a", "Patient?_has:Observation:patient:code=a" },
        { "search-value-empty", "Patient?family=", "Patient?family=a" },
        { "search-escape-format", @"Patient?family=a\b", @"Patient?family=a\\b" },
        { "search-token-format", "Patient?identifier=a|b|c", "Patient?identifier=a|b" },
        { "search-date-format", "Patient?birthdate=1980-02-30", "Patient?birthdate=1980-02-29" },
        { "search-number-format", "RiskAssessment?probability=high", "RiskAssessment?probability=0.8" },
        { "search-quantity-format", "Observation?value-quantity=5|mg", "Observation?value-quantity=5||mg" },
        { "search-reference-format", "Observation?subject=Nothing/1", "Observation?subject=Patient/1" },
        { "search-of-type-format", "Patient?identifier:of-type=a|b", "Patient?identifier:of-type=a|b|c" },
        { "search-value-set-unknown", "Observation?code:in=ValueSet/nobody", "Observation?code:in=http://hl7.org/fhir/ValueSet/administrative-gender" },
        { "search-subsumption", "Observation?code:below=red", "Observation?code:below=http://terminology.hl7.org/CodeSystem/v3-ActCode|IMP" },
        { "search-code-unknown", "Observation?code:above=http://terminology.hl7.org/CodeSystem/v3-ActCode|nothing", "Observation?code:above=http://terminology.hl7.org/CodeSystem/v3-ActCode|IMP" },
        { "search-words-format", "Patient?_text=(hjerte", "Patient?_text=(hjerte)" },
        { "search-near-format", "Location?near=91|10", "Location?near=59.9|10.7" },
        { "search-filter-format", "Patient?_filter=name co", "Patient?_filter=name co a" },
        { "search-filter-name", "Patient?_filter=navn co a", "Patient?_filter=name co a" },
        { "search-filter-operator", "Patient?_filter=gender co a", "Patient?_filter=gender eq a" },
        { "search-composite-format", "Observation?code-value-quantity=a", "Observation?code-value-quantity=a$5" },
        { "search-boolean-format", "Observation?code:missing=ja", "Observation?code:missing=true" },
        { "search-count-format", "Patient?_count=ti", "Patient?_count=10" },
        { "search-sort-format", "Patient?_sort=navn", "Patient?_sort=name" },
        { "search-include-format", "Observation?_include=Observation", "Observation?_include=Observation:subject" },
        { "search-code-format", "Patient?_total=kanskje", "Patient?_total=accurate" },
        { "search-elements-format", "Patient?_elements=navn", "Patient?_elements=name" },
        { "search-parameter-repeated", "Patient?_count=1&_count=2", "Patient?_count=1" },
        { "search-list-format", "Patient?_list=Patient/1", "Patient?_list=List/1,2" },
        { "search-list-functional", "AllergyIntolerance?_list=$current-allergies", "AllergyIntolerance?_list=42" },
        { "search-contained-with", "Patient?_contained=true&_sort=name", "Patient?_contained=true&name=a" },
        { "search-type-unknown", "?_type=Pasient", "?_type=Patient" },
        { "search-type-outside", "?_type=Device", "?_type=Patient,Observation" },
        { "search-limit-parameters", $"Patient?{string.Join('&', Enumerable.Repeat("name=a", 101))}", $"Patient?{string.Join('&', Enumerable.Repeat("name=a", 100))}" },
        { "search-limit-values", $"Patient?name={string.Join(',', Enumerable.Repeat("a", 501))}", $"Patient?name={string.Join(',', Enumerable.Repeat("a", 500))}" },
        { "search-limit-length", $"Patient?name={new string('a', 2001)}", $"Patient?name={new string('a', 2000)}" },
        { "search-limit-chain", "Patient?organization.partof.partof.partof.partof.partof.name=a", "Patient?organization.partof.name=a" },
    };

    [Theory, MemberData(nameof(Rules))]
    public void A_rule_is_tripped_by_what_breaks_it_and_passed_by_what_keeps_it(string rule, string broken, string kept)
    {
        Assert.Equal([rule], Said(broken));
        Assert.Empty(Said(kept));
    }

    [Fact]
    public void Question_about_codes_needs_a_terminology()
    {
        Assert.Equal(["search-terminology-missing"], Said("Patient?gender:in=http://hl7.org/fhir/ValueSet/administrative-gender", Strict with { Terminology = null }));
        Assert.Equal(["search-terminology-missing"], Said("Observation?code:below=urn:a|b", Strict with { Terminology = null }));
        Assert.Empty(Said("Patient?gender:in=http://hl7.org/fhir/ValueSet/administrative-gender"));
    }

    [Fact]
    public void Value_set_that_cannot_be_listed_is_refused_with_its_reason()
    {
        Assert.Equal(["search-value-set-not-expanded", "terminology-endless"], Said("Patient?language:in=http://hl7.org/fhir/ValueSet/all-languages"));
        Assert.Empty(Said("Patient?language:in=http://hl7.org/fhir/ValueSet/languages"));
    }

    [Fact]
    public void One_value_stands_for_five_thousand_codes_and_no_more()
    {
        static string Concepts(int count) => string.Join(',', Enumerable.Range(0, count).Select(code => $"{{\"code\":\"c{code}\"}}"));
        static string Listing(int count) => $$"""{"include":[{"system":"urn:many","concept":[{{Concepts(count)}}]}]}""";
        var terminology = TerminologySource.Service(("most", Listing(SearchTerminology.MaxCodes)), ("more", Listing(SearchTerminology.MaxCodes + 1)));
        var settings = Strict with { Terminology = new SearchTerminology(terminology, _ => null) };
        Assert.Empty(Said($"Observation?code:in={TerminologySource.Url("most")}", settings));
        Assert.Equal(["search-limit-codes"], Said($"Observation?code:in={TerminologySource.Url("more")}", settings));
    }

    [Fact]
    public void Contained_resources_are_searched_only_where_the_reader_can()
    {
        Assert.Equal(["search-contained-here"], Said("Patient?_contained=true", Strict with { SearchesContained = false }));
        Assert.Empty(Said("Patient?_contained=true"));
    }

    private static IEnumerable<string> Said(string search, SearchSettings? settings = null)
    {
        var (type, query) = (search[..search.IndexOf('?')], search[(search.IndexOf('?') + 1)..]);
        var parameters = query.Split('&').Select(pair => new QueryParameter(pair[..pair.IndexOf('=')], pair[(pair.IndexOf('=') + 1)..])).ToList();
        if (type.Length == 0)
            return SearchQueryParser.ParseSystem(["Patient", "Observation"], parameters, SearchParameterSet.R4, settings ?? Strict).Refusal?.Issues.Select(issue => issue.RuleId) ?? [];
        return SearchQueryParser.Parse(type, parameters, SearchParameterSet.R4, settings ?? Strict).Refusal?.Issues.Select(issue => issue.RuleId) ?? [];
    }
}
