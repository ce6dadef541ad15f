using System.Text;
using Fhir.Kernel.Elements;

namespace Fhir.Kernel.FhirPath.Functions;

/// <summary>What FHIR R4 adds to FHIRPath. https://hl7.org/fhir/R4/fhirpath.html#functions</summary>
internal static class FhirFunctions
{
    public static readonly IReadOnlyList<Function> All =
    [
        new("extension", 1, 1, call => new ExtensionOperation(call)),
        new("hasValue", 0, 0, call => new HasValueOperation(call)),
        new("getValue", 0, 0, call => new GetValueOperation(call)),
        new("resolve", 0, 0, call => new ResolveOperation(call)),
        new("htmlChecks", 0, 0, SimpleOperation.Of(HtmlChecks)),
        new("checkModifiers", 0, 64, call => new CheckModifiersOperation(call)),
    ];

    private static FhirPathValue HtmlChecks(Evaluation run, SimpleOperation call, FhirPathValue input)
    {
        if (input.Kind == FhirPathKind.String) return FhirPathValue.Of(NarrativeXhtml.IsAllowed(Encoding.UTF8.GetBytes(input.String!)));
        var element = input.Element;
        // R4: undefined on any other kind of element.
        if (!element.HasValue || element.Type.Name != "xhtml" || !run.SpendOn(element.Utf8Value.Length)) return default;
        return FhirPathValue.Of(NarrativeXhtml.IsAllowed(element.Utf8Value));
    }

    private sealed class ExtensionOperation(Call call) : Operation(call.At)
    {
        private readonly Operation source = call.Source;
        private readonly Operation argument = call.Argument(0);
        private readonly byte[]? literal = call.Argument(0) is LiteralOperation { Literal.String: { } text } ? Encoding.UTF8.GetBytes(text) : null;
        private readonly ushort extensionId = call.Schema.NameId("extension");
        private readonly ushort urlId = call.Schema.NameId("url");
        private readonly string name = call.Name;

        public override void Run(Evaluation run)
        {
            var start = run.Top;
            source.Run(run);
            var end = run.Top;
            var url = Url(run);
            for (var at = start; at < end && url is not null && run.Spend(); at++)
                foreach (var extension in run[at].Element.ChildrenNamed(extensionId))
                    if (run.Spend() && extension.Child(urlId).Utf8Value.SequenceEqual(url)) run.Push(FhirPathValue.Of(extension));
            run.Drop(start, end);
        }

        private byte[]? Url(Evaluation run)
        {
            if (literal is not null) return literal;
            var value = run.ToSystem(argument.Single(run, name));
            if (value.Exists && value.String is null) run.Fail(FhirPathRules.WrongType, At, name, value.TypeName);
            return value.String is { } text ? Encoding.UTF8.GetBytes(text) : null;
        }
    }

    private sealed class HasValueOperation(Call call) : BooleanOperation(call.At)
    {
        private readonly Operation? origin = call.Origin;

        public override Truth Decide(Evaluation run)
        {
            if (origin is null) return Truths.Of(HasValue(run.This));
            var start = run.Top;
            origin.Run(run);
            var hasValue = run.Top == start + 1 && HasValue(run[start]);
            run.Top = start;
            return Truths.Of(hasValue);
        }

        private static bool HasValue(in FhirPathValue item) => item.Kind == FhirPathKind.Element ? item.Element.HasValue : item.Exists;
    }

    private sealed class GetValueOperation(Call call) : ScalarOperation(call.At)
    {
        private readonly Operation source = call.Source;

        public override FhirPathValue Value(Evaluation run)
        {
            var start = run.Top;
            source.Run(run);
            var value = run.Top == start + 1 ? run.ToSystem(run[start]) : default;
            run.Top = start;
            // A quantity is no primitive, though operators take it for a System value.
            return value.Kind is FhirPathKind.Element or FhirPathKind.Quantity ? default : value;
        }
    }

    private sealed class ResolveOperation(Call call) : Operation(call.At)
    {
        private readonly Operation source = call.Source;

        public override void Run(Evaluation run)
        {
            var start = run.Top;
            source.Run(run);
            var end = run.Top;
            for (var at = start; at < end && !run.HasFailed; at++)
                if (References.Resolve(run, run[at]) is { Exists: true } target) run.Push(FhirPathValue.Of(target));
            run.Drop(start, end);
        }
    }

    /// <summary>Gives its input; a modifier extension that the arguments do not name is an error.</summary>
    private sealed class CheckModifiersOperation(Call call) : Operation(call.At)
    {
        private readonly Operation source = call.Source;
        private readonly Operation[] known = [.. Enumerable.Range(0, call.Count).Select(call.Argument)];

        public override void Run(Evaluation run)
        {
            var start = run.Top;
            source.Run(run);
            var end = run.Top;
            var urls = known.Select(argument => argument.Single(run, "checkModifiers").ToString()).ToArray();
            for (var at = start; at < end && run.Spend(); at++) Check(run, run[at].Element, urls);
        }

        private void Check(Evaluation run, Element element, string[] urls)
        {
            foreach (var extension in element.ChildrenNamed("modifierExtension"))
                if (extension.ValueOf("url") is var url && !urls.Contains(url)) run.Fail(FhirPathRules.ModifierExtension, At, url ?? "");
        }
    }
}
