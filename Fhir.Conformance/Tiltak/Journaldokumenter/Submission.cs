using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace Fhir.Conformance.Tiltak.Journaldokumenter;

/// <summary>A small submission by IHE's comprehensive profile, about a patient the target knows. Its content says nothing about anybody.</summary>
/// <param name="Subject">Reference to the patient.</param>
internal sealed record Submission(string Subject)
{
    private const string Ihe = "https://profiles.ihe.net/ITI/MHD/StructureDefinition/";
    private static readonly byte[] Content = Encoding.UTF8.GetBytes("Konformitetstest. Kan slettes.");

    private readonly string document = $"urn:uuid:{Guid.NewGuid()}";
    private readonly string content = $"urn:uuid:{Guid.NewGuid()}";

    public string MasterIdentifier { get; } = NewOid();

    /// <summary>What the reference says of the content's size; true unless a check wants it not to be.</summary>
    public int Size { get; init; } = Content.Length;

    /// <summary>Reference to the document that is replaced; null for none.</summary>
    public string? Replaces { get; init; }

    public string Json => $$"""
        {"resourceType":"Bundle","meta":{"profile":["{{Ihe}}IHE.MHD.Comprehensive.ProvideBundle"]},"type":"transaction","entry":[
          {"fullUrl":"urn:uuid:{{Guid.NewGuid()}}","resource":{{Set}},"request":{"method":"POST","url":"List"} },
          {"fullUrl":"{{document}}","resource":{{Reference}},"request":{"method":"POST","url":"DocumentReference"} },
          {"fullUrl":"{{content}}","resource":{"resourceType":"Binary","contentType":"text/plain","data":"{{Convert.ToBase64String(Content)}}"},"request":{"method":"POST","url":"Binary"} }{{Patch}}]}
        """;

    private string Set => $$"""
        {"resourceType":"List","extension":[{"url":"{{Ihe}}ihe-sourceId","valueIdentifier":{"system":"urn:ietf:rfc:3986","value":"urn:oid:2.16.578.1.12.4.5.100.1.2"} },
          {"url":"{{Ihe}}ihe-designationType","valueCodeableConcept":{"coding":[{"system":"urn:oid:2.16.578.1.12.4.1.1.9602","code":"B00-1"}]} }],
         "identifier":[{{Identifier("uniqueId", NewOid())}}],"status":"current","mode":"working",
         "code":{"coding":[{"system":"https://profiles.ihe.net/ITI/MHD/CodeSystem/MHDlistTypes","code":"submissionset"}]},"subject":{"reference":"{{Subject}}"},
         "date":"2026-01-01T12:00:00Z","entry":[{"item":{"reference":"{{document}}"} }]}
        """;

    private string Reference => $$"""
        {"resourceType":"DocumentReference","contained":[{"resourceType":"Patient","id":"p"}],"masterIdentifier":{{Identifier("uniqueId", MasterIdentifier)}},"status":"current",
         "type":{"coding":[{"system":"urn:oid:2.16.578.1.12.4.1.1.9602","code":"B02-2"}]},"category":[{"coding":[{"system":"urn:oid:2.16.578.1.12.4.1.1.9602","code":"B00-1"}]}],
         "subject":{"reference":"{{Subject}}"},{{Relation}}"securityLabel":[{"coding":[{"system":"urn:oid:2.16.578.1.12.4.1.1.9603","code":"N"}]}],
         "content":[{"attachment":{"contentType":"text/plain","language":"nb-NO","url":"{{content}}","size":{{Size.ToString(CultureInfo.InvariantCulture)}},"hash":"{{Hash}}","creation":"2026-01-01T12:00:00Z"},
           "format":{"system":"http://ihe.net/fhir/ihe.formatcode.fhir/CodeSystem/formatcode","code":"urn:no:ehelse:document:text"} }],
         "context":{"facilityType":{"coding":[{"system":"urn:oid:2.16.578.1.12.4.1.1.1303","code":"86.211"}]},"practiceSetting":{"coding":[{"system":"urn:oid:2.16.578.1.12.4.1.1.8653","code":"4"}]},
           "sourcePatientInfo":{"reference":"#p"} } }
        """;

    private string Relation => Replaces is null ? "" : $$"""
        "relatesTo":[{"code":"replaces","target":{"reference":"{{Replaces}}"} }],
        """;

    private string Patch => Replaces is null ? "" : $$"""
        ,{"fullUrl":"urn:uuid:{{Guid.NewGuid()}}","resource":{"resourceType":"Parameters","parameter":[{"name":"operation","part":[{"name":"type","valueCode":"replace"},
          {"name":"path","valueString":"DocumentReference.status"},{"name":"value","valueCode":"superseded"}]}]},"request":{"method":"PATCH","url":"{{Replaces}}"} }
        """;

    // FHIR asks for SHA-1; it guards against mistakes here, not against anybody.
#pragma warning disable CA5350
    private static string Hash => Convert.ToBase64String(SHA1.HashData(Content));
#pragma warning restore CA5350

    private static string Identifier(string type, string value) => $$"""
        {"type":{"coding":[{"system":"https://profiles.ihe.net/ITI/MHD/CodeSystem/IHE.MHD.MHDIdentifierType","code":"{{type}}"}]},"system":"urn:ietf:rfc:3986","value":"{{value}}"}
        """;

    private static string NewOid() => $"urn:oid:2.25.{new BigInteger(Guid.NewGuid().ToByteArray(), isUnsigned: true).ToString(CultureInfo.InvariantCulture)}";
}
