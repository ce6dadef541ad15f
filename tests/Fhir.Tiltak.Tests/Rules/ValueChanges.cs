using System.Text.Json;
using System.Text.Json.Nodes;

namespace Fhir.Tiltak.Tests.Rules;

/// <summary>An element whose values are no longer what they were.</summary>
internal static class ValueChanges
{
    private const int MostValues = 24;

    /// <summary>Wrong in one way or another: no national number, a wrong last digit, a wrong first check digit, a D number, a number of another series, an organization, a status, a time long ago or to come.</summary>
    private static readonly string[] OtherValues =
    [
        "x", "1", "15858020024", "15858020033", "55858030160", "15858020023", "81234567055", "310000000", "310000001", "2026", "123", 
        "registered", "preliminary", "2000-01-01T12:00:00+01:00", "2099-01-01T12:00:00+01:00",
    ];

    /// <summary>Each value within, changed.</summary>
    public static IEnumerable<Change> Alterations(JsonObject parent, string property) =>
        Leaves(parent[property], Place.Root.At(property)).Take(MostValues).Select(leaf => (Change)((here, _) => Alter(leaf, here)));

    public static List<Place> Leaves(JsonNode? node, Place at) => node switch
    {
        JsonObject fields => [.. fields.SelectMany(field => Leaves(field.Value, at.At(field.Key)))],
        JsonArray items => [.. items.SelectMany((item, index) => Leaves(item, at.At(index)))],
        null => [],
        _ => [at],
    };

    /// <summary>Each text within as one of a list of wrong ones, each value changed, and each left out.</summary>
    public static IEnumerable<Change> Revaluations(JsonObject parent, string property)
    {
        foreach (var leaf in Leaves(parent[property], Place.Root.At(property)).Take(MostValues))
        {
            yield return (here, _) => Alter(leaf, here);
            if (leaf.Steps[^1] is string name) yield return (here, _) => new Place(leaf.Steps[..^1]).In(here).AsObject().Remove(name);
            if (leaf.In(parent).GetValueKind() == JsonValueKind.Number) yield return (here, _) => Set(leaf, here, 1_000_000);
            if (leaf.In(parent).GetValueKind() != JsonValueKind.String) continue;
            foreach (var value in OtherValues) yield return (here, _) => Set(leaf, here, value);
        }
        if (parent[property] is not JsonObject) yield break;
        yield return (here, _) => here[property] = new JsonObject { ["display"] = "x" };
        yield return (here, _) => here[property] = new JsonObject { ["identifier"] = new JsonObject { ["system"] = "https://example.org/x", ["value"] = "x" } };
    }

    public static void Alter(Place leaf, JsonNode document)
    {
        var old = leaf.In(document).AsValue();
        Set(leaf, document, old.GetValueKind() switch
        {
            JsonValueKind.True => false,
            JsonValueKind.False => true,
            JsonValueKind.Number => old.GetValue<decimal>() + 1,
            _ => old.GetValue<string>() + "x",
        });
    }

    private static void Set(Place leaf, JsonNode document, JsonNode value)
    {
        var parent = new Place(leaf.Steps[..^1]).In(document);
        if (leaf.Steps[^1] is string name) parent[name] = value;
        else parent[(int)leaf.Steps[^1]] = value;
    }
}
