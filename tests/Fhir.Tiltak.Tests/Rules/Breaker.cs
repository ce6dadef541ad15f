using System.Text.Json.Nodes;
using Fhir.Kernel.Definitions;
using Fhir.Profiles;

namespace Fhir.Tiltak.Tests.Rules;

/// <summary>Instances that should break a rule, made of one that is valid: each has one thing changed where the rule speaks.</summary>
internal sealed class Breaker(StructureDefinition definition)
{
    private static readonly string[] OtherTypes = ["string", "boolean", "Quantity", "CodeableConcept", "dateTime", "Period", "integer", "Reference", "uri", "Attachment", "instant", "Timing"];

    private readonly Builder builder = new(definition);

    /// <param name="root">Where in the document the profile's instance stands.</param>
    public IEnumerable<JsonNode> Broken(JsonNode document, Place root, ProfileRule rule) =>
        Prepared(document, root, rule.ElementId).SelectMany(prepared => Changes(rule, prepared.Document, prepared.Parent).Select(change => Changed(prepared.Document, prepared.Parent, change)));

    /// <summary>Something to stand an extension on that no example has.</summary>
    public static JsonObject Host(StructureDefinition definition) => new()
    {
        ["resourceType"] = "Basic", ["code"] = new JsonObject { ["text"] = "x" }, ["extension"] = new JsonArray(new Builder(definition).Build(definition.Type)),
    };

    private static JsonNode Changed(JsonNode document, Place parent, Change change)
    {
        var copy = document.DeepClone();
        change(parent.In(copy).AsObject(), ResourceAround(copy, parent));
        return copy;
    }

    private static JsonObject ResourceAround(JsonNode document, Place place)
    {
        while (place.In(document) is not JsonObject found || !found.ContainsKey("resourceType")) place = new Place(place.Steps[..^1]);
        return place.In(document).AsObject();
    }

    /// <summary>The places of the element's parent, as they are and, where there may be more of its kind, with one made for the purpose.</summary>
    private IEnumerable<(JsonNode Document, Place Parent)> Prepared(JsonNode document, Place root, string id)
    {
        if (!id.Contains('.'))
        {
            yield return (document, root);
            yield break;
        }
        var names = id.Split('.')[1..^1].Select(part => part.Split(':')[0]).ToArray();
        foreach (var parent in root.Follow(document, names)) yield return (document, parent);
        if (names.Length > 0) yield return Extended(document, root, id);
    }

    private (JsonNode Document, Place Parent) Extended(JsonNode document, Place root, string id)
    {
        var copy = document.DeepClone();
        var (parts, place) = (id.Split('.'), root);
        var top = $"{parts[0]}.{parts[1]}";
        var parentId = id[..id.LastIndexOf('.')];
        builder.Put(root.In(copy).AsObject(), top, builder.Build(top, parentId == top ? null : parentId));
        for (var depth = 2; depth < parts.Length; depth++)
        {
            var at = string.Join('.', parts[..depth]);
            place = place.At(builder.Property(at));
            if (place.In(copy) is JsonArray items) place = place.At(items.Count - 1);
        }
        return (copy, place);
    }

    private IEnumerable<Change> Changes(ProfileRule rule, JsonNode document, Place at)
    {
        var id = rule.ElementId;
        var parent = at.In(document) as JsonObject ?? [];
        if (!id.Contains('.')) return OfWhole(parent);
        var name = id[(id.LastIndexOf('.') + 1)..].Split(':')[0];
        var properties = Place.PropertiesOf(parent, name).ToList();
        IEnumerable<Change> Each(Func<JsonObject, string, IEnumerable<Change>> changes) => properties.SelectMany(property => changes(parent, property));
        IEnumerable<Change> Pointing(JsonObject here, string property) => ElementChanges.References(Targets(id), here, property);
        return rule.Kind switch
        {
            "min" => [.. Each(ElementChanges.Removals), (_, _) => { }, .. Each(ValueChanges.Alterations)],
            "max" => [.. Each(ElementChanges.Additions), (here, _) => Add(here, id)],
            "binding" => [.. Each(ValueChanges.Alterations), (here, _) => here[builder.Property(id)] = Uncoded(id), .. Built(id, ValueChanges.Alterations)],
            "fixed" or "pattern" => [.. Each(ValueChanges.Alterations), .. Built(id, ValueChanges.Alterations)],
            "type" => [.. OtherTypes.Select(type => Retyped(id, name, type)), .. Each(Pointing), .. Built(id, Pointing), .. Each(ElementChanges.Emptied)],
            "maxLength" => [(here, _) => here[builder.Property(id)] = new string('x', (builder.Row(id)?.MaxLength ?? 0) + 1)],
            "slicing" => Each(ElementChanges.Strangers),
            _ => [.. Each(ValueChanges.Revaluations), .. Built(id, ValueChanges.Revaluations)],
        };
    }

    /// <summary>For invariants of the whole: everything in turn.</summary>
    private static List<Change> OfWhole(JsonObject whole) =>
    [
        .. whole.SelectMany(field => (IEnumerable<Change>)[.. ElementChanges.Additions(whole, field.Key), .. ValueChanges.Revaluations(whole, field.Key)]),
        .. whole.Select(field => (Change)((here, _) => here.Remove(field.Key))),
    ];

    /// <summary>The types that a reference may point at.</summary>
    private List<string> Targets(string id) =>
        [.. builder.Row(id)!.Types.SelectMany(type => type.TargetProfiles).Select(target => ProfilePackages.WithCore.Find(target)?.Root.ValueOf("type")).OfType<string>().Distinct()];

    // Twice, for what may stand there once.
    private void Add(JsonObject here, string id)
    {
        builder.Put(here, id, builder.Build(id));
        if (builder.Repeats(id)) builder.Put(here, id, builder.Build(id));
    }

    /// <summary>The same with an element that the builder makes, for what no example has.</summary>
    private IEnumerable<Change> Built(string id, Func<JsonObject, string, IEnumerable<Change>> changes)
    {
        var made = new JsonObject();
        builder.Put(made, id, builder.Build(id));
        var property = builder.Property(id);
        return changes(made, property).Select(change => (Change)((here, resource) =>
        {
            var changed = made.DeepClone().AsObject();
            change(changed, resource);
            if (here[property] is JsonArray items && changed[property] is JsonArray added) items.Add(added[0]!.DeepClone());
            else here[property] = changed[property]?.DeepClone();
        }));
    }

    /// <summary>A code that no value set has.</summary>
    private JsonNode Uncoded(string id)
    {
        var coding = new JsonObject { ["system"] = "https://example.org/codes", ["code"] = "x" };
        JsonNode value = builder.Row(id)!.Types[0].Code switch
        {
            "CodeableConcept" => new JsonObject { ["coding"] = new JsonArray(coding) },
            "Coding" or "Quantity" => coding,
            _ => "x",
        };
        return builder.Repeats(id) ? new JsonArray(value) : value;
    }

    private Change Retyped(string id, string name, string type) => (here, _) =>
    {
        foreach (var property in Place.PropertiesOf(here, name).ToList()) here.Remove(property);
        if (name.EndsWith("[x]", StringComparison.Ordinal)) here[builder.Property(id, type)] = Builder.Sample(type);
    };
}
