using System.Text.Json.Nodes;

namespace Fhir.Tiltak.Provesvar.Mapping;

/// <summary>
/// The values of one result in the places an Observation has for them. A laboratory result has one value, and components for the rest; a finding of imaging has one
/// text, with the headings in it, since it has no components.
/// </summary>
internal sealed class ResultValues
{
    private readonly List<JsonObject> components = [];
    private readonly List<string?> notes = [];

    /// <param name="all">In the order of the message.</param>
    /// <param name="structured">Questions with answers.</param>
    /// <param name="code">Of the result; a heading that names the investigation is not told again.</param>
    public ResultValues(IReadOnlyList<ResultValue> all, IReadOnlyList<(JsonObject Question, ResultValue Answer)> structured, bool isImaging, JsonObject code)
    {
        var said = all.Where(value => value.Value is not JsonObject { Count: 0 }).ToList();
        HasSeveral = said.Count > 1;
        notes.AddRange(all.Select(value => value.Note));
        if (isImaging) OfImaging(said, structured);
        else OfLaboratory(said, structured, code);
        // The first heading is that of the value; those of components are their names.
        var headings = all.Select(value => value.Heading).OfType<JsonObject>().Take(isImaging ? int.MaxValue : 1);
        HeadingExtensions = [.. headings.Where(heading => !JsonNode.DeepEquals(heading, code)).Select(heading => FhirJson.Extension(ProvesvarNames.Heading, "valueCodeableConcept", heading))];
    }

    public ResultValue? Value { get; private set; }

    public IReadOnlyList<JsonObject> Components => components;

    public IEnumerable<string?> Notes => notes;

    public bool HasSeveral { get; }

    public bool IsAbsent => Value is null && components.Count == 0;

    /// <summary>The headings of the value, when they are not the name of the result.</summary>
    public IReadOnlyList<JsonObject> HeadingExtensions { get; }

    private void OfLaboratory(List<ResultValue> said, IReadOnlyList<(JsonObject Question, ResultValue Answer)> structured, JsonObject code)
    {
        Value = said.FirstOrDefault();
        foreach (var value in said.Skip(1)) components.Add(Component(value.Heading ?? FhirJson.Concept(null, "Svar"), value, code));
        foreach (var (question, answer) in structured) components.Add(Component(question, answer, code));
    }

    private void OfImaging(List<ResultValue> said, IReadOnlyList<(JsonObject Question, ResultValue Answer)> structured)
    {
        notes.AddRange(structured.Select(pair => $"{Told(pair.Question)}: {(pair.Answer.Property == "valueCodeableConcept" ? Told((JsonObject)pair.Answer.Value) : Plain(pair.Answer))}"));
        if (said.Count == 1) Value = Imaged(said[0]);
        if (said.Count < 2) return;
        var told = string.Join("\n\n", said.Select(value => value.Heading is { } heading ? $"{Name(heading)}: {Plain(value)}" : Plain(value)));
        var codings = said.SelectMany(value => (value.Value as JsonObject)?["coding"] as JsonArray ?? []).ToList();
        Value = codings.Count == 0 ? new ResultValue("valueString", told) : new ResultValue("valueCodeableConcept", new JsonObject().SetAll("coding", codings).Set("text", told));
    }

    // A finding has no ratio, and words that are no code are a text.
    private static ResultValue Imaged(ResultValue value) => value.Property == "valueRatio" || (value.Value is JsonObject concept && concept["coding"] is null && concept["text"] is not null)
        ? new ResultValue("valueString", Plain(value))
        : value;

    // https://hl7.org/fhir/R4/observation.html#invs, obs-7: a component that has the code of the Observation would say its value again.
    private static JsonObject Component(JsonObject name, ResultValue value, JsonObject code)
    {
        var isSame = name["coding"] is JsonArray own && code["coding"] is JsonArray whole && own.Any(one => whole.Any(other => AreSame(one!, other!)));
        return new JsonObject().Set("code", isSame ? FhirJson.Concept(null, Name(name)) : name).Set(value.Property, value.Value);
    }

    private static bool AreSame(JsonNode one, JsonNode other) => JsonNode.DeepEquals(one["code"], other["code"]) && JsonNode.DeepEquals(one["system"], other["system"]);

    private static string Told(JsonObject concept) => (string?)concept["coding"]?[0]?["code"] is { } code && code != Name(concept) ? $"{Name(concept)} ({code})" : Name(concept);

    private static string Name(JsonObject concept) => (string?)concept["text"] ?? (string?)concept["coding"]?[0]?["display"] ?? (string?)concept["coding"]?[0]?["code"] ?? "";

    private static string Plain(ResultValue value) => value.Value switch
    {
        JsonObject quantity when value.IsQuantity => $"{(string?)quantity["comparator"]}{quantity["value"]!.ToJsonString()} {(string?)quantity["unit"]}".Trim(),
        JsonObject range when value.Property == "valueRange" => $"{range["low"]?["value"]?.ToJsonString()} - {range["high"]?["value"]?.ToJsonString()} {(string?)(range["low"] ?? range["high"])!["unit"]}".Trim(),
        JsonObject when value.Written is { } written => written,
        JsonObject concept => Name(concept),
        var plain => plain.ToString(),
    };
}
