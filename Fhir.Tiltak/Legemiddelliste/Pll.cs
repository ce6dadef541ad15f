namespace Fhir.Tiltak.Legemiddelliste;

/// <summary>Addresses, systems and codes of the medication list: the project's own, and those of the national prescribing service.</summary>
internal static class Pll
{
    public const string Base = "https://fhirref.example/no/legemiddelliste";
    public const string Profile = Base + "/StructureDefinition/";
    public const string RowProfile = Profile + "legemiddel-medicationstatement";
    public const string BundleProfile = Profile + "legemiddel-bundle";
    public const string CompositionProfile = Profile + "legemiddel-composition";
    public const string ListProfile = Profile + "legemiddel-list";
    public const string LookupProfile = Profile + "legemiddel-lookup";
    public const string InfoProfile = Profile + "legemiddel-pll-info";

    public const string Prescription = Profile + "legemiddel-prescription";
    public const string Registration = Profile + "legemiddel-registration";
    public const string Substitution = Profile + "legemiddel-generic-substitution";
    public const string DeliverySummary = Profile + "legemiddel-delivery-summary";
    public const string RegistrationType = Profile + "legemiddel-registration-type";
    public const string Use = Profile + "legemiddel-use";
    public const string Information = Profile + "legemiddel-pll-information";
    public const string ListVersion = Profile + "legemiddel-list-version";

    public const string RowSystem = Base + "/NamingSystem/pll-id";
    public const string PrescriptionSystem = Base + "/NamingSystem/resept-id";
    public const string ListSystem = Base + "/NamingSystem/liste-id";
    public const string OwnCodes = Base + "/CodeSystem/liste";
    public const string LookupCode = "oppslag";
    public const string ListSection = "gjeldende-liste";
    public const string OtherPrescription = "annen-resept";

    public const string Loinc = "http://loinc.org";
    public const string DocumentCode = "11503-0";
    public const string ListCode = "10160-0";
    public const string EmptyReason = "http://terminology.hl7.org/CodeSystem/list-empty-reason";

    public const string Sections = "http://ehelse.no/fhir/CodeSystem/sfm-section-types";
    public const string Messages = "http://ehelse.no/fhir/CodeSystem/sfm-message-type";
    public const string Results = "http://ehelse.no/fhir/CodeSystem/sfm-kj-rf-error-code";
    public const string Performers = "http://ehelse.no/fhir/CodeSystem/sfm-performer-roles";

    public const string Hpr = "urn:oid:2.16.578.1.12.4.1.4.4";
    public const string ItemGroup = "urn:oid:2.16.578.1.12.4.1.1.7402";
    public const string PrescriptionStatus = "urn:oid:2.16.578.1.12.4.1.1.7408";
    public const string MultidoseRole = "urn:oid:2.16.578.1.12.4.1.1.7490";
    public const string PrescriptionType = "urn:oid:2.16.578.1.12.4.1.1.7491";
    public const string Category = "urn:oid:2.16.578.1.12.4.1.1.9060";
    public const string TypeOfUse = "urn:oid:2.16.578.1.12.4.1.1.9101";
}
