using System.Text;
using System.Text.Json;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Json;
using Fhir.Kernel.Xml;
using Xunit;

namespace Fhir.Kernel.Tests.Elements;

/// <summary>A narrative is a text of somebody's; a change of format does not rewrite it. https://hl7.org/fhir/R4/narrative.html</summary>
public class NarrativeRoundTripTests
{
    private const string Open = "<div xmlns=\"http://www.w3.org/1999/xhtml\">";

    [Theory]
    [InlineData(Open + "<p>A<br/>B<br />C<br></br></p></div>")]
    [InlineData("<div xmlns='http://www.w3.org/1999/xhtml'\n   class='a  b' title=\"1 > 0\"><p>x</p>\n</div >")]
    [InlineData("<div lang=\"nb\" xml:lang=\"nb\" xmlns=\"http://www.w3.org/1999/xhtml\">æøå \U0001F600 &#160;&#xe6;&amp;&lt;</div>")]
    [InlineData(Open + "<!-- a > b --><p><![CDATA[<x> & ]]></p></div>")]
    [InlineData(Open + "\r\n\t<pre> a\r\n  b\rc </pre>\n</div>")]
    [InlineData("<div xmlns=\"http://www.w3.org/1999/xhtml\"/>")]
    [InlineData("<div xmlns=\"http://www.w3.org/1999/xhtml\" title=\"/>\"/>")]
    [InlineData("<h:div xmlns:h=\"http://www.w3.org/1999/xhtml\"><h:p>x</h:p></h:div>")]
    [InlineData(Open + "<table><tr><td colspan=\"2\">]]&gt;</td></tr></table></div>")]
    public void A_narrative_comes_back_as_it_was(string div)
    {
        Assert.Equal(div, ThroughXml(div, pretty: false));
        Assert.Equal(div, ThroughXml(div, pretty: true));
    }

    [Theory]
    [InlineData(Open + "a&nbsp;b&eacute;&copy;&alpha;&amp;</div>", Open + "a\u00A0bé©α&amp;</div>")]
    [InlineData(" \n" + Open + "x</div>\n", Open + "x</div>")]
    [InlineData(Open + "<p>x</div>", Open + "&lt;div xmlns=\"http://www.w3.org/1999/xhtml\"&gt;&lt;p&gt;x&lt;/div&gt;</div>")]
    public void What_xml_cannot_hold_keeps_its_meaning(string div, string expected) => Assert.Equal(expected, ThroughXml(div, pretty: false));

    [Fact]
    public void Narratives_are_found_where_they_stand_among_others()
    {
        string[] divs = [Open + "<p>1<br/></p></div>", Open + "æ\U0001F600\n<b>2</b></div>", "<div xmlns='http://www.w3.org/1999/xhtml'>3</div>"];
        var contained = string.Concat(divs[1..].Select(div => $"<contained><Organization>\r\n<text><status value=\"generated\"/>{div}</text></Organization></contained>\r"));
        var xml = $"\uFEFF<?xml version=\"1.0\"?>\r\n<!-- æ --><Patient xmlns=\"http://hl7.org/fhir\"><text><status value=\"generated\"/>{divs[0]}</text>{contained}</Patient>";

        var root = XmlParser.Parse(Encoding.UTF8.GetBytes(xml), DefinitionsPack.Core.Schema).Document!.Root;

        var found = new List<string?> { root.Child("text").ValueOf("div") };
        foreach (var organization in root.ChildrenNamed("contained")) found.Add(organization.Child("text").ValueOf("div"));
        Assert.Equal(divs, found);
    }

    [Fact]
    public void A_prefix_from_further_out_is_declared_anew()
    {
        const string xml = """
            <Patient xmlns="http://hl7.org/fhir" xmlns:h="http://www.w3.org/1999/xhtml"><text><status value="generated"/><h:div><h:p>x</h:p></h:div></text></Patient>
            """;

        var div = XmlParser.Parse(Encoding.UTF8.GetBytes(xml), DefinitionsPack.Core.Schema).Document!.Root.Child("text").ValueOf("div");

        Assert.Equal("<h:div xmlns:h=\"http://www.w3.org/1999/xhtml\"><h:p>x</h:p></h:div>", div);
    }

    private static string? ThroughXml(string div, bool pretty)
    {
        var json = $$"""{"resourceType":"Patient","text":{"status":"generated","div":{{JsonSerializer.Serialize(div)}} } }""";
        var document = JsonParser.Parse(Encoding.UTF8.GetBytes(json), DefinitionsPack.Core.Schema).Document!;
        var read = XmlParser.Parse(XmlFormatWriter.ToBytes(document.Root, pretty), DefinitionsPack.Core.Schema);
        Assert.Empty(read.Issues);
        return read.Document!.Root.Child("text").ValueOf("div");
    }
}
