using Fhir.Kernel.FhirPath;
using Fhir.Kernel.FhirPath.Functions;

namespace Fhir.Kernel.Tests.FhirPath;

/// <summary>Hostile expressions end with an issue that says which limit they met.</summary>
public class LimitTests
{
    private static readonly FhirPathContext Small = Samples.Context with { MaxSteps = 200_000, MaxItems = 20_000, MaxStringLength = 10_000 };

    [Theory]
    [InlineData("1.repeat($this + 1).count()", "[fhirpath-limit-size]")]
    [InlineData("1.repeatAll($this).count()", "[fhirpath-limit-size]")]
    [InlineData("descendants().select(%resource.repeat(children() | %resource.descendants())).count()", "[fhirpath-limit-steps]")]
    [InlineData("descendants().select(%resource.descendants().select(%resource.descendants())).count()", "[fhirpath-limit-size]")]
    [InlineData("descendants().all(%resource.descendants().all(%resource.descendants().exists(id = 'x').not()))", "[fhirpath-limit-steps]")]
    [InlineData("(1|2|3|4|5|6|7|8|9|10|11|12|13|14|15|16|17|18).aggregate($total.combine($total), 1).count()", "[fhirpath-limit-size]")]
    [InlineData("descendants().select(%resource.descendants().take(10).select('aaaaaaaaaaaaaaaa')).join('-').length()", "[fhirpath-limit-size]")]
    [InlineData("'a'.replace('', 'aaaaaaaaaaaaaaaaaaaa').replace('', 'aaaaaaaaaaaaaaaaaaaa').replace('', 'aaaaaaaaaaaaaaaaaaaa').replace('', 'b').length()", "[fhirpath-limit-size]")]
    [InlineData("'aaaaaaaaaaaaaaaaaaaa'.encode('hex').encode('hex').encode('hex').encode('hex').encode('hex').encode('hex').encode('hex').encode('hex').encode('hex').length()", "[fhirpath-limit-size]")]
    [InlineData("'\\u0001\\u0001\\u0001\\u0001\\u0001\\u0001\\u0001\\u0001\\u0001'.escape('json').escape('html').length()", "54")]
    [InlineData("(1|2|3|4|5|6|7|8|9|10|11|12|13|14|15|16|17|18|19|20).select(defineVariable('v', %resource.descendants()).select(%v.combine(%v).combine(%v)).count()).count()", "20")]
    [InlineData("10.power(28) * 10.power(28)", "")]
    [InlineData("9999999.9.power(9999999.9)", "")]
    [InlineData("@2012 + 99999999999999999 years", "")]
    public void What_grows_without_end_is_ended(string expression, string expected) => Assert.Equal(expected, Samples.Evaluate(expression, context: Small));

    [Fact]
    public void Calls_within_calls_are_compiled_once()
    {
        // Compiling an argument twice would take 2^100 steps here.
        string Nested(string call, string inside) => string.Concat(Enumerable.Repeat(call + "(", 100)) + inside + new string(')', 100);
        Assert.Equal("", Samples.Evaluate(Nested("select", "{}")));
        Assert.Equal("[fhirpath-wrong-type]", Samples.Evaluate(Nested("'a'.startsWith", "'b'")));
        Assert.Equal("", Samples.Evaluate(Nested("extension", "{}")));
        Assert.Equal("", Samples.Evaluate(Nested("name.where", "{}")));
    }

    [Fact]
    public void The_analysis_ends_too()
    {
        var nested = string.Concat(Enumerable.Repeat("item.repeat(", 90)) + "item" + new string(')', 90);
        Assert.NotNull(Samples.Compile(nested).Analyze("Questionnaire"));
    }

    [Theory]
    [InlineData("a{3}b", 4)]
    [InlineData("(ab){10}", 20)]
    [InlineData("((a{10}){10}){10}", 1000)]
    [InlineData("[a-z\\]]{3,5}", 5)]
    [InlineData("\\p{L}{2}x", 3)]
    [InlineData("a|bc", 3)]
    [InlineData("{x}", 3)]
    [InlineData("a{2,}", 2)]
    [InlineData("(a", 1)]
    [InlineData("", 0)]
    public void The_size_of_a_pattern_counts_its_repetitions(string pattern, long size) => Assert.Equal(size, PatternSize.Of(pattern));

    [Theory]
    [InlineData("((((a{99}){99}){99}){99}){99}")]
    [InlineData("a{2147483647}")]
    [InlineData("(a{1,1000}){1,1000}")]
    [InlineData("([a-z]{0,500}[0-9]{0,500}){0,100}")]
    public void A_pattern_of_a_million_states_is_refused(string pattern) => Assert.Equal("[fhirpath-regex]", Samples.Evaluate($"'aaaa'.matches('{pattern}')"));

    [Fact]
    public void Groups_can_only_be_so_deep() =>
        Assert.Equal("[fhirpath-regex]", Samples.Evaluate($"'a'.matches('{new string('(', 1000)}a{new string(')', 1000)}')"));

    [Theory]
    [InlineData("^(([a-z])+.)+[A-Z]([a-z])+$")]
    [InlineData("(a|aa)+$")]
    [InlineData("([a-zA-Z]+)*$")]
    [InlineData("(.*a){40}")]
    [InlineData("(a?){2000}a{2000}")]
    [InlineData("(x+x+)+y")]
    public void What_makes_others_backtrack_is_answered_or_given_up_in_time(string pattern)
    {
        var answer = Samples.Evaluate($"%text.matches('{pattern}')", context: Samples.Context with
        {
            Variables = new Dictionary<string, FhirPathValues> { ["text"] = FhirPathValues.Of(FhirPathValue.Of(new string('a', 3000) + "!")) },
        });
        Assert.Contains(answer, new[] { "true", "false", "[fhirpath-regex-timeout]" });
    }

    [Fact]
    public void Time_has_a_limit_of_its_own()
    {
        var context = Samples.Context with { Time = new HurryingTime(), MaxTime = TimeSpan.FromSeconds(1) };
        Assert.Equal("[fhirpath-limit-time]", Samples.Evaluate("descendants().all(%resource.descendants().all(%resource.descendants().exists()))", context: context));
        Assert.Equal("true", Samples.Evaluate("descendants().exists()", context: Samples.Context with { MaxTime = TimeSpan.Zero }));
    }

    [Fact]
    public void Regular_expressions_look_at_the_clock_themselves()
    {
        var context = Samples.Context with { Time = new HurryingTime(), MaxTime = TimeSpan.FromSeconds(2) };
        Assert.Equal("[fhirpath-limit-time]", Samples.Evaluate("(1 | 2 | 3 | 4 | 5 | 6).select('a'.matches('a'))", context: context));
    }

    /// <summary>Each look at the clock finds it a second further.</summary>
    internal sealed class HurryingTime : TimeProvider
    {
        private long seconds;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => ++seconds;
    }
}
