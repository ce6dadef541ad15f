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
        Mutation.Without("PRV-PROF-003", Result, "performer", Claims("observation-lab")),
        Mutation.Without("PRV-PROF-004", "Specimen", "collection"),
        Mutation.With("PRV-PROF-005", "ServiceRequest", "intent", "plan", Claims("provesvar-servicerequest")),
    ];

    private static bool IsLaboratory(JsonObject result) => Claims("provesvar-observation-lab")(result);

    private static bool IsFirstResult(JsonObject result) => (string)result["id"]! == "provesvar-observation-lab-full";

    private static Func<JsonObject, bool> Claims(string profile) => resource => resource.ToJsonString().Contains($"{profile}\"", StringComparison.Ordinal);

    private static Mutation Unknown(string id) => Mutation.Without(id, "Patient", "identifier", patient => (string)patient["id"]! == "provesvar-pasient");
}
