using System.Text;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;
using Fhir.Kernel.Outcome;
using Xunit;

namespace Fhir.Kernel.Tests.Elements;

/// <summary>https://hl7.org/fhir/R4/json.html</summary>
public class JsonParserTests
{
    private static ParseResult Parse(string json, ParseLimits? limits = null) =>
        JsonParser.Parse(Encoding.UTF8.GetBytes(json), DefinitionsPack.Core.Schema, limits);

    [Theory]
    // Not JSON at all
    [InlineData("""{"resourceType":"Patient",}""", "json-malformed", false)]
    [InlineData("""{"resourceType":"Patient"} x""", "json-malformed", false)]
    [InlineData("""{"resourceType":"Patient"}{}""", "json-malformed", false)]
    [InlineData("""{"resourceType":"Patient" /* c */}""", "json-malformed", false)]
    [InlineData("""{"resourceType":"Patient","multipleBirthInteger":NaN}""", "json-malformed", false)]
    [InlineData("""{"resourceType":"Patient","multipleBirthInteger":01}""", "json-malformed", false)]
    [InlineData("""{"resourceType":"Patient",'id':"a"}""", "json-malformed", false)]
    [InlineData("""{"resourceType":"Patient","id":"a""", "json-malformed", false)]
    [InlineData("""{"resourceType":"Patient","multipleBirthInteger":-Infinity}""", "json-malformed", false)]
    [InlineData("""{"resourceType":"Patient","multipleBirthInteger":+1}""", "json-malformed", false)]
    [InlineData("""{"resourceType":"Patient","multipleBirthInteger":.5}""", "json-malformed", false)]
    [InlineData("""{"resourceType":"Patient","multipleBirthInteger":1.}""", "json-malformed", false)]
    [InlineData("""{"resourceType":"Patient","multipleBirthInteger":1e}""", "json-malformed", false)]
    [InlineData("""{"resourceType":"Patient","multipleBirthInteger":0x1}""", "json-malformed", false)]
    [InlineData("""{"resourceType":"Patient","name":[{},]}""", "json-malformed", false)]
    [InlineData("""{"resourceType":"Patient","id":"a\x"}""", "json-malformed", false)]
    [InlineData("{\"resourceType\":\"Patient\",\"id\":\"a\nb\"}", "json-malformed", false)]
    [InlineData("{\"resourceType\":\"Patient\",\"id\":\"a\0b\"}", "json-malformed", false)]
    [InlineData("{\"resourceType\":\"Patient\"} // slutt", "json-malformed", false)]
    [InlineData("", "document-empty", false)]
    [InlineData(" \n\t", "document-empty", false)]
    [InlineData("\uFEFF{}", "encoding-bom", false)]
    // JSON, but no resource
    [InlineData("[]", "json-not-an-object", true)]
    [InlineData("null", "json-not-an-object", true)]
    [InlineData("\"Patient\"", "json-not-an-object", true)]
    [InlineData("{}", "resource-type-missing", true)]
    [InlineData("""{"resourceType":1}""", "resource-type-missing", true)]
    [InlineData("""{"resourceType":"Pasient"}""", "resource-type-unknown", true)]
    [InlineData("""{"resourceType":"HumanName"}""", "resource-type-unknown", true)]
    [InlineData("""{"resourceType":"Resource"}""", "resource-type-unknown", true)]
    [InlineData("""{"resourceType":"DomainResource"}""", "resource-type-unknown", true)]
    // A resource with something wrong in it
    [InlineData("""{"resourceType":"Patient","navn":"x"}""", "structure-unknown-element", true)]
    [InlineData("""{"resourceType":"Patient","":"x"}""", "structure-unknown-element", true)]
    [InlineData("""{"resourceType":"Patient","_":{}}""", "structure-unknown-element", true)]
    [InlineData("""{"resourceType":"Patient","_name":[{}]}""", "structure-unknown-element", true)]
    [InlineData("""{"resourceType":"Patient","deceased":true}""", "structure-unknown-element", true)]
    [InlineData("""{"resourceType":"Patient","deceased[x]":true}""", "structure-unknown-element", true)]
    [InlineData("""{"resourceType":"Patient","name":[{"resourceType":"HumanName"}]}""", "structure-unknown-element", true)]
    [InlineData("""{"resourceType":"Patient","id":"a","id":"b"}""", "json-duplicate-property", true)]
    [InlineData("""{"resourceType":"Patient","id":"a","\u0069d":"b"}""", "json-duplicate-property", true)]
    [InlineData("""{"resourceType":"Patient","resourceType":"Patient"}""", "json-duplicate-property", true)]
    [InlineData("""{"resourceType":"Patient","_active":{"id":"a"},"_active":{"id":"b"}}""", "json-duplicate-property", true)]
    [InlineData("""{"resourceType":"Patient","active":"true"}""", "json-wrong-kind", true)]
    [InlineData("""{"resourceType":"Patient","multipleBirthInteger":"2"}""", "json-wrong-kind", true)]
    [InlineData("""{"resourceType":"Patient","birthDate":2020}""", "json-wrong-kind", true)]
    [InlineData("""{"resourceType":"Patient","birthDate":{}}""", "json-wrong-kind", true)]
    [InlineData("""{"resourceType":"Patient","maritalStatus":"x"}""", "json-wrong-kind", true)]
    [InlineData("""{"resourceType":"Patient","contained":[7]}""", "json-wrong-kind", true)]
    [InlineData("""{"resourceType":"Patient","name":{"family":"x"}}""", "json-array-expected", true)]
    [InlineData("""{"resourceType":"Patient","birthDate":["2020"]}""", "json-array-unexpected", true)]
    [InlineData("""{"resourceType":"Patient","name":[[{}]]}""", "json-wrong-kind", true)]
    [InlineData("""{"resourceType":"Patient","name":[]}""", "json-array-empty", true)]
    [InlineData("""{"resourceType":"Patient","birthDate":null}""", "json-null", true)]
    [InlineData("""{"resourceType":"Patient","name":[null]}""", "json-null", true)]
    [InlineData("""{"resourceType":"Patient","name":[{"given":[null,"x"]}]}""", "json-array-lengths", true)]
    [InlineData("""{"resourceType":"Patient","name":[{"given":[null],"_given":[null]}]}""", "json-array-lengths", true)]
    [InlineData("""{"resourceType":"Patient","birthDate":"\uD800"}""", "encoding-surrogate", true)]
    [InlineData("""{"resourceType":"Patient","birthDate":"\uDE00"}""", "encoding-surrogate", true)]
    [InlineData("""{"resourceType":"Patient","birthDate":"\uDE00\uD83D"}""", "encoding-surrogate", true)]
    [InlineData("""{"resourceType":"Patient","birthDate":"a\u0000"}""", "encoding-control-character", true)]
    [InlineData("""{"resourceType":"Patient","birthDate":"\u001F"}""", "encoding-control-character", true)]
    [InlineData("""{"resourceType":"Patient","birthDate":"\uFFFE"}""", "encoding-control-character", true)]
    [InlineData("{\"resourceType\":\"Patient\",\"birthDate\":\"\uFFFF\"}", "encoding-control-character", true)]
    [InlineData("""{"resourceType":"Patient","fhir_comments":["x"]}""", "structure-unknown-element", true)]
    [InlineData("""{"resourceType":"Patient","name":[{"fhir_comments":["x"]}]}""", "structure-unknown-element", true)]
    [InlineData("""{"resourceType":"Patient","_id":{"resourceType":"Patient"}}""", "structure-unknown-element", true)]
    [InlineData("""{"resourceType":"Patient","name":[{"_id":{}}]}""", "structure-unknown-element", true)]
    [InlineData("""{"resourceType":["Patient"]}""", "resource-type-missing", true)]
    [InlineData("""{"resourceType":"Patient","name":[[]]}""", "json-wrong-kind", true)]
    [InlineData("""{"resourceType":"Patient","name":[{"given":[{}]}]}""", "json-wrong-kind", true)]
    [InlineData("""{"resourceType":"Patient","_birthDate":[{"id":"a"}]}""", "json-array-unexpected", true)]
    [InlineData("""{"resourceType":"Patient","name":[{"_given":{"id":"a"}}]}""", "json-array-expected", true)]
    [InlineData("""{"resourceType":"Patient","_birthDate":"x"}""", "json-wrong-kind", true)]
    [InlineData("""{"resourceType":"Patient","name":[{"given":["a"],"_given":[null,null]}]}""", "json-array-lengths", true)]
    [InlineData("""{"resour\uD800ceType":"x","resourceType":"Patient"}""", "structure-unknown-element", true)]
    [InlineData("""{"resourceType":"Patient","contained":[{"id":"a"}]}""", "resource-type-missing", true)]
    [InlineData("""{"resourceType":"Patient","contained":[{"resourceType":"Pasient"}]}""", "resource-type-unknown", true)]
    public void What_is_wrong_is_named_by_rule(string json, string ruleId, bool isWellFormed)
    {
        var result = Parse(json);

        Assert.Equal(ruleId, Assert.Single(result.Issues).RuleId);
        Assert.Equal((isWellFormed, false), (result.IsWellFormed, result.IsClean));
        Assert.True(result.Issues[0].Position is { Line: > 0, Column: > 0 });
    }

    [Fact]
    public void Invalid_utf8_is_refused_with_its_place()
    {
        var issue = Assert.Single(JsonParser.Parse(new byte[] { (byte)'{', (byte)'\n', (byte)'"', 0xC3, 0x28 }, DefinitionsPack.Core.Schema).Issues);

        Assert.Equal(("encoding-utf8", 2, 2), (issue.RuleId, issue.Position!.Value.Line, issue.Position.Value.Column));
    }

    [Theory]
    [InlineData(new byte[] { 0xC0, 0x80 })]                     // overlong NUL
    [InlineData(new byte[] { 0xE0, 0x80, 0xAF })]               // overlong slash
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 })]               // a surrogate
    [InlineData(new byte[] { 0xF4, 0x90, 0x80, 0x80 })]         // beyond U+10FFFF
    [InlineData(new byte[] { 0xF8, 0x88, 0x80, 0x80, 0x80 })]   // five bytes
    [InlineData(new byte[] { 0xE2, 0x82 })]                     // cut short
    public void Bytes_that_are_no_utf8_are_refused_in_both_formats(byte[] bad)
    {
        byte[] json = [.. """{"resourceType":"Patient","id":"a"""u8, .. bad, .. "\"}"u8];
        byte[] xml = [.. """<Patient xmlns="http://hl7.org/fhir"><id value="a"""u8, .. bad, .. "\"/></Patient>"u8];

        Assert.Equal(("encoding-utf8", new SourcePosition(1, 34)), RuleAndPlace(JsonParser.Parse(json, DefinitionsPack.Core.Schema)));
        Assert.Equal(("encoding-utf8", new SourcePosition(1, 50)), RuleAndPlace(Kernel.Xml.XmlParser.Parse(xml, DefinitionsPack.Core.Schema)));
    }

    private static (string, SourcePosition) RuleAndPlace(ParseResult result) => (Assert.Single(result.Issues).RuleId, result.Issues[0].Position!.Value);

    public static TheoryData<string, bool> OtherEncodings => new() { { "utf-16", true }, { "utf-16", false }, { "utf-16BE", true }, { "utf-16BE", false }, { "utf-32", true }, { "utf-32", false } };

    [Theory, MemberData(nameof(OtherEncodings))]
    public void Wider_encodings_are_refused_by_name_with_and_without_a_mark(string name, bool hasMark)
    {
        var encoding = Encoding.GetEncoding(name);
        foreach (var text in new[] { """{"resourceType":"Patient"}""", "<Patient xmlns='http://hl7.org/fhir'/>" })
        {
            byte[] bytes = [.. hasMark ? encoding.GetPreamble() : [], .. encoding.GetBytes(text)];
            var result = text[0] == '{' ? JsonParser.Parse(bytes, DefinitionsPack.Core.Schema) : Kernel.Xml.XmlParser.Parse(bytes, DefinitionsPack.Core.Schema);

            var issue = Assert.Single(result.Issues);
            Assert.Equal(("encoding-not-utf8", name[..6].ToUpperInvariant()), (issue.RuleId, issue.Arguments[0]));
        }
    }

    [Fact]
    public void An_issue_tells_expression_line_and_column()
    {
        var issue = Assert.Single(Parse("{\n \"resourceType\": \"Observation\",\n \"component\": [{}, {\n  \"kode\": 1}]}").Issues);

        Assert.Equal("Observation.component[1]", issue.Expression);
        Assert.Equal((4, 3), (issue.Position!.Value.Line, issue.Position.Value.Column));
    }

    [Fact]
    public void One_wrong_property_does_not_hide_the_rest()
    {
        var result = Parse("""{"resourceType":"Patient","x":{"y":[1]},"gender":"female","z":1,"birthDate":"2020"}""");

        Assert.Equal(2, result.Issues.Count);
        Assert.Equal(("female", "2020"), (result.Document!.Root.ValueOf("gender"), result.Document.Root.ValueOf("birthDate")));
    }

    [Theory]
    [InlineData("""{"resourceType":"Patient","name":[{"given":["a",null,"c"],"_given":[null,{"id":"x"}]}]}""")]
    [InlineData("""{"resourceType":"Patient","name":[{"_given":[null,{"id":"x"}],"given":["a",null,"c"]}]}""")]
    [InlineData("""{"resourceType":"Patient","name":[{"given":["a",null,"c"],"use":"official","_given":[null,{"id":"x"}]}]}""")]
    [InlineData("""{"resourceType":"Patient","name":[{"_given":[null,{"id":"x"}],"use":"official","given":["a",null,"c"]}]}""")]
    public void The_halves_of_a_repeating_primitive_find_each_other(string json)
    {
        var name = Parse(json).Document!.Root.Child("name");

        var given = new List<(string?, string?)>();
        foreach (var item in name.ChildrenNamed("given")) given.Add((item.Value, item.ValueOf("id")));
        Assert.Equal([("a", null), (null, "x"), ("c", null)], given);
    }

    [Theory]
    [InlineData("""{"resourceType":"Patient","_birthDate":{"id":"x"},"gender":"male","birthDate":"2020"}""")]
    [InlineData("""{"birthDate":"2020","_birthDate":{"id":"x"},"resourceType":"Patient","gender":"male"}""")]
    public void Order_of_properties_makes_no_difference_to_what_is_read(string json)
    {
        var birthDate = Parse(json).Document!.Root.Child("birthDate");

        Assert.Equal(("2020", "x", "Patient.birthDate"), (birthDate.Value, birthDate.ValueOf("id"), birthDate.Path));
    }

    [Fact]
    public void Types_come_from_the_definitions()
    {
        var root = Parse("""
            {"resourceType":"Observation","contained":[{"resourceType":"Patient","id":"p"}],"status":"final","code":{"text":"x"},
             "valueQuantity":{"value":1.50},"component":[{"code":{"text":"y"},"valueBoolean":true,"referenceRange":[{"text":"z"}]}]}
            """).Document!.Root;

        Assert.Equal("Patient", root.Child("contained").Type.Name);
        Assert.Equal("Quantity", root.Child("value").Type.Name);
        Assert.Equal("1.50", root.Child("value").ValueOf("value"));
        Assert.Equal("true", root.Child("component").ValueOf("value"));
        Assert.Equal("Observation.referenceRange", root.Child("component").Child("referenceRange").Type.Name);
        Assert.Equal("Observation.component[0].referenceRange[0].text", root.Child("component").Child("referenceRange").Child("text").Path);
    }

    [Theory]
    [InlineData("\\u00e6\\n\\\"\\ud83d\\ude00", "æ\n\"😀")]
    [InlineData("æøå 😀", "æøå 😀")]
    [InlineData("\\/", "/")]
    public void Strings_are_unescaped(string written, string read) =>
        Assert.Equal(read, Parse($$"""{"resourceType":"Patient","name":[{"family":"{{written}}"}]}""").Document!.Root.Child("name").ValueOf("family"));

    [Fact]
    public void Too_deep_nesting_is_refused()
    {
        var open = string.Concat(Enumerable.Repeat("""{"extension":[""", 200));
        var result = Parse($$"""{"resourceType":"Patient","extension":[{{open}}{{string.Concat(Enumerable.Repeat("]}", 200))}}]}""");

        Assert.Equal("limit-depth", result.Issues[^1].RuleId);
        Assert.Null(result.Document);
    }

    [Fact]
    public void Too_deep_nesting_of_something_unknown_is_refused()
    {
        var result = Parse($$"""{"resourceType":"Patient","x":{{new string('[', 5000)}}{{new string(']', 5000)}}}""");

        Assert.Equal("limit-depth", result.Issues[^1].RuleId);
        Assert.Null(result.Document);
    }

    [Theory]
    [InlineData("""{"resourceType":"Patient","id":"abcdefghij"}""", "limit-bytes")]
    [InlineData("""{"resourceType":"Patient"} """, null)]
    public void A_text_over_the_size_limit_is_refused(string json, string? ruleId) =>
        Assert.Equal(ruleId, Parse(json, new ParseLimits(MaxBytes: 30)).Issues.SingleOrDefault()?.RuleId);

    [Theory]
    [InlineData("abc", null)]
    [InlineData("abcd", "limit-string")]
    public void A_string_over_the_limit_is_refused(string id, string? ruleId) =>
        Assert.Equal(ruleId, Parse($$"""{"resourceType":"Patient","id":"{{id}}"}""", new ParseLimits(MaxStringBytes: 3)).Issues.SingleOrDefault()?.RuleId);

    [Theory]
    [InlineData(3, "limit-elements")]
    [InlineData(4, null)]
    public void Too_many_elements_are_refused(int limit, string? ruleId) =>
        Assert.Equal(ruleId, Parse("""{"resourceType":"Patient","id":"a","gender":"male","active":true}""", new ParseLimits(MaxElements: limit)).Issues.SingleOrDefault()?.RuleId);

    [Fact]
    public void Endless_issues_end_with_one_that_says_so()
    {
        var many = string.Join(',', Enumerable.Range(0, 2000).Select(number => $"\"x{number}\":1"));
        var result = Parse($$"""{"resourceType":"Patient",{{many}}}""");

        Assert.Equal((ParseLimits.Default.MaxIssues + 1, "limit-issues"), (result.Issues.Count, result.Issues[^1].RuleId));
    }

    [Fact]
    public void Every_rule_of_parsing_has_a_unique_id_and_both_languages()
    {
        Assert.Equal(ParseRules.All.Count, ParseRules.All.Select(rule => rule.Id).Distinct().Count());
        Assert.All(ParseRules.All, rule => Assert.NotEqual(rule.Nb, rule.En));
    }
}
