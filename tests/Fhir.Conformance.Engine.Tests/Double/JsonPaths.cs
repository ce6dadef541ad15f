using System.Globalization;
using System.Text.Json.Nodes;

namespace Fhir.Conformance.Engine.Tests.Double;

/// <summary>Places in JSON by a dotted path in which a number is an index: <c>content.0.attachment.url</c>.</summary>
internal static class JsonPaths
{
    public static JsonNode? At(this JsonNode node, string path)
    {
        JsonNode? place = node;
        foreach (var step in path.Split('.')) place = Step(place, step);
        return place;
    }

    public static void PutAt(this JsonNode node, string path, JsonNode value) => Change(node, path, (parent, name) =>
    {
        if (parent is JsonArray array) array[int.Parse(name, CultureInfo.InvariantCulture)] = value.DeepClone();
        else parent[name] = value.DeepClone();
    });

    public static void CutAt(this JsonNode node, string path) => Change(node, path, (parent, name) =>
    {
        if (parent is JsonArray array) array.RemoveAt(int.Parse(name, CultureInfo.InvariantCulture));
        else parent.AsObject().Remove(name);
    });

    private static void Change(JsonNode node, string path, Action<JsonNode, string> change)
    {
        var at = path.LastIndexOf('.');
        change(at < 0 ? node : node.At(path[..at])!, path[(at + 1)..]);
    }

    private static JsonNode? Step(JsonNode? place, string step) => place switch
    {
        JsonArray array when int.TryParse(step, CultureInfo.InvariantCulture, out var at) => at < array.Count ? array[at] : null,
        JsonObject members => members[step],
        _ => null,
    };
}
