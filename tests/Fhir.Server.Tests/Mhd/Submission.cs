using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Fhir.Server.Tests.Mhd;

/// <summary>A submission (ITI-65) with comprehensive metadata, right in everything until a test changes it.</summary>
internal sealed class Submission
{
    public const string Ihe = "https://profiles.ihe.net/ITI/MHD/StructureDefinition/";
    public const string Comprehensive = Ihe + "IHE.MHD.Comprehensive.ProvideBundle";
    public const string UnContained = Ihe + "IHE.MHD.UnContained.Comprehensive.ProvideBundle";
    public const string Minimal = Ihe + "IHE.MHD.Minimal.ProvideBundle";
    public const string Own = "https://fhirref.example/no/journaldokumenter/StructureDefinition/journal-providebundle";

    /// <summary>Of the synthetic series: the month is 80 higher.</summary>
    public const string Number = "14864349634";

    private const string OwnProfiles = "https://fhirref.example/no/journaldokumenter/StructureDefinition/";

    private Submission(JsonObject bundle) => Bundle = bundle;

    public JsonObject Bundle { get; }

    public JsonObject Set => Resource(0);

    public JsonObject Document => Resource(1);

    public JsonObject Binary => Resource(2);

    public JsonObject Attachment => Document["content"]![0]!["attachment"]!.AsObject();

    public JsonArray Entries => Bundle["entry"]!.AsArray();

    public string MasterIdentifier => Document["masterIdentifier"]!["value"]!.GetValue<string>();

    public JsonObject Resource(int at) => Entries[at]!["resource"]!.AsObject();

    public override string ToString() => Bundle.ToJsonString();

    public static Submission Of(string profile, string text = "Kontroll uten anmerkning.", string patient = "p1") => new(new JsonObject
    {
        ["resourceType"] = "Bundle",
        ["meta"] = new JsonObject { ["profile"] = new JsonArray(profile) },
        ["type"] = "transaction",
        ["entry"] = Three(profile == Own, text, patient),
    });

    /// <summary>A new OID under the arc for UUIDs.</summary>
    public static string NewOid() => $"urn:oid:2.25.{new BigInteger(Guid.NewGuid().ToByteArray(), isUnsigned: true).ToString(CultureInfo.InvariantCulture)}";

    /// <summary>Makes other bytes the content, and what is said of them true.</summary>
    public Submission With(string contentType, byte[] content)
    {
        (Binary["contentType"], Binary["data"]) = (contentType, Convert.ToBase64String(content));
        (Attachment["contentType"], Attachment["size"], Attachment["hash"]) = (contentType, content.Length, Hash(content));
        return this;
    }

    /// <summary>Replaces a document that is there, with the entry that says so of the old one.</summary>
    public Submission Replacing(string reference)
    {
        Relating("replaces", reference);
        Entries.Add((JsonNode)Entry(Patch(), "PATCH", reference));
        return this;
    }

    public Submission Relating(string code, string reference)
    {
        Document["relatesTo"] = new JsonArray(new JsonObject { ["code"] = code, ["target"] = new JsonObject { ["reference"] = reference } });
        return this;
    }

    /// <summary>The same document once more, as a member of the set.</summary>
    public void AddCopyOfDocument()
    {
        var copy = Entry(Document.DeepClone().AsObject(), "POST", "DocumentReference");
        Entries.Add((JsonNode)copy);
        Set["entry"]!.AsArray().Add(new JsonObject { ["item"] = new JsonObject { ["reference"] = copy["fullUrl"]!.GetValue<string>() } });
    }

    public static JsonObject Patch(string path = "DocumentReference.status", string value = "superseded") => new()
    {
        ["resourceType"] = "Parameters",
        ["parameter"] = new JsonArray(new JsonObject
        {
            ["name"] = "operation",
            ["part"] = new JsonArray(Part("type", "valueCode", "replace"), Part("path", "valueString", path), Part("value", "valueCode", value)),
        }),
    };

    public static JsonObject Entry(JsonObject? resource, string method, string url, string? fullUrl = null)
    {
        var entry = new JsonObject { ["fullUrl"] = fullUrl ?? $"urn:uuid:{Guid.NewGuid()}", ["request"] = new JsonObject { ["method"] = method, ["url"] = url } };
        if (resource is not null) entry["resource"] = resource;
        return entry;
    }

    // What FHIR and XDS ask for.
#pragma warning disable CA5350
    public static string Hash(byte[] content) => Convert.ToBase64String(SHA1.HashData(content));
#pragma warning restore CA5350

    private static JsonArray Three(bool isOwn, string text, string patient)
    {
        var (document, content) = ($"urn:uuid:{Guid.NewGuid()}", $"urn:uuid:{Guid.NewGuid()}");
        var bytes = Encoding.UTF8.GetBytes(text);
        JsonObject[] resources = [SetOf(document, patient), DocumentOf(content, bytes, patient), new() { ["resourceType"] = "Binary", ["contentType"] = "text/plain", ["data"] = Convert.ToBase64String(bytes) }];
        string[] profiles = ["journal-submissionset", "journal-documentreference", "journal-binary"];
        if (isOwn)
            for (var at = 0; at < 3; at++) resources[at].Insert(1, "meta", new JsonObject { ["profile"] = new JsonArray(OwnProfiles + profiles[at]) });
        return new JsonArray(Entry(resources[0], "POST", "List"), Entry(resources[1], "POST", "DocumentReference", document), Entry(resources[2], "POST", "Binary", content));
    }

    private static JsonObject SetOf(string document, string patient) => JsonNode.Parse($$"""
        {
          "resourceType": "List",
          "extension": [
            { "url": "{{Ihe}}ihe-sourceId", "valueIdentifier": { "system": "urn:ietf:rfc:3986", "value": "urn:oid:2.16.578.1.12.4.5.100.1.2" } },
            { "url": "{{Ihe}}ihe-designationType", "valueCodeableConcept": { "coding": [{ "system": "urn:oid:2.16.578.1.12.4.1.1.9602", "code": "B00-1" }] } }
          ],
          "identifier": [{{Identifier("uniqueId", NewOid())}}],
          "status": "current", "mode": "working",
          "code": { "coding": [{ "system": "https://profiles.ihe.net/ITI/MHD/CodeSystem/MHDlistTypes", "code": "submissionset" }] },
          "subject": { "reference": "Patient/{{patient}}" },
          "date": "2026-11-20T09:00:00+01:00",
          "entry": [{ "item": { "reference": "{{document}}" } }]
        }
        """)!.AsObject();

    private static JsonObject DocumentOf(string content, byte[] bytes, string patient) => JsonNode.Parse($$"""
        {
          "resourceType": "DocumentReference",
          "contained": [
            { "resourceType": "Patient", "id": "pasient", "identifier": [{ "system": "urn:oid:2.16.578.1.12.4.1.4.1", "value": "{{Number}}" }] },
            { "resourceType": "Practitioner", "id": "forfatter", "name": [{ "family": "Fjellvang", "given": ["Solveig"] }] }
          ],
          "masterIdentifier": {{Identifier("uniqueId", NewOid())}},
          "identifier": [{{Identifier("entryUUID", $"urn:uuid:{Guid.NewGuid()}")}}],
          "status": "current",
          "type": { "coding": [{ "system": "urn:oid:2.16.578.1.12.4.1.1.9602", "code": "B02-2" }] },
          "category": [{ "coding": [{ "system": "urn:oid:2.16.578.1.12.4.1.1.9602", "code": "B00-1" }] }],
          "subject": { "reference": "Patient/{{patient}}" },
          "date": "2026-11-20T09:00:00+01:00",
          "author": [{ "reference": "#forfatter" }],
          "securityLabel": [{ "coding": [{ "system": "urn:oid:2.16.578.1.12.4.1.1.9603", "code": "N" }] }],
          "content": [{
            "attachment": {
              "contentType": "text/plain", "language": "nb-NO", "url": "{{content}}", "size": {{bytes.Length}}, "hash": "{{Hash(bytes)}}", "title": "Notat", "creation": "2026-11-20T08:55:00+01:00"
            },
            "format": { "system": "http://ihe.net/fhir/ihe.formatcode.fhir/CodeSystem/formatcode", "code": "urn:no:ehelse:document:text" }
          }],
          "context": {
            "event": [{ "coding": [{ "system": "urn:oid:2.16.578.1.12.4.1.1.7210", "code": "KONTROLL" }] }],
            "period": { "start": "2026-11-20T08:00:00+01:00", "end": "2026-11-20T08:30:00+01:00" },
            "facilityType": { "coding": [{ "system": "urn:oid:2.16.578.1.12.4.1.1.1303", "code": "86.211" }] },
            "practiceSetting": { "coding": [{ "system": "urn:oid:2.16.578.1.12.4.1.1.8653", "code": "4" }] },
            "sourcePatientInfo": { "reference": "#pasient" },
            "related": [{ "reference": "Encounter/e1" }]
          }
        }
        """)!.AsObject();

    private static string Identifier(string type, string value) => $$"""
        { "type": { "coding": [{ "system": "https://profiles.ihe.net/ITI/MHD/CodeSystem/IHE.MHD.MHDIdentifierType", "code": "{{type}}" }] }, "system": "urn:ietf:rfc:3986", "value": "{{value}}" }
        """.Trim();

    private static JsonObject Part(string name, string property, string value) => new() { ["name"] = name, [property] = value };
}
