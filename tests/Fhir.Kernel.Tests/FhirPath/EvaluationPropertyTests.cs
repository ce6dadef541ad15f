using Fhir.Kernel.FhirPath;

namespace Fhir.Kernel.Tests.FhirPath;

/// <summary>What must hold for every expression: the shortcuts of the evaluation give what the collections themselves say.</summary>
public class EvaluationPropertyTests(ITestOutputHelper output)
{
    private const int Seed = 1814;
    private const int Rounds = 400;

    [Theory]
    [InlineData("patient")]
    [InlineData("observation")]
    [InlineData("questionnaire")]
    [InlineData("bundle")]
    public void An_expression_printed_and_read_again_means_the_same(string resource)
    {
        output.WriteLine($"seed {Seed}");
        var generator = new ExpressionGenerator(Seed, resource);
        for (var round = 0; round < Rounds; round++)
        {
            var text = generator.Next();
            var printed = Samples.Compile(text).ToString();
            Assert.Equal(printed, Samples.Compile(printed).ToString());
            Assert.Equal((text, Samples.Evaluate(text, resource)), (text, Samples.Evaluate(printed, resource)));
        }
    }

    [Theory]
    [InlineData("patient")]
    [InlineData("observation")]
    [InlineData("questionnaire")]
    [InlineData("bundle")]
    public void Counts_conditions_and_singles_agree_with_the_items(string resource)
    {
        output.WriteLine($"seed {Seed}");
        var (generator, root) = (new ExpressionGenerator(Seed, resource), Samples.Root(resource));
        for (var round = 0; round < Rounds; round++)
        {
            var text = generator.NextCollection();
            var items = Samples.Compile(text).Evaluate(root, Samples.Context);
            Assert.False(items.IsFailed, text);
            Assert.Equal((text, $"{items.Count}"), (text, Samples.Evaluate($"({text}).count()", resource)));
            Assert.Equal((text, items.Count > 0), (text, Samples.Compile($"({text}).exists()").IsTrue(root, Samples.Context)));
            Assert.Equal((text, items.Count == 0), (text, Samples.Compile($"({text}).empty()").IsTrue(root, Samples.Context)));
            Assert.Equal((text, Condition(items)), (text, Condition(Samples.Compile(text), resource)));
            Assert.Equal((text, true), (text, Samples.Compile($"({text}).subsetOf({text})").IsTrue(root, Samples.Context)));
            Assert.Equal(text + Samples.Evaluate($"({text}).distinct()", resource), text + Samples.Evaluate($"({text}) | {{}}", resource));
        }
    }

    [Fact]
    public void Any_text_is_evaluated_or_refused()
    {
        output.WriteLine($"seed {Seed}");
        string[] pieces =
        [
            "name", "given", "Patient", ".", ".", "(", ")", "[", "]", "{", "}", ",", "+", "-", "*", "/", "&", "|", "=", "~", "!=", "<", ">=", " and ", " or ", " is ", " as ", " in ", " contains ",
            " div ", " mod ", " implies ", "'a'", "'\\u12", "'", "`x`", "`", "%resource", "%", "$this", "$index", "$total", "$", "@2012", "@T1", "@2012-02-30T", "1", "1.5", "99999999999999999999", "0.",
            " days ", "true", "where", "select", "repeat", "exists()", "first()", "iif(", "ofType(", "children()", "descendants()", "toString()", "replace(", "matches(", "substring(", "aggregate(", "//", "/*",
            "\n", "\uD800", "æ", "System.Boolean", "resolve()", "now()", "power(", "round(", "toQuantity(", "trace(",
        ];
        var (random, context, evaluated) = (new Random(Seed), Samples.Context with { MaxSteps = 20_000, MaxItems = 10_000, MaxStringLength = 10_000 }, 0);
        for (var round = 0; round < 40_000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 9)).Select(_ => pieces[random.Next(pieces.Length)]));
            var compiled = FhirPathExpression.Compile(text, Samples.Schema);
            if (!compiled.IsValue) continue;
            compiled.Value.Analyze("Patient");
            compiled.Value.Evaluate(Samples.Root("patient"), context);
            compiled.Value.EvaluateBoolean(Samples.Root("patient"), context, out _);
            Assert.Equal(compiled.Value.ToString(), Samples.Compile(compiled.Value.ToString()).ToString());
            evaluated++;
        }
        Assert.True(evaluated > 1000, $"{evaluated}");
    }

    private static string Condition(FhirPathValues items) => items.Count switch
    {
        0 => "",
        1 => items[0].ToSystem() is { Kind: FhirPathKind.Boolean } truth ? truth.ToString() : "true",
        _ => "[fhirpath-singleton]",
    };

    private static string Condition(FhirPathExpression expression, string resource)
    {
        var answer = expression.EvaluateBoolean(Samples.Root(resource), Samples.Context, out var issue);
        return issue is not null ? $"[{issue.RuleId}]" : answer?.ToString().ToLowerInvariant() ?? "";
    }
}
