using System.Collections.Immutable;

namespace Fhir.Tiltak.Population.Care;

/// <summary>What a municipality has.</summary>
/// <param name="Offices">General practitioners' offices.</param>
/// <param name="Pharmacy">With the pharmacist who is responsible for multidose.</param>
internal sealed record MunicipalCare(Organisation Municipality, Department HomeCare, ImmutableArray<Organisation> Offices, ImmutableArray<Clinician> Doctors, Department Pharmacy, Hospital Hospital)
{
    /// <summary>Who is responsible for a patient of the doctor when something is done there.</summary>
    public Department At(Ward ward, Clinician doctor) => ward == Ward.Office ? new(doctor.Workplace, doctor) : Hospital.Departments[ward];
}
