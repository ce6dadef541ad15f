using System.Text.Json.Nodes;

namespace Fhir.Server.Tests.Legemiddelliste;

/// <summary>A document that was looked up, as a prescriber sends it back: linked to the lookup, and with a message that asks for a new version of the list.</summary>
internal sealed class SentList
{
    private const string Base = "https://fhirref.example/no/legemiddelliste/";
    private const string InfoUrl = "urn:uuid:11111111-1111-4111-8111-111111111111";

    public SentList(LookedUp looked)
    {
        Bundle = looked.Bundle.DeepClone().AsObject();
        BasedOn(looked.DocumentId);
        foreach (var holder in (JsonNode[])[Bundle, Composition]) holder["identifier"]!["value"] = Guid.NewGuid().ToString();
        Information(true);
    }

    public JsonObject Bundle { get; }

    public JsonNode Composition => Bundle["entry"]![0]!["resource"]!;

    public IReadOnlyList<JsonNode> Rows => [.. Entries("MedicationStatement").Select(entry => entry["resource"]!)];

    public string PatientUrl => $"{Composition["subject"]!["reference"]}";

    public IEnumerable<JsonNode> Entries(string type) => Bundle["entry"]!.AsArray().Where(entry => $"{entry!["resource"]!["resourceType"]}" == type).Select(entry => entry!).ToList();

    public void BasedOn(string documentId) => Composition["relatesTo"] = JsonNode.Parse($$"""[{"code":"replaces","targetIdentifier":{"system":"{{Base}}NamingSystem/liste-id","value":"{{documentId}}"} }]""");

    /// <summary>The M25.1; null leaves the section empty, which means that no list is sent.</summary>
    public SentList Information(bool? createsList, params string[] parties)
    {
        foreach (var old in Entries("Basic")) Bundle["entry"]!.AsArray().Remove(old);
        var section = Section("sectionPLLinfo");
        section.AsObject().Remove("entry");
        section.AsObject().Remove("emptyReason");
        if (createsList is not { } creates)
        {
            section["emptyReason"] = JsonNode.Parse("""{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/list-empty-reason","code":"nilknown"}]}""");
            return this;
        }
        section["entry"] = JsonNode.Parse($$"""[{"reference":"{{InfoUrl}}"}]""");
        var related = string.Concat(parties.Select(party => $$""",{"url":"relatedParty","valueReference":{"reference":"{{party}}"} }"""));
        Add(InfoUrl, JsonNode.Parse($$"""
            {"resourceType":"Basic","meta":{"profile":["{{Base}}StructureDefinition/legemiddel-pll-info"]},
             "extension":[{"url":"{{Base}}StructureDefinition/legemiddel-pll-information","extension":[{"url":"createPll","valueBoolean":{{(creates ? "true" : "false")}} }{{related}}]}],
             "identifier":[{"value":"M25"}],"code":{"coding":[{"system":"http://ehelse.no/fhir/CodeSystem/sfm-message-type","code":"M25.1"}]},"subject":{"reference":"{{PatientUrl}}"} }
            """)!.AsObject());
        return this;
    }

    public JsonNode Section(string code) => Composition["section"]!.AsArray().First(section => $"{section!["code"]!["coding"]![0]!["code"]}" == code)!;

    public void Add(string fullUrl, JsonObject resource) => Bundle["entry"]!.AsArray().Add(new JsonObject { ["fullUrl"] = fullUrl, ["resource"] = resource });

    /// <summary>A row that was not looked up, with a drug of the shared ones.</summary>
    public JsonObject AddRow(TestRow row, string? drugUrl = null)
    {
        var json = row.ToJson(PatientUrl);
        json.Remove("id");
        var url = drugUrl ?? AddDrug(row.Drug);
        json["medicationReference"]!["reference"] = url;
        json["extension"]![1]!["extension"]![1]!["valueReference"]!["reference"] = AddDoctor();
        var fullUrl = $"urn:uuid:{Guid.NewGuid()}";
        Add(fullUrl, json);
        var section = Section("sectionMedication").AsObject();
        section.Remove("emptyReason");
        if (section["entry"] is not JsonArray items) section["entry"] = items = [];
        items.Add(new JsonObject { ["reference"] = fullUrl });
        return json;
    }

    /// <summary>A drug nobody has stored.</summary>
    public string AddDrug(string name, string group = "C", string type = "2")
    {
        var url = $"urn:uuid:{Guid.NewGuid()}";
        Add(url, JsonNode.Parse($$"""
            {"resourceType":"Medication","meta":{"profile":["{{Base}}StructureDefinition/legemiddel-medication"]},
             "extension":[{"url":"{{Base}}StructureDefinition/legemiddel-prescription-group","valueCodeableConcept":{"coding":[{"system":"urn:oid:2.16.578.1.12.4.1.1.7421","code":"{{group}}"}]} },
              {"url":"{{Base}}StructureDefinition/legemiddel-registration-type","valueCodeableConcept":{"coding":[{"system":"http://ehelse.no/fhir/CodeSystem/sfm-festregistrationtype","code":"{{type}}"}]} }],
             "code":{"coding":[{"system":"http://ehelse.no/fhir/CodeSystem/FEST","code":"ID_00000000-0000-4000-8000-0000000000aa","display":"{{name}} tablett"}]},
             "form":{"coding":[{"system":"urn:oid:2.16.578.1.12.4.1.1.7448","code":"53","display":"Tablett"}]} }
            """)!.AsObject());
        return url;
    }

    /// <summary>The doctor who is registered in the synthetic data.</summary>
    public string AddDoctor(string hpr = "999000001")
    {
        var url = $"urn:uuid:{Guid.NewGuid()}";
        Add(url, JsonNode.Parse($$"""{"resourceType":"Practitioner","identifier":[{"system":"urn:oid:2.16.578.1.12.4.1.4.4","value":"{{hpr}}"}],"name":[{"family":"Lege"}]}""")!.AsObject());
        return url;
    }

    public void Author(string hpr) => Composition["author"] = new JsonArray(new JsonObject { ["reference"] = AddDoctor(hpr) });

    /// <summary>A later time of last change, and a version that is no longer the one that was looked up.</summary>
    public static void Touch(JsonNode row, string time = "2026-11-29T12:00:00+01:00")
    {
        row["meta"]!.AsObject().Remove("versionId");
        TestRow.Prescription(row).First(part => $"{part!["url"]}" == "lastChanged")!["valueDateTime"] = time;
    }

    public static void Dose(JsonNode row, string text)
    {
        row["dosage"]![0]!["text"] = text;
        Touch(row);
    }

    public static string? IdOf(JsonNode row, string system) =>
        row["identifier"]!.AsArray().FirstOrDefault(identifier => $"{identifier!["system"]}".EndsWith(system, StringComparison.Ordinal))?["value"]?.ToString();

    public void Remove(JsonNode row)
    {
        var entry = Bundle["entry"]!.AsArray().First(entry => entry!["resource"] == row)!;
        var section = Section("sectionMedication").AsObject();
        var items = section["entry"]!.AsArray();
        items.Remove(items.First(item => $"{item!["reference"]}" == $"{entry["fullUrl"]}"));
        if (items.Count == 0)
        {
            section.Remove("entry");
            section["emptyReason"] = JsonNode.Parse("""{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/list-empty-reason","code":"nilknown"}]}""");
        }
        Bundle["entry"]!.AsArray().Remove(entry);
    }
}
