namespace Fhir.Kernel.Tests.FhirPath;

/// <summary>https://hl7.org/fhirpath/N1/#string-manipulation</summary>
public class StringTests
{
    [Theory]
    [InlineData("'abcdefg'.indexOf('bc')", "1")]
    [InlineData("'abcdefg'.indexOf('x')", "-1")]
    [InlineData("'abcdefg'.indexOf('')", "0")]
    [InlineData("'a\\uD83D\\uDD25b'.indexOf('b')", "2")]
    [InlineData("{}.indexOf('x')", "")]
    [InlineData("'a'.indexOf({})", "")]
    [InlineData("'abcdefg'.substring(3)", "defg")]
    [InlineData("'abcdefg'.substring(1, 2)", "bc")]
    [InlineData("'abcdefg'.substring(6, 2)", "g")]
    [InlineData("'abcdefg'.substring(7, 1)", "")]
    [InlineData("'abcdefg'.substring(-1, 1)", "")]
    [InlineData("'abcdefg'.substring(3, 0).length()", "0")]
    [InlineData("'abcdefg'.substring(3, {})", "defg")]
    [InlineData("'\\uD83D\\uDD25bc'.substring(1, 1)", "b")]
    [InlineData("'abc'.substring({})", "")]
    [InlineData("'abc'.substring('a')", "[fhirpath-wrong-type]")]
    [InlineData("'abcdefg'.startsWith('abc')", "true")]
    [InlineData("'abcdefg'.startsWith('')", "true")]
    [InlineData("'abcdefg'.startsWith('x')", "false")]
    [InlineData("{}.startsWith('x')", "")]
    [InlineData("'x'.startsWith({})", "")]
    [InlineData("5.startsWith('5')", "[fhirpath-wrong-type]")]
    [InlineData("name.given.startsWith('K')", "[fhirpath-singleton]")]
    [InlineData("managingOrganization.reference.startsWith('#')", "true")]
    [InlineData("address.city.startsWith(address.city.substring(0, 2))", "true")]
    [InlineData("'abcdefg'.endsWith('efg')", "true")]
    [InlineData("'abcdefg'.endsWith('abc')", "false")]
    [InlineData("'abc'.contains('b')", "true")]
    [InlineData("'abc'.contains('')", "true")]
    [InlineData("'abc'.contains('d')", "false")]
    [InlineData("address.city.contains('erg')", "true")]
    [InlineData("'Blåbær'.upper()", "BLÅBÆR")]
    [InlineData("'BLÅBÆR'.lower()", "blåbær")]
    [InlineData("'abcdefg'.replace('cde', '123')", "ab123fg")]
    [InlineData("'abcdefg'.replace('cde', '')", "abfg")]
    [InlineData("'abc'.replace('', 'x')", "xaxbxcx")]
    [InlineData("'abc'.replace('b', {})", "")]
    [InlineData("'abc'.length()", "3")]
    [InlineData("''.length()", "0")]
    [InlineData("'\\uD83D\\uDD25'.length()", "1")]
    [InlineData("{}.length()", "")]
    [InlineData("'abc'.toChars()", "a, b, c")]
    [InlineData("''.toChars()", "")]
    [InlineData("'a' + 'b'", "ab")]
    [InlineData("'a' + {}", "")]
    [InlineData("'a' & {} & 'b'", "ab")]
    [InlineData("'a' + 1", "[fhirpath-wrong-type]")]
    [InlineData("'a' & 1", "[fhirpath-wrong-type]")]
    public void Strings(string expression, string expected) => Assert.Equal(expected, Samples.Evaluate(expression));

    [Theory]
    [InlineData("'http://fhir.org/guides/Library/x'.matches('Library')", "true")]
    [InlineData("'N8000123123'.matches('^N[0-9]{8}$')", "false")]
    [InlineData("'N8000123123'.matches('N[0-9]{8}')", "true")]
    [InlineData("'a\\nb'.matches('a.b')", "true")]
    [InlineData("'BERGEN'.matches('bergen')", "false")]
    [InlineData("'a'.matches({})", "")]
    [InlineData("{}.matches('a')", "")]
    [InlineData("'a'.matches('(')", "[fhirpath-regex]")]
    [InlineData("'aa'.matches('(a)\\\\1')", "[fhirpath-regex]")]
    [InlineData("'11/30/1972'.replaceMatches('\\\\b(?<month>\\\\d{1,2})/(?<day>\\\\d{1,2})/(?<year>\\\\d{2,4})\\\\b', '${day}-${month}-${year}')", "30-11-1972")]
    [InlineData("'aaabaa'.replaceMatches('aa', 'c')", "cabc")]
    [InlineData("'abc'.replaceMatches('', {})", "")]
    public void Regular_expressions_match_anywhere_and_never_backtrack(string expression, string expected) => Assert.Equal(expected, Samples.Evaluate(expression));

    [Fact]
    public void A_pattern_that_would_backtrack_for_ever_is_answered_at_once() =>
        Assert.Equal("false", Samples.Evaluate("'" + new string('a', 200) + "!'.matches('^(a+)+$')"));

    [Theory]
    [InlineData("(1|2|3|4|5|6|7|8|9|10|11|12|13|14|15|16|17|18|19|20|21|22|23|24|25).aggregate($total & $total, 'abcdefgh').length()", "[fhirpath-limit-size]")]
    [InlineData("'abc'.replace('', 'xxxxxxxxxx').replace('', 'xxxxxxxxxx').replace('', 'xxxxxxxxxx').length()", "[fhirpath-limit-size]")]
    [InlineData("'aaaaaaaaaa'.replaceMatches('a', '$0$0$0$0$0$0$0$0').replaceMatches('a', '$0$0$0$0$0$0$0$0').length()", "[fhirpath-limit-size]")]
    public void Strings_cannot_grow_without_end(string expression, string expected) =>
        Assert.Equal(expected, Samples.Evaluate(expression, context: Samples.Context with { MaxStringLength = 1000 }));

    /// <summary>A long text is not free because it is one item: reading it costs steps.</summary>
    [Theory]
    [InlineData("(1|2|3|4|5|6|7|8|9).all(%lang.contains('x'))")]
    [InlineData("(1|2|3|4|5|6|7|8|9).all(%lang.length() > 0)")]
    [InlineData("(1|2|3|4|5|6|7|8|9).all(%lang = %lang2)")]
    [InlineData("(1|2|3|4|5|6|7|8|9).all(%lang ~ %lang2)")]
    [InlineData("(1|2|3|4|5|6|7|8|9).all(%lang >= %lang2)")]
    [InlineData("(1|2|3|4|5|6|7|8|9).all((%lang | %lang2).count() = 1)")]
    [InlineData("(1|2|3|4|5|6|7|8|9).all(%lang.matches('x'))")]
    [InlineData("(1|2|3|4|5|6|7|8|9).all(%lang.toInteger().empty())")]
    public void Long_texts_cost_steps(string expression)
    {
        var (one, other) = (new string('x', 1_000_000), new string('x', 1_000_000));
        var context = Samples.Context with
        {
            MaxSteps = 400_000,
            Variables = new Dictionary<string, Kernel.FhirPath.FhirPathValues>
            {
                ["lang"] = Kernel.FhirPath.FhirPathValues.Of(Kernel.FhirPath.FhirPathValue.Of(one)),
                ["lang2"] = Kernel.FhirPath.FhirPathValues.Of(Kernel.FhirPath.FhirPathValue.Of(other)),
            },
        };
        Assert.Equal("[fhirpath-limit-steps]", Samples.Evaluate(expression, context: context));
    }
}
