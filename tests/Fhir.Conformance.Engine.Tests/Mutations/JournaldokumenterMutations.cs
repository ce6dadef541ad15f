using System.Text.Json.Nodes;

using Fhir.Conformance.Engine.Tests.Double;

namespace Fhir.Conformance.Engine.Tests.Mutations;

internal static class JournaldokumenterMutations
{
    private const string Document = "DocumentReference";

    public static readonly Mutation[] All =
    [
        Mutation.Unclaimed("DOK-META-001", Document, "setting"),

        Mutation.Call("DOK-SRCH-001", call => call.IsSearch && call.Type == Document && call.Searches("patient", "status"), call =>
            call.Query.RemoveAll(pair => pair.Name == "patient")),
        Mutation.Ignores("DOK-SRCH-002", Document, "patient", "type"),
        Mutation.Ignores("DOK-SRCH-003", Document, "patient", "category"),
        Mutation.Ignores("DOK-SRCH-004", Document, "patient", "date"),
        Mutation.Ignores("DOK-SRCH-005", Document, "identifier"),
        Mutation.Ignores("DOK-SRCH-006", Document, "patient", "security-label"),
        Mutation.Ignores("DOK-SRCH-007", Document, "patient", "facility"),
        Mutation.Loses("DOK-SRCH-008", Document, "patient", "setting"),
        Mutation.Ignores("DOK-SRCH-009", Document, "patient", "period"),
        Mutation.Call("DOK-SRCH-010", call => call.IsPostSearch && call.Type == Document && call.Searches("patient", "status"), call =>
            call.Query.RemoveAll(pair => pair.Name == "patient")),
        Mutation.Answer("DOK-SRCH-011", call => call.Type == Document && call.HasOnly("patient", "status"), reply => reply.Resource!["total"] = 99),

        Mutation.Without("DOK-REF-001", Document, "masterIdentifier"),
        Mutation.With("DOK-REF-002", Document, "status", "entered-in-error"),
        Mutation.With("DOK-REF-003", Document, "type.coding.0.code", "A00-1"),
        Mutation.With("DOK-REF-004", Document, "category.0.coding.0.code", "A03-2"),
        Mutation.With("DOK-REF-005", Document, "category.0.coding.0.code", "S00-1"),
        Mutation.With("DOK-REF-006", Document, "subject.reference", "Patient/ukjent"),
        Mutation.Without("DOK-REF-007", Document, "securityLabel"),
        Mutation.Data("DOK-REF-008", Document, document => (string?)document.At("securityLabel.0.coding.0.code") == "N", document =>
            document["securityLabel"]!.AsArray().Add((JsonNode)new JsonObject { ["coding"] = new JsonArray(new JsonObject { ["system"] = "urn:oid:2.16.578.1.12.4.1.1.9603", ["code"] = "NORN_EPO" }) })),
        Mutation.Data("DOK-REF-009", Document, _ => true, document => document["content"]!.AsArray().Add(document["content"]![0]!.DeepClone())),
        Mutation.Without("DOK-REF-010", Document, "content.0.attachment.contentType"),
        Mutation.Data("DOK-REF-011", Document, _ => true, document => document["content"]![0]!["attachment"]!["data"] = "RU4="),
        Mutation.With("DOK-REF-012", Document, "content.0.attachment.url", $"{ReferenceServer.Base}/Binary/15858020023"),
        Mutation.Without("DOK-REF-013", Document, "content.0.attachment.creation"),
        Mutation.Without("DOK-REF-014", Document, "content.0.attachment.language"),
        Mutation.With("DOK-REF-015", Document, "content.0.attachment.hash", "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWYwMTIzNDU2Nw=="),
        Mutation.Data("DOK-REF-016", Document, _ => true, document => document["docStatus"] = "final"),
        Mutation.Without("DOK-REF-017", Document, "context.facilityType"),
        Mutation.Without("DOK-REF-018", Document, "context.practiceSetting"),

        Mutation.Answer("DOK-RET-001", IsRaw, reply => reply.Status = reply.Status == 200 ? 206 : reply.Status),
        Mutation.Answer("DOK-RET-002", IsRaw, reply => reply.MediaType = "application/octet-stream"),
        Mutation.With("DOK-RET-003", Document, "content.0.attachment.size", 1),
        Mutation.With("DOK-RET-004", Document, "content.0.attachment.hash", "AAAAAAAAAAAAAAAAAAAAAAAAAAA="),
        Mutation.Answer("DOK-RET-005", call => call.Type == "Binary", reply => reply.Status = reply.Status == 404 ? 400 : reply.Status),

        Mutation.Answer("DOK-PUB-001", call => IsSubmission(call) && !call.Body.Contains("PATCH"), reply => (reply.Resource?["entry"]?[2]?["response"] as JsonObject)?.Remove("location")),
        Mutation.Answer("DOK-PUB-002", call => IsSubmission(call) && call.Body.Contains("\"size\":1,"), reply => reply.Status = 200),
        Mutation.Answer("DOK-PUB-003", call => call is { IsRead: true, Type: Document }, reply =>
        {
            if ((string?)reply.Resource?["status"] == "superseded") reply.Resource["status"] = "current";
        }),
        Mutation.Answer("DOK-SPR-001", call => call.IsSearch && call.Type == Document, reply => reply.Headers.Remove("NHN-SecurityLabel-Nors-Count")),

        Mutation.Without("DOK-PROF-001", Document, "context"),
    ];

    private static bool IsSubmission(Call call) => call is { Method: "POST", Path: [] } && call.Body.Contains("ProvideBundle");

    private static bool IsRaw(Call call) => call.Type == "Binary" && !call.Accept.Contains("fhir");
}
