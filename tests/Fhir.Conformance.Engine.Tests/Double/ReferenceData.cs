using System.Text.Json.Nodes;

namespace Fhir.Conformance.Engine.Tests.Double;

/// <summary>
/// What the reference server holds: the valid examples of the profile packages, and each of them once more for another person, so that a search
/// has something to leave out.
/// </summary>
internal sealed class ReferenceData
{
    private const string Another = "-annen";

    private static readonly HashSet<string> NotStored = ["Bundle", "Parameters"];
    private static readonly HashSet<string> Shared = ["Organization", "Practitioner", "PractitionerRole", "Binary", "Medication", "Device"];

    private readonly Dictionary<string, List<JsonObject>> versions = [];
    private readonly HashSet<string> deleted = [];

    private ReferenceData()
    {
    }

    public IEnumerable<string> Types => versions.Keys.Select(reference => reference.Split('/')[0]).Distinct();

    private static readonly Lazy<IReadOnlyList<JsonObject>> Stock = new(() =>
    {
        var examples = Coherent.Made(Read()).ToList();
        return [.. examples, .. examples.Where(example => !Shared.Contains(Type(example))).Select(example => ForAnother(example, examples))];
    });

    public static ReferenceData Create()
    {
        var data = new ReferenceData();
        foreach (var resource in Stock.Value) data.Put(resource.DeepClone().AsObject());
        return data;
    }

    public static string Type(JsonObject resource) => (string)resource["resourceType"]!;

    public static string Reference(JsonObject resource) => $"{Type(resource)}/{resource["id"]}";

    /// <summary>The current version; null when there is none.</summary>
    public JsonObject? Find(string reference) => versions.GetValueOrDefault(reference)?[^1];

    public JsonObject? FindVersion(string reference, string version) =>
        versions.GetValueOrDefault(reference)?.Find(resource => (string?)resource["meta"]?["versionId"] == version);

    public bool WasDeleted(string reference) => deleted.Contains(reference);

    public IEnumerable<JsonObject> All(string type) => versions.Where(pair => pair.Key.StartsWith(type + "/", StringComparison.Ordinal))
        .Select(pair => pair.Value[^1]);

    public JsonObject Put(JsonObject resource)
    {
        var reference = Reference(resource);
        if (!versions.TryGetValue(reference, out var history)) versions[reference] = history = [];
        Stamp(resource, history.Count + 1);
        history.Add(resource);
        deleted.Remove(reference);
        return resource;
    }

    public void Delete(string reference)
    {
        if (versions.Remove(reference)) deleted.Add(reference);
    }

    private static void Stamp(JsonObject resource, int version)
    {
        var meta = resource["meta"] as JsonObject ?? [];
        meta["versionId"] = $"{version}";
        meta["lastUpdated"] = $"2026-11-0{Math.Min(version, 9)}T08:00:00.125Z";
        resource["meta"] = meta;
    }

    private static IEnumerable<JsonObject> Read() => Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "examples"), "*.json",
        SearchOption.AllDirectories)
        .Order(StringComparer.Ordinal)
        .Select(file => JsonNode.Parse(File.ReadAllText(file))!.AsObject()).Where(resource => !NotStored.Contains(Type(resource)) && !IsLeastOfSummary(resource));

    // The least that a summary may show of a result is less than what the service must say of it.
    private static bool IsLeastOfSummary(JsonObject resource) => $"{resource["id"]}" is var id && id.Contains("-ips-", StringComparison.Ordinal) && id.EndsWith("-minimal", StringComparison.Ordinal);

    // The copy refers to copies, and its identifiers are its own.
    private static JsonObject ForAnother(JsonObject example, List<JsonObject> examples)
    {
        var text = example.ToJsonString();
        foreach (var other in examples.Where(other => !Shared.Contains(Type(other))))
            text = text.Replace($"\"{Reference(other)}\"", $"\"{Reference(other)}{Another}\"");
        var copy = JsonNode.Parse(text)!.AsObject();
        copy["id"] = $"{example["id"]}{Another}";
        if (Type(copy) == "Patient") copy["identifier"] = Number();
        else foreach (var identifier in Identifiers(copy)) identifier["value"] = OtherValue((string)identifier["value"]!);
        return copy;
    }

    private static IEnumerable<JsonObject> Identifiers(JsonObject resource) =>
        (resource["identifier"] as JsonArray ?? []).OfType<JsonObject>().Append(resource["masterIdentifier"] as JsonObject).OfType<JsonObject>();

    private static string OtherValue(string value) => char.IsAsciiDigit(value[^1]) ? value[..^1] + (char)('0' + (value[^1] - '0' + 5) % 10) : value + "7";

    private static JsonArray Number() => [new JsonObject { ["system"] = "urn:oid:2.16.578.1.12.4.1.4.1", ["value"] = "01811060190" }];
}
