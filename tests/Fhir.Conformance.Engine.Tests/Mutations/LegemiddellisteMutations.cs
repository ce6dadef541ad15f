using System.Text.Json.Nodes;

using Fhir.Conformance.Engine.Tests.Double;

namespace Fhir.Conformance.Engine.Tests.Mutations;

internal static class LegemiddellisteMutations
{
    private const string Row = "MedicationStatement";

    public static readonly Mutation[] All =
    [
        Mutation.Unclaimed("LML-META-001", Row, "status"),
        Mutation.Unclaimed("LML-META-002", "List", "code"),

        Mutation.Ignores("LML-SRCH-001", Row, "patient"),
        Mutation.Ignores("LML-SRCH-002", Row, "patient", "status"),
        Mutation.Ignores("LML-SRCH-003", Row, "identifier"),
        Mutation.Ignores("LML-SRCH-004", Row, "patient", "effective"),
        Mutation.IgnoresByPost("LML-SRCH-005", Row, "patient", "status"),
        Mutation.Ignores("LML-SRCH-006", Row, "patient", "_include"),
        Mutation.Loses("LML-SRCH-007", "List", "patient", "code"),

        Mutation.Without("LML-ROW-001", Row, "identifier"),
        Mutation.With("LML-ROW-002", Row, "status", "unknown", IsActive),
        Mutation.With("LML-ROW-003", Row, "subject.reference", "Patient/ukjent"),
        Mutation.Without("LML-ROW-004", "Medication", "code.coding", IsListed),
        Mutation.Without("LML-ROW-005", Row, "dosage.0.text"),
        Mutation.Without("LML-ROW-006", Row, "dosage.0.extension"),
        Mutation.Without("LML-ROW-007", Row, "effectivePeriod", IsActive),
        Mutation.Without("LML-ROW-008", Row, "statusReason", row => Status(row) == "stopped"),
        Mutation.Without("LML-ROW-009", Row, "partOf", row => Status(row) == "completed"),
        Mutation.With("LML-ROW-010", Row, "dosage.0.extension.0.valueCodeableConcept.coding.0.code", "4"),
        Same("LML-ROW-011", "pll-id", "stopped"),
        Same("LML-ROW-012", "resept-id", "active"),

        Mutation.Without("LML-LIST-001", "List", "identifier", IsMedicationList),
        Mutation.Without("LML-LIST-002", "List", "date", IsMedicationList),
        Mutation.Without("LML-LIST-003", "List", "source", IsMedicationList),
        Mutation.With("LML-LIST-004", "List", "entry.0.item.reference", "MedicationStatement/ukjent", IsMedicationList),
        Mutation.Data("LML-LIST-005", "List", IsMedicationList, list =>
        {
            list.Remove("entry");
            list.Remove("emptyReason");
        }),
        Mutation.With("LML-LIST-006", "List", "status", "current", list => IsMedicationList(list) && Status(list) == "retired"),

        Mutation.Without("LML-PROF-001", Row, "extension"),
        Mutation.Without("LML-PROF-002", "Medication", "form", IsListed),
        Mutation.Without("LML-PROF-003", "List", "title", IsMedicationList),
        Mutation.Without("LML-PROF-004", "MedicationDispense", "whenHandedOver"),

        Mutation.Answer("LML-OPER-001", call => Is(call, "$getMedication") && !call.Body.Contains("patient"), reply => reply.Status = 500),
        Taking("LML-OPER-002", "$sendMedication", 409),
        Mutation.Answer("LML-OPER-003", call => Is(call, "$getMedication") && call.Body.Contains("family") && !call.Body.Contains("birthDate") && !call.Body.Contains("identifier"), reply => reply.Status = 200),
        Mutation.Answer("LML-OPER-004", call => Is(call, "$getMedication") && call.Body.Contains("birthDate"), reply => reply.Status = 200),
        OfDocument("LML-OPER-005", document => document["type"] = "collection"),
        Mutation.Answer("LML-OPER-006", call => Is(call, "$getMedication") && call.Body.Contains("identifier"), reply => reply.Resource!["parameter"]!.AsArray().RemoveAt(1)),
        OfDocument("LML-OPER-007", document => document["entry"]![0]!["resource"]!["section"]![0]!["entry"]!.AsArray().Add((JsonNode)new JsonObject { ["reference"] = "urn:example:borte" })),
        Taking("LML-OPER-008", "incomplete", 422),
        Taking("LML-OPER-009", "required", 422),
        Mutation.Answer("LML-OPER-010", call => Is(call, "$sendMedication") && !call.Body.Contains("medication"), reply => reply.Status = 200),
        Mutation.Answer("LML-OPER-011", call => Is(call, "$medication-changes"), reply => reply.Resource!["parameter"]!.AsArray().Add((JsonNode)new JsonObject { ["name"] = "row" })),
    ];

    private static bool Is(Call call, string operation) => call.Path is [_, var name] && name == operation;

    /// <summary>A sending that is refused for this reason is taken.</summary>
    private static Mutation Taking(string id, string reason, int status) => Mutation.Answer(id, call => Is(call, "$sendMedication"), reply =>
    {
        if (reply.Status == status && (status == 409 || reply.Resource!.ToJsonString().Contains($"\"{reason}\"", StringComparison.Ordinal))) (reply.Status, reply.Resource) = (200, new JsonObject { ["resourceType"] = "Parameters" });
    });

    private static Mutation OfDocument(string id, Action<JsonObject> change) => Mutation.Answer(id, call => Is(call, "$getMedication"), reply =>
    {
        if (reply.Resource!["parameter"]?[0]?["resource"] is JsonObject document) change(document);
    });

    /// <summary>A drug that rows refer to, and no magistral one.</summary>
    private static bool IsListed(JsonObject medication) => ((string)medication["id"]!).StartsWith("legemiddel-medication-", StringComparison.Ordinal);

    private static string Status(JsonObject resource) => (string)resource["status"]!;

    private static bool IsActive(JsonObject row) => Status(row) == "active";

    private static bool IsMedicationList(JsonObject list) => (string?)list.At("code.coding.0.code") == "10160-0";

    /// <summary>A row takes over the id an active row of another patient has.</summary>
    private static Mutation Same(string id, string series, string status) => new(id)
    {
        SpoilData = data =>
        {
            var rows = data.All(Row).Where(row => Identifier(row, series) is not null).ToList();
            var original = rows.First(IsActive);
            Identifier(rows.Last(row => Status(row) == status && row != original), series)!["value"] = (string)Identifier(original, series)!["value"]!;
        },
    };

    private static JsonObject? Identifier(JsonObject row, string series) =>
        row["identifier"]!.AsArray().OfType<JsonObject>().FirstOrDefault(identifier => ((string)identifier["system"]!).EndsWith(series,
            StringComparison.Ordinal));
}
