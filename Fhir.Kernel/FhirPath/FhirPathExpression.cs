using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Outcome;

namespace Fhir.Kernel.FhirPath;

/// <summary>
/// A compiled FHIRPath expression: FHIRPath 2.0.0 with the additions of FHIR R4. Immutable and thread-safe; compile once, evaluate often.
/// https://hl7.org/fhirpath/N1/ and https://hl7.org/fhir/R4/fhirpath.html
/// </summary>
public sealed class FhirPathExpression
{
    private readonly Ast ast;
    private readonly Operation operation;
    private readonly Schema schema;

    private FhirPathExpression(string text, Ast ast, Operation operation, Schema schema) => (Text, this.ast, this.operation, this.schema) = (text, ast, operation, schema);

    /// <summary>As it was given.</summary>
    public string Text { get; }

    internal Ast Ast => ast;

    /// <summary>
    /// A refusal (400) has one issue; its position is the line and column in <paramref name="text"/>. Elements that no type has are no error: they give nothing.
    /// </summary>
    /// <param name="schema">The schema of every document the expression will be asked about.</param>
    /// <param name="contextType">The type of every focus, when it is known: parts of the expression that begin with another type are then left out.</param>
    public static Result<FhirPathExpression> Compile(string text, Schema schema, string? contextType = null, FhirPathSyntax? syntax = null)
    {
        var parsed = Parser.Parse(text, syntax);
        if (parsed.Refusal is { } malformed) return malformed;
        var compiled = Compiler.Compile(parsed.Value, text, schema, contextType);
        return compiled.Refusal is { } refusal ? refusal : new FhirPathExpression(text, parsed.Value, compiled.Value, schema);
    }

    /// <summary>
    /// What the types say of the expression before any resource is at hand: a warning with its place for each element name that the type in question does not
    /// have, with the name it may have meant.
    /// </summary>
    /// <param name="contextType">The type of the focus: a resource, a data type or the path of a nested element.</param>
    public IReadOnlyList<Issue> Analyze(string contextType) => schema.FindType(contextType) is { } type
        ? Analyze(new StaticTypes([type])).Issues
        : [ExpressionText.Issue(FhirPathRules.UnknownType, Text, 0, contextType, ExpressionText.Suggest(contextType, schema.Types.Select(known => known.Name)))];

    internal (IReadOnlyList<Issue> Issues, StaticTypes Types) Analyze(StaticTypes context) => Analyzer.Analyze(ast, Text, schema, context);

    /// <summary>The collection the expression gives; its <see cref="FhirPathValues.Issue"/> says why when the evaluation failed.</summary>
    public FhirPathValues Evaluate(Element focus, FhirPathContext context) => Evaluate(FhirPathValue.Of(focus), context);

    internal FhirPathValues Evaluate(FhirPathValue focus, FhirPathContext context)
    {
        var run = Rent(focus, context);
        try
        {
            operation.Run(run);
            return run.Failure(Text) is { } issue ? FhirPathValues.Failed(issue) : run.ToValues(0, run.Top);
        }
        finally
        {
            run.Return();
        }
    }

    /// <summary>
    /// The expression as a condition, without making its items: true, false, or null for empty. One item that is no Boolean is true.
    /// https://hl7.org/fhirpath/N1/#singleton-evaluation-of-collections
    /// </summary>
    /// <param name="issue">Why the evaluation failed (the answer is then null); null when it did not.</param>
    public bool? EvaluateBoolean(Element focus, FhirPathContext context, out Issue? issue)
    {
        var run = Rent(FhirPathValue.Of(focus), context);
        try
        {
            var truth = operation.Truth(run, "Boolean");
            issue = run.Failure(Text);
            return issue is not null || truth == Truth.Empty ? null : truth == Truth.True;
        }
        finally
        {
            run.Return();
        }
    }

    /// <summary>Whether an invariant holds: empty and failed are not true. Ask <see cref="EvaluateBoolean"/> to tell them from false.</summary>
    public bool IsTrue(Element focus, FhirPathContext context) => EvaluateBoolean(focus, context, out _) == true;

    /// <summary>The expression with no more blanks and parentheses than it needs.</summary>
    public override string ToString() => ast.ToString();

    private Evaluation Rent(in FhirPathValue focus, FhirPathContext context)
    {
        if (focus.Reference is Document document && !ReferenceEquals(document.Schema, schema))
            throw new InvalidOperationException("The expression was compiled for another schema than the document's.");
        return Evaluation.Rent(focus, context);
    }
}
