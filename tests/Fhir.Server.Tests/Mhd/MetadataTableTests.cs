using System.Text;
using System.Text.Json.Nodes;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Json;
using Fhir.Tiltak.Journaldokumenter.Provide;
using Xunit;

namespace Fhir.Server.Tests.Mhd;

/// <summary>https://profiles.ihe.net/ITI/MHD/metadata_maps.html</summary>
public sealed class MetadataTableTests
{
    public static TheoryData<string, string> Requirements => [.. MetadataTable.All.Select(row => new TheoryDataRow<string, string>($"{row.Kind}", row.Text))];

    /// <summary>What makes metadata lack a line of the table; the others lack what the line asks for when the element is taken away.</summary>
    private static readonly Dictionary<string, Action<JsonObject>> Lacking = new()
    {
        ["modifierExtension.empty()"] = it => it["modifierExtension"] = JsonNode.Parse("""[{"url":"https://fhirref.example/x","valueBoolean":true}]"""),
        ["status = 'current' or status = 'superseded'"] = it => it["status"] = "entered-in-error",
        ["identifier.where(type.coding.where(code = 'entryUUID').exists()).all(system = 'urn:ietf:rfc:3986' and value.startsWith('urn:uuid:'))"] = it => it["identifier"]![0]!["value"] = "2.16.578.1",
        ["identifier.where(type.coding.where(code = 'entryUUID').exists()).count() <= 1"] = it => it["identifier"]!.AsArray().Add(it["identifier"]![0]!.DeepClone()),
        ["(masterIdentifier | identifier.where(type.coding.where(code = 'uniqueId').exists())).value.distinct().count() <= 1"] = it => (it["identifier"]![0]!["type"]!["coding"]![0]!["code"], it["identifier"]![0]!["value"]) = ("uniqueId", "urn:oid:1.2.3"),
        ["subject.reference.all(startsWith('urn:') or contains('Patient/'))"] = it => it["subject"]!["reference"] = "Group/g1",
        ["relatesTo.all(target.reference.exists())"] = it => it["relatesTo"] = JsonNode.Parse("""[{"code":"appends","target":{"display":"et notat"} }]"""),
        ["note.count() <= 1"] = it => it["note"] = JsonNode.Parse("""[{"text":"en"},{"text":"to"}]"""),
        ["entry.item.reference.isDistinct()"] = it => it["entry"]!.AsArray().Add(it["entry"]![0]!.DeepClone()),
        ["docStatus.empty()"] = it => it["docStatus"] = "final",
        ["category.count() <= 1"] = it => it["category"]!.AsArray().Add(it["category"]![0]!.DeepClone()),
        ["content.count() = 1"] = it => it["content"]!.AsArray().Add(it["content"]![0]!.DeepClone()),
        ["content.attachment.data.empty()"] = it => it["content"]![0]!["attachment"]!["data"] = "QQ==",
        ["author.all(reference.startsWith('#'))"] = it => it["author"]![0]!["reference"] = "Practitioner/dr",
        ["authenticator.all(reference.startsWith('#'))"] = it => it["authenticator"] = JsonNode.Parse("""{"reference":"Practitioner/dr"}"""),
        ["context.sourcePatientInfo.all(reference.startsWith('#'))"] = it => it["context"]!["sourcePatientInfo"]!["reference"] = "Patient/p1",
        ["status = 'current'"] = it => it["status"] = "retired",
        ["mode = 'working'"] = it => it["mode"] = "snapshot",
        ["encounter.empty()"] = it => it["encounter"] = JsonNode.Parse("""{"reference":"Encounter/e1"}"""),
        ["orderedBy.empty()"] = it => it["orderedBy"] = JsonNode.Parse("""{"text":"dato"}"""),
        ["emptyReason.empty()"] = it => it["emptyReason"] = JsonNode.Parse("""{"text":"ingen"}"""),
        ["entry.all(flag.empty() and deleted.empty() and date.empty())"] = it => it["entry"]![0]!["date"] = "2026",
        ["source.all(reference.startsWith('#'))"] = it => it["source"] = JsonNode.Parse("""{"reference":"Practitioner/dr"}"""),
        ["source.empty()"] = it => it["source"] = JsonNode.Parse("""{"display":"Solveig Fjellvang"}"""),
    };

    [Theory, MemberData(nameof(Requirements))]
    public void Each_line_is_met_by_full_metadata_and_not_by_those_that_lack_it(string kind, string text)
    {
        var row = MetadataTable.All.First(row => $"{row.Kind}" == kind && row.Text == text);
        var submission = Submission.Of(Submission.Comprehensive);
        var resource = kind switch { "SubmissionSet" => submission.Set, "DocumentReference" => submission.Document, _ => Folder(submission) };
        Assert.True(IsMet(row, resource));

        if (Lacking.TryGetValue(text, out var change)) change(resource);
        else TakeAway(resource, text);
        Assert.False(IsMet(row, resource));
    }

    private static bool IsMet(MetadataRequirement row, JsonObject resource) =>
        row.IsMetBy(JsonParser.Parse(Encoding.UTF8.GetBytes(resource.ToJsonString()), DefinitionsPack.Core.Schema).Document!.Root);

    private static JsonObject Folder(Submission submission)
    {
        var folder = submission.Set.DeepClone().AsObject();
        folder["code"]!["coding"]![0]!["code"] = "folder";
        folder["title"] = "Forløp";
        return folder;
    }

    private static void TakeAway(JsonObject resource, string text)
    {
        if (text.StartsWith("extension", StringComparison.Ordinal))
        {
            var extensions = resource["extension"]!.AsArray();
            extensions.Remove(extensions.First(extension => text.Contains(extension!["url"]!.GetValue<string>(), StringComparison.Ordinal)));
            return;
        }
        var path = text.Split(".where(")[0].Split(".exists(")[0].Split('.');
        var node = resource;
        foreach (var step in path[..^1]) node = (node[step] is JsonArray all ? all[0]! : node[step]!).AsObject();
        Assert.True(node.Remove(path[^1]));
    }
}
