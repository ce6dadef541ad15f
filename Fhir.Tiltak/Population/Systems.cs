namespace Fhir.Tiltak.Population;

/// <summary>The identifier series and code systems the population is written with.</summary>
internal static class Systems
{
    public const string NationalNumber = "urn:oid:2.16.578.1.12.4.1.4.1";
    public const string DNumber = "urn:oid:2.16.578.1.12.4.1.4.2";
    public const string Hpr = "urn:oid:2.16.578.1.12.4.1.4.4";
    public const string OrganizationNumber = "urn:oid:2.16.578.1.12.4.1.4.101";
    public const string Resh = "urn:oid:2.16.578.1.12.4.1.4.102";
    public const string Her = "urn:oid:2.16.578.1.12.4.1.2";

    public const string Uuid = "urn:ietf:rfc:3986";

    /// <summary>Identifiers the population's own systems have given: a request, a specimen, a measurement.</summary>
    public const string Own = "https://fhirref.example/no/population/";

    public const string LocalPatientNumber = Own + "pasientnummer";

    public const string Municipality = Kodeverk + "3402";
    public const string Kodeverk = "urn:oid:2.16.578.1.12.4.1.1.";
    public const string Atc = "http://www.whocc.no/atc";
    public const string Fest = "http://ehelse.no/fhir/CodeSystem/FEST";
    public const string Edqm = "http://standardterms.edqm.eu";
    public const string Loinc = "http://loinc.org";
    public const string Snomed = "http://snomed.info/sct";
    public const string Ucum = "http://unitsofmeasure.org";
    public const string Ieee = "urn:iso:std:iso:11073:10101";
    public const string Icpc = Kodeverk + "7170";
    public const string Icd = Kodeverk + "7110";
    public const string Laboratory = Kodeverk + "7280";
    public const string ReportType = Kodeverk + "8202";
    public const string Material = Kodeverk + "8351";
    public const string DocumentType = Kodeverk + "9602";
    public const string Access = Kodeverk + "9603";

    public const string Interpretation = Hl7 + "v3-ObservationInterpretation";
    public const string Confidentiality = Hl7 + "v3-Confidentiality";
    public const string Hl7 = "http://terminology.hl7.org/CodeSystem/";

    public const string CriticalKind = Profile.Base + "kritisk-info/CodeSystem/kritisk-type";
    public const string FamilyRelation = "http://hl7.no/fhir/CodeSystem/no-basis-family-relation";
    public const string ParentalResponsibility = "http://hl7.no/fhir/CodeSystem/no-basis-parental-responsibility";
    public const string MunicipalityExtension = "http://hl7.no/fhir/StructureDefinition/no-basis-municipalitycode";
}
