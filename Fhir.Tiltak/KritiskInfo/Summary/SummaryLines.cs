using Fhir.Kernel.Elements;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Terminology;
using Fhir.Tiltak.KritiskInfo.Documents;

namespace Fhir.Tiltak.KritiskInfo.Summary;

/// <summary>What a reader sees of a resource.</summary>
/// <param name="When">As written in the resource; empty when it does not say.</param>
internal sealed record SummaryLine(string What, string Status, string Details, string When);

/// <summary>Makes the lines of a section. Texts come from the record as they are and are escaped where they are written.</summary>
internal sealed class SummaryLines(DocumentGraph graph, TerminologyService terminology, Language language)
{
    public SummaryLine Of(Element resource) => new(What(resource), Join(", ", Statuses(resource)), Join("; ", Details(resource)), SectionOrder.When(resource));

    private string What(Element resource) => resource.Type.Name switch
    {
        "MedicationStatement" or "MedicationRequest" => Medicine(resource.Child("medication")),
        "DeviceUseStatement" => Concept(graph.Target(resource.Child("device")).Child("type")) ?? resource.Child("device").ValueOf("display") ?? Unknown,
        "Immunization" => Concept(resource.Child("vaccineCode")) ?? Unknown,
        "Consent" => Concept(resource.Child("policyRule")) ?? Concept(resource.Child("category")) ?? Unknown,
        "CarePlan" => resource.ValueOf("title") ?? Concept(resource.Child("category")) ?? Unknown,
        _ => Concept(resource.Child("code")) ?? Unknown,
    };

    private string Medicine(Element medication) => medication.Type.Name == "Reference"
        ? Concept(graph.Target(medication).Child("code")) ?? medication.ValueOf("display") ?? Unknown
        : Concept(medication) ?? Unknown;

    private IEnumerable<string?> Statuses(Element resource)
    {
        if (Current.Code(resource, "clinicalStatus") is { } clinical) yield return Word(clinical);
        else if (resource.ValueOf("status") is { } status) yield return Word(status);
        if (Current.Code(resource, "verificationStatus") is { } certainty) yield return Word(certainty);
        if (resource.ValueOf("criticality") is { } criticality) yield return Word(criticality);
    }

    private IEnumerable<string?> Details(Element resource)
    {
        foreach (var reaction in resource.ChildrenNamed("reaction"))
        {
            foreach (var manifestation in reaction.ChildrenNamed("manifestation")) yield return Concept(manifestation);
            if (reaction.ValueOf("severity") is { } severity) yield return Word(severity);
        }
        foreach (var dosage in resource.Children)
            if (dosage.Name is "dosage" or "dosageInstruction") yield return dosage.ValueOf("text");
        yield return Value(resource);
        foreach (var component in resource.ChildrenNamed("component")) yield return $"{Concept(component.Child("code"))}: {Value(component)}";
        if (resource.Child("bodySite") is { Exists: true } site) yield return Concept(site);
        yield return resource.ValueOf("conclusion");
        foreach (var result in resource.ChildrenNamed("result")) yield return Result(graph.Target(result));
        foreach (var note in resource.ChildrenNamed("note")) yield return note.ValueOf("text");
    }

    private string? Result(Element observation) => observation.Exists && Value(observation) is { } value ? $"{Concept(observation.Child("code"))}: {value}" : null;

    private string? Value(Element observation)
    {
        var value = observation.Child("value");
        if (value.HasValue) return value.Value;
        return value.Exists ? value.Type.Name switch
        {
            "Quantity" => $"{value.ValueOf("comparator")}{value.ValueOf("value")} {value.ValueOf("unit") ?? value.ValueOf("code")}".Trim(),
            "CodeableConcept" => Concept(value),
            _ => null,
        } : null;
    }

    /// <summary>The text, else the words of a coding; null for a concept that is not there or says nothing.</summary>
    private string? Concept(Element concept)
    {
        if (concept.ValueOf("text") is { } text) return text;
        foreach (var coding in concept.ChildrenNamed("coding"))
            if ((coding.ValueOf("display") ?? Display(coding)) is { } display) return display;
        return concept.Child("coding").ValueOf("code");
    }

    private string? Display(Element coding) => coding.ValueOf("system") is { } system && coding.ValueOf("code") is { } code
        ? terminology.Display(system, code, language == Language.Nb ? "nb" : "en") : null;

    private string Unknown => Word("unknown");

    private string Word(string code) => CodeWords.In(code, language);

    private static string Join(string separator, IEnumerable<string?> parts) => string.Join(separator, parts.Where(part => !string.IsNullOrWhiteSpace(part)));
}
