using System.Text;
using Fhir.Kernel.Elements;
using Fhir.Server.Patching;
using Xunit;

namespace Fhir.Server.Tests.Patching;

/// <summary>https://www.rfc-editor.org/rfc/rfc5261#section-4</summary>
public sealed class XmlPatchTests
{
    private const string Fhir = "http://hl7.org/fhir";

    private const string Patient = """
        <Patient xmlns="http://hl7.org/fhir"><id value="a"/><text><status value="generated"/><div xmlns="http://www.w3.org/1999/xhtml"><p>Ola</p><p>Per</p></div></text><identifier><system value="urn:a"/><value value="1"/></identifier><identifier><system value="urn:b"/><value value="2"/></identifier><name><family value="Nordmann"/><given value="Ola"/><given value="Per"/></name><gender value="male"/></Patient>
        """;

    private static (string? Xml, int Status, string? Rule) Apply(string operations, string head = """<diff xmlns="http://hl7.org/fhir" xmlns:h="http://www.w3.org/1999/xhtml">""")
    {
        var result = XmlPatch.Apply(Encoding.UTF8.GetBytes(Patient), Encoding.UTF8.GetBytes($"{head}{operations}</diff>"), PatchLimits.Of(ParseLimits.Default));
        return result.Refusal is { } refusal ? (null, refusal.Status, refusal.Issues[0].RuleId) : (Encoding.UTF8.GetString(result.Value.Span), 200, null);
    }

    [Theory]
    [InlineData("""<replace sel="Patient/gender/@value">female</replace>""", """<gender value="female" />""")]
    [InlineData("""<replace sel="/Patient/gender/@value">female</replace>""", """<gender value="female" />""")]
    [InlineData("""<replace sel="*/gender/@value">female</replace>""", """<gender value="female" />""")]
    [InlineData("""<replace sel="//gender/@value">female</replace>""", """<gender value="female" />""")]
    [InlineData("""<replace sel="Patient/gender"><gender value="other"/></replace>""", """<gender value="other" />""")]
    [InlineData("""<add sel="Patient"><birthDate value="1980"/></add>""", """<gender value="male" /><birthDate value="1980" /></Patient>""")]
    [InlineData("""<add sel="Patient/gender" pos="before"><active value="true"/></add>""", """<active value="true" /><gender""")]
    [InlineData("""<add sel="Patient/name" pos="after"><active value="true"/></add>""", """</name><active value="true" /><gender""")]
    [InlineData("""<add sel="Patient/name" pos="prepend"><use value="usual"/></add>""", """<name><use value="usual" /><family""")]
    [InlineData("""<add sel="Patient/gender" type="@id">g1</add>""", """<gender value="male" id="g1" />""")]
    [InlineData("""<remove sel="Patient/identifier[1]"/>""", """</text><identifier><system value="urn:b" />""")]
    [InlineData("""<remove sel="Patient/identifier[last()]"/>""", """<value value="1" /></identifier><name>""")]
    [InlineData("""<remove sel="Patient/identifier[system/@value='urn:a']"/>""", """</text><identifier><system value="urn:b" />""")]
    [InlineData("""<remove sel='Patient/identifier[ value/@value = "2" ]'/>""", """<value value="1" /></identifier><name>""")]
    [InlineData("""<replace sel="Patient/name/given[2]/@value">Pål</replace>""", """<given value="Ola" /><given value="Pål" />""")]
    [InlineData("""<replace sel="Patient/name[given][family]/given[@value='Ola']/@value">Pål</replace>""", """<given value="Pål" /><given value="Per" />""")]
    [InlineData("""<replace sel="Patient/text/h:div/h:p[2]/text()">Pål</replace>""", "<p>Ola</p><p>Pål</p>")]
    [InlineData("""<replace sel="//h:p[.='Ola']"><p xmlns="http://www.w3.org/1999/xhtml">Kari</p></replace>""", "Kari</p><p>Per</p>")]
    [InlineData("""<replace sel="Patient/gender/@value">female</replace><replace sel="Patient/gender[@value='female']/@value">other</replace>""", """<gender value="other" />""")]
    public void An_operation_does_what_the_rfc_says(string operation, string expected)
    {
        var (xml, _, rule) = Apply(operation);

        Assert.True(xml is not null, rule);
        Assert.Contains(expected, xml);
    }

    [Fact]
    public void A_name_means_any_namespace_when_the_patch_has_none_and_its_own_when_it_has()
    {
        Assert.Contains("<p>Kari</p>", Apply("""<replace sel="//div/p[1]/text()">Kari</replace>""", "<diff>").Xml);
        Assert.Equal((422, "xml-patch-path-count"), (Apply("""<replace sel="//div/p[1]/text()">Kari</replace>""").Status, Apply("""<replace sel="//div/p[1]/text()">Kari</replace>""").Rule));
        Assert.Contains("value=\"other\"", Apply("""<replace sel="f:Patient/f:gender/@value">other</replace>""", $"""<diff xmlns:f="{Fhir}">""").Xml);
    }

    [Theory]
    [InlineData("""<copy sel="Patient"/>""", 400, "xml-patch-operation")]
    [InlineData("""<remove/>""", 400, "xml-patch-attribute")]
    [InlineData("""<add sel="Patient" pos="inside"><a/></add>""", 400, "xml-patch-attribute")]
    [InlineData("""<add sel="Patient" type="namespace::x">urn:x</add>""", 400, "xml-patch-attribute")]
    [InlineData("""<add sel="Patient" type="@">a</add>""", 400, "xml-patch-attribute")]
    [InlineData("""<replace sel="Patient/gender/@value" type="@value">a</replace>""", 400, "xml-patch-attribute")]
    [InlineData("""<remove sel=""/>""", 400, "xml-patch-selector")]
    [InlineData("""<remove sel="Patient/"/>""", 400, "xml-patch-selector")]
    [InlineData("""<remove sel="Patient/gender["/>""", 400, "xml-patch-selector")]
    [InlineData("""<remove sel="Patient/gender[0]"/>""", 400, "xml-patch-selector")]
    [InlineData("""<remove sel="Patient/gender[99999999999999]"/>""", 400, "xml-patch-selector")]
    [InlineData("""<remove sel="Patient/gender[@value='a]"/>""", 400, "xml-patch-selector")]
    [InlineData("""<remove sel="Patient/../gender"/>""", 400, "xml-patch-selector")]
    [InlineData("""<remove sel="document('file:///etc/passwd')"/>""", 400, "xml-patch-selector")]
    [InlineData("""<remove sel="x:Patient/x:gender"/>""", 400, "xml-patch-selector")]
    [InlineData("""<remove sel="Patient/birthDate"/>""", 422, "xml-patch-path-count")]
    [InlineData("""<remove sel="Patient/identifier"/>""", 422, "xml-patch-path-count")]
    [InlineData("""<remove sel="Patient"/>""", 422, "xml-patch-unfit")]
    [InlineData("""<add sel="Patient/gender/@value">a</add>""", 422, "xml-patch-unfit")]
    [InlineData("""<add sel="Patient/gender" type="@value">a</add>""", 422, "xml-patch-unfit")]
    [InlineData("""<add sel="Patient" pos="after"><Patient/></add>""", 422, "xml-patch-unfit")]
    [InlineData("""<replace sel="Patient/gender">female</replace>""", 422, "xml-patch-unfit")]
    [InlineData("""<replace sel="Patient/gender"><a/><b/></replace>""", 422, "xml-patch-unfit")]
    [InlineData("""<replace sel="Patient/gender/@value"><a/></replace>""", 422, "xml-patch-unfit")]
    public void What_is_no_patch_or_does_not_fit_is_refused_with_its_operation(string operation, int status, string rule) =>
        Assert.Equal((status, rule), (Apply(operation).Status, Apply(operation).Rule));

    [Theory]
    [InlineData("<diff>")]
    [InlineData("")]
    [InlineData("<!DOCTYPE diff [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><diff>&x;</diff>")]
    [InlineData("<diff/><diff/>")]
    [InlineData("{}")]
    public void What_is_not_well_formed_is_400(string patch)
    {
        var result = XmlPatch.Apply(Encoding.UTF8.GetBytes(Patient), Encoding.UTF8.GetBytes(patch), PatchLimits.Of(ParseLimits.Default));

        Assert.Equal((400, "xml-patch-malformed"), (result.Refusal?.Status, result.Refusal?.Issues[0].RuleId));
    }

    [Fact]
    public void Operations_and_what_they_look_at_have_limits()
    {
        Assert.Equal((413, "patch-too-many-operations"), (Apply(string.Concat(Enumerable.Repeat("""<remove sel="Patient/gender"/>""", 1001))).Status, Apply(string.Concat(Enumerable.Repeat("<a/>", 1001))).Rule));

        // Each "//" begins anew at every node below.
        var deep = string.Concat(Enumerable.Repeat("<a>", 400)) + string.Concat(Enumerable.Repeat("</a>", 400));
        var result = XmlPatch.Apply(Encoding.UTF8.GetBytes(deep), Encoding.UTF8.GetBytes($"""<diff><remove sel="{string.Concat(Enumerable.Repeat("//a", 500))}"/></diff>"""), PatchLimits.Of(ParseLimits.Default));
        Assert.Equal((413, "xml-patch-too-costly"), (result.Refusal?.Status, result.Refusal?.Issues[0].RuleId));
    }

    [Fact]
    public void Selectors_of_any_letters_are_read_or_refused()
    {
        const int seed = 5261;
        var (random, parts) = (new Random(seed), (string[])["Patient", "gender", "*", "/", "//", "@", "value", "[", "]", "1", "0", "last()", "text()", "=", "'a'", "\"", ".", ":", "h", " ", "(", "identifier", "-", "é"]);
        var verdicts = new HashSet<int>();
        for (var round = 0; round < 5000; round++)
        {
            var selector = string.Concat(Enumerable.Range(0, random.Next(1, 9)).Select(_ => parts[random.Next(parts.Length)]));
            verdicts.Add(Apply($"<remove sel=\"{selector.Replace("\"", "&quot;", StringComparison.Ordinal)}\"/>").Status);
        }
        Assert.True(verdicts.SetEquals([200, 400, 422]), $"seed {seed}: {string.Join(' ', verdicts)}");
    }
}
