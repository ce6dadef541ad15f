namespace Fhir.Tiltak.Hjemmeoppfolging;

/// <summary>The names of this tiltak's own artefacts and of what they are made of.</summary>
internal static class HomeCodes
{
    public const string Base = "https://fhirref.example/no/hjemmeoppfolging";

    public const string Loinc = "http://loinc.org";
    public const string Snomed = "http://snomed.info/sct";
    public const string Ucum = "http://unitsofmeasure.org";
    public const string OrganizationNumber = "urn:oid:2.16.578.1.12.4.1.4.101";

    public static string Profile(string id) => $"{Base}/StructureDefinition/{id}";

    public static string Operation(string id) => $"{Base}/OperationDefinition/{id}";

    public static string CodeSystem(string id) => $"{Base}/CodeSystem/{id}";
}
