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
                       select $"{parameter} {issue.Arguments[0]}";
        Assert.Equal([], warnings.Distinct());
    }
}
