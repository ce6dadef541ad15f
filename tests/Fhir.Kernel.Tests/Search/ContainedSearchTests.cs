using Fhir.Kernel.Definitions;
using Fhir.Kernel.Search;

namespace Fhir.Kernel.Tests.Search;

/// <summary>https://hl7.org/fhir/R4/search.html#contained</summary>
public sealed class ContainedSearchTests
{
    private const string Box = """
        {"resourceType":"Medication","id":"box","code":{"coding":[{"code":"B"}]},"contained":[
         {"resourceType":"Medication","id":"a","code":{"coding":[{"code":"A"}]},"form":{"coding":[{"code":"F"}]}},
         {"resourceType":"Medication","id":"b","code":{"coding":[{"code":"B"}]},"ingredient":[{"itemReference":{"reference":"#s"}}]},
         {"resourceType":"Medication","id":"a","code":{"coding":[{"code":"C"}]}},
         {"resourceType":"Medication","code":{"coding":[{"code":"D"}]}},
         {"resourceType":"Medication","id":"no id","code":{"coding":[{"code":"D"}]}},
         {"resourceType":"Substance","id":"s","code":{"coding":[{"code":"A"}]}}]}
        """;

    [Theory]
    [InlineData("Medication", "code=A", false, "a")]
    [InlineData("Medication", "code=A&_contained=true", true, "a")]
    [InlineData("Medication", "code=A&_contained=both", true, "a")]
    [InlineData("Medication", "code=B&_contained=false", true, "b")]
    [InlineData("Medication", "code=B&form=F&_contained=both", false, "")]
    [InlineData("Medication", "code=A&form=F&_contained=true", true, "a")]
    [InlineData("Medication", "_id=box&_contained=true", false, "")]
    [InlineData("Medication", "_id=box&_contained=both", true, "")]
    [InlineData("Medication", "_id=b&_contained=true", true, "b")]
    [InlineData("Medication", "code=C&_contained=both", false, "")]
    [InlineData("Medication", "code=D&_contained=both", false, "")]
    [InlineData("Medication", "ingredient:missing=false&_contained=true", true, "b")]
    [InlineData("Substance", "code=A&_contained=true", true, "s")]
    [InlineData("Substance", "code=A", false, "s")]
    public void Contained_resources_match_by_themselves_and_by_name(string type, string query, bool matches, string contained) =>
        Assert.Equal((matches, contained), MatchOf.InAndBelow(type, query, Box));

    [Theory]
    [InlineData("_contained=yes", "search-code-format")]
    [InlineData("_contained=", "search-value-empty")]
    [InlineData("_contained=true&_contained=both", "search-parameter-repeated")]
    [InlineData("_contained:not=true", "search-unknown-modifier")]
    [InlineData("_containedType=both", "search-code-format")]
    [InlineData("_contained=true&_sort=code", "search-contained-with")]
    [InlineData("_sort=code&_contained=both", "search-contained-with")]
    [InlineData("_contained=true&_include=Medication:manufacturer", "search-contained-with")]
    [InlineData("_contained=true&_revinclude=MedicationRequest:medication", "search-contained-with")]
    [InlineData("_contained=true&_explain=true", "search-contained-with")]
    [InlineData("_contained=true&manufacturer.name=x", "search-contained-with")]
    [InlineData("_contained=true&_has:MedicationRequest:medication:status=active", "search-contained-with")]
    [InlineData("_contained=true&_list=l", "search-contained-with")]
    [InlineData("_contained=true&_lastUpdated=gt2024", "search-contained-with")]
    [InlineData("_contained=true&_text=x", "search-contained-with")]
    [InlineData("_contained=true&_content=x", "search-contained-with")]
    [InlineData("_contained=true&_filter=code eq a or not (_lastUpdated gt 2024-01-01)", "search-contained-with")]
    public void What_is_not_answered_of_contained_resources_is_refused(string query, string rule) => Assert.Equal([rule], MatchOf.Refuses("Medication", query));

    [Theory]
    [InlineData("_contained=false&_sort=code&_include=Medication:manufacturer&_lastUpdated=gt2024")]
    [InlineData("_containedType=contained&_sort=code")]
    public void Nothing_is_refused_where_contained_resources_are_not_asked_for(string query) => Assert.Empty(MatchOf.Refuses("Medication", query));

    [Theory]
    [InlineData("true", "search-contained-here")]
    [InlineData("both", "search-contained-here")]
    [InlineData("false", null)]
    public void Only_a_search_on_one_type_that_is_answered_may_ask_for_them(string contained, string? rule)
    {
        QueryParameter[] asked = [new("_contained", contained)];
        var settings = new SearchSettings { Now = DateTimeOffset.UnixEpoch };
        var patient = DefinitionsPack.Core.Compartments.Single(compartment => compartment.Code == "Patient");

        Assert.Equal(rule, SearchQueryParser.Parse("Medication", asked, SearchParameterSet.R4, settings).Refusal?.Issues[0].RuleId);
        Assert.Equal(rule, SearchQueryParser.ParseSystem(["Medication", "Patient"], asked, SearchParameterSet.R4, settings).Refusal?.Issues[0].RuleId);
        Assert.Equal(rule, SearchQueryParser.ParseCompartment(patient, "p1", "Observation", asked, SearchParameterSet.R4, settings).Refusal?.Issues[0].RuleId);
    }
}
