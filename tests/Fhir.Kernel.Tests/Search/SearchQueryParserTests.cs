using Fhir.Kernel.Definitions;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Search;

namespace Fhir.Kernel.Tests.Search;

/// <summary>https://hl7.org/fhir/R4/search.html</summary>
public sealed class SearchQueryParserTests
{
    private const string OwnBase = "http://localhost:5080/fhir";
    private static readonly SearchSettings Lenient = new() { Now = DateTimeOffset.UnixEpoch, OwnBase = OwnBase };

    private static Result<SearchQuery> Parse(string type, SearchSettings settings, params (string Name, string Value)[] parameters) =>
        SearchQueryParser.Parse(type, [.. parameters.Select(pair => new QueryParameter(pair.Name, pair.Value))], SearchParameterSet.R4, settings);

    private static SearchValue Single(string type, string name, string value) =>
        Assert.Single(Assert.IsType<ParameterClause>(Assert.Single(Parse(type, Lenient, (name, value)).Value.Clauses)).AnyOf);

    private static string Refused(string type, string name, string value)
    {
        var result = Parse(type, Lenient, (name, value));
        Assert.False(result.IsValue, $"{type}?{name}={value} was accepted");
        Assert.Equal(400, result.Refusal.Status);
        var issue = Assert.Single(result.Refusal.Issues);
        Assert.DoesNotContain("{", issue.Text(Language.Nb) + issue.Text(Language.En), StringComparison.Ordinal);
        return issue.RuleId;
    }

    [Theory]
    [InlineData("final", null, "final")]
    [InlineData("http://loinc.org|718-7", "http://loinc.org", "718-7")]
    [InlineData("|718-7", "", "718-7")]
    [InlineData("http://loinc.org|", "http://loinc.org", null)]
    [InlineData(@"a\|b|c\,d", "a|b", "c,d")]
    [InlineData(@"a\\b\$c", null, @"a\b$c")]
    public void Token_has_system_and_code(string text, string? system, string? code) =>
        Assert.Equal(new TokenValue(system, code), Single("Observation", "code", text));

    [Theory]
    [InlineData("p1", null, "p1", false)]
    [InlineData("Patient/p1", "Patient", "p1", false)]
    [InlineData("Patient/p1/_history/3", "Patient", "p1", false)]
    [InlineData(OwnBase + "/Patient/p1", "Patient", "p1", false)]
    [InlineData("https://annet.example/fhir/Patient/p1", null, "https://annet.example/fhir/Patient/p1", true)]
    [InlineData("urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0", null, "urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0", true)]
    public void Reference_is_local_or_absolute(string text, string? type, string id, bool isAbsolute) =>
        Assert.Equal(new ReferenceValue(type, id, isAbsolute), Single("Observation", "subject", text));

    [Fact]
    public void Type_modifier_gives_the_reference_its_type() =>
        Assert.Equal(new ReferenceValue("Patient", "p1", false), Single("Observation", "subject:Patient", "p1"));

    [Fact]
    public void Id_alone_has_the_type_the_reference_can_lead_to_when_there_is_one() =>
        Assert.Equal(new ReferenceValue("Patient", "p1", false), Single("Account", "patient", "p1"));

    [Theory]
    [InlineData("5.40", Prefix.Equal, 5.40, null, null)]
    [InlineData("gt5.4|http://unitsofmeasure.org|mg", Prefix.Greater, 5.4, "http://unitsofmeasure.org", "mg")]
    [InlineData("le-3||mg", Prefix.LessOrEqual, -3, "", "mg")]
    public void Quantity_has_a_prefix_a_number_and_a_unit(string text, Prefix prefix, double value, string? system, string? code)
    {
        var quantity = Assert.IsType<QuantityValue>(Single("Observation", "value-quantity", text));
        Assert.Equal((prefix, (decimal)value, system, code), (quantity.Prefix, quantity.Range.Value, quantity.System, quantity.Code));
    }

    [Fact]
    public void Composite_has_one_part_per_component()
    {
        var composite = Assert.IsType<CompositeValue>(Single("Observation", "code-value-quantity", "http://loinc.org|718-7$gt10"));
        Assert.Collection(composite.Parts, part => Assert.IsType<TokenValue>(part), part => Assert.IsType<QuantityValue>(part));
    }

    [Fact]
    public void Commas_mean_or_and_repetition_means_and()
    {
        var query = Parse("Observation", Lenient, ("code", @"a,b\,c"), ("code", "d")).Value;
        Assert.Equal([2, 1], query.Clauses.Select(clause => ((ParameterClause)clause).AnyOf.Length));
    }

    [Fact]
    public void Chain_without_a_type_follows_every_target_that_has_the_parameter()
    {
        var chain = Assert.IsType<ChainClause>(Assert.Single(Parse("Observation", Lenient, ("subject.identifier", "x")).Value.Clauses));
        Assert.Equal(["Device", "Group", "Location", "Patient"], chain.AnyOf.Select(target => target.Type).Order());
    }

    [Fact]
    public void Chain_can_have_several_links_and_turn_around()
    {
        var has = Assert.IsType<HasClause>(Assert.Single(Parse("Patient", Lenient, ("_has:Observation:patient:encounter.location.name", "x")).Value.Clauses));
        var encounter = Assert.IsType<ChainClause>(has.Clause);
        var location = Assert.IsType<ChainClause>(Assert.Single(encounter.AnyOf).Clause);
        Assert.Equal("name", Assert.IsType<ParameterClause>(Assert.Single(location.AnyOf).Clause).Parameter.Code);
    }

    [Fact]
    public void Result_parameters_are_taken_apart_from_the_conditions()
    {
        var query = Parse("MedicationRequest", Lenient, ("_count", "7"), ("_sort", "-authoredon,_id"), ("_include", "MedicationRequest:subject:Patient"),
            ("_revinclude:iterate", "Provenance:target"), ("_total", "accurate"), ("_summary", "data"), ("_elements", "status,medication"), ("_cursor", "x")).Value;
        Assert.Equal((7, Total.Accurate, Summary.Data, "x"), (query.PageSize, query.Total, query.Summary, query.Cursor));
        Assert.Equal(["authoredon True", "_id False"], query.Sort.Select(key => $"{key.Parameter.Code} {key.IsDescending}"));
        Assert.Equal(["MedicationRequest subject Patient False False", "Provenance target  True True"],
            query.Includes.Select(path => $"{path.SourceType} {path.Parameter?.Code} {path.TargetType} {path.IsReverse} {path.IsIterated}"));
        Assert.Equal(["status", "medication"], query.Elements);
        Assert.DoesNotContain(query.Applied, parameter => parameter.Name == "_cursor");
        Assert.Empty(query.Clauses);
    }

    [Theory]
    [InlineData("_count", "0", 0)]
    [InlineData("_summary", "count", 0)]
    [InlineData("_count", "100000", 1000)]
    public void Page_size_is_bounded_and_zero_when_only_the_total_is_wanted(string name, string value, int expected) =>
        Assert.Equal(expected, Parse("Patient", Lenient, (name, value)).Value.PageSize);

    [Fact]
    public void Unknown_parameter_is_ignored_and_named_when_handling_is_lenient()
    {
        var query = Parse("Patient", Lenient, ("nonsense", "x"), ("family", "y")).Value;
        var ignored = Assert.Single(query.Ignored);
        Assert.Equal(("search-unknown-parameter", Severity.Warning, "nonsense"), (ignored.RuleId, ignored.Severity, ignored.Expression));
        Assert.Equal(["family"], query.Applied.Select(parameter => parameter.Name));
    }

    [Fact]
    public void Unknown_parameter_is_refused_with_400_when_handling_is_strict()
    {
        var refusal = Parse("Patient", Lenient with { IsStrict = true }, ("nonsense", "x")).Refusal;
        Assert.Equal((400, "search-unknown-parameter"), (refusal!.Status, Assert.Single(refusal.Issues).RuleId));
    }

    [Theory]
    [InlineData("Patient", "family:soundslike", "x", "search-unknown-modifier")]
    [InlineData("Patient", "birthdate:exact", "2000", "search-unknown-modifier")]
    [InlineData("Patient", "_id:missing", "yes", "search-boolean-format")]
    [InlineData("Patient", "_text:missing", "true", "search-unknown-modifier")]
    [InlineData("Observation", "code-value-quantity:missing", "true", "search-unknown-modifier")]
    [InlineData("Patient", "_count:exact", "1", "search-unknown-modifier")]
    [InlineData("Observation", "code:contains", "x", "search-unknown-modifier")]
    [InlineData("Observation", "subject:Medication", "1", "search-unknown-modifier")]
    [InlineData("Observation", "code:missing", "yes", "search-boolean-format")]
    [InlineData("Patient", "family", "", "search-value-empty")]
    [InlineData("Patient", "family", "a,,b", "search-value-empty")]
    [InlineData("Patient", "family", "  ", "search-value-empty")]
    [InlineData("Patient", "identifier", "a|b|c", "search-token-format")]
    [InlineData("Patient", "identifier", "|", "search-token-format")]
    [InlineData("Patient", "family", @"a\b", "search-escape-format")]
    [InlineData("Patient", "family:exact", @"ab\", "search-escape-format")]
    [InlineData("Patient", "family", @"a\\\", "search-escape-format")]
    [InlineData("Patient", "identifier", @"urn:a|1,urn:a|\2", "search-escape-format")]
    [InlineData("Patient", "_profile", @"urn:a\b", "search-escape-format")]
    [InlineData("Patient", "_text", @"a\b", "search-escape-format")]
    [InlineData("Observation", "subject:Patient.family", @"a\b", "search-escape-format")]
    [InlineData("Patient", "_has:Observation:patient:value-string", @"a\b", "search-escape-format")]
    [InlineData("Patient", "birthdate", "12.5.1980", "search-date-format")]
    [InlineData("Patient", "birthdate", "1980-02-30", "search-date-format")]
    [InlineData("Patient", "birthdate", "xx1980", "search-date-format")]
    [InlineData("Patient", "birthdate", "0000", "search-date-format")]
    [InlineData("Patient", "birthdate", "1980-01-01T10", "search-date-format")]
    [InlineData("RiskAssessment", "probability", "high", "search-number-format")]
    [InlineData("RiskAssessment", "probability", "1e999", "search-number-format")]
    [InlineData("RiskAssessment", "probability", "1e-2000000000", "search-number-format")]
    [InlineData("RiskAssessment", "probability", "zz1", "search-number-format")]
    [InlineData("Observation", "value-quantity", "5|mg", "search-quantity-format")]
    [InlineData("Observation", "value-quantity", "5||", "search-quantity-format")]
    [InlineData("Observation", "value-quantity", "a||mg", "search-quantity-format")]
    [InlineData("Observation", "subject", "Nothing/1", "search-reference-format")]
    [InlineData("Observation", "subject", "no id", "search-reference-format")]
    [InlineData("Observation", "subject:Patient", "Group/1", "search-reference-format")]
    [InlineData("Observation", "code-value-quantity", "a", "search-composite-format")]
    [InlineData("Observation", "code-value-quantity", "a$b$c", "search-composite-format")]
    [InlineData("Observation", "code-value-quantity", "a$b", "search-quantity-format")]
    [InlineData("Observation", "code.text", "a", "search-chain")]
    [InlineData("Observation", "subject:Medication.code", "a", "search-chain")]
    [InlineData("Observation", "subject:Patient.birthdate", "a", "search-date-format")]
    [InlineData("Patient", "_has:Observation:patient", "a", "search-has")]
    [InlineData("Patient", "_has:Observation:code:code", "a", "search-has")]
    [InlineData("Patient", "general-practitioner:Organization.partof.partof.partof.partof.partof.name", "a", "search-limit-chain")]
    [InlineData("Patient", "_count", "-1", "search-count-format")]
    [InlineData("Patient", "_count", "ten", "search-count-format")]
    [InlineData("Patient", "_sort", "nonsense", "search-sort-format")]
    [InlineData("Observation", "_sort", "code-value-quantity", "search-sort-format")]
    [InlineData("Patient", "_include", "Patient", "search-include-format")]
    [InlineData("Patient", "_include", "Patient:name", "search-include-format")]
    [InlineData("Patient", "_total", "maybe", "search-code-format")]
    [InlineData("Patient", "_total", "unstated", "search-code-format")]
    [InlineData("Patient", "_summary", "yes", "search-code-format")]
    [InlineData("Patient", "_elements", "nonsense", "search-elements-format")]
    public void Malformed_search_is_refused_whatever_the_handling(string type, string name, string value, string rule) =>
        Assert.Equal(rule, Refused(type, name, value));

    [Fact]
    public void Result_parameter_occurs_once()
    {
        var refusal = Parse("Patient", Lenient, ("_count", "1"), ("_count", "2")).Refusal;
        Assert.Equal("search-parameter-repeated", Assert.Single(refusal!.Issues).RuleId);
    }

    [Fact]
    public void Every_mistake_is_told_at_once()
    {
        var refusal = Parse("Patient", Lenient, ("birthdate", "x"), ("_count", "x"), ("identifier", "|")).Refusal;
        Assert.Equal(["search-date-format", "search-count-format", "search-token-format"], refusal!.Issues.Select(issue => issue.RuleId));
    }

    [Fact]
    public void Limits_hold()
    {
        var tight = Lenient with { MaxParameters = 2, MaxValues = 2, MaxValueLength = 10 };
        Assert.Equal("search-limit-parameters", Parse("Patient", tight, ("name", "a"), ("name", "b"), ("name", "c")).Refusal!.Issues[0].RuleId);
        Assert.Equal("search-limit-values", Parse("Patient", tight, ("name", "a,b,c")).Refusal!.Issues[0].RuleId);
        Assert.Equal("search-limit-length", Parse("Patient", tight, ("name", "abcdefghijk")).Refusal!.Issues[0].RuleId);
        Assert.Equal("search-limit-length", Parse("Patient", tight, ("name", new string('a', 21))).Refusal!.Issues[0].RuleId);
    }

    [Fact]
    public void Every_rule_is_listed_once_with_both_languages()
    {
        Assert.Equal(SearchRules.All.Count, SearchRules.All.Select(rule => rule.Id).Distinct().Count());
        Assert.All(SearchRules.All, rule => Assert.False(string.IsNullOrWhiteSpace(rule.Nb) || string.IsNullOrWhiteSpace(rule.En)));
    }

    [Fact]
    public void Nearly_every_parameter_of_R4_is_searchable_and_those_that_are_not_are_left_out()
    {
        var left = DefinitionsPack.Core.SearchParameters.ExceptBy(SearchParameterSet.R4.All.Select(parameter => parameter.Url), parameter => parameter.Url).Select(parameter => parameter.Code).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(["_query", "composition", "message", "phonetic"], left);
    }
}
