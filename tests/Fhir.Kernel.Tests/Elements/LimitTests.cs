using System.Text;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;
using Fhir.Kernel.Xml;
using Xunit;

namespace Fhir.Kernel.Tests.Elements;

/// <summary>Every limit, kept and passed by one, in both formats: it ends the parsing with one issue that names it and says where.</summary>
public class LimitTests
{
    private const string Open = "<Patient xmlns='http://hl7.org/fhir'>";

    public static TheoryData<string, ParseLimits, string> Cases => new()
    {
        { "limit-bytes", new ParseLimits(MaxBytes: 62), "bytes" },
        { "limit-depth", new ParseLimits(MaxDepth: 3), "depth" },
        { "limit-elements", new ParseLimits(MaxElements: 4), "elements" },
        { "limit-string", new ParseLimits(MaxStringBytes: 4), "string" },
        { "limit-entries", new ParseLimits(MaxEntries: 3), "entries" },
        { "limit-issues", new ParseLimits(MaxIssues: 2), "issues" },
    };

    [Theory, MemberData(nameof(Cases))]
    public void A_limit_is_the_last_thing_that_is_accepted(string ruleId, ParseLimits limits, string what)
    {
        foreach (var isXml in new[] { false, true })
        {
            var (within, beyond) = Texts(what, isXml);

            Assert.DoesNotContain(Parse(within, limits).Issues, issue => issue.RuleId == ruleId);
            var refused = Parse(beyond, limits);
            Assert.Equal((ruleId, false), (refused.Issues[^1].RuleId, refused.Document is not null));
            Assert.NotNull(refused.Issues[^1].Position);
        }
    }

    [Fact]
    public void Text_is_counted_in_bytes_in_both_formats()
    {
        var limits = new ParseLimits(MaxStringBytes: 5);

        Assert.Equal("limit-string", Assert.Single(Parse("""{"resourceType":"Patient","id":"æøå"}""", limits).Issues).RuleId);
        Assert.Equal("limit-string", Assert.Single(Parse(Open + "<id value='æøå'/></Patient>", limits).Issues).RuleId);
    }

    private static ParseResult Parse(string text, ParseLimits limits) => text[0] == '<'
        ? XmlParser.Parse(Encoding.UTF8.GetBytes(text), DefinitionsPack.Core.Schema, limits)
        : JsonParser.Parse(Encoding.UTF8.GetBytes(text), DefinitionsPack.Core.Schema, limits);

    private static (string Within, string Beyond) Texts(string what, bool isXml) => what switch
    {
        "bytes" => isXml ? (Sized(Open + "</Patient>", 62), Sized(Open + "</Patient>", 63)) : (Sized("""{"resourceType":"Patient"}""", 62), Sized("""{"resourceType":"Patient"}""", 63)),
        "depth" => (Nested(2, isXml), Nested(3, isXml)),
        "elements" => (Named(1, isXml), Named(2, isXml)),
        "string" => (Identified("abcd", isXml), Identified("abcde", isXml)),
        "entries" => (Named(3, isXml), Named(4, isXml)),
        _ => (Unknown(2, isXml), Unknown(3, isXml)),
    };

    private static string Sized(string text, int length) => text.PadRight(length);

    private static string Nested(int levels, bool isXml) => isXml
        ? Open + string.Concat(Enumerable.Repeat("<extension url='x'>", levels)) + string.Concat(Enumerable.Repeat("</extension>", levels)) + "</Patient>"
        : """{"resourceType":"Patient",""" + string.Concat(Enumerable.Repeat("\"extension\":[{\"url\":\"x\",", levels))[..^1] + string.Concat(Enumerable.Repeat("}]", levels)) + "}";

    // Two elements a name, and the resource.
    private static string Named(int count, bool isXml) => isXml
        ? Open + string.Concat(Enumerable.Repeat("<name><text value='x'/></name>", count)) + "</Patient>"
        : $$"""{"resourceType":"Patient","name":[{{string.Join(',', Enumerable.Repeat("""{"text":"x"}""", count))}}]}""";

    private static string Identified(string id, bool isXml) => isXml ? Open + $"<id value='{id}'/></Patient>" : $$"""{"resourceType":"Patient","id":"{{id}}"}""";

    private static string Unknown(int count, bool isXml) => isXml
        ? Open + string.Concat(Enumerable.Range(0, count).Select(at => $"<x{at}/>")) + "</Patient>"
        : $$"""{"resourceType":"Patient",{{string.Join(',', Enumerable.Range(0, count).Select(at => $"\"x{at}\":1"))}}}""";
}
