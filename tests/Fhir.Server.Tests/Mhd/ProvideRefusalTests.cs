using System.Text;
using System.Text.Json.Nodes;
using Fhir.Tiltak.Journaldokumenter.Provide;
using Xunit;

namespace Fhir.Server.Tests.Mhd;

/// <summary>Each rule of a submission, broken once. https://profiles.ihe.net/ITI/MHD/ITI-65.html</summary>
public sealed class ProvideRefusalTests(MhdServer server) : IClassFixture<MhdServer>
{
    private static readonly byte[] Text = Encoding.UTF8.GetBytes("Kontroll uten anmerkning.");

    private const string EntryUuid = "urn:uuid:0c8e5a52-7f0e-4a2a-9d8e-3b2f6a1c0001";
    private const string SetId = "urn:oid:2.16.578.1.12.4.1.7.99.9";

    private static readonly Dictionary<string, Action<Submission>> Broken = new()
    {
        ["mhd-entry-not-allowed"] = it => it.Entries.Add((JsonNode)Submission.Entry(new JsonObject { ["resourceType"] = "Observation", ["status"] = "final", ["code"] = new JsonObject { ["text"] = "t" } }, "POST", "Observation")),
        ["mhd-entry-not-allowed/method"] = it => (it.Document["id"], it.Entries[1]!["request"]!["method"], it.Entries[1]!["request"]!["url"]) = ("d1", "PUT", "DocumentReference/d1"),
        ["mhd-one-submissionset"] = it => it.Entries.Add((JsonNode)Submission.Entry(it.Set.DeepClone().AsObject(), "POST", "List")),
        ["mhd-one-submissionset/none"] = it => it.Set["code"]!["coding"]![0]!["code"] = "folder",
        ["mhd-one-patient-entry"] = it => { for (var at = 0; at < 2; at++) it.Entries.Add((JsonNode)Submission.Entry(new JsonObject { ["resourceType"] = "Patient" }, "POST", "Patient")); },
        ["mhd-not-in-submissionset"] = it => it.Set.Remove("entry"),
        ["mhd-one-patient"] = it => it.Set["subject"]!["reference"] = "Patient/p2",
        ["mhd-metadata"] = it => it.Document.Remove("type"),
        ["mhd-content-missing"] = it => it.Entries.RemoveAt(2),
        ["mhd-content-missing/stored"] = it => { it.Entries.RemoveAt(2); it.Attachment["url"] = "Binary/lagret"; },
        ["mhd-content-missing/list"] = it => it.Attachment["url"] = it.Entries[0]!["fullUrl"]!.GetValue<string>(),
        ["mhd-content-unused"] = it => it.Entries.Add((JsonNode)Submission.Entry(it.Binary.DeepClone().AsObject(), "POST", "Binary")),
        ["mhd-hash-missing"] = it => it.Attachment.Remove("hash"),
        ["mhd-hash-missing/size"] = it => it.Attachment.Remove("size"),
        ["mhd-hash-wrong"] = it => it.Attachment["hash"] = "2jmj7l5rSw0yVb/vlWAYkK/YBwk=",
        ["mhd-hash-hexadecimal"] = it => it.Attachment["hash"] = Convert.ToBase64String(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(Convert.FromBase64String(Submission.Hash(Text))))),
        ["mhd-hash-hexadecimal/upper"] = it => it.Attachment["hash"] = Convert.ToBase64String(Encoding.ASCII.GetBytes(Convert.ToHexString(Convert.FromBase64String(Submission.Hash(Text))))),
        ["mhd-size-wrong"] = it => it.Attachment["size"] = Text.Length + 1,
        ["mhd-content-type-differs"] = it => it.Attachment["contentType"] = "text/xml",
        ["mhd-content-type-refused"] = it => it.With("application/x-msdownload", Text),
        ["mhd-content-not-of-type"] = it => it.With("application/pdf", Encoding.ASCII.GetBytes("MZ\0\0")),
        ["mhd-content-not-of-type/image"] = it => it.With("image/png", Text),
        ["mhd-content-not-of-type/text"] = it => it.With("text/plain", [0x41, 0x00, 0x42]),
        ["mhd-patch-alone"] = it => it.Entries.Add((JsonNode)Submission.Entry(Submission.Patch(), "PATCH", "DocumentReference/gammelt")),
        ["mhd-patch-missing"] = it => it.Relating("replaces", "DocumentReference/gammelt"),
        ["mhd-patch-other"] = it => { it.Replacing("DocumentReference/gammelt"); it.Entries[3]!["resource"] = Submission.Patch(value: "entered-in-error"); },
        ["mhd-target-unknown"] = it => it.Relating("appends", "DocumentReference/finnes-ikke"),
        ["mhd-target-unknown/elsewhere"] = it => it.Relating("appends", "https://annensteds.example/fhir/DocumentReference/1"),
        ["mhd-target-superseded"] = it => it.Relating("appends", "DocumentReference/erstattet"),
        ["mhd-target-of-other-patient"] = it => it.Relating("appends", "DocumentReference/andres"),
        ["mhd-unique-id-taken"] = it => it.Document["masterIdentifier"]!["value"] = "urn:oid:2.16.578.1.12.4.1.7.99.2",
        ["mhd-unique-id-taken/within"] = it => it.AddCopyOfDocument(),
        ["mhd-member-missing"] = it => Hold(it, Submission.NewOid()),
        ["mhd-member-missing/stored"] = it => Hold(it, "DocumentReference/finnes-ikke"),
        ["mhd-member-kind"] = it => Hold(it, "Patient/p1"),
        ["mhd-member-kind/content"] = it => Hold(it, it.Entries[2]!["fullUrl"]!.GetValue<string>()),
        ["mhd-member-kind/folder"] = it => AddFolder(it, it.Entries[0]!["fullUrl"]!.GetValue<string>()),
        ["mhd-patient-unknown"] = it => About(it, "Patient/finnes-ikke"),
        ["mhd-patient-unknown/dangling"] = it => About(it, "urn:uuid:6b0c1b0e-3f4a-4a56-8a0c-51a3d0c6a002"),
        ["mhd-related-to-itself"] = it => it.Relating("transforms", it.Entries[1]!["fullUrl"]!.GetValue<string>()),
        ["mhd-identifier-taken"] = it => it.Document["identifier"]![0]!["value"] = EntryUuid,
        ["mhd-identifier-taken/set"] = it => it.Set["identifier"]![0]!["value"] = SetId,
        ["mhd-identifier-taken/folder"] = it => AddFolder(it, it.Entries[1]!["fullUrl"]!.GetValue<string>())["identifier"]![0]!["value"] = SetId,
        ["mhd-identifier-taken/within"] = it => it.Document["identifier"]!.AsArray().Add(JsonNode.Parse($$"""{"system":"urn:ietf:rfc:3986","value":"{{it.Document["identifier"]![0]!["value"]}}"}""")),
        ["mhd-not-a-transaction"] = it => it.Bundle["type"] = "batch",
        ["mhd-unknown-recipient"] = it => it.Set["extension"]!.AsArray().Add(JsonNode.Parse($$"""{"url":"{{Submission.Ihe}}ihe-intendedRecipient","valueReference":{"reference":"Organization/ukjent"} }""")),
    };

    public static TheoryData<string> Rules => [.. Broken.Keys];

    [Theory, MemberData(nameof(Rules))]
    public async Task A_submission_that_breaks_a_rule_is_refused_by_it(string key)
    {
        await FillAsync();
        var submission = Submission.Of(Submission.Comprehensive);
        Broken[key](submission);
        var answer = await server.PostAsync("", submission.ToString());

        Assert.True(answer.Status is 422 or 409, answer.Text);
        Assert.Contains(key.Split('/')[0], answer.Rules);
        Assert.Empty((await server.GetAsync($"DocumentReference?identifier={submission.MasterIdentifier}&_summary=count")).Entries);
        Assert.DoesNotContain(Submission.Number, answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_level_asks_for_what_the_one_before_asks_for_and_more()
    {
        var bare = Submission.Of(Submission.Comprehensive);
        bare.Document.Remove("type");
        bare.Document["author"]![0]!["reference"] = "Practitioner/dr";
        bare.Document["contained"]!.AsArray().RemoveAt(1);
        var seen = new List<int>();
        foreach (var profile in new[] { Submission.Comprehensive, Submission.UnContained, Submission.Minimal })
        {
            bare.Bundle["meta"]!["profile"]![0] = profile;
            var answer = await server.PostAsync("", bare.ToString());
            seen.Add(answer.Status == 200 ? 0 : answer.Rules.Count(rule => rule == "mhd-metadata"));
        }
        Assert.Equal([2, 1, 0], seen);
    }

    [Fact]
    public void Every_rule_of_a_submission_is_broken_by_a_test()
    {
        string[] elsewhere = ["mhd-fhir-document-hashed", "mhd-not-a-fhir-document", "mhd-content-immutable",
            "mhd-home-community-place", "mhd-identifier-type-missing", "mhd-document-type-level", "mhd-document-type-group"];

        Assert.Equal(ProvideRules.All.Select(rule => rule.Id).Order(), Broken.Keys.Select(key => key.Split('/')[0]).Concat(elsewhere).Distinct().Order());
        Assert.All(ProvideRules.All, rule => Assert.NotEqual(rule.Nb, rule.En));
    }

    [Theory]
    [InlineData("collection", "mhd-not-a-fhir-document")]
    [InlineData("document", "mhd-fhir-document-hashed")]
    public async Task A_bundle_as_content_is_a_document_without_hash_and_size(string type, string rule)
    {
        var submission = Submission.Of(Submission.Comprehensive);
        submission.Entries[2]!["resource"] = JsonNode.Parse(Documents.Fhir.Replace("document\"", type + "\"", StringComparison.Ordinal));
        submission.Entries[2]!["request"]!["url"] = "Bundle";

        Assert.Contains(rule, (await server.PostAsync("", submission.ToString())).Rules);
    }

    [Fact]
    public async Task A_submission_is_a_transaction_and_nothing_else()
    {
        var submission = Submission.Of(Submission.Comprehensive);
        submission.Bundle["type"] = "collection";
        foreach (var entry in submission.Entries) entry!.AsObject().Remove("request");

        Assert.Contains("mhd-not-a-transaction", (await server.PostAsync("Bundle", submission.ToString())).Rules);
    }

    private static void Hold(Submission it, string reference) => it.Set["entry"]!.AsArray().Add(JsonNode.Parse($$"""{"item":{"reference":"{{reference}}"} }"""));

    private static void About(Submission it, string reference)
    {
        foreach (var resource in new[] { it.Set, it.Document }) resource["subject"]!["reference"] = reference;
    }

    private static JsonObject AddFolder(Submission it, string member)
    {
        var folder = it.Set.DeepClone().AsObject();
        (folder["title"], folder["code"]!["coding"]![0]!["code"], folder["identifier"]![0]!["value"]) = ("Mappe", "folder", Submission.NewOid());
        folder["entry"] = new JsonArray(JsonNode.Parse($$"""{"item":{"reference":"{{member}}"} }"""));
        it.Entries.Add((JsonNode)Submission.Entry(folder, "POST", "List"));
        return folder;
    }

    private async Task FillAsync()
    {
        await server.PutAsync("Binary/lagret", $$"""{"resourceType":"Binary","id":"lagret","contentType":"text/plain","data":"{{Convert.ToBase64String(Text)}}"}""");
        await server.PutAsync("List/brukt", $$"""{"resourceType":"List","id":"brukt","identifier":[{"system":"urn:ietf:rfc:3986","value":"{{SetId}}"}],"status":"current","mode":"working"}""");
        foreach (var (id, status, patient, identifier) in new[] { ("gammelt", "current", "p1", "1"), ("erstattet", "superseded", "p1", "2"), ("andres", "current", "p2", "3") })
            await server.PutAsync($"DocumentReference/{id}", $$"""
                {"resourceType":"DocumentReference","id":"{{id}}","masterIdentifier":{"system":"urn:ietf:rfc:3986","value":"urn:oid:2.16.578.1.12.4.1.7.99.{{identifier}}"},
                 "identifier":[{"system":"urn:ietf:rfc:3986","value":"{{(id == "gammelt" ? EntryUuid : $"urn:uuid:0c8e5a52-7f0e-4a2a-9d8e-3b2f6a1c100{identifier}")}}"}],
                 "status":"{{status}}","subject":{"reference":"Patient/{{patient}}"},"content":[{"attachment":{"contentType":"text/plain","url":"https://arkiv.example/1"} }]}
                """);
    }
}
