using System.Text.Json.Nodes;

using Fhir.Conformance.Engine.Tests.Double;

namespace Fhir.Conformance.Engine.Tests.Mutations;

internal static class KritiskInfoMutations
{
    private const string Allergy = "AllergyIntolerance";
    private const string Condition = "Condition";

    public static readonly Mutation[] All =
    [
        Mutation.Unclaimed("KRI-META-001", Allergy, "criticality"),

        Mutation.Ignores("KRI-SRCH-001", Allergy, "patient"),
        Mutation.Ignores("KRI-SRCH-002", Allergy, "patient", "clinical-status"),
        Mutation.Ignores("KRI-SRCH-003", Allergy, "patient", "verification-status"),
        Mutation.Ignores("KRI-SRCH-004", Allergy, "patient", "criticality"),
        Mutation.Ignores("KRI-SRCH-005", Allergy, "patient", "code"),
        Mutation.Ignores("KRI-SRCH-006", Condition, "patient"),
        Mutation.Ignores("KRI-SRCH-007", Condition, "patient", "category"),
        Mutation.IgnoresByPost("KRI-SRCH-008", Allergy, "patient"),

        Mutation.Without("KRI-ALL-001", Allergy, "code"),
        Mutation.With("KRI-ALL-002", Allergy, "patient.reference", "Patient/ukjent"),
        Mutation.Without("KRI-ALL-003", Allergy, "clinicalStatus", allergy => !IsRefuted(allergy)),
        Mutation.Without("KRI-ALL-004", Allergy, "verificationStatus", allergy => !IsRefuted(allergy)),
        Mutation.Without("KRI-ALL-005", Allergy, "category"),
        Mutation.Without("KRI-ALL-006", Allergy, "criticality"),
        Mutation.Without("KRI-ALL-007", Allergy, "recordedDate"),
        Mutation.Without("KRI-ALL-008", Allergy, "recorder"),
        Mutation.With("KRI-ALL-009", Allergy, "clinicalStatus.coding.0.code", "active", IsRefuted),
        Mutation.With("KRI-ALL-010", Allergy, "verificationStatus.coding.0.code", "entered-in-error", allergy => !IsRefuted(allergy)),
        Mutation.Without("KRI-ALL-011", Allergy, "reaction.0.manifestation"),

        Mutation.Data("KRI-CON-001", Condition, condition => Kind(condition) == "3", condition =>
            condition["category"]![0]!["coding"]!.AsArray().Add((JsonNode)new JsonObject { ["system"] = (string)condition.At("category.0.coding.0.system")!, ["code"] = "4" })),
        Mutation.With("KRI-CON-002", Condition, "subject.reference", "Patient/ukjent"),
        Mutation.Without("KRI-CON-003", Condition, "clinicalStatus", condition => !IsRefuted(condition)),
        Mutation.Without("KRI-CON-004", Condition, "verificationStatus", condition => !IsRefuted(condition)),
        Mutation.Without("KRI-CON-005", Condition, "code", condition => Kind(condition) is not ("3" or "4")),
        Mutation.Without("KRI-CON-006", Condition, "recordedDate"),
        Mutation.Without("KRI-CON-007", "Practitioner", "identifier", practitioner => (string)practitioner["id"]! == "kritisk-lege"),
        Mutation.With("KRI-CON-008", Condition, "clinicalStatus.coding.0.code", "active", IsRefuted),
        Mutation.Data("KRI-CON-009", Condition, condition => Kind(condition) == "10", condition => condition["code"]!["text"] = "Smitte"),
        Mutation.Without("KRI-CON-010", Condition, "code.text", condition => Kind(condition) == "3"),

        Mutation.Without("KRI-PROF-001", Allergy, "criticality"),
        Mutation.Without("KRI-PROF-002", Condition, "recordedDate"),
        Mutation.Without("KRI-PROF-003", "Procedure", "recorder"),
        Mutation.Without("KRI-PROF-004", "DeviceUseStatement", "source"),
        Mutation.Without("KRI-PROF-005", "Flag", "author"),
        Mutation.Without("KRI-PROF-006", "Consent", "policyRule"),

        Summary("KRI-SUM-001", bundle => bundle["type"] = "collection"),
        Summary("KRI-SUM-002", bundle => bundle.CutAt("entry.0.resource.section.1")),
        Summary("KRI-SUM-003", bundle => bundle.CutAt("entry.0.resource.section.0.title")),
        Summary("KRI-SUM-004", bundle => bundle.PutAt("entry.0.resource.section.0.entry.0.reference", "AllergyIntolerance/borte")),
        Summary("KRI-SUM-005", bundle => bundle["entry"]!.AsArray().Add((JsonNode)new JsonObject { ["fullUrl"] = "urn:uuid:0f0f0f0f-0000-4000-8000-000000000002",
            ["resource"] = new JsonObject { ["resourceType"] = "Procedure", ["status"] = "entered-in-error" } })),
        Mutation.Answer("KRI-SUM-006", call => call.Path is ["Patient", "$summary"] && call.Body.Contains("valueString") && !call.Body.Contains("conformance|"),
            reply => reply.Resource!.CutAt("entry.1.resource.identifier")),
        Mutation.Answer("KRI-SUM-007", call => call.Path is ["Patient", "$summary"] && !call.Body.Contains("identifier"), reply => reply.Status = 404),
        Mutation.Answer("KRI-SUM-008", call => call.Path is ["Patient", "$summary"] && call.Body.Contains("conformance|"), reply => reply.Status = 400),
        Mutation.Answer("KRI-SUM-009", call => call.Path is ["Patient", _, "$summary"] && call.Has("profile"), reply => reply.Resource!.CutAt("entry.0.resource.section.1.entry")),

        Update("KRI-UPD-001", body => body["code"]!["text"]?.GetValue<string>() == "Noe annet"),
        Update("KRI-UPD-002", body => (string?)body["category"]![0] == "food"),
        Update("KRI-UPD-003", body => (string?)body["recordedDate"] == "1999-12-31"),
        Update("KRI-UPD-004", body => body["extension"] is JsonArray { Count: 0 }),
    ];

    private static Mutation Summary(string id, Action<JsonObject> change) =>
        Mutation.Answer(id, call => call.Path is ["Patient", _, "$summary"] && !call.Has("profile"), reply => change(reply.Resource!));

    /// <summary>The change is let pass after all.</summary>
    private static Mutation Update(string id, Func<JsonObject, bool> of) =>
        Mutation.Answer(id, call => call is { Method: "PUT", Type: Allergy } && of(JsonNode.Parse(call.Body)!.AsObject()), reply => reply.Status = 200);

    private static bool IsRefuted(JsonObject resource) => (string?)resource.At("verificationStatus.coding.0.code") == "refuted";

    private static string? Kind(JsonObject condition) => (string?)condition.At("category.0.coding.0.code");
}
