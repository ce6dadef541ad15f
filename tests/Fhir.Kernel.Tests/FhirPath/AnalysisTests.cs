using Fhir.Kernel.Definitions;
using Fhir.Kernel.FhirPath;
using Fhir.Kernel.Outcome;

namespace Fhir.Kernel.Tests.FhirPath;

/// <summary>What the types say of an expression. https://hl7.org/fhirpath/N1/#type-safety-and-strict-evaluation</summary>
public class AnalysisTests
{
    [Theory]
    [InlineData("name.given", "Patient")]
    [InlineData("Patient.name.given.first()", "Patient")]
    [InlineData("name.where(use = 'official').given", "Patient")]
    [InlineData("contained.name", "Patient")]
    [InlineData("contained.ofType(Organization).alias", "Patient")]
    [InlineData("managingOrganization.resolve().name", "Patient")]
    [InlineData("extension('x').value.code", "Patient")]
    [InlineData("value.unit", "Observation")]
    [InlineData("(value as Quantity).comparator", "Observation")]
    [InlineData("component.select(code | value).coding", "Observation")]
    [InlineData("repeat(item).linkId", "Questionnaire")]
    [InlineData("item.item.item.item.linkId", "Questionnaire")]
    [InlineData("item.repeat(item | answer).answer.value", "QuestionnaireResponse")]
    [InlineData("code.coding.code", "Observation.component")]
    [InlineData("children().whatever", "Patient")]
    [InlineData("%resource.name.exists()", "Patient")]
    [InlineData("iif(active, name, contact.name).family", "Patient")]
    [InlineData("name.trace('a', given).family", "Patient")]
    [InlineData("type().namespace", "Patient")]
    public void Names_that_exist_are_fine(string expression, string type) => Assert.Empty(Samples.Compile(expression).Analyze(type));

    [Theory]
    [InlineData("nme.given", "Patient", "nme", 1, "name")]
    [InlineData("name.givn", "Patient", "givn", 6, "given")]
    [InlineData("name.where(us = 'official').given", "Patient", "us", 12, "use")]
    [InlineData("Patient.name.all(Given.exists())", "Patient", "Given", 18, "given")]
    [InlineData("valueQuantity.unit", "Observation", "valueQuantity", 1, "value.ofType(Quantity)")]
    [InlineData("value.ofType(Quantity).units", "Observation", "units", 24, "unit")]
    [InlineData("contained.ofType(Organization).nam", "Patient", "nam", 32, "name")]
    [InlineData("%resource.nam", "Patient", "nam", 11, "name")]
    [InlineData("(name | contact.name).famly", "Patient", "famly", 23, "family")]
    [InlineData("item.repeat(item).linkID", "Questionnaire", "linkID", 19, "linkId")]
    [InlineData("active = true and activ", "Patient", "activ", 19, "active")]
    [InlineData("name[0].givven", "Patient", "givven", 9, "given")]
    public void Names_that_do_not_exist_are_told_with_place_and_suggestion(string expression, string type, string name, int column, string suggestion)
    {
        var issue = Assert.Single(Samples.Compile(expression).Analyze(type));
        Assert.Equal(("fhirpath-unknown-element", Severity.Warning, column), (issue.RuleId, issue.Severity, issue.Position!.Value.Column));
        Assert.Equal(name, issue.Arguments[0]);
        Assert.Contains($"→ {suggestion}?", issue.Text(Language.En), StringComparison.Ordinal);
    }

    /// <summary>https://hl7.org/fhirpath/N1/#singleton-evaluation-of-collections</summary>
    [Theory]
    [InlineData("name.given.startsWith('K')", "Patient", 12)]
    [InlineData("name.family + ', '", "Patient", 13)]
    [InlineData("active and telecom", "Patient", 8)]
    [InlineData("name.given = 'Kari'", "Patient", 12)]
    [InlineData("name.given in ('a' | 'b')", "Patient", 12)]
    [InlineData("'a'.startsWith(name.given)", "Patient", 21)]
    [InlineData("name.single()", "Patient", 6)]
    [InlineData("name.where(given)", "Patient", 12)]
    [InlineData("-(1 | 2)", "Patient", 1)]
    [InlineData("name is HumanName", "Patient", 6)]
    [InlineData("value.ofType(Quantity).value > component.value.ofType(Quantity).value", "Observation", 30)]
    [InlineData("name[name.given.count() | 1]", "Patient", 5)]
    [InlineData("name.iif(true, 1)", "Patient", 6)]
    [InlineData("(offset.exists() and when in ('C' | 'CM')).not()", "Timing.repeat", 27)]
    public void Several_items_where_one_is_wanted_are_told(string expression, string type, int column) => AssertOne("fhirpath-may-be-many", Severity.Warning, expression, type, column);

    [Theory]
    [InlineData("1 + 'a'", "Patient", 3)]
    [InlineData("'a' + 1", "Patient", 5)]
    [InlineData("1.startsWith('1')", "Patient", 3)]
    [InlineData("birthDate.length()", "Patient", 11)]
    [InlineData("name.first() > 1", "Patient", 14)]
    [InlineData("active < true", "Patient", 8)]
    [InlineData("birthDate + 1", "Patient", 11)]
    [InlineData("gender & 1", "Patient", 8)]
    [InlineData("id.substring('a')", "Patient", 14)]
    [InlineData("name.skip('a')", "Patient", 11)]
    [InlineData("-gender", "Patient", 1)]
    [InlineData("name['a']", "Patient", 5)]
    [InlineData("value.ofType(Patient)", "Observation", 7)]
    [InlineData("gender is Quantity", "Patient", 8)]
    [InlineData("name.first().abs()", "Patient", 14)]
    [InlineData("gender.subsumes(maritalStatus)", "Patient", 8)]
    [InlineData("'a' - 'b'", "Patient", 5)]
    [InlineData("1 div 'a'", "Patient", 3)]
    public void Values_that_are_never_taken_are_told(string expression, string type, int column) => AssertOne("fhirpath-never-taken", Severity.Warning, expression, type, column);

    [Theory]
    [InlineData("birthDate = '1985-09-13'", "Patient", 11)]
    [InlineData("active = 'true'", "Patient", 8)]
    [InlineData("name.first() = 'Kari'", "Patient", 14)]
    [InlineData("name.count() != 'a'", "Patient", 14)]
    public void Values_that_are_never_equal_are_told(string expression, string type, int column) => AssertOne("fhirpath-never-equal", Severity.Warning, expression, type, column);

    /// <summary>https://hl7.org/fhirpath/</summary>
    [Theory]
    [InlineData("name.defineVariable('n')", 6)]
    [InlineData("multipleBirth.ofType(integer).lowBoundary()", 31)]
    [InlineData("birthDate.highBoundary()", 11)]
    [InlineData("birthDate.precision()", 11)]
    [InlineData("id.matchesFull('a')", 4)]
    [InlineData("id.encode('hex')", 4)]
    [InlineData("id.decode('hex')", 4)]
    [InlineData("id.escape('html')", 4)]
    [InlineData("id.unescape('html')", 4)]
    [InlineData("id.trim()", 4)]
    [InlineData("id.split('-')", 4)]
    [InlineData("name.given.join()", 12)]
    [InlineData("name.sort(family desc)", 6)]
    [InlineData("coalesce(name, contact.name)", 1)]
    [InlineData("name.repeatAll($this.children())", 6)]
    [InlineData("id.matches('a', 'i')", 4)]
    [InlineData("name.combine(contact.name, true)", 6)]
    [InlineData("id.replaceMatches('a', 'b', 'i')", 4)]
    [InlineData("1.toLong()", 3)]
    [InlineData("id.lastIndexOf('a')", 4)]
    [InlineData("birthDate.yearOf()", 11)]
    [InlineData("name.pathname()", 6)]
    [InlineData("(1 | 2).sum()", 9)]
    public void What_came_after_is_marked(string expression, int column) => AssertOne("fhirpath-later-addition", Severity.Information, expression, "Patient", column);

    [Fact]
    public void A_long_literal_is_marked()
    {
        var expression = FhirPathExpression.Compile("1 + 5L", Samples.Schema, syntax: new FhirPathSyntax { HasLongLiterals = true }).Value;
        Assert.Equal("fhirpath-later-addition", Assert.Single(expression.Analyze("Patient")).RuleId);
    }

    [Theory]
    [InlineData("name.given.first().startsWith('K')", "Patient")]
    [InlineData("name.given.select(startsWith('K'))", "Patient")]
    [InlineData("name.all(given.exists() and family.exists())", "Patient")]
    [InlineData("name.given = contact.name.given", "Patient")]
    [InlineData("birthDate + 18 years < today()", "Patient")]
    [InlineData("value.ofType(Quantity) > 5 'mg'", "Observation")]
    [InlineData("(value.ofType(Quantity).value * 2 + 1.5).round(1)", "Observation")]
    [InlineData("component.value.ofType(Quantity).value.aggregate($total + $this, 0)", "Observation")]
    [InlineData("gender.value = 'female'", "Patient")]
    [InlineData("gender in ('male' | 'female')", "Patient")]
    [InlineData("iif(active, 'a', 1) = 'a'", "Patient")]
    [InlineData("now().toString().substring(0, 4).toInteger() - 1", "Patient")]
    [InlineData("maritalStatus.coding.where(system = %sct).code.first() & 'x'", "Patient")]
    [InlineData("%resource.id & %ukjent", "Patient")]
    [InlineData("children().startsWith('x')", "Patient")]
    [InlineData("type().name = 'Patient'", "Patient")]
    [InlineData("valueSet.resolve().ofType(ValueSet).url", "ElementDefinition.binding")]
    [InlineData("extension('x').value.ofType(Coding).subsumes(maritalStatus)", "Patient")]
    [InlineData("{} + 1", "Patient")]
    [InlineData("where(active).name", "Patient")]
    public void What_can_be_right_is_left_alone(string expression, string type) =>
        Assert.Empty(Samples.Compile(expression).Analyze(type).Where(issue => issue.RuleId != "fhirpath-may-be-many" || !expression.StartsWith("extension", StringComparison.Ordinal)).Select(issue => issue.ToString()));

    private static void AssertOne(string rule, Severity severity, string expression, string type, int column)
    {
        var issues = Samples.Compile(expression).Analyze(type).Where(found => found.RuleId == rule).ToList();
        Assert.True(issues.Count == 1, string.Join('\n', Samples.Compile(expression).Analyze(type)));
        Assert.Equal((severity, column), (issues[0].Severity, issues[0].Position!.Value.Column));
        Assert.DoesNotContain("{", issues[0].Text(Language.Nb), StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_context_type_is_told() => Assert.Equal("fhirpath-unknown-type", Assert.Single(Samples.Compile("name").Analyze("Pasient")).RuleId);

    [Fact]
    public void The_search_parameters_of_R4_name_elements_that_exist()
    {
        var core = DefinitionsPack.Core;
        var warnings = from parameter in core.SearchParameters
                       where parameter.Expression is not null
                       from type in parameter.Base
                       from issue in Samples.Compile(parameter.Expression!).Analyze(type)
                       where issue.RuleId == FhirPathRules.UnknownElement.Id
                       select $"{parameter} {issue.Arguments[0]}";
        Assert.Equal([], warnings.Distinct());
    }
}
