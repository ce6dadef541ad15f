using System.Collections.Frozen;
using Fhir.Kernel.Elements;
using Fhir.Kernel.FhirPath;
using Fhir.Kernel.Validation.Catalogue;

namespace Fhir.Kernel.Validation.Rules.Conformance;

/// <summary>A SearchParameter: an expression that can be read on each of its bases and gives something its type can search. https://hl7.org/fhir/R4/searchparameter.html</summary>
internal sealed class SearchParameterRule : ElementRule
{
    // https://hl7.org/fhir/R4/search.html#table, and what R4's own parameters do beside it
    private static readonly FrozenDictionary<string, string[]> Searched = new Dictionary<string, string[]>
    {
        ["number"] = ["integer", "decimal", "positiveInt", "unsignedInt", "Range"],
        ["date"] = ["date", "dateTime", "instant", "Period", "Timing"],
        ["string"] = ["string", "HumanName", "Address", "markdown", "Annotation"],
        ["token"] = ["Coding", "CodeableConcept", "Identifier", "ContactPoint", "code", "boolean", "id", "uri", "string", "canonical"],
        ["reference"] = ["Reference", "canonical", "uri", "url", "Resource"],
        ["quantity"] = ["Quantity", "Money", "Range", "SampledData", "integer", "decimal", "Age", "Duration"],
        ["uri"] = ["uri", "url", "oid", "uuid", "canonical"],
    }.ToFrozenDictionary();

    public override void Check(Element element, ValidationRun run)
    {
        var type = element.ValueOf("type") ?? "";
        if (element.Child("target").Exists && type != "reference") run.Report(element.Child("target"), DefinitionRules.SearchTarget, type);
        if (element.Child("component").Exists != (type == "composite")) run.Report(element, DefinitionRules.SearchComponent, type);
        if (element.Child("expression") is { HasValue: true } expression)
            foreach (var at in element.ChildrenNamed("base")) CheckExpression(expression, at.Value ?? "", type, run);
    }

    private static void CheckExpression(Element expression, string at, string type, ValidationRun run)
    {
        if (Expressions.Check(expression, at, run) is not { } compiled || run.Book.Schema.FindType(at) is not { } focus) return;
        var given = compiled.Analyze(new StaticTypes([focus])).Types;
        if (given.IsUnknown || !Searched.TryGetValue(type, out var searched) || given.AreAny(found => searched.Any(found.IsA))) return;
        run.Report(expression, DefinitionRules.SearchResult, given.ToString(), type);
    }
}
