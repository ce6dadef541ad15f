using System.Text.Json.Nodes;

namespace Fhir.Server.Tests.Legemiddelliste;

/// <summary>A patient made for one test.</summary>
internal sealed record ListedPatient(string Id, string Number)
{
    public string ListId => $"liste-{Id}";

    /// <summary>As <c>$getMedication</c> is asked.</summary>
    public string Parameter => $$"""{"name":"patient","resource":{{ToJson().ToJsonString()}}}""";

    public JsonObject ToJson() => JsonNode.Parse($$"""
        {"resourceType":"Patient","id":"{{Id}}","identifier":[{"system":"urn:oid:2.16.578.1.12.4.1.4.1","value":"{{Number}}"}],
         "name":[{"family":"Prøve","given":["Liv"]}],"gender":"female","birthDate":"{{SyntheticNumber.BirthDate}}","address":[{"line":["Stien 1"],"postalCode":"9990","city":"Fjordbyen"}]}
        """)!.AsObject();

    public JsonObject ToTransaction(params TestRow[] rows)
    {
        var list = JsonNode.Parse($$"""
            {"resourceType":"List","id":"{{ListId}}","meta":{"profile":["https://fhirref.example/no/legemiddelliste/StructureDefinition/legemiddel-list"]},
             "identifier":[{"system":"https://fhirref.example/no/legemiddelliste/NamingSystem/liste-id","value":"{{Guid.NewGuid()}}"}],"status":"current","mode":"working","title":"Legemiddelliste",
             "code":{"coding":[{"system":"http://loinc.org","code":"10160-0"}]},"subject":{"reference":"Patient/{{Id}}"},"date":"2026-09-01","source":{"reference":"PractitionerRole/rolle-granskog"} }
            """)!.AsObject();
        if (rows.Any(row => row.RowId is not null)) list["entry"] = new JsonArray([.. rows.Where(row => row.RowId is not null).Select(row => new JsonObject { ["item"] = new JsonObject { ["reference"] = $"MedicationStatement/{row.Id}" } })]);
        else list["emptyReason"] = JsonNode.Parse("""{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/list-empty-reason","code":"nilknown"}]}""");
        return new JsonObject
        {
            ["resourceType"] = "Bundle",
            ["type"] = "transaction",
            ["entry"] = new JsonArray([.. new[] { ToJson(), list }.Concat(rows.Select(row => row.ToJson($"Patient/{Id}"))).Select(Put)]),
        };
    }

    private static JsonObject Put(JsonObject resource) => new()
    {
        ["resource"] = resource,
        ["request"] = new JsonObject { ["method"] = "PUT", ["url"] = $"{resource["resourceType"]}/{resource["id"]}" },
    };
}
