using System.Text;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Xml;
using Xunit;

namespace Fhir.Kernel.Tests.Elements;

/// <summary>https://hl7.org/fhir/R4/xml.html</summary>
public class XmlParserTests
{
    private static ParseResult Parse(string xml, ParseLimits? limits = null) =>
        XmlParser.Parse(Encoding.UTF8.GetBytes(xml), DefinitionsPack.Core.Schema, limits);

    private const string Open = "<Patient xmlns='http://hl7.org/fhir'>";

    [Theory]
    [InlineData("", "document-empty", false)]
    [InlineData("<Patient", "xml-malformed", false)]
    [InlineData(Open + "</Person>", "xml-malformed", false)]
    [InlineData(Open + "</Patient><x/>", "xml-malformed", false)]
    [InlineData("<!DOCTYPE Patient [<!ENTITY a 'b'>]>" + Open + "</Patient>", "xml-dtd", false)]
    [InlineData(Open + "<id value='&a;'/></Patient>", "xml-malformed", false)]
    [InlineData("<Pasient xmlns='http://hl7.org/fhir'/>", "resource-type-unknown", true)]
    [InlineData("<Patient/>", "xml-namespace", true)]
    [InlineData(Open + "<navn value='x'/></Patient>", "structure-unknown-element", true)]
    [InlineData(Open + "<active value='true' x='y'/></Patient>", "xml-attribute", true)]
    [InlineData("<Patient xmlns='http://hl7.org/fhir' id='a'/>", "xml-attribute", true)]
    [InlineData(Open + "text</Patient>", "xml-text", true)]
    [InlineData(Open + "<active value='true'>x</active></Patient>", "xml-text", true)]
    [InlineData(Open + "<birthDate value='2020'/><gender value='male'/></Patient>", "xml-order", true)]
    [InlineData(Open + "<gender value='male'/><gender value='male'/></Patient>", "json-duplicate-property", true)]
    [InlineData(Open + "<gender xmlns='urn:x' value='male'/></Patient>", "xml-namespace", true)]
    [InlineData(Open + "<contained/></Patient>", "xml-resource-count", true)]
    [InlineData(Open + "<contained><Patient/><Patient/></contained></Patient>", "xml-resource-count", true)]
    [InlineData(Open + "<contained><Pasient/></contained></Patient>", "resource-type-unknown", true)]
    [InlineData(Open + "<name><url value='x'/></name></Patient>", "structure-unknown-element", true)]
    public void What_is_wrong_is_named_by_rule(string xml, string ruleId, bool isWellFormed)
    {
        var result = Parse(xml);

        Assert.Equal(ruleId, Assert.Single(result.Issues).RuleId);
        Assert.Equal((isWellFormed, false), (result.IsWellFormed, result.IsClean));
    }

    [Fact]
    public void An_issue_tells_expression_line_and_column()
    {
        var issue = Assert.Single(Parse("<Patient xmlns='http://hl7.org/fhir'>\n  <name>\n    <navn value='x'/>\n  </name>\n</Patient>").Issues);

        Assert.Equal(("Patient.name[0]", 3, 6), (issue.Expression, issue.Position!.Value.Line, issue.Position.Value.Column));
    }

    [Fact]
    public void Comments_and_processing_instructions_are_passed_over()
    {
        var result = Parse("<?xml version='1.0' encoding='UTF-8'?><!-- a -->" + Open + "<!-- b --><?pi x?><active value='true'/></Patient>");

        Assert.Empty(result.Issues);
        Assert.Equal("true", result.Document!.Root.ValueOf("active"));
    }

    [Fact]
    public void Entity_expansion_is_not_available()
    {
        var bomb = "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]>" + Open + "<id value='&b;'/></Patient>";

        Assert.Equal("xml-dtd", Assert.Single(Parse(bomb).Issues).RuleId);
    }

    [Fact]
    public void Too_deep_nesting_is_refused()
    {
        var deep = string.Concat(Enumerable.Repeat("<extension url='x'>", 300)) + string.Concat(Enumerable.Repeat("</extension>", 300));

        Assert.Equal("limit-depth", Parse(Open + deep + "</Patient>").Issues[^1].RuleId);
    }

    [Theory]
    [InlineData(20, "limit-bytes")]
    [InlineData(200, null)]
    public void A_text_over_the_size_limit_is_refused(int limit, string? ruleId) =>
        Assert.Equal(ruleId, Parse(Open + "<id value='a'/></Patient>", new ParseLimits(MaxBytes: limit)).Issues.SingleOrDefault()?.RuleId);

    [Theory]
    [InlineData("abc", null)]
    [InlineData("abcd", "limit-string")]
    public void A_string_over_the_limit_is_refused(string id, string? ruleId) =>
        Assert.Equal(ruleId, Parse(Open + $"<id value='{id}'/></Patient>", new ParseLimits(MaxStringBytes: 3)).Issues.SingleOrDefault()?.RuleId);

    [Fact]
    public void Repeats_that_others_stand_between_are_kept_together()
    {
        var result = Parse(Open + "<name><text value='a'/></name><gender value='male'/><name><text value='b'/></name></Patient>");

        Assert.Equal("xml-order", Assert.Single(result.Issues).RuleId);
        Assert.Equal(2, result.Document!.Root.ChildrenNamed("name").Count());
    }
}
