using System.Text;
using Fhir.Kernel.Definitions;
using Xunit;

namespace Fhir.Kernel.Tests.Definitions;

public class SchemaOfR4Tests
{
    private static readonly Schema Schema = DefinitionsPack.Core.Schema;

    [Fact]
    public void Every_type_of_R4_is_there()
    {
        Assert.Equal(148, Schema.Types.Count(type => type.Kind == TypeKind.Resource));
        Assert.Equal(20, Schema.Types.Count(type => type.Kind == TypeKind.Primitive));
        Assert.Equal(41, Schema.Types.Count(type => type.Kind == TypeKind.Complex));
        Assert.Equal(["BackboneElement", "DomainResource", "Element", "Resource"], Schema.Types.Where(type => type.IsAbstract).Select(type => type.Name).Order());
    }

    [Theory]
    [InlineData("Patient", "birthDate", "date", "birthDate")]
    [InlineData("Observation", "valueQuantity", "Quantity", "value")]
    [InlineData("Observation", "valueDateTime", "dateTime", "value")]
    [InlineData("Observation", "component", "Observation.component", "component")]
    [InlineData("Observation.component", "referenceRange", "Observation.referenceRange", "referenceRange")]   // a content reference
    [InlineData("Parameters.parameter", "part", "Parameters.parameter", "part")]
    [InlineData("Bundle.entry", "resource", "Resource", "resource")]
    [InlineData("Timing", "repeat", "Timing.repeat", "repeat")]
    [InlineData("ElementDefinition", "patternCodeableConcept", "CodeableConcept", "pattern")]
    [InlineData("Element", "id", "string", "id")]
    [InlineData("Patient", "id", "id", "id")]
    [InlineData("Patient.contact", "id", "string", "id")]
    [InlineData("Extension", "url", "uri", "url")]
    [InlineData("Narrative", "div", "xhtml", "div")]
    [InlineData("date", "extension", "Extension", "extension")]
    public void A_property_has_the_type_of_its_definition(string owner, string jsonName, string type, string name)
    {
        var property = Schema.FindType(owner)!.Find(Encoding.UTF8.GetBytes(jsonName))!;

        Assert.Equal((type, name), (property.Type.Name, property.Name));
    }

    [Theory]
    [InlineData("Observation", "value")]         // a choice element has no property of its bare name
    [InlineData("Observation", "valueMoney")]
    [InlineData("date", "value")]                // a primitive's value is the node's own
    [InlineData("Meta", "project")]
    public void What_R4_does_not_define_is_no_property(string owner, string jsonName) =>
        Assert.Null(Schema.FindType(owner)!.Find(Encoding.UTF8.GetBytes(jsonName)));

    [Theory]
    [InlineData("code", "string", "Element")]
    [InlineData("positiveInt", "integer", "Element")]
    [InlineData("canonical", "uri", "Element")]
    [InlineData("Age", "Quantity", "Element")]
    [InlineData("Timing", "BackboneElement", "Element")]
    [InlineData("Observation.component", "BackboneElement", "Element")]
    [InlineData("Timing.repeat", "Element", "Element")]
    [InlineData("Patient", "DomainResource", "Resource")]
    [InlineData("Bundle", "Resource", "Resource")]
    public void A_type_knows_what_it_specializes(string type, string directBase, string root)
    {
        Assert.Equal(directBase, Schema.FindType(type)!.Base!.Name);
        Assert.True(Schema.FindType(type)!.IsA(root));
    }

    [Theory]
    [InlineData("Element", "id", PropertyTraits.XmlAttribute)]
    [InlineData("Extension", "url", PropertyTraits.XmlAttribute)]
    [InlineData("Patient", "id", PropertyTraits.Summary)]
    [InlineData("Patient", "active", PropertyTraits.Summary | PropertyTraits.Modifier)]
    [InlineData("Patient", "deceasedBoolean", PropertyTraits.Choice | PropertyTraits.Summary | PropertyTraits.Modifier)]
    [InlineData("Patient", "photo", PropertyTraits.List)]
    public void A_property_has_its_traits(string owner, string jsonName, PropertyTraits traits) =>
        Assert.Equal(traits, Schema.FindType(owner)!.Find(Encoding.UTF8.GetBytes(jsonName))!.Traits);

    [Fact]
    public void The_properties_of_a_type_keep_the_order_of_the_definition() =>
        Assert.Equal(
            ["id", "extension", "use", "type", "system", "value", "period", "assigner"],
            Schema.FindType("Identifier")!.Properties.Select(property => property.Name));
}
