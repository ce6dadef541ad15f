using System.Text;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;
using Fhir.Kernel.Xml;
using Xunit;

namespace Fhir.Kernel.Tests.Catalogue;

/// <summary>Every rule of the parsers, tripped by one text and passed by another that differs in just that. https://hl7.org/fhir/R4/formats.html</summary>
public class ParseRuleProofs
{
    private const string Whole = """{"resourceType":"Patient","id":"a"}""";

    // So small that a short text can pass them.
    private static readonly ParseLimits Small = new(MaxBytes: 400, MaxDepth: 6, MaxElements: 12, MaxStringBytes: 60, MaxEntries: 20, MaxAttributes: 3);

    /// <summary>The texts are bytes, one for each character. What begins with an angle bracket is XML.</summary>
    public static TheoryData<string, string, string> Rules => new()
    {
        // rule, what trips it, what passes
        { "json-malformed", """{"resourceType":"Patient",}""", Whole },
        { "xml-malformed", """<Patient xmlns="http://hl7.org/fhir"><id value="a"></Patient>""", Xml("""<id value="a"/>""") },
        { "xml-dtd", """<!DOCTYPE Patient [<!ENTITY e "a">]><Patient xmlns="http://hl7.org/fhir"/>""", Xml("") },
        { "encoding-bom", "\u00EF\u00BB\u00BF" + Whole, Whole },
        { "encoding-utf8", Whole.Replace("\"a\"", "\"\u00C3(\""), Whole },
        { "encoding-surrogate", """{"resourceType":"Patient","language":"\uD83D"}""", """{"resourceType":"Patient","language":"\uD83D\uDE00"}""" },
        { "encoding-not-utf8", """<?xml version="1.0" encoding="ISO-8859-1"?>""" + Xml(""), """<?xml version="1.0" encoding="UTF-8"?>""" + Xml("") },
        { "encoding-control-character", """{"resourceType":"Patient","language":"nb\u0007"}""", """{"resourceType":"Patient","language":"nb"}""" },
        { "document-empty", " \n", Whole },
        { "json-not-an-object", $"[{Whole}]", Whole },
        { "resource-type-missing", """{"id":"a"}""", Whole },
        { "resource-type-unknown", """{"resourceType":"Pasient","id":"a"}""", Whole },
        { "resource-type-unknown", """<Pasient xmlns="http://hl7.org/fhir"/>""", Xml("") },
        { "structure-unknown-element", """{"resourceType":"Patient","navn":"a"}""", """{"resourceType":"Patient","id":"a"}""" },
        { "json-duplicate-property", """{"resourceType":"Patient","id":"a","id":"b"}""", Whole },
        { "json-wrong-kind", """{"resourceType":"Patient","active":"true"}""", """{"resourceType":"Patient","active":true}""" },
        { "json-array-expected", """{"resourceType":"Patient","name":{"text":"A"}}""", """{"resourceType":"Patient","name":[{"text":"A"}]}""" },
        { "json-array-unexpected", """{"resourceType":"Patient","gender":["male"]}""", """{"resourceType":"Patient","gender":"male"}""" },
        { "json-array-empty", """{"resourceType":"Patient","name":[]}""", """{"resourceType":"Patient","name":[{"text":"A"}]}""" },
        { "json-array-lengths", """{"resourceType":"Patient","name":[{"given":[null,"A"]}]}""", """{"resourceType":"Patient","name":[{"given":[null,"A"],"_given":[{"id":"b"},null]}]}""" },
        { "json-null", """{"resourceType":"Patient","gender":null}""", """{"resourceType":"Patient","gender":"male"}""" },
        { "xml-namespace", """<Patient xmlns="urn:annet"/>""", Xml("") },
        { "xml-attribute", """<Patient xmlns="http://hl7.org/fhir" versjon="1"/>""", Xml("") },
        { "xml-text", Xml("hei"), Xml("\n") },
        { "xml-order", Xml("""<gender value="male"/><id value="a"/>"""), Xml("""<id value="a"/><gender value="male"/>""") },
        { "xml-resource-count", Xml("<contained/>"), Xml("<contained><Basic/></contained>") },
        { "xml-wrong-kind", Xml("""<active value="ja"/>"""), Xml("""<active value="true"/>""") },
        { "limit-issues", Unknown(501), Unknown(400) },
        { "limit-bytes", Padded(401), Padded(400) },
        { "limit-depth", Nested(6), Nested(3) },
        { "limit-elements", Named(12), Named(5) },
        { "limit-entries", Named(4), Named(3) },
        { "limit-attributes", """<Patient xmlns="http://hl7.org/fhir" xmlns:a="urn:a" xmlns:b="urn:b" xmlns:c="urn:c"/>""", """<Patient xmlns="http://hl7.org/fhir" xmlns:a="urn:a"/>""" },
        { "limit-string", Text(61), Text(60) },
    };

    [Theory, MemberData(nameof(Rules))]
    public void A_rule_is_tripped_by_what_breaks_it_and_passed_by_what_keeps_it(string rule, string broken, string kept)
    {
        Assert.Contains(rule, Said(rule, broken));
        Assert.DoesNotContain(rule, Said(rule, kept));
    }

    [Fact]
    public void What_passes_is_clean_but_for_the_limit_of_issues() =>
        Assert.All(Rules.Where(row => row.Data.Item1 != "limit-issues"), row => Assert.Empty(Said(row.Data.Item1, row.Data.Item3)));

    private static IEnumerable<string> Said(string rule, string text)
    {
        var limits = rule is "limit-entries" ? new ParseLimits(MaxEntries: 3) : rule.StartsWith("limit-", StringComparison.Ordinal) && rule != "limit-issues" ? Small : ParseLimits.Default;
        var parse = text.StartsWith('<') ? XmlParser.Parse(Bytes(text), DefinitionsPack.Core.Schema, limits) : JsonParser.Parse(Bytes(text), DefinitionsPack.Core.Schema, limits);
        return parse.Issues.Select(issue => issue.RuleId);
    }

    private static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text);

    private static string Xml(string content) => $"""<Patient xmlns="http://hl7.org/fhir">{content}</Patient>""";

    private static string Unknown(int count) => $$"""{"resourceType":"Patient",{{string.Join(',', Enumerable.Range(0, count).Select(at => $"\"x{at}\":1"))}}}""";

    private static string Padded(int length) => Whole.PadRight(length);

    private static string Nested(int depth) => $$"""{"resourceType":"Patient",{{string.Concat(Enumerable.Repeat("\"extension\":[{", depth))}}"id":"a"{{string.Concat(Enumerable.Repeat("}]", depth))}}}""";

    private static string Named(int count) => $$"""{"resourceType":"Patient","name":[{{string.Join(',', Enumerable.Repeat("{\"text\":\"A\"}", count))}}]}""";

    private static string Text(int length) => $$"""{"resourceType":"Patient","implicitRules":"{{new string('a', length)}}"}""";
}
