using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Fhir.Definitions.Compiler;

/// <summary>
/// Reads the package's bundles and lets only FHIR R4 (4.0.1) through: the package adds search parameters of its own and elements to Meta.
/// A test over the finished pack proves that nothing else was edited.
/// </summary>
internal static class R4Source
{
    /// <summary>In order of precedence. profiles-medplum is the vendor's own; dataelements and fhir.schema say nothing new; the separate patient
    /// compartment differs from the one in profiles-resources, which is as published.</summary>
    private static readonly string[] Bundles =
    [
        "profiles-types", "profiles-resources", "profiles-others", "extension-definitions", "search-parameters",
        "valuesets", "v3-codesystems", "v2-tables", "conceptmaps",
    ];

    /// <summary>https://hl7.org/fhir/R4/resource.html#Meta</summary>
    private static readonly ImmutableHashSet<string> MetaPaths =
    [
        "Meta", "Meta.id", "Meta.extension", "Meta.versionId", "Meta.lastUpdated", "Meta.source", "Meta.profile", "Meta.security", "Meta.tag",
    ];

    public static IEnumerable<string> Files(string folder) => Bundles.Select(bundle => Path.Combine(folder, bundle + ".json"));

    /// <summary>Every canonical resource of R4 that the package holds; the first of two with the same url counts.</summary>
    public static ImmutableArray<JsonElement> Read(string folder)
    {
        var resources = Files(folder).AsParallel().AsOrdered().SelectMany(ReadBundle).Where(IsR4).Select(Purify).ToList();
        var urls = new HashSet<string>();
        return [.. resources.Where(resource => resource.Text("url") is { } url && urls.Add(url))];
    }

    // The documents live as long as the program, so their buffers are not rented.
    private static IEnumerable<JsonElement> ReadBundle(string file) =>
        JsonSerializer.Deserialize<JsonElement>(File.ReadAllBytes(file)).Items("entry").Select(entry => entry.GetProperty("resource"));

    private static bool IsR4(JsonElement resource) =>
        resource.Text("resourceType") != "SearchParameter" || resource.Text("url")!.StartsWith("http://hl7.org/", StringComparison.Ordinal);

    private static JsonElement Purify(JsonElement resource)
    {
        if (resource.Text("resourceType") != "StructureDefinition" || resource.Text("id") != "Meta") return resource;
        var meta = JsonObject.Create(resource)!;
        foreach (var view in new[] { "snapshot", "differential" })
            if (meta[view]?["element"] is JsonArray elements) elements.RemoveAll(element => !MetaPaths.Contains((string)element!["path"]!));
        return JsonSerializer.Deserialize<JsonElement>(meta.ToJsonString());
    }
}
