using System.Collections.Frozen;
using System.Text.Json.Nodes;
using Fhir.Tiltak.Provesvar.Mapping;

namespace Fhir.Tiltak.Provesvar.European;

/// <summary>The European study type (LOINC) and specialty (SNOMED CT) of a kind of report (kodeverk 8202). https://hl7.eu/fhir/laboratory/</summary>
internal static class StudyType
{
    private static readonly FrozenDictionary<string, (string Study, string StudyName, string Specialty, string SpecialtyName)> Known = new Dictionary<string, (string, string, string, string)>
    {
        ["CLIN"] = ("18719-5", "Chemistry studies (set)", "394596001", "Chemical pathology"),
        ["MBIO"] = ("18725-2", "Microbiology studies (set)", "408454008", "Clinical microbiology"),
        ["IMTR"] = ("18717-9", "Blood bank studies (set)", "421661004", "Blood banking and transfusion medicine"),
    }.ToFrozenDictionary();

    /// <summary>The categories that Europe wants beside the national one; none for kinds that have no counterpart.</summary>
    public static IEnumerable<JsonObject> Categories(JsonObject report)
    {
        if (!Known.TryGetValue(KindOf(report), out var type)) yield break;
        yield return FhirJson.Concept(FhirJson.Coding(ProvesvarNames.Loinc, type.Study, type.StudyName));
        yield return FhirJson.Concept(FhirJson.Coding(ProvesvarNames.Snomed, type.Specialty, type.SpecialtyName));
    }

    /// <summary>The code of the one section.</summary>
    public static JsonObject Section(JsonObject report) =>
        Known.TryGetValue(KindOf(report), out var type) ? FhirJson.Coding(ProvesvarNames.Loinc, type.Study, type.StudyName) : FhirJson.Coding(ProvesvarNames.Loinc, "26436-6", "Laboratory studies (set)");

    /// <summary>The code of a section of remarks.</summary>
    public static JsonObject Annotation => FhirJson.Coding(ProvesvarNames.Loinc, "48767-8", "Annotation comment [Interpretation] Narrative");

    public static bool IsImaging(JsonObject report) => Codes(report["category"]).Contains("BLD");

    private static string KindOf(JsonObject report) => Codes(report["code"]).FirstOrDefault() ?? "";

    private static IEnumerable<string> Codes(JsonNode? node) => node switch
    {
        JsonArray array => array.SelectMany(Codes),
        JsonObject concept when concept["coding"] is JsonArray codings => codings.Where(coding => (string?)coding?["system"] == ProvesvarNames.Kodeverk("8202")).Select(coding => (string?)coding!["code"]).OfType<string>(),
        _ => [],
    };
}
