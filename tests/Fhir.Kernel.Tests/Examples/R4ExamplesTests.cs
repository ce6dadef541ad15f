using System.Text;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Tests.Validation;
using Fhir.Kernel.Xml;
using Xunit;

namespace Fhir.Kernel.Tests.Examples;

/// <summary>Every type of R4 in use: valid, and the same in JSON and XML. https://hl7.org/fhir/R4/resourcelist.html</summary>
public class R4ExamplesTests
{
    private static readonly Schema Schema = DefinitionsPack.Core.Schema;

    /// <summary>What may be said of a good example, and why.</summary>
    private static readonly IReadOnlyDictionary<string, string> AllowedWarnings = new Dictionary<string, string>
    {
        ["binding-not-checked"] = "the value set is drawn from a code system that is not ours to publish",
        ["canonical-unresolved"] = "the definition that is named is not among the examples",
        ["response-questionnaire-missing"] = "the form is not among the examples",
        ["invariant-dom-6"] = "a contained resource is shown by the narrative around it",
    };

    public static TheoryData<string> Types => [.. R4Examples.All.Keys.Order(StringComparer.Ordinal)];

    [Fact]
    public void Every_concrete_resource_type_has_an_example()
    {
        var concrete = Schema.Types.Where(type => type is { IsResource: true, IsAbstract: false }).Select(type => type.Name).Order(StringComparer.Ordinal);

        Assert.Equal(concrete, R4Examples.All.Keys.Order(StringComparer.Ordinal));
        Assert.All(R4Examples.All, example => Assert.Equal(example.Key, example.Value.Root.Type.Name));
    }

    /// <summary>https://hl7.org/fhir/R4/datatypes.html</summary>
    [Fact]
    public void The_examples_together_use_every_data_type()
    {
        var concrete = Schema.Types.Where(type => !type.IsResource && !type.IsAbstract && !type.Name.Contains('.')).Select(type => type.Name);
        var used = R4Examples.All.Values.SelectMany(example => Elements(example.Root)).Select(element => element.Type.Name);

        Assert.Empty(concrete.Except(used));
    }

    [Theory, MemberData(nameof(Types))]
    public void An_example_is_valid(string type) =>
        Assert.DoesNotContain(Instances.Core.Validate(R4Examples.All[type]), issue => issue.IsError || (issue.Severity == Severity.Warning && !AllowedWarnings.ContainsKey(issue.RuleId)));

    [Theory, MemberData(nameof(Types))]
    public void An_example_is_the_same_resource_after_a_journey_through_xml(string type)
    {
        var json = JsonWriter.ToBytes(R4Examples.All[type].Root);

        var xml = XmlParser.Parse(XmlFormatWriter.ToBytes(R4Examples.All[type].Root), Schema);

        Assert.Empty(xml.Issues);
        Assert.Equal(Encoding.UTF8.GetString(json), Encoding.UTF8.GetString(JsonWriter.ToBytes(xml.Document!.Root)));
    }

    [Theory, MemberData(nameof(Types))]
    public void The_validator_says_the_same_of_json_and_xml(string type)
    {
        var xml = XmlParser.Parse(XmlFormatWriter.ToBytes(R4Examples.All[type].Root), Schema).Document!;

        Assert.Equal(Said(R4Examples.All[type]), Said(xml));
    }

    [Fact]
    public void No_warning_is_allowed_that_no_example_gives()
    {
        var given = R4Examples.All.Values.SelectMany(example => Instances.Core.Validate(example)).Select(issue => issue.RuleId);

        Assert.Empty(AllowedWarnings.Keys.Except(given));
    }

    private static IEnumerable<string> Said(Document document) =>
        Instances.Core.Validate(document).Select(issue => $"{issue.Severity} {issue.RuleId} {issue.Expression}: {issue.Text(Language.En)}");

    private static IEnumerable<Element> Elements(Element element)
    {
        yield return element;
        foreach (var child in element.Children)
            foreach (var below in Elements(child)) yield return below;
    }
}
