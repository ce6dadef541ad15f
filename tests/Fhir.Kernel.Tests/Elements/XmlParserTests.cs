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
    [InlineData("<Patient xmlns='urn:x'/>", "xml-namespace", true)]
    [InlineData("<f:Patient xmlns:f='http://hl7.org/fhir'><active value='true'/></f:Patient>", "xml-namespace", true)]
    [InlineData(Open + "<active value='maybe'/></Patient>", "xml-wrong-kind", true)]
    [InlineData(Open + "<active value='TRUE'/></Patient>", "xml-wrong-kind", true)]
    [InlineData(Open + "<active value=' true '/></Patient>", "xml-wrong-kind", true)]
    [InlineData(Open + "<active value=''/></Patient>", "xml-wrong-kind", true)]
    [InlineData(Open + "<multipleBirthInteger value='01'/></Patient>", "xml-wrong-kind", true)]
    [InlineData(Open + "<multipleBirthInteger value='NaN'/></Patient>", "xml-wrong-kind", true)]
    [InlineData(Open + "<multipleBirthInteger value='1;drop'/></Patient>", "xml-wrong-kind", true)]
    [InlineData(Open + "<active xml:id='a' value='true'/></Patient>", "xml-attribute", true)]
    [InlineData(Open + "<active xml:lang='nb' value='true'/></Patient>", "xml-attribute", true)]
    [InlineData(Open + "<active xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:nil='true' value='true'/></Patient>", "xml-attribute", true)]
    [InlineData(Open + "<active xmlns:x='urn:x' x:value='true' value='true'/></Patient>", "xml-attribute", true)]
    [InlineData(Open + "<contained id='a'><Patient/></contained></Patient>", "xml-attribute", true)]
    [InlineData(Open + "<contained>x<Patient/></contained></Patient>", "xml-text", true)]
    [InlineData(Open + "<name><![CDATA[x]]></name></Patient>", "xml-text", true)]
    [InlineData(Open + "<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='file:///etc/passwd'/></Patient>", "structure-unknown-element", true)]
    [InlineData(Open + "<fhir_comments value='x'/></Patient>", "structure-unknown-element", true)]
    [InlineData(Open + "<id value='&#0;'/></Patient>", "xml-malformed", false)]
    [InlineData(Open + "<id value='&#xD800;'/></Patient>", "xml-malformed", false)]
    [InlineData(Open + "<id value='&#xFFFE;'/></Patient>", "xml-malformed", false)]
    [InlineData(Open + "<id value='a' value='b'/></Patient>", "xml-malformed", false)]
    [InlineData(Open + "<id value=a/></Patient>", "xml-malformed", false)]
    [InlineData(Open + "<id value='<'/></Patient>", "xml-malformed", false)]
    [InlineData(Open + "<x:id value='a'/></Patient>", "xml-malformed", false)]
    [InlineData(Open + "<text><status value='generated'/><div xmlns='http://www.w3.org/1999/xhtml'>&nbsp;</div></text></Patient>", "xml-malformed", false)]
    [InlineData(Open + "<text><status value='generated'/><div>x</div></text></Patient>", "xml-namespace", true)]
    [InlineData("<?xml version='1.0' encoding='ISO-8859-1'?>" + Open + "</Patient>", "encoding-not-utf8", false)]
    [InlineData("<?xml version='1.0' encoding='utf-16'?>" + Open + "</Patient>", "encoding-not-utf8", false)]
    [InlineData("<?xml version='1.1'?>" + Open + "</Patient>", "xml-malformed", false)]
    [InlineData("<!DOCTYPE Patient SYSTEM 'http://127.0.0.1:1/x.dtd'>" + Open + "</Patient>", "xml-dtd", false)]
    [InlineData("<!DOCTYPE Patient [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>" + Open + "<id value='&a;'/></Patient>", "xml-dtd", false)]
    [InlineData("<!DOCTYPE Patient [<!ENTITY % a SYSTEM 'http://127.0.0.1:1/x'> %a;]>" + Open + "</Patient>", "xml-dtd", false)]
    public void What_is_wrong_is_named_by_rule(string xml, string ruleId, bool isWellFormed)
    {
        var result = Parse(xml);

        Assert.Equal(ruleId, Assert.Single(result.Issues).RuleId);
        Assert.Equal((isWellFormed, false), (result.IsWellFormed, result.IsClean));
        Assert.True(result.Issues[0].Position is { Line: > 0, Column: > 0 });
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

    [Theory]
    [InlineData("\uFEFF" + Open + "<id value='a'/></Patient>", "a")]                                            // a mark before XML is allowed, before JSON it is not
    [InlineData("<?xml version='1.0' encoding='utf-8' standalone='yes'?>" + Open + "<id value='a'/></Patient>", "a")]
    [InlineData("<?xml version='1.0' encoding='US-ASCII'?>" + Open + "<id value='a'/></Patient>", "a")]
    [InlineData("<f:Patient xmlns:f='http://hl7.org/fhir'><f:id value='a'/></f:Patient>", "a")]
    [InlineData("<Patient xmlns='http://hl7.org/fhir' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:schemaLocation='http://hl7.org/fhir patient.xsd'><id value='a'/></Patient>", "a")]
    [InlineData(Open + "<id value='a\n\tb'/></Patient>", "a  b")]                                              // literal white space is normalized
    [InlineData(Open + "<id value='a\r\nb'/></Patient>", "a b")]
    [InlineData(Open + "<id value='a&#10;&#9;&#13;b'/></Patient>", "a\n\t\rb")]                                // references are not
    [InlineData(Open + "<id value='&#x1F600;\U0001F600&amp;&lt;&gt;&quot;&apos;'/></Patient>", "\U0001F600\U0001F600&<>\"'")]
    [InlineData(Open + "<id value='a'></id></Patient>", "a")]
    [InlineData(Open + "<!-- a --><id value='a'><!-- b --></id><?pi?></Patient><!-- c -->\n", "a")]
    public void What_xml_allows_is_read(string xml, string id)
    {
        var result = Parse(xml);

        Assert.Empty(result.Issues);
        Assert.Equal(id, result.Document!.Root.ValueOf("id"));
    }

    [Theory]
    [InlineData(2, null)]
    [InlineData(3, "limit-attributes")]
    public void Too_many_attributes_are_refused(int count, string? ruleId)
    {
        var attributes = string.Concat(Enumerable.Range(1, count).Select(at => $" xmlns:n{at}='urn:{at}'"));

        Assert.Equal(ruleId, Parse(Open + $"<active{attributes}/></Patient>", new ParseLimits(MaxAttributes: 2)).Issues.SingleOrDefault()?.RuleId);
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
