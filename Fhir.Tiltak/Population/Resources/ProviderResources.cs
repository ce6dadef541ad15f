using Fhir.Tiltak.Population.Care;
using Fhir.Tiltak.Population.Files;
using Fhir.Tiltak.Population.Illness;

namespace Fhir.Tiltak.Population.Resources;

/// <summary>What is written once and referred to by all: units, health personnel, medicines, the form.</summary>
internal static class ProviderResources
{
    /// <summary>In code system 7490.</summary>
    private static readonly Code PackingPharmacist = new(Systems.Kodeverk + "7490", "A", "Ansvarlig farmasøyt");

    public static void WriteAll(NdjsonFolder folder, CareProviders providers)
    {
        foreach (var hospital in providers.All.Select(care => care.Hospital).Distinct()) WriteHospital(folder, hospital);
        foreach (var care in providers.All) WriteMunicipal(folder, care);
        foreach (var drug in Drugs.All) WriteDrug(folder, drug);
    }

    private static void WriteHospital(NdjsonFolder folder, Hospital hospital)
    {
        WriteOrganisation(folder, hospital.Owner);
        foreach (var (_, department) in hospital.Departments.OrderBy(ward => ward.Key)) WriteDepartment(folder, department);
    }

    private static void WriteMunicipal(NdjsonFolder folder, MunicipalCare care)
    {
        WriteOrganisation(folder, care.Municipality);
        WriteDepartment(folder, care.HomeCare);
        WriteDepartment(folder, care.Pharmacy);
        WriteRole(folder, care.Pharmacy.Clinician, PackingRole(care), PackingPharmacist);
        foreach (var office in care.Offices) WriteOrganisation(folder, office);
        foreach (var doctor in care.Doctors) WriteClinician(folder, doctor);
    }

    /// <summary>The id of the pharmacist's role in multidose.</summary>
    public static string PackingRole(MunicipalCare care) => $"rolle-multidose-{care.Pharmacy.Clinician.Id}";

    private static void WriteDepartment(NdjsonFolder folder, Department department)
    {
        WriteOrganisation(folder, department.Organisation);
        WriteClinician(folder, department.Clinician);
    }

    private static void WriteOrganisation(NdjsonFolder folder, Organisation organisation) =>
        folder.Add("Organization", organisation.Id, Profile.Basis("organization"), json =>
        {
            json.Identifiers(organisation.Number.System, organisation.Number.Value);
            json.Truth("active", true);
            json.Text("name", organisation.Name);
            if (organisation.Place is { } place) WriteAddress(json, place.Name, place.PostalCode);
            if (organisation.PartOf is { } parent) json.Reference("partOf", parent.Reference);
        });

    private static void WriteAddress(ResourceWriter json, string city, string postalCode)
    {
        using var _ = json.Array("address");
        using var one = json.Object();
        json.Text("use", "work");
        json.Text("city", city);
        json.Text("postalCode", postalCode);
        json.Text("country", "NO");
    }

    private static void WriteClinician(NdjsonFolder folder, Clinician clinician)
    {
        folder.Add("Practitioner", clinician.Id, Profile.Basis("practitioner"), json =>
        {
            json.Identifiers(Systems.Hpr, clinician.Hpr);
            json.Truth("active", true);
            WriteName(json, clinician);
            using var _ = json.Array("qualification");
            using var one = json.Object();
            json.Concept("code", clinician.Category);
        });
        WriteRole(folder, clinician, clinician.RoleId, clinician.Category);
    }

    public static void WriteName(ResourceWriter json, Clinician clinician)
    {
        using var _ = json.Array("name");
        using var one = json.Object();
        json.Text("family", clinician.Family);
        using var given = json.Array("given");
        json.Value(clinician.Given);
    }

    private static void WriteRole(NdjsonFolder folder, Clinician clinician, string id, Code code) =>
        folder.Add("PractitionerRole", id, Profile.Basis("practitioner-role"), json =>
        {
            if (id == clinician.RoleId) json.Identifiers(Systems.Her, clinician.HerId);
            json.Truth("active", true);
            json.Reference("practitioner", clinician.Practitioner);
            json.Reference("organization", clinician.Workplace.Reference);
            json.Concepts("code", code);
        });

    private static void WriteDrug(NdjsonFolder folder, Drug drug) =>
        folder.Add("Medication", drug.ResourceId, Profile.Medicine("medication"), json =>
        {
            using (json.Array("extension"))
            {
                json.Extension(Profile.Medicine("prescription-group"), new Code(Systems.Kodeverk + "7421", drug.Group));
                json.Extension(Profile.Medicine("registration-type"), new Code("http://ehelse.no/fhir/CodeSystem/sfm-festregistrationtype", "2", "Legemiddelmerkevare"));
            }
            var fest = new Code(Systems.Fest, drug.FestId, drug.Name);
            json.Concept("code", drug.Atc is { } atc ? [fest, atc] : [fest], drug.Name);
            json.Text("status", "active");
            json.Concept("form", drug.Form.Code);
        });
}
