using System.Collections.Frozen;
using System.Collections.Immutable;
using Fhir.Tiltak.Population.People;

namespace Fhir.Tiltak.Population.Care;

/// <summary>Makes units and the people who work in them, each with numbers of its own.</summary>
internal sealed class Staffing(Dice dice)
{
    private static readonly ImmutableArray<(Ward Ward, string Id, string Name, Code Category)> Wards =
    [
        (Ward.Medicine, "medisin", "medisinsk avdeling", Categories.Doctor),
        (Ward.Surgery, "kirurgi", "kirurgisk avdeling", Categories.Doctor),
        (Ward.Maternity, "fode", "fødeavdelingen", Categories.Midwife),
        (Ward.Psychiatry, "psykiatri", "avdeling for psykisk helsevern", Categories.Doctor),
        (Ward.Laboratory, "lab", "laboratoriet", Categories.Scientist),
        (Ward.Pathology, "patologi", "patologisk avdeling", Categories.Doctor),
        (Ward.Radiology, "radiologi", "radiologisk avdeling", Categories.Doctor),
        (Ward.Anaesthesia, "anestesi", "anestesiavdelingen", Categories.Doctor),
    ];

    private readonly TestNumbers numbers = new();

    public Hospital Hospital(string id, string name, Municipality place)
    {
        var owner = new Organisation($"org-{id}", name, numbers.Organisation(), null, place);
        return new(owner, Wards.ToFrozenDictionary(ward => ward.Ward, ward => Department($"{id}-{ward.Id}", $"{name}, {ward.Name}", ward.Category, owner)));
    }

    public Organisation Municipality(Municipality place) => new($"org-kommune-{place.Number}", $"{place.Name} kommune", numbers.Organisation(), null, place);

    public Department HomeCare(Municipality place, Organisation owner)
    {
        var unit = new Organisation($"org-hjemmetjeneste-{place.Number}", $"{place.Name} kommune, hjemmetjenesten", numbers.Organisation(), owner, place);
        return new(unit, Clinician($"sykepleier-{place.Number}", Categories.Nurse, unit));
    }

    public Organisation Office(Municipality place, int number) =>
        new($"org-legekontor-{place.Number}-{number}", $"{place.Name} legesenter {number}", numbers.Organisation(), null, place);

    public Clinician Doctor(Organisation office, int number) => Clinician($"fastlege-{office.Place!.Number}-{number}", Categories.Doctor, office);

    public Department Pharmacy(Municipality place)
    {
        var unit = new Organisation($"org-apotek-{place.Number}", $"{place.Name} apotek", numbers.Organisation(), null, place);
        return new(unit, Clinician($"farmasoyt-{place.Number}", Categories.Pharmacist, unit));
    }

    private Department Department(string id, string name, Code category, Organisation owner)
    {
        var unit = new Organisation($"org-{id}", name, numbers.Resh(), owner, null);
        return new(unit, Clinician(id, category, unit));
    }

    private Clinician Clinician(string id, Code category, Organisation workplace)
    {
        var sex = dice.Hits(550) ? Sex.Female : Sex.Male;
        return new(id, sex, Names.Given(dice, sex, dice.Between(1962, 1996)), Names.Family(dice), numbers.Hpr(), numbers.Her(), category, workplace);
    }
}
