using System.Text;
using System.Text.Json.Nodes;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Snapshot;
using Fhir.Kernel.Terminology;
using Fhir.Kernel.Validation;
using Fhir.Profiles;
using Fhir.Tiltak.Seed;

namespace Fhir.Tiltak.Tests.Rules;

/// <summary>The profiles of all guides, the valid instances that there are of them, and validators that lack one rule.</summary>
internal static class Guide
{
    private static readonly HeldSource Definitions = new(ProfilePackages.WithCore);

    private static readonly TerminologyService Terminology = new(Definitions);

    private static readonly Lazy<List<JsonNode>> Instances = new(() => [.. Examples().Concat(Seed()).Select(ReadThrough)]);

    private static readonly Lazy<ILookup<string, (JsonNode Document, Place Place)>> Claims = new(() => (
        from document in Instances.Value
        from found in Place.Objects(document, _ => true)
        from claim in ClaimsOf(found.Node)
        select (claim, document, found.Place)).ToLookup(claimed => claimed.claim, claimed => (claimed.document, claimed.Place)));

    private static readonly ProfileValidator Whole = new(Definitions, Terminology, DefinitionsPack.Core.Schema);

    public static IEnumerable<string> Profiles(string slug) =>
        ProfilePackages.Of(TiltakCatalog.Find(slug)!)!.Entries.Where(entry => entry.ResourceType == "StructureDefinition").Select(entry => entry.Url).Order(StringComparer.Ordinal);

    public static JsonObject Json(string url) => JsonNode.Parse(JsonWriter.ToBytes(ProfilePackages.WithCore.Find(url)!.Root))!.AsObject();

    /// <summary>Without what it imposes.</summary>
    public static JsonObject Alone(string url)
    {
        var definition = Json(url);
        definition.Remove("snapshot");
        foreach (var imposed in definition["extension"]?.AsArray().Where(extension => extension!["url"]!.GetValue<string>().EndsWith("-imposeProfile", StringComparison.Ordinal)).ToList() ?? []) definition["extension"]!.AsArray().Remove(imposed);
        if (definition["extension"] is JsonArray { Count: 0 }) definition.Remove("extension");
        return definition;
    }

    /// <summary>The document with no claim but that of one profile, and whether there were others.</summary>
    public static (JsonNode Document, JsonNode Alone, bool IsBesideOthers, Place Root) Alone(JsonNode document, string url, Place root)
    {
        var (alone, isBesideOthers) = (document.DeepClone(), false);
        foreach (var meta in Place.Objects(alone, node => node["meta"]?["profile"] is JsonArray).Select(found => found.Node["meta"]!.AsObject()).ToList())
        {
            var claims = meta["profile"]!.AsArray();
            foreach (var other in claims.Where(claim => claim!.GetValue<string>() != url).ToList()) isBesideOthers |= claims.Remove(other);
            if (claims.Count == 0) meta.Remove("profile");
            if (meta.Count == 0) meta.Parent!.AsObject().Remove("meta");
        }
        return (document, alone, isBesideOthers, root);
    }

    public static StructureDefinition Expanded(string url, ICanonicalSource? source = null) => new SnapshotSource(source ?? Definitions).Find(url)!;

    /// <summary>All definitions, with this in the place of the one that has its url. Its snapshot is made here, once for all who ask.</summary>
    public static LayeredSource With(JsonObject definition) => With(definition, out _);

    /// <param name="expanded">The definition with its snapshot.</param>
    public static LayeredSource With(JsonObject definition, out StructureDefinition expanded)
    {
        var plain = Parse(definition).Document!;
        expanded = Expanded(plain.Root.ValueOf("url")!, new LayeredSource(new CanonicalSet([plain]), Definitions));
        return new(new CanonicalSet([expanded.Source.Document]), Definitions);
    }

    /// <summary>The validator over definitions that differ in one: what does not rest on that one is compiled once for all.</summary>
    /// <param name="url">The one that differs.</param>
    /// <param name="near">A validator over nearly the same; null for the one over all definitions as they are.</param>
    public static ProfileValidator Over(LayeredSource source, string url, ProfileValidator? near = null) => (near ?? Whole).Renewed(source, Terminology, new HashSet<string> { url });

    /// <summary>Null where the parser refuses.</summary>
    public static Document? Read(JsonNode instance) => Parse(instance) is { Document: { } document } parsed && !parsed.Issues.Any(issue => issue.IsError) ? document : null;

    /// <summary>Errors with their places and what is said there.</summary>
    public static List<(string Rule, string? Place, string Said)> Errors(Document instance, ProfileValidator? validator = null, params string[] profiles) =>
        [.. (validator ?? Whole).Validate(instance, new ValidationOptions { Profiles = [.. profiles] }).Where(issue => issue.IsError)
            .Select(issue => (issue.RuleId, issue.Expression, string.Join('|', issue.Arguments)))];

    /// <summary>What parser and validator say of an instance.</summary>
    public static List<Issue> Issues(JsonNode instance, ProfileValidator? validator = null, params string[] profiles)
    {
        var parsed = Parse(instance);
        return [.. parsed.Issues, .. parsed.Document is { } document ? (validator ?? Whole).Validate(document, new ValidationOptions { Profiles = [.. profiles] }) : []];
    }

    /// <summary>Valid resources of a type, which claim nothing any more.</summary>
    public static IEnumerable<JsonNode> OfType(string type) => Instances.Value.Where(instance => instance["resourceType"]!.GetValue<string>() == type).Select(instance =>
    {
        var copy = instance.DeepClone().AsObject();
        copy.Remove("meta");
        return copy;
    });

    /// <summary>Valid documents in which something claims the profile or is an extension or an element that it defines, and where.</summary>
    public static IEnumerable<(JsonNode Document, Place Root)> InstancesOf(JsonObject definition)
    {
        var (url, type) = (definition["url"]!.GetValue<string>(), definition["type"]!.GetValue<string>());
        return Claims.Value[type switch { "Extension" => type + url, "Dosage" => type, _ => url }];
    }

    /// <summary>What an object says it is: the profiles it claims, the extension, a dosage.</summary>
    private static IEnumerable<string> ClaimsOf(JsonObject node)
    {
        if (node["url"] is JsonValue url) yield return "Extension" + url;
        if (node.ContainsKey("doseAndRate") || node.ContainsKey("timing")) yield return "Dosage";
        foreach (var profile in (node["meta"] as JsonObject)?["profile"] as JsonArray ?? []) yield return profile!.GetValue<string>();
    }

    private static ParseResult Parse(JsonNode json) => JsonParser.Parse(Encoding.UTF8.GetBytes(json.ToJsonString()), DefinitionsPack.Core.Schema);

    // A JsonNode reads what it was made of when it is first asked, which several threads must not do at once.
    private static JsonNode ReadThrough(JsonNode document)
    {
        foreach (var child in document is JsonObject parent ? parent.Select(field => field.Value) : document as JsonArray ?? [])
            if (child is not null) ReadThrough(child);
        return document;
    }

    private static IEnumerable<JsonNode> Examples() => ProfilePackages.All.SelectMany(package => package.Examples).Select(example => JsonNode.Parse(example.ReadBytes())!);

    private static IEnumerable<JsonNode> Seed() => SeedTransaction.Cases.SelectMany(name =>
    {
        using var stream = typeof(SeedTransaction).Assembly.GetManifestResourceStream(name)!;
        return JsonNode.Parse(stream)!["entry"]!.AsArray().Select(entry => entry!["resource"]!.DeepClone()).ToList();
    });
}
