using System.Text.Json;
using Fhir.Kernel.Definitions;

namespace Fhir.Definitions.Compiler;

/// <summary>
/// StructureDefinition snapshots -> the rows of the kernel's schema. A nested element becomes a backbone type named by its path, a content
/// reference leads to the backbone it names, and a choice element becomes one property per concrete type.
/// </summary>
internal sealed class SchemaCompiler
{
    private const string SystemType = "http://hl7.org/fhirpath/System.";

    private readonly List<TypeRow> types = [];
    private readonly List<PropertyRow> properties = [];
    private readonly Dictionary<string, int> typeIds = [];

    public static byte[] Compile(IEnumerable<JsonElement> resources)
    {
        var compiler = new SchemaCompiler();
        var definitions = resources.Where(IsType).ToList();
        foreach (var definition in definitions) compiler.AddTypes(definition);
        foreach (var definition in definitions) compiler.AddBase(definition);
        foreach (var definition in definitions) compiler.AddProperties(definition);
        return compiler.Write();
    }

    /// <summary>True for what an instance can be made of: not profiles, extensions or the logical MetadataResource.</summary>
    public static bool IsType(JsonElement resource) =>
        resource.Text("resourceType") == "StructureDefinition" && resource.Text("derivation") != "constraint" && resource.Text("kind") != "logical";

    private static IEnumerable<JsonElement> Elements(JsonElement definition) => definition.GetProperty("snapshot").Items("element");

    private static string Path(JsonElement element) => element.Text("path")!;

    private static string Parent(string path) => path[..path.LastIndexOf('.')];

    /// <summary>Backbones say so by their type; Timing.repeat and its like are called Element.</summary>
    private static bool IsBackbone(JsonElement element) =>
        Path(element).Contains('.') && element.Items("type").Select(type => type.Text("code")).Any(code => code is "BackboneElement" or "Element");

    private void AddTypes(JsonElement definition)
    {
        var kind = definition.Text("kind") switch { "primitive-type" => TypeKind.Primitive, "resource" => TypeKind.Resource, _ => TypeKind.Complex };
        AddType(definition.Text("type")!, kind, definition.IsTrue("abstract"));
        foreach (var element in Elements(definition).Where(IsBackbone)) AddType(Path(element), TypeKind.Backbone, isAbstract: false);
    }

    private void AddType(string name, TypeKind kind, bool isAbstract)
    {
        typeIds.Add(name, types.Count);
        types.Add(new TypeRow(name, kind, Base: -1, isAbstract));
    }

    private void AddBase(JsonElement definition)
    {
        if (definition.Text("baseDefinition") is { } url) SetBase(definition.Text("type")!, url[(url.LastIndexOf('/') + 1)..]);
        foreach (var element in Elements(definition).Where(IsBackbone))
            SetBase(Path(element), element.Items("type").First().Text("code")!);
    }

    private void SetBase(string type, string baseType) => types[typeIds[type]] = types[typeIds[type]] with { Base = typeIds[baseType] };

    private void AddProperties(JsonElement definition)
    {
        var isPrimitive = definition.Text("kind") == "primitive-type";
        foreach (var element in Elements(definition).Where(element => Path(element).Contains('.')))
        {
            // A primitive's value is the node's own value, not a child of it.
            if (isPrimitive && Path(element).EndsWith(".value", StringComparison.Ordinal)) continue;
            AddProperty(typeIds[Parent(Path(element))], element);
        }
    }

    private void AddProperty(int owner, JsonElement element)
    {
        var name = Path(element)[(Path(element).LastIndexOf('.') + 1)..];
        var isChoice = name.EndsWith("[x]", StringComparison.Ordinal);
        if (isChoice) name = name[..^3];
        foreach (var type in Types(element))
        {
            var jsonName = isChoice ? name + char.ToUpperInvariant(type[0]) + type[1..] : name;
            properties.Add(new PropertyRow(owner, name, jsonName, typeIds[type], element.GetProperty("min").GetInt32(), Traits(element, isChoice)));
        }
    }

    private static IEnumerable<string> Types(JsonElement element)
    {
        if (element.Text("contentReference") is { } reference) return [reference[1..]];
        if (IsBackbone(element)) return [Path(element)];
        return element.Items("type").Select(type => TypeName(element, type.Text("code")!)).Distinct();
    }

    /// <summary>The three elements that the definitions give a type of FHIRPath's own. https://hl7.org/fhir/R4/fhirpath.html#types</summary>
    private static string TypeName(JsonElement element, string code)
    {
        if (!code.StartsWith(SystemType, StringComparison.Ordinal)) return code;
        var origin = element.TryGetProperty("base", out var definedBy) ? definedBy.Text("path") : Path(element);
        return origin switch { "Extension.url" => "uri", "Resource.id" => "id", _ => "string" };
    }

    private static PropertyTraits Traits(JsonElement element, bool isChoice)
    {
        var isAttribute = element.Texts("representation").Contains("xmlAttr");
        return (element.Text("max") is "0" or "1" ? 0 : PropertyTraits.List)
            | (isChoice ? PropertyTraits.Choice : 0)
            | (isAttribute ? PropertyTraits.XmlAttribute : 0)
            | (element.IsTrue("isSummary") ? PropertyTraits.Summary : 0)
            | (element.IsTrue("isModifier") ? PropertyTraits.Modifier : 0);
    }

    private byte[] Write()
    {
        var table = new TableWriter();
        table.Number(types.Count);
        foreach (var type in types)
        {
            table.Text(type.Name);
            table.Number((int)type.Kind);
            table.Number(type.Base + 1);
            table.Number(type.IsAbstract ? 1 : 0);
        }
        table.Number(properties.Count);
        foreach (var property in properties.OrderBy(property => property.Owner))   // the reader wants those of one type together
        {
            table.Number(property.Owner);
            table.Text(property.Name);
            table.Text(property.JsonName);
            table.Number(property.Type);
            table.Number(property.Min);
            table.Number((int)property.Traits);
        }
        return table.ToArray();
    }
}
