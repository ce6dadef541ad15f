using System.Globalization;
using System.Text;
using System.Text.Json;
using Fhir.Kernel.Definitions;

namespace Fhir.Kernel.Tests.Elements;

/// <summary>
/// Resources of any type as JSON, from the schema and a seed: what the grammar of the format allows, whether or not it makes sense. Properties come in
/// any order, primitives with and without their other half, lists with holes, text with whatever characters a string may have.
/// </summary>
internal sealed class RandomResource(Schema schema, Random random)
{
    private static readonly string[] Texts =
        ["a", "Kjærlighet på pinne", "linje\nlinje\r\nlinje\tslutt", "\U0001F9EC\u00A0\u200B\u2028", "<&>\"'/\\]]>", " kant ", "e\u0301", "\u007F\u0085\uFFFD", "\\u0041", "%20+&amp;"];

    private static readonly string[] Decimals = ["0", "-0.0", "1.10", "1e3", "1E-7", "-12.340e+05", "0.000000000000000000001", "123456789012345678901234567890.10"];

    private static readonly string[] Narratives =
    [
        "<div xmlns=\"http://www.w3.org/1999/xhtml\"><p>a<br/>b</p></div>", "<div xmlns='http://www.w3.org/1999/xhtml' class='x'>&#160;&amp;\n æ </div>",
        "<div xmlns=\"http://www.w3.org/1999/xhtml\"><!-- c --><b >x</b ></div >",
    ];

    private readonly List<TypeInfo> resources = [.. schema.Types.Where(type => type is { IsResource: true, IsAbstract: false })];
    private readonly StringBuilder json = new();

    public string Write(TypeInfo type)
    {
        WriteObject(type, depth: 0);
        return json.ToString();
    }

    private void WriteObject(TypeInfo type, int depth)
    {
        var properties = Chosen(type, depth);
        if (properties.Count == 0) properties.Add(type.Properties.First(property => property.Type.IsPrimitive && property.Type.Name != "xhtml"));
        var members = properties.Select(property => (Action)(() => WriteProperty(property, depth))).ToList();
        if (type.IsResource) members.Add(() => json.Append("\"resourceType\":\"").Append(type.Name).Append('"'));
        WriteAll('{', members.OrderBy(_ => random.Next()), '}');
    }

    // At most one of a choice; the deeper, the fewer.
    private List<PropertyInfo> Chosen(TypeInfo type, int depth) =>
    [
        .. type.Properties.GroupBy(property => property.Order).Where(_ => random.Next(100) < 45 - depth * 10)
            .Select(choice => choice.ElementAt(random.Next(choice.Count()))).Where(property => depth < 4 || property.Type.IsPrimitive),
    ];

    private void WriteProperty(PropertyInfo property, int depth)
    {
        var count = property.IsList ? random.Next(1, 4) : 1;
        if (!property.Type.IsPrimitive) WriteNamed(property.JsonName, property.IsList, Enumerable.Repeat(() => WriteComplex(property.Type, depth + 1), count));
        else WritePrimitives(property, count, depth);
    }

    private void WriteComplex(TypeInfo type, int depth) => WriteObject(type is { IsResource: true, IsAbstract: true } ? resources[random.Next(resources.Count)] : type, depth);

    private void WritePrimitives(PropertyInfo property, int count, int depth)
    {
        var mayExtend = !property.IsXmlAttribute && property.Type.Name != "xhtml";
        var places = Enumerable.Range(0, count).Select(_ => mayExtend ? random.Next(4) : 3).Select(dice => (HasValue: dice != 0, HasExtras: dice < 2)).ToList();
        var halves = new List<Action>();
        if (places.Exists(place => place.HasValue))
            halves.Add(() => WriteNamed(property.JsonName, property.IsList, places.Select(place => (Action)(() => json.Append(place.HasValue ? Value(property.Type) : "null")))));
        if (places.Exists(place => place.HasExtras))
            halves.Add(() => WriteNamed("_" + property.JsonName, property.IsList, places.Select(place => (Action)(() => WriteExtras(place.HasExtras, property.Type, depth)))));
        WriteAll(null, halves.OrderBy(_ => random.Next()), null);
    }

    private void WriteExtras(bool hasExtras, TypeInfo type, int depth)
    {
        if (hasExtras) WriteObject(type, Math.Max(depth + 1, 3));
        else json.Append("null");
    }

    private void WriteNamed(string name, bool isList, IEnumerable<Action> items)
    {
        json.Append('"').Append(name).Append("\":");
        WriteAll(isList ? '[' : null, items, isList ? ']' : null);
    }

    private void WriteAll(char? open, IEnumerable<Action> items, char? close)
    {
        json.Append(open);
        var isFirst = true;
        foreach (var item in items)
        {
            if (!isFirst) json.Append(random.Next(4) == 0 ? " ,\n " : ",");
            isFirst = false;
            item();
        }
        json.Append(close);
    }

    private string Value(TypeInfo type) => type.Name switch
    {
        "boolean" => random.Next(2) == 0 ? "true" : "false",
        "decimal" => Decimals[random.Next(Decimals.Length)],
        "integer" or "positiveInt" or "unsignedInt" => random.Next(1, int.MaxValue).ToString(CultureInfo.InvariantCulture),
        "xhtml" => JsonSerializer.Serialize(Narratives[random.Next(Narratives.Length)]),
        _ => JsonSerializer.Serialize(Texts[random.Next(Texts.Length)]),
    };
}
