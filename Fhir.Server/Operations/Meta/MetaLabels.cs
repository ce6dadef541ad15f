using System.Text.Json.Nodes;

namespace Fhir.Server.Operations.Meta;

/// <summary>
/// Labels put on a meta and taken off it. They are sets: a profile is the same when its url is, a tag and a security label when system and code are, whatever
/// version and display say. https://hl7.org/fhir/R4/resource-operation-meta-add.html
/// </summary>
public static class MetaLabels
{
    private static readonly string[] Lists = ["profile", "security", "tag"];

    /// <returns>Whether the meta changed.</returns>
    public static bool Add(JsonObject meta, JsonObject given)
    {
        var isChanged = false;
        foreach (var (name, label) in In(given))
        {
            if (IndexOf(meta[name] as JsonArray, label) >= 0) continue;
            if (meta[name] is not JsonArray list) meta[name] = list = [];
            list.Add(label.DeepClone());
            // What goes with each profile keeps its place beside it.
            (meta[$"_{name}"] as JsonArray)?.Add(null);
            isChanged = true;
        }
        return isChanged;
    }

    /// <summary>That a label is not there is no error.</summary>
    /// <returns>Whether the meta changed.</returns>
    public static bool Remove(JsonObject meta, JsonObject given)
    {
        var isChanged = false;
        foreach (var (name, label) in In(given))
            for (var at = IndexOf(meta[name] as JsonArray, label); at >= 0; at = IndexOf(meta[name] as JsonArray, label), isChanged = true)
            {
                RemoveAt(meta, name, at);
                RemoveAt(meta, $"_{name}", at);
            }
        return isChanged;
    }

    private static IEnumerable<(string Name, JsonNode Label)> In(JsonObject given) =>
        Lists.SelectMany(name => (given[name] as JsonArray ?? []).OfType<JsonNode>().Select(label => (name, label)));

    private static int IndexOf(JsonArray? list, JsonNode label)
    {
        for (var at = 0; at < (list?.Count ?? 0); at++)
            if (list![at] is { } item && AreSame(item, label)) return at;
        return -1;
    }

    private static bool AreSame(JsonNode one, JsonNode other) => (one, other) switch
    {
        (JsonObject, JsonObject) => (string?)one["system"] == (string?)other["system"] && (string?)one["code"] == (string?)other["code"],
        (JsonValue, JsonValue) => (string?)one == (string?)other,
        _ => false,
    };

    private static void RemoveAt(JsonObject meta, string name, int at)
    {
        if (meta[name] is not JsonArray list || at >= list.Count) return;
        list.RemoveAt(at);
        if (list.All(item => item is null)) meta.Remove(name);
    }
}
