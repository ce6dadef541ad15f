using System.Globalization;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Outcome;

namespace Fhir.Kernel.FhirPath;

/// <summary>What an expression is evaluated on: the resource itself, or each item that the context expression gives.</summary>
/// <param name="Items">With the item's path; null without a context expression.</param>
/// <param name="Types">What the items can be.</param>
/// <param name="Warnings">Of the context expression.</param>
internal sealed record LabContexts(IReadOnlyList<(string? Name, FhirPathValue Item)> Items, StaticTypes Types, IReadOnlyList<Issue> Warnings)
{
    public static Result<LabContexts> Of(LabRequest request, Schema schema, FhirPathContext context)
    {
        var resourceType = new StaticTypes([request.Resource.Type]);
        if (!request.Context.Exists) return new LabContexts([(null, FhirPathValue.Of(request.Resource))], resourceType, []);
        var compiled = FhirPathLab.Compile(request.Context, schema);
        if (compiled.Refusal is { } invalid) return invalid;

        var items = compiled.Value.Evaluate(request.Resource, FhirPathLab.Bounded(request, context, 1));
        if (items.Issue is { } issue) return Refusal.BadRequest(issue with { Expression = request.Context.Path });
        if (items.Count > FhirPathLab.MaxContexts)
            return Refusal.BadRequest(FhirPathRules.ContextLimit.At(request.Context.Path, FhirPathLab.MaxContexts.ToString(CultureInfo.InvariantCulture)));

        var (warnings, types) = compiled.Value.Analyze(resourceType);
        return new LabContexts([.. items.Select((item, at) => ((string?)NameOf(request, item, at), item))], types, warnings);
    }

    private static string NameOf(LabRequest request, FhirPathValue item, int at) =>
        item.Kind == FhirPathKind.Element ? item.Element.Path : string.Create(CultureInfo.InvariantCulture, $"{request.Context.Value}[{at}]");
}
