using System.Collections.Frozen;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Validation.Rules.Bundles;
using Fhir.Kernel.Validation.Rules.Conformance;
using Fhir.Kernel.Validation.Rules.Questionnaires;

namespace Fhir.Kernel.Validation.Rules;

/// <summary>
/// What R4 says of a type in words, where a definition has no place for it: rules in code that stand beside those the type's own definition is compiled to.
/// </summary>
internal static class NativeRules
{
    private static readonly FrozenDictionary<string, ElementRule[]> ByType = new Dictionary<string, ElementRule[]>
    {
        ["Reference"] = [new LiteralReference()],
        ["Coding"] = [new CodeRule(hasDisplay: true)],
        ["Quantity"] = [new CodeRule(hasDisplay: false)],
        ["Questionnaire"] = [new QuestionnaireRule()],
        ["QuestionnaireResponse"] = [new ResponseRule()],
        ["Attachment"] = [new AttachmentRule()],
        ["Identifier"] = [new IdentifierRule()],
        ["SampledData"] = [new SampledDataRule()],
        ["StructureDefinition"] = [new StructureRule()],
        ["SearchParameter"] = [new SearchParameterRule()],
        ["ValueSet"] = [new ValueSetCircleRule()],
        ["ValueSet.compose.include"] = [new IncludeRule()],
        ["CodeSystem"] = [new CodeSystemRule()],
        ["ConceptMap.group"] = [new ConceptMapRule()],
        ["CapabilityStatement.rest.resource.searchParam"] = [new CapabilitySearchRule()],
        ["OperationDefinition"] = [new OperationRule()],
        ["NamingSystem.uniqueId"] = [new UniqueIdRule()],
        ["DomainResource"] = [new ContainedRule()],
        ["Bundle"] = [new EntryAddresses(), new SearchsetRule(), new RequestsRule(), new ResponsesRule(), new DocumentRule()],
    }.ToFrozenDictionary();

    /// <summary>Those of the type and of what it specializes.</summary>
    public static IEnumerable<ElementRule> Of(TypeInfo type)
    {
        for (var at = type; at is not null; at = at.Base)
            foreach (var rule in ByType.GetValueOrDefault(at.Name, [])) yield return rule;
    }
}
