using System.Text.Json.Nodes;

namespace Fhir.Kernel.Tests.Mutation.Kinds;

/// <summary>Invariants of conformance resources, terminology and questionnaires.</summary>
internal static class DefinitionKinds
{
    public static IReadOnlyList<MutationKind> All { get; } =
    [
        MutationKind.Invariant("cpb-1", "CapabilityStatement", "", """{ "rest": null, "messaging": null, "document": null }"""),
        MutationKind.Invariant("cpb-2", "CapabilityStatement", "", """{ "description": null, "software": null, "implementation": null }"""),
        MutationKind.Invariant("cpb-3", "CapabilityStatement", "messaging", """{ "kind": "capability", "implementation": null }"""),
        MutationKind.Invariant("cpb-9", "CapabilityStatement.rest", "resource", """{ "resource": [{ "type": "Patient" }, { "type": "Patient" }] }"""),
        MutationKind.Invariant("cpb-12", "CapabilityStatement.rest.resource", "", """{ "searchParam": [{ "name": "a", "type": "date" }, { "name": "a", "type": "date" }] }"""),
        MutationKind.Invariant("csd-1", "CodeSystem", "concept", """{ "concept": [{ "code": "a" }, { "code": "a" }] }"""),
        MutationKind.Invariant("cmd-1", "ConceptMap.group.element.target", "comment", """{ "comment": null }"""),
        MutationKind.Invariant("cmd-2", "ConceptMap.group.unmapped", "code", """{ "code": null }"""),
        MutationKind.Invariant("cmd-3", "ConceptMap.group.unmapped", "url", """{ "url": null }"""),
        MutationKind.Invariant("nsd-2", "NamingSystem", "", """{ "uniqueId": [{ "type": "uri", "value": "a", "preferred": true }, { "type": "uri", "value": "b", "preferred": true }] }"""),
        MutationKind.Invariant("opd-1", "OperationDefinition.parameter", "type !part", """{ "type": null, "searchType": null, "targetProfile": null }"""),
        MutationKind.Invariant("opd-2", "OperationDefinition.parameter", "type", """{ "type": "boolean", "searchType": "token" }"""),
        MutationKind.Invariant("opd-3", "OperationDefinition.parameter", "type", """{ "type": "string", "targetProfile": ["http://hl7.org/fhir/StructureDefinition/Patient"] }"""),
        MutationKind.Invariant("spd-1", "SearchParameter", "", """{ "xpath": "f:Patient", "xpathUsage": null }"""),
        MutationKind.Invariant("spd-2", "SearchParameter", "", """{ "type": "string", "chain": ["name"] }"""),
        MutationKind.Invariant("sdf-4", "StructureDefinition", "", """{ "abstract": false, "baseDefinition": null }"""),
        MutationKind.Invariant("sdf-6", "StructureDefinition", "", """{ "snapshot": null, "differential": null }"""),
        MutationKind.Invariant("sdf-18", "StructureDefinition", "", """{ "contextInvariant": ["true"] }"""),
        MutationKind.Invariant("sdf-2", "StructureDefinition.mapping", "name", """{ "name": null, "uri": null }"""),
        MutationKind.Invariant("vsd-1", "ValueSet.compose.include", "", """{ "system": null, "valueSet": null, "concept": null, "filter": null, "version": "1" }"""),
        MutationKind.Invariant("vsd-3", "ValueSet.compose.include", "concept", """{ "filter": [{ "property": "concept", "op": "is-a", "value": "a" }] }"""),
        MutationKind.Invariant("vsd-10", "ValueSet.expansion.contains", "system code", """{ "system": null }"""),
        MutationKind.Invariant("ig-1", "ImplementationGuide.definition", "", """{ "resource": [{ "reference": { "reference": "Patient/1" }, "groupingId": "borte" }] }"""),
        MutationKind.Invariant("mrp-1", "MeasureReport", "group", """{ "type": "data-collection" }"""),
        MutationKind.Invariant("smp-1", "StructureMap.group.rule.target", "element context", """{ "context": null, "contextType": null }"""),
        MutationKind.Invariant("tst-3", "TestScript.variable", "expression", """{ "headerField": "ETag", "path": "a" }"""),
        MutationKind.Invariant("que-1", "Questionnaire.item", "type", """{ "type": "group", "item": null, "initial": null, "answerOption": null, "answerValueSet": null }"""),
        MutationKind.Invariant("que-3", "Questionnaire.item", "!item !code", """{ "type": "display", "code": [{ "code": "a" }] }"""),
        MutationKind.Invariant("que-4", "Questionnaire.item", "answerOption", """{ "answerValueSet": "http://hl7.org/fhir/ValueSet/languages" }"""),
        MutationKind.Invariant("que-5", "Questionnaire.item", "!answerValueSet", """{ "type": "attachment", "answerValueSet": "http://hl7.org/fhir/ValueSet/languages" }"""),
        MutationKind.Invariant("que-6", "Questionnaire.item", "!item", """{ "type": "display", "required": true }"""),
        MutationKind.Invariant("que-7", "Questionnaire.item.enableWhen", "answer", """{ "operator": "exists", "answerCoding": null, "answerBoolean": null, "answerInteger": 3 }"""),
        MutationKind.Invariant("que-10", "Questionnaire.item", "!maxLength", """{ "type": "attachment", "maxLength": 3 }"""),
        MutationKind.Invariant("que-11", "Questionnaire.item", "answerOption", """{ "initial": [{ "valueString": "a" }] }"""),
        MutationKind.Invariant("que-12", "Questionnaire.item", "!enableWhen", """
            { "enableBehavior": null, "enableWhen": [{ "question": "1", "operator": "exists", "answerBoolean": true }, { "question": "2", "operator": "exists", "answerBoolean": true },
              { "question": "3", "operator": "exists", "answerBoolean": true }] }
            """),
        MutationKind.Anywhere("invariant que-2", spot => spot.Type == "Questionnaire" && spot.Has("item"), spot =>
        {
            var items = spot.Object["item"]!.AsArray();
            items.Add(items[0]!.DeepClone());
            return new("invariant-que-2", spot.Place);
        }),
        MutationKind.Invariant("qrs-1", "QuestionnaireResponse.item", "answer !item", """{ "item": [{ "linkId": "x" }] }"""),
        MutationKind.Anywhere("invariant inv-1 of Parameters", spot => spot.Type == "Parameters.parameter" && spot.Has("value"), spot =>
        {
            spot.Object["part"] = new JsonArray(new JsonObject { ["name"] = "a", ["valueString"] = "b" });
            return new("invariant-inv-1", spot.Place);
        }),
    ];
}
