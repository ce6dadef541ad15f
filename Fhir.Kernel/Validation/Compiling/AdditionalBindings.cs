using Fhir.Kernel.Elements;
using Fhir.Kernel.Validation.Rules;

namespace Fhir.Kernel.Validation.Compiling;

/// <summary>
/// Further value sets that an element is bound to, as R5 has them and R4 by extension. Those for some uses only are left out.
/// https://hl7.org/fhir/tools/StructureDefinition-additional-binding.html
/// </summary>
internal static class AdditionalBindings
{
    internal const string Url = "http://hl7.org/fhir/tools/StructureDefinition/additional-binding";

    /// <param name="binding">ElementDefinition.binding; missing has none.</param>
    public static IEnumerable<BindingRule> Of(Element binding)
    {
        var rules = new List<BindingRule>();
        foreach (var extension in binding.ChildrenNamed("extension"))
            if (extension.ValueOf("url") == Url && Rule(extension) is { } rule) rules.Add(rule);
        return rules;
    }

    private static BindingRule? Rule(Element extension)
    {
        var parts = new Dictionary<string, string?>();
        foreach (var part in extension.ChildrenNamed("extension")) parts[part.ValueOf("url") ?? ""] = part.ValueOf("value");
        if (parts.ContainsKey("usage") || parts.GetValueOrDefault("valueSet") is not { } valueSet) return null;
        return parts.GetValueOrDefault("purpose") switch
        {
            "required" => new BindingRule(valueSet, ValidationRules.BindingRequired, needsCode: true),
            "maximum" => new BindingRule(valueSet, ValidationRules.BindingMax, needsCode: false),
            "extensible" => new BindingRule(valueSet, ValidationRules.BindingExtensible, needsCode: false),
            _ => null,
        };
    }
}
