using System.Text.Json.Nodes;
using Fhir.Server.Tests.Rest;
using Xunit;

namespace Fhir.Server.Tests.Summary;

/// <summary>Patients that each show one thing about a summary. All are made up.</summary>
public class SummaryServer : RunningServer
{
    public SummaryServer() : this([])
    {
    }

    internal SummaryServer(string[] settings) : base(["--FhirRef:Seed=false", .. settings])
    {
    }

    private const string Kind = "https://fhirref.example/no/kritisk-info/CodeSystem/kritisk-type";

    /// <summary>A resource of the patient p, without claims: what R4 allows.</summary>
    public static string Resource(string type, string id, string patient, string properties) =>
        $$"""{"resourceType":"{{type}}","id":"{{id}}","{{(type is "AllergyIntolerance" or "Consent" or "Immunization" ? "patient" : "subject")}}":{"reference":"Patient/{{patient}}"},{{properties}}}""";

    public static string Category(string kind) => $$"""{"coding":[{"system":"{{Kind}}","code":"{{kind}}"}]}""";

    public static string Until(string date) => $$"""
        "extension":[{"url":"https://fhirref.example/no/kritisk-info/StructureDefinition/kritisk-valid-until","valueDateTime":"{{date}}"}]
        """;

    private const string Active = """ "clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical","code":"active"}]} """;

    protected override async Task FillAsync()
    {
        string[] resources =
        [
            .. new[] { "bare", "full", "other", "left", "many", "twin-1", "twin-2", "hostile", "past", "clarified", "implanted", "long" }.Select(Patient),
            """{"resourceType":"Patient","id":"nameless"}""",
            """{"resourceType":"Organization","id":"hosp","name":"Sykehus"}""",
            """{"resourceType":"Practitioner","id":"dr","name":[{"family":"Lege"}]}""",
            """{"resourceType":"PractitionerRole","id":"role","practitioner":{"reference":"Practitioner/dr"},"organization":{"reference":"Organization/hosp"}}""",
            """{"resourceType":"Medication","id":"m","code":{"text":"Paracet"}}""",
            .. Full(), .. Past(),
            Resource("AllergyIntolerance", "hostile-1", "hostile", $$"""{{Active}},"code":{"text":"<script>alert('x')</script> & \"nøtter\""}"""),
            """
            {"resourceType":"DeviceUseStatement","id":"contained","contained":[{"resourceType":"Device","id":"d","type":{"text":"Pacemaker"},"patient":{"reference":"Patient/implanted"} }],"status":"active",
             "subject":{"reference":"Patient/implanted"},"device":{"reference":"#d"} }
            """,
            Resource("Condition", "other-1", "other", """ "code":{"text":"Gjelder en annen"}"""),
        ];
        foreach (var resource in resources)
        {
            var json = JsonNode.Parse(resource)!;
            var answer = await PutAsync($"{json["resourceType"]}/{json["id"]}", resource);
            Assert.True(answer.Status == 201, answer.Text);
        }
        await DeleteAsync("Patient/left");
    }

    private static string Patient(string id) => $$"""
        {"resourceType":"Patient","id":"{{id}}","identifier":[{"system":"https://example.org/journal","value":"{{(id.StartsWith("twin", StringComparison.Ordinal) ? "twin" : id)}}"}],
         "name":[{"family":"Prøve"}],"birthDate":"1980-01-01"}
        """;

    /// <summary>Something in every section, with references of every kind.</summary>
    private static IEnumerable<string> Full() =>
    [
        Resource("AllergyIntolerance", "a-low", "full", $$"""{{Active}},"criticality":"low","code":{"text":"Lav"},"onsetDateTime":"2024-01-01","recorder":{"reference":"PractitionerRole/role"},"encounter":{"reference":"Encounter/nowhere"}"""),
        Resource("AllergyIntolerance", "b-high", "full", $$"""{{Active}},"criticality":"high","code":{"text":"Høy"},"asserter":{"reference":"Patient/full"}"""),
        Resource("Condition", "c1", "full", $$""" "category":[{{Category("5")}}],"code":{"text":"Binyrebarksvikt"},"clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-clinical","code":"active"}]}"""),
        Resource("MedicationStatement", "m1", "full", """ "status":"active","medicationReference":{"reference":"Medication/m"},"informationSource":{"reference":"Practitioner/dr/_history/1"}"""),
        Resource("MedicationStatement", "m2", "full", """ "status":"active","medicationReference":{"reference":"Medication/nowhere","display":"Ukjent sort"}"""),
        Resource("MedicationRequest", "r1", "full", """ "status":"active","intent":"order","medicationCodeableConcept":{"text":"Ibux"},"basedOn":[{"reference":"CarePlan/plan"},{"reference":"CarePlan/nowhere"}]"""),
        Resource("MedicationRequest", "r2", "full", """ "status":"active","intent":"order","doNotPerform":true,"medicationCodeableConcept":{"text":"Forbudt"}"""),
        Resource("Procedure", "p1", "full", $$""" "status":"in-progress","category":{{Category("6")}},"code":{"text":"Dialyse"}"""),
        Resource("Immunization", "i1", "full", """ "status":"completed","vaccineCode":{"text":"Influensa"},"occurrenceDateTime":"2025-10-01" """),
        Resource("CarePlan", "plan", "full", """ "status":"active","intent":"plan","title":"Plan A" """),
        Resource("Observation", "old", "full", Laboratory("2024-01-01", 1)), Resource("Observation", "new", "full", Laboratory("2025-01-01", 2)),
    ];

    /// <summary>Only what is refuted, ended, expired or entered in error.</summary>
    private static IEnumerable<string> Past() =>
    [
        Resource("AllergyIntolerance", "refuted", "past", """ "verificationStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/allergyintolerance-verification","code":"refuted"}]},"clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical","code":"inactive"}]},"code":{"text":"Bivoks"}"""),
        Resource("AllergyIntolerance", "error", "past", """ "verificationStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/allergyintolerance-verification","code":"entered-in-error"}]},"code":{"text":"Feilført"}"""),
        Resource("Condition", "resolved", "past", """ "clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-clinical","code":"resolved"}]},"code":{"text":"Brudd"}"""),
        Resource("Procedure", "ran-out", "past", $$"""{{Until("2020-01-01")}},"status":"in-progress","category":{{Category("6")}},"code":{"text":"Strålebehandling"}"""),
        Resource("Procedure", "refuted-treatment", "past", $$""" "status":"completed","category":{{Category("6")}},"code":{"text":"Avkreftet"}"""),
        Resource("Procedure", "done", "past", """ "status":"completed","code":{"text":"Blindtarm fjernet"},"performedDateTime":"1999" """),
        Resource("Flag", "ended", "past", $$""" "status":"active","category":[{{Category("9")}}],"code":{"text":"Utløpt varsel"},"period":{"end":"2020-01-01"}"""),
        Resource("Consent", "limit", "past", $$"""{{Until("2020-01-01")}},{{Consent("8", "adr")}}"""),
        Resource("Consent", "cpr", "clarified", $$"""{{Until("2020-01-01")}},{{Consent("11", "treatment")}}"""),
    ];

    private static string Consent(string kind, string scope) => $$"""
        "status":"active","scope":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/consentscope","code":"{{scope}}"}]},"category":[{{Category(kind)}}],"policyRule":{"text":"Art {{kind}}"}
        """;

    private static string Laboratory(string date, int value) => $$"""
        "status":"final","category":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/observation-category","code":"laboratory"}]}],
        "code":{"coding":[{"system":"http://loinc.org","code":"718-7"}]},"performer":[{"reference":"Organization/hosp"}],"effectiveDateTime":"{{date}}","valueQuantity":{"value":{{value}},"unit":"g/dL","system":"http://unitsofmeasure.org","code":"g/dL"}
        """;
}
