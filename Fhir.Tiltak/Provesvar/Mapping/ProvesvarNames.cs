namespace Fhir.Tiltak.Provesvar.Mapping;

/// <summary>Addresses of profiles, extensions and code systems.</summary>
internal static class ProvesvarNames
{
    public const string LabReport = Profile + "provesvar-diagnosticreport-lab";
    public const string ImagingReport = Profile + "provesvar-diagnosticreport-radiologi";
    public const string LabResult = Profile + "provesvar-observation-lab";
    public const string ImagingResult = Profile + "provesvar-observation-radiologi";
    public const string Specimen = Profile + "provesvar-specimen";
    public const string Requisition = Profile + "provesvar-servicerequest";
    public const string Patient = "https://fhirref.example/no/basis/StructureDefinition/basis-patient";
    public const string Role = "https://fhirref.example/no/basis/StructureDefinition/basis-practitioner-role";

    public const string Heading = Profile + "provesvar-heading";
    public const string Relation = Profile + "provesvar-relation";
    public const string Relations = "https://fhirref.example/no/provesvar/CodeSystem/provesvar-relasjon";
    public const string Accredited = "http://hl7.eu/fhir/StructureDefinition/laboratory-accredited";

    public const string Ucum = "http://unitsofmeasure.org";
    public const string Npu = "http://npu-terminology.org";
    public const string Loinc = "http://loinc.org";
    public const string Snomed = "http://snomed.info/sct";
    public const string ObservationCategory = "http://terminology.hl7.org/CodeSystem/observation-category";
    public const string Interpretation = "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation";

    private const string Profile = "https://fhirref.example/no/provesvar/StructureDefinition/";

    /// <summary>Of Norsk helsenett, by its name without <c>nilar-</c>.</summary>
    public static string Nilar(string name) => "http://nhn.no/fhir/nilar/StructureDefinition/nilar-" + name;

    public static string Kodeverk(string number) => "urn:oid:2.16.578.1.12.4.1.1." + number;
}
