using Fhir.Tiltak.Population.Care;
using Fhir.Tiltak.Population.Files;
using Fhir.Tiltak.Population.Illness;
using Fhir.Tiltak.Population.People;

namespace Fhir.Tiltak.Population;

/// <summary>One person's record while it is written.</summary>
/// <param name="Dice">Of this person: nobody else's story changes when this one does.</param>
internal sealed record Story(Course Course, MunicipalCare Care, NdjsonFolder Folder, Dice Dice)
{
    public Person Person => Course.Person;

    public Clinician Doctor => Person.Household.Doctor;

    /// <summary>The last day something is written, but for death itself.</summary>
    public DateOnly End => Course.End(Person);

    public string Id(string kind, string key) => $"{kind}-{Person.Id}-{key}";

    public Department At(Ward ward) => Care.At(ward, Doctor);

    /// <summary>Within a working day.</summary>
    public int Minutes() => Dice.Between(8 * 60, (15 * 60) + 30);

    /// <summary>A day among the last ones, as many as given, but not before something began.</summary>
    public DateOnly DayAfter(DateOnly since, int withinDays) =>
        End.AddDays(-Dice.Between(1, Math.Max(1, Math.Min(withinDays, End.DayNumber - since.DayNumber))));
}
