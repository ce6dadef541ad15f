using System.Text.Json.Nodes;

namespace Fhir.Server.Tests.Legemiddelliste;

/// <summary>A row as a test wants it; everything that is not said is as in an ordinary active e-prescription.</summary>
internal sealed record TestRow(string Drug = "metoprolol")
{
    public string? RowId { get; init; } = Guid.NewGuid().ToString();

    public string? PrescriptionId { get; init; } = Guid.NewGuid().ToString();

    public string Type { get; init; } = "E";

    public string Status { get; init; } = "active";

    public string? End { get; init; }

    /// <summary>Id of the row that has superseded it, as the store knows it.</summary>
    public string? PartOf { get; init; }

    public string? ReferenceNumber { get; init; }

    public bool IsLocked { get; init; }

    public bool IsBlocked { get; init; }

    public string LastChanged { get; init; } = "2026-09-01T10:00:00+02:00";

    public string Id { get; } = Guid.NewGuid().ToString();

    public JsonObject ToJson(string patient, string medication = "Medication/legemiddel-")
    {
        var row = JsonNode.Parse($$"""
            {"resourceType":"MedicationStatement","id":"{{Id}}","meta":{"profile":["https://fhirref.example/no/legemiddelliste/StructureDefinition/legemiddel-medicationstatement"]},
             "extension":[
              {"url":"https://fhirref.example/no/legemiddelliste/StructureDefinition/legemiddel-prescription","extension":[
                {"url":"itemGroup","valueCodeableConcept":{"coding":[{"system":"urn:oid:2.16.578.1.12.4.1.1.7402","code":"L","display":"Legemiddel"}]} },
                {"url":"prescriptionType","valueCodeableConcept":{"coding":[{"system":"urn:oid:2.16.578.1.12.4.1.1.7491","code":"{{Type}}"}]} },
                {"url":"lastChanged","valueDateTime":"{{LastChanged}}"}]},
              {"url":"https://fhirref.example/no/legemiddelliste/StructureDefinition/legemiddel-registration","extension":[
                {"url":"type","valueCodeableConcept":{"coding":[{"system":"http://ehelse.no/fhir/CodeSystem/sfm-performer-roles","code":"1"}]} },
                {"url":"provider","valueReference":{"reference":"Practitioner/lege-granskog"} },
                {"url":"timestamp","valueDateTime":"2026-09-01T10:00:00+02:00"}]}],
             "identifier":[],"status":"{{Status}}","medicationReference":{"reference":"{{medication}}{{Drug}}"},"subject":{"reference":"{{patient}}"},
             "effectivePeriod":{"start":"2020-01-01"},
             "dosage":[{"extension":[
                {"url":"https://fhirref.example/no/legemiddelliste/StructureDefinition/legemiddel-use","valueCodeableConcept":{"coding":[{"system":"urn:oid:2.16.578.1.12.4.1.1.9101","code":"1","display":"Fast"}]} },
                {"url":"https://fhirref.example/no/legemiddelliste/StructureDefinition/legemiddel-application-area","valueString":"Mot høyt blodtrykk"}],
              "sequence":1,"text":"1 tablett morgen"}]}
            """)!.AsObject();
        if (RowId is not null) row["identifier"]!.AsArray().Add(Identifier("PLL", "pll-id", RowId));
        if (PrescriptionId is not null) row["identifier"]!.AsArray().Add(Identifier("ReseptId", "resept-id", PrescriptionId));
        if (Status == "stopped") Stop(row, End!);
        if (PartOf is not null) row["partOf"] = new JsonArray(new JsonObject { ["reference"] = $"MedicationStatement/{PartOf}" });
        if (ReferenceNumber is not null) Prescription(row).Add(new JsonObject { ["url"] = "referenceNumber", ["valueString"] = ReferenceNumber });
        if (IsLocked) Prescription(row).Add(new JsonObject { ["url"] = "locked", ["valueBoolean"] = true });
        if (IsBlocked) row["meta"]!["security"] = new JsonArray(new JsonObject { ["system"] = "urn:oid:2.16.578.1.12.4.1.1.9603", ["code"] = "NORS" });
        return row;
    }

    public static JsonArray Prescription(JsonNode row) => row["extension"]![0]!["extension"]!.AsArray();

    /// <summary>Seponering as the rules want it: status, reason, end, and by whom.</summary>
    public static void Stop(JsonNode row, string end)
    {
        row["status"] = "stopped";
        row["statusReason"] = JsonNode.Parse("""[{"coding":[{"system":"urn:oid:2.16.578.1.12.4.1.1.7494","code":"A","display":"Avsluttet behandling"}]}]""");
        row["effectivePeriod"]!["end"] = end;
        var by = row["extension"]![1]!.DeepClone();
        by["extension"]![0]!["valueCodeableConcept"]!["coding"]![0]!["code"] = "3";
        row["extension"]!.AsArray().Add(by);
    }

    private static JsonNode? Identifier(string type, string system, string value) => JsonNode.Parse($$"""
        {"type":{"text":"{{type}}"},"system":"https://fhirref.example/no/legemiddelliste/NamingSystem/{{system}}","value":"{{value}}"}
        """);
}
