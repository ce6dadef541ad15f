using Fhir.Kernel.Search;
using Xunit;

namespace Fhir.Kernel.Tests.Catalogue;

/// <summary>Every rule of the search language, tripped by one search and passed by its neighbour. https://hl7.org/fhir/R4/search.html</summary>
public class SearchRuleProofs
{
    private static readonly SearchSettings Strict = new() { Now = DateTimeOffset.UnixEpoch, IsStrict = true };

    public static TheoryData<string, string, string> Rules => new()
    {
        // rule, the search that trips it, the one that passes
        { "search-unknown-parameter", "Patient?navn=a", "Patient?name=a" },
        { "search-unknown-modifier", "Patient?family:soundslike=a", "Patient?family:exact=a" },
        { "search-chain", "Observation?code.text=a", "Observation?subject.identifier=a" },
        { "search-has", "Patient?_has:Observation:patient=a", "Patient?_has:Observation:patient:code=a" },
        { "search-value-empty", "Patient?family=", "Patient?family=a" },
        { "search-token-format", "Patient?identifier=a|b|c", "Patient?identifier=a|b" },
        { "search-date-format", "Patient?birthdate=1980-02-30", "Patient?birthdate=1980-02-29" },
        { "search-number-format", "RiskAssessment?probability=high", "RiskAssessment?probability=0.8" },
        { "search-quantity-format", "Observation?value-quantity=5|mg", "Observation?value-quantity=5||mg" },
        { "search-reference-format", "Observation?subject=Nothing/1", "Observation?subject=Patient/1" },
        { "search-composite-format", "Observation?code-value-quantity=a", "Observation?code-value-quantity=a$5" },
        { "search-boolean-format", "Observation?code:missing=ja", "Observation?code:missing=true" },
        { "search-count-format", "Patient?_count=ti", "Patient?_count=10" },
        { "search-sort-format", "Patient?_sort=navn", "Patient?_sort=name" },
        { "search-include-format", "Observation?_include=Observation", "Observation?_include=Observation:subject" },
        { "search-code-format", "Patient?_total=kanskje", "Patient?_total=accurate" },
        { "search-elements-format", "Patient?_elements=navn", "Patient?_elements=name" },
        { "search-parameter-repeated", "Patient?_count=1&_count=2", "Patient?_count=1" },
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

    private static IEnumerable<string> Said(string search)
    {
        var (type, query) = (search[..search.IndexOf('?')], search[(search.IndexOf('?') + 1)..]);
        var parameters = query.Split('&').Select(pair => new QueryParameter(pair[..pair.IndexOf('=')], pair[(pair.IndexOf('=') + 1)..])).ToList();
        if (type.Length == 0)
            return SearchQueryParser.ParseSystem(["Patient", "Observation"], parameters, SearchParameterSet.R4, Strict).Refusal?.Issues.Select(issue => issue.RuleId) ?? [];
        return SearchQueryParser.Parse(type, parameters, SearchParameterSet.R4, Strict).Refusal?.Issues.Select(issue => issue.RuleId) ?? [];
    }
}
