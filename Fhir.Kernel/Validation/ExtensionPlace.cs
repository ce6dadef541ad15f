using System.Collections.Immutable;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.FhirPath;

namespace Fhir.Kernel.Validation;

/// <summary>Where an extension may stand. https://hl7.org/fhir/R4/defining-extensions.html#context</summary>
/// <param name="demands">FHIRPath on the place, with the extension as <c>%extension</c>; all must hold.</param>
internal sealed class ExtensionPlace(string url, bool isModifier, ImmutableArray<ExtensionPlaceTest> allowed, ImmutableArray<FhirPathExpression> demands)
{
    public void Check(Element extension, ValidationRun run)
    {
        var isInModifiers = extension.NameId == run.Names.ModifierExtension;
        if (isInModifiers != isModifier) run.Report(extension, ValidationRules.ExtensionModifier, url, isModifier ? "modifierExtension" : "extension");
        var parent = extension.Parent;
        if (!IsAllowed(parent, run)) run.Report(extension, ValidationRules.ExtensionContext, url, PathOf(parent), string.Join(", ", allowed));
        foreach (var demand in demands)
            if (!Holds(demand, extension, parent, run)) run.Report(extension, ValidationRules.ExtensionContext, url, PathOf(parent), demand.Text);
    }

    private bool IsAllowed(Element parent, ValidationRun run)
    {
        foreach (var place in allowed)
            if (place.Allows(parent, run)) return true;
        return allowed.IsEmpty;
    }

    private static bool Holds(FhirPathExpression demand, Element extension, Element parent, ValidationRun run)
    {
        var context = run.FhirPath with { Variables = new Dictionary<string, FhirPathValues> { ["extension"] = FhirPathValues.Of([FhirPathValue.Of(extension)]) } };
        return demand.EvaluateBoolean(parent, context, out _) != false;
    }

    private static string PathOf(Element element) => element.Property?.Path ?? element.Type.Name;
}

/// <summary>One of the places a definition allows.</summary>
internal abstract class ExtensionPlaceTest(ExtensionContext context)
{
    public abstract bool Allows(Element parent, ValidationRun run);

    public override string ToString() => context.Expression;

    public static ExtensionPlaceTest Of(ExtensionContext context, Schema schema) => context.Kind switch
    {
        "extension" => new InExtension(context),
        "fhirpath" when FhirPathExpression.Compile(context.Expression, schema) is { IsValue: true, Value: var expression } => new AtFhirPath(context, expression),
        "fhirpath" => new Nowhere(context),
        _ => new AtElement(context),
    };

    /// <summary>On a type (Patient, Address, Element) or an element by its path (Patient.contact, Observation.value[x]).</summary>
    private sealed class AtElement(ExtensionContext context) : ExtensionPlaceTest(context)
    {
        private readonly string[] segments = [.. context.Expression.Split('.').Select(segment => segment.Replace("[x]", ""))];
        private readonly string path = context.Expression;

        public override bool Allows(Element parent, ValidationRun run)
        {
            // R4 puts extensions for Element on resources too: it means anywhere.
            if (path == "Element" || parent.Type.IsA(path)) return true;
            var element = parent;
            for (var at = segments.Length - 1; at > 0; at--)
            {
                if (!element.Exists || element.Property is not { } property || property.Name != segments[at]) return false;
                element = element.Parent;
            }
            return segments.Length > 1 && element.Exists && element.Type.IsA(segments[0]);
        }
    }

    private sealed class InExtension(ExtensionContext context) : ExtensionPlaceTest(context)
    {
        private readonly string url = context.Expression;

        public override bool Allows(Element parent, ValidationRun run) => parent.Type == run.Names.ExtensionType && parent.ValueOf("url") == url;
    }

    private sealed class AtFhirPath(ExtensionContext context, FhirPathExpression expression) : ExtensionPlaceTest(context)
    {
        public override bool Allows(Element parent, ValidationRun run)
        {
            foreach (var place in expression.Evaluate(parent.Resource, run.FhirPath))
                if (place.Element == parent) return true;
            return false;
        }
    }

    private sealed class Nowhere(ExtensionContext context) : ExtensionPlaceTest(context)
    {
        public override bool Allows(Element parent, ValidationRun run) => false;
    }
}
