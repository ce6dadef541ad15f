using System.Text;
using System.Text.Json.Nodes;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;
using Fhir.Kernel.Xml;
using Xunit;

namespace Fhir.Kernel.Tests.Elements;

/// <summary>JSON → document → XML → document → JSON gives the same bytes, whatever the resource: nothing is lost on the way.</summary>
public class FormatPropertyTests(ITestOutputHelper output)
{
    private const int Seed = 20261122;

    private static readonly Schema Schema = DefinitionsPack.Core.Schema;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Random_resources_of_every_type_survive_both_formats(int round)
    {
        var (count, bytes) = (0, 0L);
        foreach (var type in Schema.Types.Where(type => type is { IsResource: true, IsAbstract: false }))
        {
            var json = new RandomResource(Schema, new Random(Seed + round * 1000 + type.Id)).Write(type);
            var document = Read(JsonParser.Parse(Encoding.UTF8.GetBytes(json), Schema), type, round);
            var written = JsonWriter.ToBytes(document.Root);
            var xml = XmlFormatWriter.ToBytes(document.Root, pretty: round % 2 == 1);
            var back = JsonWriter.ToBytes(Read(XmlParser.Parse(xml, Schema), type, round).Root);

            Assert.Equal(Canonical(json), Canonical(written));
            Assert.Equal(Canonical(written), Canonical(back));
            (count, bytes) = (count + 1, bytes + written.Length);
        }
        output.WriteLine($"{count} of {count} resources, {bytes / 1024} kB, seed {Seed}, round {round}");
        Assert.Equal(146, count);
    }

    private static Document Read(ParseResult parsed, TypeInfo type, int round)
    {
        Assert.True(parsed.Issues.Count == 0, $"{type}, seed {Seed}, round {round}: {string.Join("; ", parsed.Issues)}");
        return parsed.Document!;
    }

    // Alphabetical within each object, numbers as they are written. https://hl7.org/fhir/R4/json.html#canonical
    private static string Canonical(string json) => Sorted(JsonNode.Parse(json))!.ToJsonString();

    private static string Canonical(byte[] json) => Canonical(Encoding.UTF8.GetString(json));

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => KeyValuePair.Create(member.Key, Sorted(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Sorted)]),
        _ => node?.DeepClone(),
    };
}
