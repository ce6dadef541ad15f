using System.Text;
using System.Text.Json.Nodes;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Json;
using Fhir.Kernel.Validation;

namespace Fhir.Tiltak.Tests.Rules;

/// <summary>How it is known that a rule of a profile is held.</summary>
internal enum Shown
{
    /// <summary>An invalid instance beside these tests is told of the rule, and is not once the rule is taken out of the profile.</summary>
    ByFile,

    /// <summary>The same of an example with one thing changed.</summary>
    ByChange,

    /// <summary>Without the rule the profile says the same: what it builds on says so already.</summary>
    SaysNothing,

    /// <summary>How often the extension or resource itself may stand somewhere: that is advice to who uses it, and no instance can break it.</summary>
    OfTheRoot,

    /// <summary>The value is what makes it this slice or this extension, so with another value it is none.</summary>
    TellsApart,

    No,
}

/// <summary>Looks for the invalid instance of each rule of one profile.</summary>
internal sealed class RuleProof(string slug, string url)
{
    private const int MostInstances = 8;

    private readonly JsonObject definition = Guide.Alone(url);
    private readonly StructureDefinition expanded = Guide.Expanded(url);

    // What the profile imposes may demand the same, in the same words.
    private ProfileValidator Whole => field ??= Made();

    /// <summary>Those that say most, first; something made for the purpose where no example has the extension.</summary>
    private List<(JsonNode Document, JsonNode Alone, bool IsBesideOthers, Place Root)> Instances => field ??=
        [.. Found().OrderByDescending(found => found.Root.In(found.Document).ToJsonString().Length).Take(MostInstances).Select(found => Guide.Alone(found.Document, url, found.Root))];

    private List<(JsonNode Document, Place Root)> Found()
    {
        List<(JsonNode, Place)> found = [.. Guide.InstancesOf(definition)];
        if (found.Count > 0) return found;
        // What only the server makes has no example: others of its type are held to it by name, and the rule tells its own errors from theirs.
        return expanded.Type == "Extension" ? [(Breaker.Host(expanded), Place.Root.At("extension").At(0))] : [.. Guide.OfType(expanded.Type).Select(instance => (instance, Place.Root))];
    }

    public IEnumerable<ProfileRule> Rules => ProfileRule.Of(definition);

    public Shown Of(ProfileRule rule)
    {
        if (rule.Kind is "min" or "max" && !rule.ElementId.Contains('.')) return Shown.OfTheRoot;
        if (TellsApart(rule)) return Shown.TellsApart;
        var without = Guide.With(rule.RemovedFrom(definition), out var other);
        if (SaysNothing(rule, other)) return Shown.SaysNothing;
        var validator = new Lazy<ProfileValidator>(() => Guide.Over(without, url, Whole));
        if (Files(rule).Any(file => Shows(rule, validator, file, [url]))) return Shown.ByFile;
        // Where nothing else claims a profile there is less to compile; what only shows among others is looked for among them.
        return (Instances.Exists(instance => instance.IsBesideOthers) ? (bool[])[false, true] : [false])
            .SelectMany(withOthers => Changed(rule, withOthers)).Any(changed => Shows(rule, validator, changed.Instance, changed.Profiles)) ? Shown.ByChange : Shown.No;
    }

    // Asked about what there is, the validator that all share has compiled what the others take over.
    private ProfileValidator Made()
    {
        foreach (var instance in Instances)
            if (Guide.Read(instance.Document) is { } document) Guide.Errors(document);
        return Guide.Over(Guide.With(definition), url);
    }

    private bool Shows(ProfileRule rule, Lazy<ProfileValidator> without, JsonNode instance, string[] profiles)
    {
        if (Guide.Read(instance) is not { } document) return false;
        var told = Guide.Errors(document, Whole, profiles).Where(error => rule.RuleIds.Contains(error.Rule)).ToList();
        return told.Count > 0 && told.Except(Guide.Errors(document, without.Value, profiles)).Any();
    }

    private IEnumerable<JsonNode> Files(ProfileRule rule) => ProfileInstances.Expected(slug).Where(row => rule.RuleIds.Contains(row.RuleId)).Where(row => row.Profile == url || rule.IsInvariant)
        .Select(row => (row.File, IsOwn: row.Profile == url)).Distinct().OrderByDescending(file => file.IsOwn).Select(file => Read(file.File, file.IsOwn));

    // An invariant is often several profiles', and a file that breaks it in one of them breaks it in all; there it claims nothing.
    private JsonObject Read(string file, bool isOwn)
    {
        var instance = JsonNode.Parse(File.ReadAllBytes(Path.Combine(ProfileInstances.Folder(slug), file)))!.AsObject();
        if (!isOwn) instance.Remove("meta");
        return instance;
    }

    // What loses its meta claims nothing any more, so the profile is named.
    private IEnumerable<(JsonNode Instance, string[] Profiles)> Changed(ProfileRule rule, bool withOthers)
    {
        var breaker = new Breaker(expanded);
        foreach (var found in Instances.Where(found => !withOthers || found.IsBesideOthers))
            foreach (var instance in breaker.Broken(withOthers ? found.Document : found.Alone, found.Root, rule)) yield return (instance, found.Root == Place.Root ? [url] : []);
    }

    private bool SaysNothing(ProfileRule rule, StructureDefinition without)
    {
        var (row, other) = (Row(expanded, rule), Row(without, rule));
        return row is not null && other is not null && Said(row) == Said(other);
    }

    private static ElementDefinition? Row(StructureDefinition definition, ProfileRule rule) => definition.Snapshot.FirstOrDefault(row => row.Id == rule.ElementId);

    /// <summary>What a row demands; what it tells readers does not count.</summary>
    private static string Said(ElementDefinition row) => string.Join('|', row.Min, row.Max, row.MaxLength, row.Slicing?.Rules, row.Binding?.Strength, row.Binding?.ValueSet, Json(row.Fixed), Json(row.Pattern),
        string.Join(',', row.Constraints.Select(constraint => constraint.Key)), string.Join(',', row.Types.Select(Said)));

    private static string Said(ElementType type) => string.Join(' ', [type.Code, .. type.Profiles, "->", .. type.TargetProfiles, "in", .. type.Aggregation, type.Versioning]);

    private static string Json(Element value) => value.Exists ? Encoding.UTF8.GetString(JsonWriter.ToBytes(value)) : "";

    /// <summary>The url of an extension, and what the discriminator of a slice looks at: with another value, or none, it is no longer this slice.</summary>
    private bool TellsApart(ProfileRule rule)
    {
        if (rule.Kind is not ("fixed" or "pattern" or "type" or "min" or "binding")) return false;
        if (rule.Kind == "fixed" && rule.ElementId.EndsWith(".url", StringComparison.Ordinal) && expanded.Type == "Extension") return true;
        if (rule.Kind == "type" && Row(expanded, rule) is { SliceName: not null, Types: [{ Code: "Extension", Profiles.Length: > 0 }] }) return true;
        // That the slice must be there at all is another matter.
        if (rule.Kind == "min" && Row(expanded, rule) is { SliceName: not null }) return false;
        return Looked(rule.ElementId).Any(looked => rule.Path == looked || (rule.Kind == "min" && IsOnTheWay(rule.Path, looked)));
    }

    /// <summary>The paths that the discriminators of the slices around an element look at.</summary>
    private IEnumerable<string> Looked(string id) => from row in expanded.Snapshot
                                                      where row.Slicing is not null && row.Id is not null && id.StartsWith(row.Id + ":", StringComparison.Ordinal)
                                                      from discriminator in row.Slicing!.Discriminators
                                                      select discriminator.Path == "$this" ? row.Path : $"{row.Path}.{discriminator.Path}";

    private static bool IsOnTheWay(string path, string looked) => looked.StartsWith(path + ".", StringComparison.Ordinal) || path.StartsWith(looked + ".", StringComparison.Ordinal);
}
