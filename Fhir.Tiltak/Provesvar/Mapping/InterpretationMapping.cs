using System.Text.Json.Nodes;
using Fhir.Tiltak.Provesvar.Kith;
using Fhir.Tiltak.Provesvar.Source;

namespace Fhir.Tiltak.Provesvar.Mapping;

/// <summary>The deviation mark (8244) and the susceptibility (8271) to HL7's interpretation, with the Norwegian mark beside it.</summary>
internal sealed class InterpretationMapping(CodeMapping codes)
{
    /// <returns>Null when nothing is said that can be interpreted; a mark that is unknown is told as a note.</returns>
    /// <param name="values">All of the result: a susceptibility may stand beside the concentration that it is read from.</param>
    public (JsonObject? Interpretation, string? Note) Of(SourceNode item, IEnumerable<JsonObject> values)
    {
        var mark = KithCode.Take(item.Child("DevResultInd"));
        var deviation = mark is null ? null : codes.Coding(mark, "8244");
        var note = mark is not null && deviation is null ? $"Avviksmarkør: {mark.Told}" : null;
        var hl7 = values.Select(Susceptible).FirstOrDefault(found => found is not null) ?? Deviating((string?)deviation?["code"]);
        var text = mark is null || deviation is null ? null : CodeMapping.TextBeside(mark, deviation);
        return (hl7 is null ? null : new JsonObject().Set("coding", FhirJson.Array(hl7, deviation)).Set("text", text), note);
    }

    private static JsonObject? Susceptible(JsonObject value) =>
        ((value["coding"] as JsonArray ?? []).Where(coding => (string)coding!["system"]! == ProvesvarNames.Kodeverk("8271")).Select(coding => (string)coding!["code"]!).FirstOrDefault()) switch
        {
            "S" => Hl7("S", "Susceptible"),
            "I" => Hl7("I", "Intermediate"),
            "R" => Hl7("R", "Resistant"),
            _ => null,
        };

    private static JsonObject? Deviating(string? mark) => mark switch
    {
        "1" => Hl7("H", "High"),
        "2" => Hl7("L", "Low"),
        "3" => Hl7("A", "Abnormal"),
        _ => null,
    };

    private static JsonObject Hl7(string code, string name) => FhirJson.Coding(ProvesvarNames.Interpretation, code, name);
}
