using System.Text;
using Fhir.Kernel.FhirPath.Functions;

namespace Fhir.Kernel.Tests.FhirPath;

/// <summary>txt-1 and txt-2 by <c>htmlChecks()</c>. https://hl7.org/fhir/R4/narrative.html#xhtml</summary>
public class NarrativeTests(ITestOutputHelper output)
{
    private const string Open = "<div xmlns='http://www.w3.org/1999/xhtml'>";

    private static readonly string[] Plain =
    [
        Open + "<p>Hei</p></div>",
        "<div xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"nb\" xml:lang=\"nb\">\n  <h2>Blodtrykk på sykehuset</h2><p>142/88 mm[Hg]<br/>&lt; 150 &amp; stabilt</p></div>",
        Open + "<table border='1' class=\"grid\"><tr><td colspan='2' style='color: red'>1</td></tr></table><ul><li>a</li></ul></div>",
        Open + "<a href='https://example.org/x' title=\"y\">x</a> <img src='#bilde' alt=''/></div>",
        Open + "<div><div><span><b>b</b><i>i</i></span></div></div></div>",
    ];

    [Theory]
    [InlineData(Open + "<p>Hei</p></div>", true)]
    [InlineData(Open + "<img src='#x' alt=''/></div>", true)]
    [InlineData(Open + "<a href='https://example.org'>x</a><table border='1'><tr><td colspan='2'>1</td></tr></table></div>", true)]
    [InlineData(Open + "<!-- kommentar --><p>&#160;&#x41;</p></div>", true)]
    [InlineData("<h:div xmlns:h='http://www.w3.org/1999/xhtml'>Hei</h:div>", true)]
    [InlineData(Open + " </div>", false)]
    [InlineData(Open + "\u00A0\u2003</div>", false)]
    [InlineData(Open + "<p title='tekst'/></div>", false)]
    [InlineData("<div><p>Hei</p></div>", false)]
    [InlineData("<p xmlns='http://www.w3.org/1999/xhtml'>Hei</p>", false)]
    [InlineData(Open + "<script>alert(1)</script></div>", false)]
    [InlineData(Open + "<p onclick='x()'>Hei</p></div>", false)]
    [InlineData(Open + "<a href=' javascript:x()'>Hei</a></div>", false)]
    [InlineData(Open + "<a href='java&#10;script:x()'>Hei</a></div>", false)]
    [InlineData(Open + "<a href='java\tscript:x()'>Hei</a></div>", false)]
    [InlineData(Open + "<a href='&#x6A;avascript:x()'>Hei</a></div>", false)]
    [InlineData(Open + "<img src='data:text/html,x'/></div>", false)]
    [InlineData(Open + "<p style='width: expression(x())'>Hei</p></div>", false)]
    [InlineData(Open + "<iframe src='x'/>Hei</div>", false)]
    [InlineData(Open + "<form>Hei</form></div>", false)]
    [InlineData(Open + "<p>&nbsp;Hei</p></div>", false)]
    [InlineData(Open + "<p>Hei</p></div><div/>", false)]
    [InlineData(Open + "<p>Hei</p></div>mer", false)]
    [InlineData("mer" + Open + "<p>Hei</p></div>", false)]
    [InlineData(Open + "<?php x ?>Hei</div>", false)]
    [InlineData(Open + "<p class='a' class='b'>Hei</p></div>", false)]
    [InlineData(Open + "<p class='<'>Hei</p></div>", false)]
    [InlineData("<!DOCTYPE div [<!ENTITY x 'y'>]>" + Open + "&x;</div>", false)]
    [InlineData(Open + "<p>Hei</div>", false)]
    [InlineData("</div>", false)]
    [InlineData("", false)]
    public void Only_formatting_is_let_through(string div, bool isAllowed)
    {
        Assert.Equal(isAllowed, NarrativeXhtml.IsAllowed(Encoding.UTF8.GetBytes(div)));
        Assert.Equal(isAllowed, NarrativeXhtml.IsAllowedByReader(div));
    }

    [Fact]
    public void Plain_narratives_need_no_xml_reader() => Assert.All(Plain, div => Assert.True(new NarrativeScanner(Encoding.UTF8.GetBytes(div)).IsPlainlyAllowed(), div));

    [Fact]
    public void What_the_scanner_lets_through_the_xml_reader_lets_through_too()
    {
        const int Seed = 20240314;
        output.WriteLine($"seed {Seed}");
        var random = new Random(Seed);
        string[] pieces = ["<", ">", "/", "</p>", "<p>", "'", "\"", "&", "&amp;", "&#", "]]>", "<!--", "-->", "xmlns=''", " ", "\u00A0", "\u0001", "\uFFFE", "=", "div", ":", "<br/>", "æ"];
        for (var round = 0; round < 20_000; round++)
        {
            var text = new StringBuilder(Plain[random.Next(Plain.Length)]);
            for (var edits = random.Next(1, 4); edits > 0; edits--)
            {
                var at = random.Next(text.Length);
                if (random.Next(2) == 0) text.Remove(at, Math.Min(random.Next(1, 4), text.Length - at));
                else text.Insert(at, pieces[random.Next(pieces.Length)]);
            }
            var div = text.ToString();
            if (new NarrativeScanner(Encoding.UTF8.GetBytes(div)).IsPlainlyAllowed()) Assert.True(NarrativeXhtml.IsAllowedByReader(div), div);
        }
    }

    [Fact]
    public void The_function_answers_for_narratives_only()
    {
        var patient = Samples.Parse($$"""{"resourceType":"Patient","text":{"status":"generated","div":"{{Open}}Hei</div>"},"active":true}""").Root;
        Assert.True(Samples.Compile("text.`div`.htmlChecks()").IsTrue(patient, Samples.Context));
        Assert.Equal("", Samples.Text(Samples.Compile("active.htmlChecks()").Evaluate(patient, Samples.Context)));
    }
}
