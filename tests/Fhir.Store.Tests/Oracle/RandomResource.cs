using System.Text.Json.Nodes;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Search;

namespace Fhir.Store.Tests.Oracle;

/// <summary>Resources that have something wherever a search parameter looks. They need not be valid, only well-formed.</summary>
internal sealed class RandomResource(RandomValues values, SearchParameterSet known)
{
    private static readonly string[] Never = ["id", "extension", "modifierExtension", "contained", "text", "implicitRules", "language", "resource", "lastUpdated", "versionId", "assigner"];

    private readonly Dictionary<string, HashSet<string>> wanted = [];

    /// <summary>Where the reference of a type at a path may lead to by the parameters that find it.</summary>
    private readonly Dictionary<(string Type, string Path), HashSet<string>> targets = [];

    /// <summary>The type of the resource that is being made.</summary>
    private string root = "";

    /// <summary>Now and then with contained resources of the given types.</summary>
    public string Make(string type, string id, IReadOnlyList<string> contained)
    {
        var resource = JsonNode.Parse(Make(type, id))!.AsObject();
        if (known.Find(type, "_text") is null || !values.Chance(0.3)) return resource.ToJsonString();
        var inside = new JsonArray();
        // The last has no id of its own, or that of the first.
        for (var number = 0; number < 3; number++) inside.Add(JsonNode.Parse(Make(values.Pick(contained.ToList()), $"c{number % 2}")));
        if (values.Chance(0.5)) inside[2]!.AsObject().Remove("id");
        resource["contained"] = inside;
        LeadInside(resource);
        return resource.ToJsonString();
    }

    /// <summary>Lets some of a resource's own references lead to the first it contains.</summary>
    private static void LeadInside(JsonObject resource)
    {
        var at = 0;
        foreach (var (name, value) in resource.ToList())
            foreach (var reference in (value is JsonArray list ? list.ToList() : [value]).OfType<JsonObject>().Where(node => name != "contained" && node["reference"] is JsonValue && at++ % 2 == 0))
                reference["reference"] = "#c0";
    }

    public string Make(string type, string id)
    {
        root = type;
        var resource = new JsonObject { ["resourceType"] = type, ["id"] = id };
        Fill(resource, known.Schema.FindType(type)!, "", WantedIn(type), 0);
        if (known.Find(type, "_text") is not null && values.Chance(0.5)) resource["text"] = new JsonObject { ["status"] = "generated", ["div"] = values.Narrative };
        return resource.ToJsonString();
    }

    /// <summary>Down to where the search paths end, only what lies on them; below that, anything.</summary>
    private void Fill(JsonObject target, TypeInfo type, string path, HashSet<string> onPaths, int depth)
    {
        foreach (var choices in type.Properties.Where(property => !Never.Contains(property.Name)).GroupBy(property => property.Name))
        {
            var child = path + "." + choices.Key;
            if (!(IsBelowAPath(path, onPaths) ? values.Chance(0.6) : onPaths.Contains(child) && values.Chance(0.7))) continue;
            var fit = choices.Where(choice => Depth(choice.Type) + depth < 6).DefaultIfEmpty(choices.First()).ToList();
            // Where there is a choice, what is compared in most ways comes oftener.
            var property = values.Pick(fit.FindAll(choice => choice.Type.Name is "Quantity" or "Period" or "CodeableConcept" or "dateTime") is { Count: > 0 } compared && values.Chance(0.4) ? compared : fit);
            if (Value(property, child, onPaths, depth) is not { } value) continue;
            target[property.JsonName] = property.IsList ? Several(property, value, child, onPaths, depth) : value;
        }
    }

    private JsonArray Several(PropertyInfo property, JsonNode first, string path, HashSet<string> onPaths, int depth)
    {
        var list = new JsonArray(first);
        if (values.Chance(0.4) && Value(property, path, onPaths, depth) is { } second) list.Add(second);
        return list;
    }

    private JsonNode? Value(PropertyInfo property, string path, HashSet<string> onPaths, int depth)
    {
        if (property is { Name: "reference", Owner.Name: "Reference" }) return values.ReferenceTo(targets.GetValueOrDefault((root, path[..path.LastIndexOf('.')]), []));
        // A type that contradicts the reference's text is an error of the sender's that nobody need agree on.
        if (property is { Name: "type", Owner.Name: "Reference" }) return values.Pick(["Patient", "Practitioner"]);
        if (property is { Name: "system", Owner.Name: "Quantity" } && values.Chance(0.7)) return "http://unitsofmeasure.org";
        if (property is { Name: "code", Owner.Name: "Quantity" } && values.Chance(0.9)) return values.Unit;
        if (property is { Name: "version", Type.IsPrimitive: true }) return values.Version;
        if (property is { Name: "latitude" or "longitude" }) return JsonNode.Parse(values.Degrees);
        if (property is { Name: "comparator" }) return values.Chance(0.3) ? values.Pick(["<", ">=", ">", "<="]) : null;
        if (property.Type.IsPrimitive) return values.Primitive(property.Type.Name);
        if (property.Type.IsResource || depth >= 5) return null;
        var value = new JsonObject();
        Fill(value, property.Type, path, onPaths, depth + 1);
        if (value.ContainsKey("reference")) value.Remove("type");
        return value.Count == 0 ? null : value;
    }

    private static int Depth(TypeInfo type) => type.IsPrimitive ? 0 : 1;

    /// <summary>However far below: a concept has codings, and they have codes.</summary>
    private static bool IsBelowAPath(string path, HashSet<string> onPaths)
    {
        for (var end = path.Length; end > 0; end = path.LastIndexOf('.', end - 1))
            if (onPaths.Contains(path[..end] + "$")) return true;
        return false;
    }

    /// <summary>Every prefix of every path, and with a dollar the whole paths.</summary>
    private HashSet<string> WantedIn(string type)
    {
        if (wanted.TryGetValue(type, out var found)) return found;
        found = [];
        foreach (var parameter in known.Of(type).Where(parameter => parameter.Expression is not null))
            foreach (var path in SearchPath.Parse(parameter.Expression!, type) ?? [new SearchPath([new ChildStep("deceased")])])
                foreach (var steps in WithParts(parameter, path)) Note(type, parameter, Add(found, steps));
        return wanted[type] = found;
    }

    private static IEnumerable<IEnumerable<PathStep>> WithParts(SearchParameter parameter, SearchPath path) => parameter.Components.IsEmpty
        ? [path.Steps]
        : parameter.Components.SelectMany(part => SearchPath.Parse(part.Expression.Replace("%resource.", "", StringComparison.Ordinal), "") ?? [])
            .Select(part => path.Steps.Concat(part.Steps));

    private void Note(string type, SearchParameter parameter, string path)
    {
        if (parameter.Type != SearchParameterType.Reference) return;
        if (!targets.TryGetValue((type, path), out var leads)) targets[(type, path)] = leads = [];
        leads.UnionWith(parameter.Targets);
    }

    private static string Add(HashSet<string> found, IEnumerable<PathStep> steps)
    {
        var path = "";
        foreach (var step in steps.OfType<ChildStep>()) found.Add(path += "." + step.Name);
        found.Add(path + "$");
        return path;
    }
}
