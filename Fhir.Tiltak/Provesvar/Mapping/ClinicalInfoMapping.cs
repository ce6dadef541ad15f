using System.Text.Json.Nodes;
using Fhir.Tiltak.Provesvar.Kith;
using Fhir.Tiltak.Provesvar.Source;

namespace Fhir.Tiltak.Provesvar.Mapping;

/// <summary>InfItem to the extension that carries clinical information with a report.</summary>
internal sealed class ClinicalInfoMapping(MappingContext context, CodeMapping codes)
{
    public JsonObject? Of(SourceNode node)
    {
        var type = codes.Concept(KithCode.Take(node.Child("Type")), "8233");
        var parts = FhirJson.Array(Parts(node));
        if (type is null && parts.Count == 0) return null;
        parts.Insert(0, FhirJson.Extension(ProvesvarNames.Nilar("inf-item-type"), "valueCodeableConcept", type ?? FhirJson.Concept(null, "Klinisk opplysning")));
        return new JsonObject { ["extension"] = parts, ["url"] = ProvesvarNames.Nilar("inf-item") };
    }

    private IEnumerable<JsonObject?> Parts(SourceNode node)
    {
        var said = node.Child("Observation");
        yield return FhirJson.Extension(ProvesvarNames.Nilar("inf-item-descr"), "valueString", Joined(said, "Description"));
        var coded = said?.ChildrenNamed("CodedDescr").Select(KithCode.Take).OfType<KithCode>().ToList() ?? [];
        if (coded.Count > 0) yield return FhirJson.Extension(ProvesvarNames.Nilar("inf-item-coded-descr"), "valueCodeableConcept", All(coded));
        if (Joined(said, "Comment") is { } comment) yield return FhirJson.Extension(ProvesvarNames.Nilar("comment"), "valueAnnotation", FhirJson.Annotation(comment));
        yield return context.DateExtension("inf-item-start", node.Child("StartDateTime"));
        yield return context.DateExtension("inf-item-end", node.Child("EndDateTime"));
        yield return context.DateExtension("inf-item-org-time", node.Child("OrgDate"));
    }

    // The extension has room for one concept; several codes of one description are codings of it.
    private JsonObject All(List<KithCode> coded)
    {
        var codings = coded.Select(code => (Code: code, Coding: codes.Coding(code, "8209"))).ToList();
        var text = string.Join(", ", codings.Select(pair => CodeMapping.TextBeside(pair.Code, pair.Coding)).OfType<string>());
        return new JsonObject().SetAll("coding", codings.Select(pair => pair.Coding)).Set("text", text.Length > 0 ? text : null);
    }

    private static string? Joined(SourceNode? node, string name)
    {
        var texts = node?.ChildrenNamed(name).Select(SourceText.Take).OfType<string>().ToList() ?? [];
        return texts.Count > 0 ? string.Join('\n', texts) : null;
    }
}
