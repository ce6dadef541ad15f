using System.Collections.Immutable;
using Fhir.Tiltak.Population.People;

namespace Fhir.Tiltak.Population.Illness;

/// <summary>What somebody has, and what is therefore wrong to give them.</summary>
internal sealed record Course(Person Person, ImmutableArray<Episode> Episodes, ImmutableArray<Allergen> Allergies, Traits Avoids)
{
    private const int LongestYears = 18;
    private const int AcuteDays = 75;

    /// <summary>Somebody with a D-number has a record here since they came.</summary>
    private const int GuestYears = 3;

    private static readonly ImmutableArray<Disease> HarmedByPressure = [LifelongDiseases.HeartFailure, LifelongDiseases.CoronaryDisease, LifelongDiseases.KidneyFailure];

    private static readonly ImmutableArray<Disease> Diseases = [.. LifelongDiseases.All, .. OtherDiseases.All];

    public static Course Of(Person person, Dice dice)
    {
        if (person.IsNewborn) return new(person, [], [], Traits.None);
        var diseases = Diseases.Where(disease => dice.Hits(disease.PermilleAt(person.Age, person.Sex)) && IsKnownOf(disease, person)).DistinctBy(disease => disease.Family).ToImmutableArray();
        var isHarmed = diseases.Any(HarmedByPressure.Contains);
        ImmutableArray<Episode> episodes = [.. diseases.Select(disease => new Episode(isHarmed && disease == LifelongDiseases.Hypertension ? LifelongDiseases.HypertensionWithHarm : disease, Since(disease, person, dice)))];
        // The first of two that name the same substance.
        ImmutableArray<Allergen> allergies = [.. Allergens.All.Where(allergen => dice.Hits(allergen.Permille)).DistinctBy(allergen => allergen.Text)];
        var avoids = episodes.Aggregate(MayBecomePregnant(person) ? Traits.Teratogen : Traits.None, (all, episode) => all | episode.Disease.Avoids);
        return new(person, episodes, allergies, allergies.Aggregate(avoids, (all, allergen) => all | allergen.Avoids));
    }

    /// <summary>Of a traveller nothing is known but what they came with, and who has just given birth is not pregnant again.</summary>
    private static bool IsKnownOf(Disease disease, Person person) => (disease.IsAcute || !person.Number.IsLocal) && !(disease == OtherDiseases.Pregnancy && person.HasInfant);

    private static bool MayBecomePregnant(Person person) => person.Sex == Sex.Female && person.Age is >= 12 and < 50;

    /// <summary>The last day of the story for this person.</summary>
    public static DateOnly End(Person person) => person.Died ?? PopulationSettings.Today;

    private static DateOnly Since(Disease disease, Person person, Dice dice)
    {
        var end = End(person);
        if (disease.IsAcute) return end.AddDays(-dice.Between(8, AcuteDays));
        if (disease == OtherDiseases.Pregnancy) return end.AddDays(-dice.Between(40, 220));
        var years = Math.Min(person.Number.System == Systems.DNumber ? GuestYears : LongestYears, Math.Max(0, person.Age - Math.Max(1, disease.FromAge)));
        return end.AddDays(-dice.Between(120, 150 + (years * 365)));
    }
}
