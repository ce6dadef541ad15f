using Fhir.Kernel.Definitions;
using Xunit;

namespace Fhir.Kernel.Tests.Definitions;

public class DefinitionTablesTests
{
    private static readonly DefinitionsPack Pack = DefinitionsPack.Core;

    [Fact]
    public void A_search_parameter_is_as_its_definition_says()
    {
        var parameter = Pack.SearchParameters.Single(parameter => parameter.Url == "http://hl7.org/fhir/SearchParameter/clinical-patient");

        Assert.Equal(("patient", SearchParameterType.Reference), (parameter.Code, parameter.Type));
        Assert.Contains("AllergyIntolerance", parameter.Base);
        Assert.Contains("AllergyIntolerance.patient", parameter.Expression);
        Assert.Contains("Patient", parameter.Targets);
        Assert.Null(parameter.MultipleOr);
    }

    [Fact]
    public void A_composite_names_its_parts_in_order()
    {
        var parameter = Pack.SearchParameters.Single(parameter => parameter.Url == "http://hl7.org/fhir/SearchParameter/Observation-code-value-quantity");

        Assert.Equal(
            [new("http://hl7.org/fhir/SearchParameter/clinical-code", "code"), new SearchComponent("http://hl7.org/fhir/SearchParameter/Observation-value-quantity", "value.as(Quantity)")],
            parameter.Components);
    }

    [Fact]
    public void Only_three_parameters_have_no_expression() =>
        Assert.Equal(["_content", "_query", "_text"], Pack.SearchParameters.Where(parameter => parameter.Expression is null).Select(parameter => parameter.Code).Order());

    // https://hl7.org/fhir/R4/compartmentdefinition-patient.html; the package's separate file of this compartment names another parameter.
    [Theory]
    [InlineData("Patient", "Encounter", "patient")]
    [InlineData("Patient", "Patient", "link")]
    [InlineData("Patient", "Observation", "subject,performer")]
    [InlineData("Practitioner", "Observation", "performer")]
    [InlineData("Device", "Observation", "subject,device")]
    [InlineData("Encounter", "Observation", "encounter")]
    [InlineData("RelatedPerson", "Observation", "performer")]
    public void A_compartment_lists_the_parameters_that_put_a_resource_in_it(string compartment, string type, string parameters) =>
        Assert.Equal(parameters, string.Join(',', Pack.Compartments.Single(candidate => candidate.Code == compartment).Members[type]));

    [Fact]
    public void A_type_outside_a_compartment_is_not_listed() =>
        Assert.DoesNotContain("Medication", Pack.Compartments.Single(compartment => compartment.Code == "Patient").Members.Keys);

    [Fact]
    public void A_required_binding_names_its_value_set() =>
        Assert.Contains(new RequiredBinding("Observation.status", "http://hl7.org/fhir/ValueSet/observation-status|4.0.1"), Pack.RequiredBindings);
}
