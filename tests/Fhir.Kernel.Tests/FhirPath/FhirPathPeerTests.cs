using System.Globalization;
using System.Reflection;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.FhirPath;

namespace Fhir.Kernel.Tests.FhirPath;

/// <summary>The same questions to fhirpath.js. Where the answers differ, a row of <see cref="KnownDifferences"/> says who is right and why.</summary>
public class FhirPathPeerTests(ITestOutputHelper output)
{
    private const int Generated = 6000;

    private static readonly Dictionary<string, string> Resources = Samples.Json.Concat(PeerSamples.Json).ToDictionary();
    private static readonly Dictionary<string, Document> Documents = Resources.ToDictionary(pair => pair.Key, pair => Samples.Parse(pair.Value));

    private static Element Root(string name) => Documents[name].Root;

    // Their rows are no pairs of an expression and its answer, or ask for what the peer is not given.
    private static readonly HashSet<Type> NotCompared =
        [typeof(SyntaxTests), typeof(FhirPathLabTests), typeof(NarrativeTests), typeof(LimitTests), typeof(AnalysisTests), typeof(ExpressionAnswersTests), typeof(LaterAdditionTests)];

    [Fact]
    public async Task Every_expression_of_the_tables_has_the_same_answer_as_with_fhirpath_js()
    {
        Assert.SkipWhen(FhirPathPeer.Missing is not null, FhirPathPeer.Missing ?? "");
        var explained = await CompareAsync([.. TableExpressions()]);
        Assert.Empty(KnownDifferences.All.Except(explained));
    }

    [Fact]
    public async Task Random_expressions_have_the_same_answers_as_with_fhirpath_js()
    {
        Assert.SkipWhen(FhirPathPeer.Missing is not null, FhirPathPeer.Missing ?? "");
        var seed = Environment.GetEnvironmentVariable("FHIRREF_SEED") is { } given ? int.Parse(given, CultureInfo.InvariantCulture) : 4711;
        output.WriteLine($"FHIRREF_SEED={seed}");
        var questions = from sample in Resources.Keys.Order(StringComparer.Ordinal)
                        let generator = new PairGenerator(seed, sample, Root(sample))
                        from _ in Enumerable.Range(0, Generated / Resources.Count)
                        select new FhirPathPeer.Question(sample, generator.Next());
        await CompareAsync([.. questions]);
    }

    [Fact]
    public async Task The_search_parameters_and_invariants_of_R4_have_the_same_answers_as_with_fhirpath_js()
    {
        Assert.SkipWhen(FhirPathPeer.Missing is not null, FhirPathPeer.Missing ?? "");
        var questions = Resources.Keys.Order(StringComparer.Ordinal).SelectMany(DefinitionExpressions).Distinct().ToList();
        Assert.InRange(questions.Count, 200, 2000);
        await CompareAsync(questions);
    }

    /// <summary>Of the sample's type: what its search parameters select, and what its definition demands of the resource itself.</summary>
    private static IEnumerable<FhirPathPeer.Question> DefinitionExpressions(string sample)
    {
        var (core, type) = (DefinitionsPack.Core, Root(sample).Type);
        var root = core.Find($"http://hl7.org/fhir/StructureDefinition/{type.Name}")!.Root.Child("snapshot").Child("element");
        var searched = core.SearchParameters.Where(parameter => parameter.Base.Any(type.IsA)).Select(parameter => parameter.Expression);
        var demanded = new List<string?>();
        foreach (var constraint in root.ChildrenNamed("constraint")) demanded.Add(constraint.ValueOf("expression"));
        return from expression in searched.Concat(demanded) where expression is not null select new FhirPathPeer.Question(sample, expression);
    }

    /// <returns>The known differences that were met; any other difference fails.</returns>
    private async Task<IReadOnlyCollection<KnownDifferences.Row>> CompareAsync(List<FhirPathPeer.Question> questions)
    {
        var theirs = await FhirPathPeer.AskAsync(Resources, questions, TestContext.Current.CancellationToken);
        var differences = questions.Zip(theirs, (question, answer) => (question, answer, ours: Ours(question))).Where(row => row.ours != row.answer)
            .ToLookup(row => KnownDifferences.Explain(row.question.Expression, row.ours, row.answer) is null);
        var (explained, unexplained) = (differences[false].Count(), differences[true].Count());
        output.WriteLine($"cases {questions.Count}, equal {questions.Count - explained - unexplained}, explained differences {explained}, unexplained {unexplained}");
        foreach (var (question, answer, ours) in differences[true]) output.WriteLine($"{question.Resource}: {question.Expression}\n    ours   {ours}\n    theirs {answer}");
        Assert.Empty(differences[true]);
        return [.. differences[false].Select(row => KnownDifferences.Find(row.question.Expression)).OfType<KnownDifferences.Row>().Distinct()];
    }

    private static string Ours(FhirPathPeer.Question question)
    {
        var compiled = FhirPathExpression.Compile(question.Expression, Samples.Schema);
        return compiled.IsValue ? FhirPathPeer.Normalize(compiled.Value.Evaluate(Root(question.Resource), Samples.Context)) : "error";
    }

    /// <summary>The first argument of every row of every theory in this folder that is a valid expression, asked of every sample.</summary>
    private static IEnumerable<FhirPathPeer.Question> TableExpressions()
    {
        var rows = from type in typeof(Samples).Assembly.GetTypes()
                   where type.Namespace == typeof(Samples).Namespace && !NotCompared.Contains(type)
                   from method in type.GetMethods()
                   where method.Name != nameof(StringTests.Strings_cannot_grow_without_end)
                   from row in method.GetCustomAttributes<InlineDataAttribute>()
                   where row.Data is [string, string]
                   select (string)row.Data[0]!;
        return from expression in rows.Distinct() from sample in new[] { "patient", "observation" } select new FhirPathPeer.Question(sample, expression);
    }
}
