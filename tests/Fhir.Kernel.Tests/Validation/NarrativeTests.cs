using System.Text;
using Fhir.Kernel.Validation.Rules;
using Xunit;

namespace Fhir.Kernel.Tests.Validation;

/// <summary>https://hl7.org/fhir/R4/narrative.html#rules</summary>
public class NarrativeTests
{
    [Theory]
    [InlineData("<p>Glukose <b>5,4</b> mmol/l</p>")]
    [InlineData("<table border='1'><tr><td colspan=\"2\">a</td></tr></table><br/><hr />")]
    [InlineData("<a href=\"https://a.example/?b=c&amp;d\" title='x'>a</a> &nbsp;&#160;&#xA0;&oslash;&apos;&thetasym;&#x1F600;")]
    [InlineData("<!-- en merknad --><p style='color: red'>a</p>")]
    [InlineData("<img src='data:image/png;base64,AAAA' alt='a'/>")]
    public void What_FHIR_allows_is_read(string content)
    {
        var narrative = Of(content);

        Assert.True(narrative.Read());
        Assert.Null(narrative.Forbidden);
        Assert.True(narrative.HasContent);
    }

    [Theory]
    [InlineData("<p>a")]
    [InlineData("<p>a</b>")]
    [InlineData("<p>a & b</p>")]
    [InlineData("<p class=x>a</p>")]
    [InlineData("<p class='x'title='y'>a</p>")]
    [InlineData("<p class='<'>a</p>")]
    [InlineData("<p class='a' class='b'>a</p>")]
    [InlineData("<p>a &ukjent; b</p>")]
    [InlineData("<p title='&ukjent;'>a</p>")]
    [InlineData("<p>a&#0;</p>")]
    [InlineData("<p>a&#xFFFE;</p>")]
    [InlineData("<!-- a")]
    [InlineData("<?php a ?>")]
    [InlineData("<![CDATA[a]]>")]
    [InlineData("</div><div xmlns='http://www.w3.org/1999/xhtml'>")]
    public void What_is_not_well_formed_is_not(string content) => Assert.False(Of(content).Read());

    // https://www.w3.org/TR/xml-names/: the prefix is the writer's to choose.
    [Theory]
    [InlineData("<h:div xmlns:h='http://www.w3.org/1999/xhtml'><h:p class='a'>a<h:br/></h:p></h:div>", true, null)]
    [InlineData("<h:div xmlns:h='http://www.w3.org/1999/xhtml'><h:script>a</h:script></h:div>", true, "<h:script>")]
    [InlineData("<h:div xmlns:h='http://www.w3.org/1999/xhtml'><p>a</p></h:div>", true, "<p>")]
    [InlineData("<h:div xmlns:h='http://www.w3.org/1999/xhtml'><x:p>a</x:p></h:div>", true, "<x:p>")]
    [InlineData("<h:div xmlns:h='http://example.org'>a</h:div>", false, null)]
    [InlineData("<h:div xmlns='http://www.w3.org/1999/xhtml'>a</h:div>", false, null)]
    [InlineData("<h:div>a</h:div>", false, null)]
    public void A_div_may_have_a_prefix_that_stands_for_XHTML(string xhtml, bool isRead, string? forbidden)
    {
        var narrative = new Narrative(Encoding.UTF8.GetBytes(xhtml));

        Assert.Equal((isRead, forbidden), (narrative.Read(), isRead ? narrative.Forbidden : null));
    }

    [Theory]
    [InlineData("<div>a</div>")]
    [InlineData("<div xmlns='http://example.org'>a</div>")]
    [InlineData("<p xmlns='http://www.w3.org/1999/xhtml'>a</p>")]
    [InlineData("a")]
    [InlineData("")]
    [InlineData("<!DOCTYPE html><div xmlns='http://www.w3.org/1999/xhtml'>a</div>")]
    public void What_is_no_div_of_XHTML_is_not(string xhtml) => Assert.False(new Narrative(Encoding.UTF8.GetBytes(xhtml)).Read());

    [Theory]
    [InlineData("<script>a</script>", "<script>")]
    [InlineData("<SCRIPT>a</SCRIPT>", "<SCRIPT>")]
    [InlineData("<iframe src='a'></iframe>", "<iframe>")]
    [InlineData("<form>a</form>", "<form>")]
    [InlineData("<p onclick='a()'>a</p>", "onclick")]
    [InlineData("<a href='javascript:a()'>a</a>", "javascript:")]
    [InlineData("<a href=' JavaScript:a()'>a</a>", "javascript:")]
    [InlineData("<a href='java&#115;cript:a()'>a</a>", "java&#115;cript:")]
    [InlineData("<a href='data:text/html,x'>a</a>", "data:")]
    [InlineData("<p style='background: URL(https://a.example/x)'>a</p>", "style: url(")]
    [InlineData("<p style='width: expression(a())'>a</p>", "style: expression(")]
    [InlineData("<p style='background: u\\72l(x)'>a</p>", "style: \\")]
    [InlineData("<x:script xmlns:x='http://www.w3.org/1999/xhtml'>a</x:script>", "<x:script>")]
    public void What_could_run_is_named(string content, string forbidden)
    {
        var narrative = Of(content);

        Assert.True(narrative.Read());
        Assert.Equal(forbidden, narrative.Forbidden);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  <p> <br/> </p>")]
    public void Blank_space_is_no_content(string content)
    {
        var narrative = Of(content);

        Assert.True(narrative.Read());
        Assert.False(narrative.HasContent);
    }

    [Fact]
    public void Deep_nesting_is_refused_without_a_deep_stack() =>
        Assert.False(Of(string.Concat(Enumerable.Repeat("<b>", 100_000)) + string.Concat(Enumerable.Repeat("</b>", 100_000))).Read());

    private static Narrative Of(string content) => new(Encoding.UTF8.GetBytes($"<div xmlns='http://www.w3.org/1999/xhtml'>{content}</div>"));
}
