using System.Collections.Frozen;
using System.Collections.Immutable;
using Fhir.Tiltak.Population.People;

namespace Fhir.Tiltak.Population.Care;

/// <summary>Everybody who gives care, made before the patients: so many general practitioners that each has about a thousand on the list.</summary>
internal sealed class CareProviders
{
    private const int ListLength = 1000;
    private const int DoctorsOfAnOffice = 4;

    private readonly FrozenDictionary<string, MunicipalCare> municipal;

    private CareProviders(IEnumerable<KeyValuePair<string, MunicipalCare>> municipal) => this.municipal = municipal.ToFrozenDictionary();

    public static CareProviders For(int patients, Dice dice)
    {
        var staff = new Staffing(dice);
        ImmutableArray<Hospital> hospitals = [staff.Hospital("sykehus-fylket", "Fjordfylket universitetssykehus", Places.Municipalities[0]), staff.Hospital("sykehus-myrmarka", "Myrmarka sykehus", Places.Municipalities[3])];
        return new(Places.Municipalities.Select((municipality, at) => KeyValuePair.Create(municipality.Number, Municipal(staff, municipality, hospitals[at % 2], patients))));
    }

    public IEnumerable<MunicipalCare> All => Places.Municipalities.Select(CareOf);

    public MunicipalCare CareOf(Municipality municipality) => municipal[municipality.Number];

    public ImmutableArray<Clinician> DoctorsOf(Municipality municipality) => CareOf(municipality).Doctors;

    private static MunicipalCare Municipal(Staffing staff, Municipality municipality, Hospital hospital, int patients)
    {
        var doctors = Math.Max(2, (int)((long)patients * municipality.Share / (ListLength * 1000L)));
        ImmutableArray<Organisation> offices = [.. Enumerable.Range(1, (doctors + DoctorsOfAnOffice - 1) / DoctorsOfAnOffice).Select(at => staff.Office(municipality, at))];
        var owner = staff.Municipality(municipality);
        return new(owner, staff.HomeCare(municipality, owner), offices,
            [.. Enumerable.Range(0, doctors).Select(at => staff.Doctor(offices[at / DoctorsOfAnOffice], at))], staff.Pharmacy(municipality), hospital);
    }
}
