using System.Text.Json.Nodes;

using Fhir.Conformance.Engine.Tests.Double;

namespace Fhir.Conformance.Engine.Tests.Mutations;

internal static class ProvesvarMutations
{
    private const string Report = "DiagnosticReport";
    private const string Result = "Observation";

    public static readonly Mutation[] All =
    [
        Mutation.Unclaimed("PRV-META-001", Report, "category"),

        Mutation.Ignores("PRV-SRCH-001", Report, "patient"),
        Mutation.Ignores("PRV-SRCH-002", Report, "patient", "category"),
        Mutation.Ignores("PRV-SRCH-003", Report, "patient", "date"),
        Mutation.Ignores("PRV-SRCH-004", Report, "patient", "status"),
        Mutation.Ignores("PRV-SRCH-005", Result, "patient", "category"),
        Mutation.Ignores("PRV-SRCH-006", Result, "patient", "code"),
        Mutation.Ignores("PRV-SRCH-007", Result, "patient", "date"),
        Mutation.Ignores("PRV-SRCH-008", Report, "patient", "_include"),
        Mutation.IgnoresByPost("PRV-SRCH-009", Report, "patient", "category"),

        Mutation.With("PRV-REP-001", Report, "category.0.coding.0.code", "RTG"),
        Mutation.Without("PRV-REP-002", Report, "code"),
        Unknown("PRV-REP-003"),
        Mutation.Without("PRV-REP-004", Report, "effectiveDateTime"),
        Mutation.Without("PRV-REP-005", Report, "issued"),
        Mutation.Without("PRV-REP-006", Report, "performer"),
        Mutation.Data("PRV-REP-007", Report, _ => true, report =>
        {
            foreach (var name in new[] { "result", "conclusion", "presentedForm" }) report.Remove(name);
        }),
        Mutation.With("PRV-REP-008", Report, "result.0.reference", "Observation/ukjent"),
        Mutation.With("PRV-REP-009", Result, "subject.reference", "Patient/basis-patient-full", IsFirstResult),
        Mutation.With("PRV-REP-010", Result, "status", "preliminary", IsFirstResult),
        Mutation.With("PRV-REP-011", Report, "issued", "2001-01-01T00:00:00Z"),

        Mutation.Without("PRV-RES-001", Result, "valueQuantity", IsLaboratory),
        Mutation.Data("PRV-RES-002", Result, result => IsLaboratory(result) && result["valueQuantity"] is not null, result =>
        {
            result.Remove("valueQuantity");
            result["valueString"] = "5,3 mmol/L";
        }),
        Mutation.Without("PRV-RES-003", Result, "valueQuantity.system", IsLaboratory),
        Mutation.Without("PRV-RES-004", Result, "code", IsLaboratory),
        Mutation.Data("PRV-RES-005", Result, result => IsLaboratory(result) && result.ToJsonString().Contains("7280\",\"code\":\"NPU"), result =>
            result["code"]!["coding"]!.AsArray().First(coding => ((string)coding!["system"]!).EndsWith("7280"))!["code"] = "KALIUM"),
        Unknown("PRV-RES-006"),
        Mutation.Without("PRV-RES-007", Result, "effectiveDateTime", IsLaboratory),
        Mutation.Without("PRV-RES-008", Result, "performer", IsLaboratory),
        Mutation.With("PRV-RES-009", Result, "referenceRange.0.low.code", "mg/dL", IsLaboratory),
        Mutation.With("PRV-RES-010", Result, "interpretation.0.coding.0.code", "L", result => IsLaboratory(result)
            && (string?)result.At("interpretation.0.coding.0.code") == "H"),
        Mutation.With("PRV-RES-011", Result, "hasMember.0.reference", "Observation/ukjent", IsLaboratory),
        Mutation.Data("PRV-RES-012", Result, result => IsLaboratory(result) && result["hasMember"] is not null, result =>
            result["hasMember"]!.AsArray().Add((JsonNode)new JsonObject { ["reference"] = ReferenceData.Reference(result) })),

        Mutation.Without("PRV-PROF-001", Report, "issued", Claims("diagnosticreport-lab")),
        Mutation.Without("PRV-PROF-002", Report, "issued", Claims("diagnosticreport-radiologi")),
        Mutation.Without("PRV-PROF-003", Result, "performer", IsLaboratory),
        Mutation.Without("PRV-PROF-004", "Specimen", "collection"),
        Mutation.With("PRV-PROF-005", "ServiceRequest", "intent", "plan", Claims("provesvar-servicerequest")),

        Document("PRV-DOC-001", bundle => bundle.CutAt("timestamp")),
        Document("PRV-DOC-002", bundle => bundle.PutAt("entry.0.resource.subject.reference", "Patient/en-annen-i-dokumentet"), bundle =>
            bundle["entry"]!.AsArray().Add((JsonNode)new JsonObject { ["fullUrl"] = "https://fhirref.example/fhir/Patient/en-annen-i-dokumentet", ["resource"] = new JsonObject { ["resourceType"] = "Patient" } })),
        Document("PRV-DOC-003", bundle => bundle.CutAt("entry.0.resource.extension")),
        Document("PRV-DOC-004", bundle => bundle.CutAt("entry.0.resource.section.0.title")),
        Document("PRV-DOC-005", bundle => bundle.PutAt("entry.0.resource.section.0.entry.0.reference", "Observation/borte")),
        Document("PRV-DOC-006", bundle => bundle.PutAt("entry.0.resource.status", "unknown")),
        Mutation.Answer("PRV-DOC-007", call => IsDocument(call), reply =>
        {
            if (reply.Status == 422) reply.Status = 200;
        }),
        Mutation.Answer("PRV-DOC-008", call => IsDocument(call), reply =>
        {
            if (reply.Status == 404) reply.Status = 500;
        }),

        new Mutation("PRV-VER-001") { SpoilAnswer = (call, reply) => ReadAs(call, reply, "amended", "final") },
        Mutation.Answer("PRV-VER-002", call => IsVersion(call, "preliminary"), reply => reply.Status = 200),
        Mutation.Answer("PRV-VER-003", call => call.Method == "PUT" && call.Body.Contains("1999-12-31"), reply => reply.Status = 200),
        Mutation.Answer("PRV-VER-004", call => IsVersion(call, "cancelled"), reply => reply.Status = 422),
    ];

    private static Mutation Document(string id, params Action<JsonObject>[] changes) => Mutation.Answer(id, IsDocument, reply =>
    {
        if (reply.Status != 200) return;
        foreach (var change in changes) change(reply.Resource!);
    });

    private static bool IsDocument(Call call) => call.Path is ["DiagnosticReport", _, "$lab-document"];

    private static bool IsVersion(Call call, string status) => call is { Method: "PUT", Type: Report } && call.Body.Contains($"\"status\":\"{status}\"");

    // The server took the version, and shows the old one.
    private static void ReadAs(Call call, Reply reply, string status, string old)
    {
        if (call is { IsRead: true, Type: Report, Path.Length: 2 } && (string?)reply.Resource?["status"] == status && reply.Resource.ToJsonString().Contains("no/conformance")) reply.Resource["status"] = old;
    }

    private static bool IsLaboratory(JsonObject result) => Claims("provesvar-observation-lab")(result);

    private static bool IsFirstResult(JsonObject result) => (string)result["id"]! == "provesvar-observation-lab-full";

    private static Func<JsonObject, bool> Claims(string profile) => resource => resource.ToJsonString().Contains($"{profile}\"", StringComparison.Ordinal);

    private static Mutation Unknown(string id) => Mutation.Without(id, "Patient", "identifier", patient => (string)patient["id"]! == "provesvar-pasient");
}
