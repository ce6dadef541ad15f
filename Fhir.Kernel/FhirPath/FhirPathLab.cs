using System.Globalization;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Outcome;

namespace Fhir.Kernel.FhirPath;

/// <summary>
/// The <c>$fhirpath</c> operation as the FHIRPath Lab's server API defines it: a Parameters resource in, one out.
/// https://github.com/brianpos/fhirpath-lab/blob/develop/server-api.md
/// </summary>
/// <remarks>
/// In: <c>expression</c> and optionally <c>context</c> (strings), <c>resource</c> (a resource, or its JSON or XML in the lab's extensions), <c>variables</c> (parts),
/// <c>validate</c> (boolean). What a stranger may ask to be evaluated is bounded: steps, items, contexts and the size of the answer.
/// </remarks>
public static class FhirPathLab
{
    public const int MaxSteps = 5_000_000;
    public const int MaxContexts = 1000;
    public const int MaxOutputBytes = 16 << 20;

    /// <summary>Of all evaluations together.</summary>
    public static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(10);

    private const int MaxItems = 200_000;
    private const int MaxStringLength = 1_000_000;

    /// <param name="context">What the server lets expressions ask for: other resources, terminology, profiles.</param>
    /// <param name="language">Of the static check's texts; each has the other language beside it.</param>
    /// <returns>Parameters as FHIR JSON; or 400 when the input is incomplete, an expression is invalid (with line and column) or an evaluation fails.</returns>
    public static Result<byte[]> Evaluate(Document parameters, FhirPathContext context, Language language = Language.Nb)
    {
        var read = LabRequest.Read(parameters.Root);
        if (read.Refusal is { } incomplete) return incomplete;
        var request = read.Value;

        var compiled = Compile(request.Expression, parameters.Schema);
        if (compiled.Refusal is { } invalid) return invalid;
        var contexts = LabContexts.Of(request, parameters.Schema, context);
        if (contexts.Refusal is { } refusal) return refusal;

        return Run(request, compiled.Value, contexts.Value, context, language);
    }

    private static Result<byte[]> Run(LabRequest request, FhirPathExpression expression, LabContexts contexts, FhirPathContext context, Language language)
    {
        using var writer = new LabWriter(request, language);
        var (warnings, types) = expression.Analyze(contexts.Types);
        writer.WriteParameters(expression, types, request.Validate ? [.. contexts.Warnings, .. warnings] : null);
        var startedAt = context.Time.GetTimestamp();
        foreach (var (name, item) in contexts.Items)
        {
            var timeLeft = MaxTime - context.Time.GetElapsedTime(startedAt);
            if (timeLeft <= TimeSpan.Zero) return Refusal.BadRequest(ExpressionText.Issue(FhirPathRules.TimeLimit, expression.Text, 0, Text((int)MaxTime.TotalMilliseconds)));
            var traces = new LabTraces();
            var values = expression.Evaluate(item, Bounded(request, context, contexts.Items.Count) with { Trace = traces.Add, MaxTime = timeLeft });
            if (values.Issue is { } issue) return Refusal.BadRequest(issue with { Expression = issue.Expression ?? request.Expression.Path });
            writer.WriteResult(name, values, traces);
            if (writer.IsFull) return Refusal.BadRequest(FhirPathRules.OutputLimit.At(request.Expression.Path, Text(MaxOutputBytes)));
        }
        return writer.Finish();
    }

    /// <summary>Invalid expressions are blamed on the parameter that holds them.</summary>
    internal static Result<FhirPathExpression> Compile(Element parameter, Schema schema)
    {
        var compiled = FhirPathExpression.Compile(parameter.Value!, schema);
        return compiled.Refusal is { } refusal ? refusal with { Issues = [.. refusal.Issues.Select(issue => issue with { Expression = parameter.Path })] } : compiled;
    }

    internal static FhirPathContext Bounded(LabRequest request, FhirPathContext context, int runs) => context with
    {
        Resource = request.Resource,
        RootResource = request.Resource,
        Variables = request.Variables,
        MaxSteps = Math.Min(context.MaxSteps, Math.Max(10_000, MaxSteps / Math.Max(1, runs))),
        MaxItems = Math.Min(context.MaxItems, MaxItems),
        MaxStringLength = Math.Min(context.MaxStringLength, MaxStringLength),
    };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
