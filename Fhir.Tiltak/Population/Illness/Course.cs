using System.Collections.Immutable;
using Fhir.Tiltak.Population.People;

namespace Fhir.Tiltak.Population.Illness;

/// <summary>What somebody has, and what is therefore wrong to give them.</summary>
internal sealed record Course(Person Person, ImmutableArray<Episode> Episodes, ImmutableArray<Allergen> Allergies, Traits Avoids)
{
    private const int LongestYears = 18;
    private const int AcuteDays = 75;

    private static readonly ImmutableArray<Disease> Diseases = [.. LifelongDiseases.All, .. OtherDiseases.All];

    public static Course Of(Person person, Dice dice)
    {
        if (person.IsNewborn) return new(person, [], [], Traits.None);
        var diseases = Diseases.Where(disease => dice.Hits(disease.PermilleAt(person.Age, person.Sex))).DistinctBy(disease => disease.Family).ToImmutableArray();
        ImmutableArray<Episode> episodes = [.. diseases.Select(disease => new Episode(disease, Since(disease, person, dice)))];
        // The first of two that name the same substance.
        ImmutableArray<Allergen> allergies = [.. Allergens.All.Where(allergen => dice.Hits(allergen.Permille)).DistinctBy(allergen => allergen.Text)];
        var avoids = episodes.Aggregate(Traits.None, (all, episode) => all | episode.Disease.Avoids);
        return new(person, episodes, allergies, allergies.Aggregate(avoids, (all, allergen) => all | allergen.Avoids));
    }

    /// <summary>The last day of the story for this person.</summary>
    public static DateOnly End(Person person) => person.Died ?? PopulationSettings.Today;

    private static DateOnly Since(Disease disease, Person person, Dice dice)
    {
        var end = End(person);
        if (disease.IsAcute) return end.AddDays(-dice.Between(8, AcuteDays));
        if (disease == OtherDiseases.Pregnancy) return end.AddDays(-dice.Between(40, 220));
        var years = Math.Min(LongestYears, Math.Max(0, person.Age - Math.Max(1, disease.FromAge)));
        return end.AddDays(-dice.Between(120, 150 + (years * 365)));
    }
}
