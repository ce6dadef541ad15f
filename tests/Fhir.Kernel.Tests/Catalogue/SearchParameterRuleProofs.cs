using Fhir.Kernel.Definitions;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Search;
using Xunit;

namespace Fhir.Kernel.Tests.Catalogue;

/// <summary>What a server does not search by, and the neighbour that it does. https://hl7.org/fhir/R4/searchparameter.html</summary>
public class SearchParameterRuleProofs
{
    private const string Own = "https://a.example/sp";

    public static TheoryData<string, SearchParameter, SearchParameter> Rules => new()
    {
        { "searchparameter-code", Of("to ord"), Of("et-ord") },
        { "searchparameter-base", Of(bases: "Element"), Of(bases: "Patient") },
        { "searchparameter-type", Of(type: SearchParameterType.Special), Of(type: SearchParameterType.Token) },
        { "searchparameter-expression", Of(expression: "Patient.sjanger"), Of(expression: "Patient.gender") },
        { "searchparameter-expression", Of(expression: "Observation.code"), Of(expression: "Patient.maritalStatus") },
        { "searchparameter-expression", Of(expression: "Patient.name.where("), Of(expression: "Patient.name.where(use = 'old').family", type: SearchParameterType.String) },
        { "searchparameter-kind", Of(type: SearchParameterType.Date), Of(type: SearchParameterType.Date, expression: "Patient.deceased") },
        { "searchparameter-kind", Of(type: SearchParameterType.Number, expression: "Patient.birthDate < today()"), Of(expression: "Patient.birthDate < today()") },
        { "searchparameter-taken", Of("gender"), Of("kjonn") },
        { "searchparameter-taken", Of("code", bases: "Resource", expression: "Resource.id"), Of("kode", bases: "Resource", expression: "Resource.id") },
        { "searchparameter-url", Of() with { Url = "http://hl7.org/fhir/SearchParameter/individual-gender" }, Of() },
        { "searchparameter-component", Composite("https://a.example/none", "gender"), Composite("http://hl7.org/fhir/SearchParameter/individual-gender", "gender") },
        { "searchparameter-component", Composite("http://hl7.org/fhir/SearchParameter/individual-gender", "gender.first()"), Composite("http://hl7.org/fhir/SearchParameter/individual-gender", "gender") },
    };

    [Theory, MemberData(nameof(Rules))]
    public void A_rule_is_tripped_by_what_breaks_it_and_passed_by_what_keeps_it(string rule, SearchParameter broken, SearchParameter kept)
    {
        Assert.Contains(rule, Said(broken));
        Assert.Empty(Said(kept));
    }

    [Fact]
    public void What_waits_for_its_index_is_refused_as_something_that_passes()
    {
        var set = SearchParameterSet.Of(SearchParameterSet.R4.Schema, SearchParameterSet.R4.All, [Of("kjonn")]);
        Refusal? Refused(string type, string name) => SearchQueryParser.Parse(type, [new QueryParameter(name, "x")], set, new SearchSettings { Now = DateTimeOffset.UnixEpoch }).Refusal;

        Assert.Equal((503, "search-parameter-not-indexed"), (Refused("Patient", "kjonn")!.Status, Refused("Patient", "kjonn")!.Issues[0].RuleId));
        Assert.Equal("search-parameter-not-indexed", Refused("Observation", "subject:Patient.kjonn")!.Issues[0].RuleId);
        Assert.Equal("search-parameter-not-indexed", Refused("Practitioner", "_has:Patient:general-practitioner:kjonn")!.Issues[0].RuleId);
        Assert.Null(Refused("Patient", "name"));
        Assert.Null(Refused("Observation", "kjonn"));
    }

    /// <summary>R4 itself defines nothing that the check would refuse, but for what its types and expressions are known to get wrong.</summary>
    [Fact]
    public void R4s_own_parameters_pass()
    {
        var refused = SearchParameterSet.R4.All.Where(parameter => parameter.Type != SearchParameterType.Composite && Said(parameter, without: parameter).Any()).Select(parameter => parameter.Url).ToList();

        Assert.True(refused.Count <= 15, string.Join('\n', refused));
    }

    private static IEnumerable<string> Said(SearchParameter parameter, SearchParameter? without = null)
    {
        var others = without is null ? SearchParameterSet.R4 : SearchParameterSet.Of(SearchParameterSet.R4.Schema, SearchParameterSet.R4.All.Where(other => other != without));
        return new SearchParameterCheck(others).Problems(parameter).Select(issue => issue.RuleId);
    }

    private static SearchParameter Of(string code = "x", SearchParameterType type = SearchParameterType.Token, string expression = "Patient.gender", string bases = "Patient") =>
        new(Own, code, type, expression, [bases]);

    private static SearchParameter Composite(string definition, string expression) => Of(type: SearchParameterType.Composite, expression: "Patient.contact") with
    {
        Components = [new SearchComponent(definition, expression), new SearchComponent("http://hl7.org/fhir/SearchParameter/individual-gender", "gender")],
    };
}
