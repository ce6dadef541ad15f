using System.Text;
using System.Text.Json.Nodes;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;
using Fhir.Kernel.Xml;
using Xunit;

namespace Fhir.Kernel.Tests.Elements;

public class RoundTripTests
{
    private static readonly Schema Schema = DefinitionsPack.Core.Schema;

    private static Document Read(ReadOnlyMemory<byte> json)
    {
        var result = JsonParser.Parse(json, Schema);
        Assert.Empty(result.Issues);
        return result.Document!;
    }

    private static Document ReadXml(ReadOnlyMemory<byte> xml)
    {
        var result = XmlParser.Parse(xml, Schema);
        Assert.Empty(result.Issues);
        return result.Document!;
    }

    public static TheoryData<string> Resources =>
    [
        """{"resourceType":"Patient","id":"a","meta":{"versionId":"1"},"text":{"status":"generated","div":"<div xmlns=\"http://www.w3.org/1999/xhtml\"><p class=\"x\">A &amp; B<br />æ</p></div>"}}""",
        """{"resourceType":"Patient","contained":[{"resourceType":"Organization","id":"o","name":"\u0022Å\u0022\n"}],"extension":[{"id":"e","url":"http://x","valueDecimal":1.500}],"name":[{"given":["a",null,"c"],"_given":[null,{"extension":[{"url":"http://y","valueCode":"z"}]},{"id":"i"}]}],"active":true,"_birthDate":{"extension":[{"url":"http://x","valueBoolean":false}]},"multipleBirthInteger":2}""",
        """{"resourceType":"Observation","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"1"},{"code":"2"}]},"valueQuantity":{"value":1.0E-10,"unit":"<µ>"},"component":[{"code":{"text":"b"},"valueRange":{"low":{"value":0.10}}}]}""",
        """{"resourceType":"Bundle","type":"collection","entry":[{"fullUrl":"urn:uuid:1","resource":{"resourceType":"Bundle","type":"collection","entry":[{"resource":{"resourceType":"Basic","code":{"text":"t\t"}}}]}},{"resource":{"resourceType":"Parameters","parameter":[{"name":"p","resource":{"resourceType":"Patient","id":"x"}},{"name":"q","valueString":"å"}]}}]}""",
    ];

    [Theory, MemberData(nameof(Resources))]
    public void Json_is_written_as_it_was_read(string json) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(json), JsonNode.Parse(JsonWriter.ToBytes(Read(Encoding.UTF8.GetBytes(json)).Root))));

    [Theory, MemberData(nameof(Resources))]
    public void Decimals_and_order_survive_json(string json)
    {
        var written = JsonWriter.ToBytes(Read(Encoding.UTF8.GetBytes(json)).Root);
        var again = JsonWriter.ToBytes(Read(written).Root);

        Assert.Equal(Encoding.UTF8.GetString(written), Encoding.UTF8.GetString(again));
        Assert.Equal(json.Contains("1.500", StringComparison.Ordinal), Encoding.UTF8.GetString(written).Contains("1.500", StringComparison.Ordinal));
        Assert.Equal(json.Contains("1.0E-10", StringComparison.Ordinal), Encoding.UTF8.GetString(written).Contains("1.0E-10", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Resources))]
    public void Xml_carries_everything_json_does(string json)
    {
        var xml = XmlFormatWriter.ToBytes(Read(Encoding.UTF8.GetBytes(json)).Root);
        var back = JsonWriter.ToBytes(ReadXml(xml).Root);

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(json), JsonNode.Parse(back)), Encoding.UTF8.GetString(xml));
    }

    [Fact]
    public void Every_definition_of_r4_survives_json_and_xml()
    {
        var pack = DefinitionsPack.Core;
        var failed = pack.Entries.Where(entry => entry.ResourceType is "StructureDefinition" or "SearchParameter" or "OperationDefinition").Take(400)
            .Where(entry => !Survives(pack.Find(entry.Url, entry.Version)!)).Select(entry => entry.Url);

        Assert.Empty(failed);
    }

    private static bool Survives(Document document)
    {
        var json = JsonWriter.ToBytes(document.Root);
        var xml = ReadXml(XmlFormatWriter.ToBytes(document.Root));
        return JsonNode.DeepEquals(JsonNode.Parse(json), JsonNode.Parse(JsonWriter.ToBytes(xml.Root)));
    }

    [Fact]
    public void An_edit_sets_id_and_meta_and_leaves_the_rest()
    {
        var document = Read("""{"resourceType":"Patient","language":"nb","meta":{"versionId":"7","tag":[{"code":"t"}],"lastUpdated":"2020-01-01T00:00:00Z"},"id":"old"}"""u8.ToArray());
        var edit = new JsonEdit { Id = "new", VersionId = "8", LastUpdated = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(1)) };

        var written = Encoding.UTF8.GetString(JsonWriter.ToBytes(document.Root, edit));

        Assert.Equal("""{"resourceType":"Patient","id":"new","meta":{"versionId":"8","lastUpdated":"2026-01-02T02:04:05.000Z","tag":[{"code":"t"}]},"language":"nb"}""", written);
    }

    [Fact]
    public void An_edit_adds_meta_to_a_resource_without_one()
    {
        var document = Read("""{"resourceType":"Patient"}"""u8.ToArray());

        Assert.Equal("""{"resourceType":"Patient","id":"a","meta":{"versionId":"1"}}""", Encoding.UTF8.GetString(JsonWriter.ToBytes(document.Root, new JsonEdit { Id = "a", VersionId = "1" })));
    }

    [Fact]
    public void A_subset_says_that_it_is_one()
    {
        var document = Read("""{"resourceType":"Patient","id":"a","gender":"male","birthDate":"2020"}"""u8.ToArray());
        var edit = new JsonEdit { Include = element => element.Name == "gender", IsSubset = true };

        Assert.Equal(
            """{"resourceType":"Patient","meta":{"tag":[{"system":"http://terminology.hl7.org/CodeSystem/v3-ObservationValue","code":"SUBSETTED"}]},"gender":"male"}""",
            Encoding.UTF8.GetString(JsonWriter.ToBytes(document.Root, edit)));
    }

    [Fact]
    public void An_edit_leaves_out_replaces_and_appends_objects_one_by_one()
    {
        var document = Read("""{"resourceType":"Patient","id":"a","name":[{"family":"X"},{"family":"Y"},{"family":"Z"}],"link":[{"other":{"reference":"Patient/b"},"type":"seealso"}]}"""u8.ToArray());
        var edit = new JsonEdit
        {
            Include = element => element.Name != "link" && element.ValueOf("family") != "Y",
            Instead = element => element.ValueOf("family") != "Z" ? null : writer =>
            {
                writer.WriteStartObject();
                writer.WriteString("text", "z");
                writer.WriteEndObject();
            },
            Append = writer => writer.WriteString("gender", "male"),
        };

        Assert.Equal("""{"resourceType":"Patient","id":"a","name":[{"family":"X"},{"text":"z"}],"gender":"male"}""", Encoding.UTF8.GetString(JsonWriter.ToBytes(document.Root, edit)));
    }
}
