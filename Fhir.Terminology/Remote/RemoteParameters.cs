using System.Text.Json;
using Fhir.Kernel.Terminology;

namespace Fhir.Terminology.Remote;

/// <summary>Reads the Parameters and expansions that a terminology server answers with; what is not as it should be is not there.</summary>
internal static class RemoteParameters
{
    /// <summary>The verdict of <c>$validate-code</c>: NotChecked when the other server does not know the code system or value set either.</summary>
    public static Verdict Verdict(JsonElement? answer)
    {
        if (answer is not { } parameters || Find(parameters, "result") is not { } result || Property(result, "valueBoolean") is not { ValueKind: JsonValueKind.True or JsonValueKind.False } value) return Kernel.Terminology.Verdict.NotChecked;
        if (value.GetBoolean()) return Kernel.Terminology.Verdict.Member;
        return Find(parameters, "x-caused-by-unknown-system") is null && Find(parameters, "x-unknown-system") is null ? Kernel.Terminology.Verdict.NotMember : Kernel.Terminology.Verdict.NotChecked;
    }

    public static Concept? Concept(JsonElement? answer, string code)
    {
        if (answer is not { } parameters || Text(Find(parameters, "display"), "valueString") is not { } display) return null;
        return new Concept(code, display)
        {
            Designations = [.. All(parameters, "designation").Select(Designation).OfType<Designation>()],
            Properties = [.. All(parameters, "property").Select(ConceptProperty).OfType<ConceptProperty>()],
        };
    }

    public static bool? Subsumes(JsonElement? answer) => answer is { } parameters && Text(Find(parameters, "outcome"), "valueCode") is { } outcome ? outcome is "subsumes" or "equivalent" : null;

    /// <summary>The concepts of a ValueSet's expansion, and how many there are in all; null when it has none.</summary>
    public static (List<(string System, Concept Concept)> Concepts, int Total)? Expansion(JsonElement? answer)
    {
        if (answer is not { } valueSet || Property(valueSet, "expansion") is not { } expansion) return null;
        var concepts = new List<(string, Concept)>();
        Collect(expansion, concepts, depth: 0);
        return (concepts, Property(expansion, "total") is { ValueKind: JsonValueKind.Number } total && total.TryGetInt32(out var number) ? number : concepts.Count);
    }

    private static void Collect(JsonElement place, List<(string, Concept)> concepts, int depth)
    {
        if (depth > 50) return;
        foreach (var row in Items(place, "contains"))
        {
            if (Text(row, "code") is { } code && Text(row, "system") is { } system)
                concepts.Add((system, new Concept(code, Text(row, "display")) { Properties = Property(row, "inactive") is { ValueKind: JsonValueKind.True } ? [new("inactive", "true") { Type = ConceptPropertyType.Boolean }] : [] }));
            Collect(row, concepts, depth + 1);
        }
    }

    private static Designation? Designation(JsonElement parameter) =>
        Text(Part(parameter, "value"), "valueString") is { } value ? new Designation(Text(Part(parameter, "language"), "valueCode"), value) { Use = Use(Part(parameter, "use")) } : null;

    private static DesignationUse? Use(JsonElement? part) =>
        part is { } use && Property(use, "valueCoding") is { } coding && Text(coding, "code") is { } code ? new DesignationUse(Text(coding, "system"), code, Text(coding, "display")) : null;

    private static ConceptProperty? ConceptProperty(JsonElement parameter)
    {
        if (Text(Part(parameter, "code"), "valueCode") is not { } code || Part(parameter, "value") is not { } part) return null;
        if (Text(part, "valueCode") is { } value) return new ConceptProperty(code, value) { Type = ConceptPropertyType.Code };
        if (Text(part, "valueString") is { } text) return new ConceptProperty(code, text);
        return Property(part, "valueBoolean") is { ValueKind: JsonValueKind.True or JsonValueKind.False } flag
            ? new ConceptProperty(code, flag.GetBoolean() ? "true" : "false") { Type = ConceptPropertyType.Boolean } : null;
    }

    private static JsonElement? Find(JsonElement parameters, string name) => All(parameters, name).Cast<JsonElement?>().FirstOrDefault();

    private static IEnumerable<JsonElement> All(JsonElement parameters, string name) => Items(parameters, "parameter").Where(parameter => Text(parameter, "name") == name);

    private static JsonElement? Part(JsonElement parameter, string name) => Items(parameter, "part").Where(part => Text(part, "name") == name).Cast<JsonElement?>().FirstOrDefault();

    private static JsonElement.ArrayEnumerator Items(JsonElement place, string name) => Property(place, name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : default;

    private static string? Text(JsonElement? place, string name) => place is { } there && Property(there, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static JsonElement? Property(JsonElement place, string name) => place.ValueKind == JsonValueKind.Object && place.TryGetProperty(name, out var value) ? value : null;
}
