using System.Collections.Immutable;

namespace Fhir.Tiltak.Population.Illness;

/// <summary>
/// What somebody takes, from what they have: no drug twice, none that an allergy, another illness, a pregnancy or another drug speaks against.
/// What was stopped is there for ninety days, as in the national list.
/// </summary>
internal sealed class MedicineRows(Course course, Dice dice)
{
    private const int ShownDays = 80;
    private const int RenewedWithinDays = 300;

    private readonly List<MedicineRow> rows = [];
    private readonly HashSet<string> taken = [];
    private readonly DateOnly end = Course.End(course.Person);
    private Traits avoids = course.Avoids;

    public ImmutableArray<MedicineRow> Make()
    {
        foreach (var episode in course.Episodes)
            foreach (var step in episode.Disease.Regimen.Where(step => dice.Hits(step.Permille))) Take(step, episode);
        if (course.Person.Age > 1 && dice.Hits(60)) Add(new(Drugs.Tran, Rhythm.Morning, 2, "Kosttilskudd"), null, end.AddDays(-dice.Between(30, 900)), null);
        return [.. rows];
    }

    private void Take(Step step, Episode episode)
    {
        ImmutableArray<Treatment> right = [.. step.Alternatives.Where(treatment => treatment.Drug.Suits(course.Person.Age) && (treatment.Drug.Traits & avoids) == 0 && !taken.Contains(treatment.Drug.Id))];
        if (right.IsEmpty) return;
        var chosen = (dice.Hits(650) ? right[0] : dice.Pick(right)).ForAge(course.Person.Age);
        taken.Add(chosen.Drug.Id);
        if (chosen.Drug.Traits.HasFlag(Traits.Anticoagulant)) avoids |= Traits.Anticoagulant | Traits.Nsaid | Traits.Antiplatelet;
        if (episode.Disease.IsAcute) AddCourse(chosen, episode);
        else AddLasting(chosen, episode);
    }

    private void AddCourse(Treatment chosen, Episode episode)
    {
        var over = episode.Since.AddDays(chosen.Days);
        Add(chosen, episode.Disease.Reason, episode.Since, over <= end ? over : null);
    }

    private void AddLasting(Treatment chosen, Episode episode)
    {
        var reason = episode.Disease.Reason;
        var started = Earlier(episode.Since.AddDays(dice.Below(60)), end.AddDays(-3));
        if (course.Person.Died is { } died) Add(chosen, reason, started, died);
        else if (dice.Hits(70)) Add(chosen, reason, started, Later(end.AddDays(-dice.Between(1, ShownDays)), started));
        else if (chosen.Amount == 1 && chosen.Rhythm == Rhythm.Morning && dice.Hits(90)) AddIncreased(chosen, reason, started);
        else Add(chosen, reason, started, null);
    }

    /// <summary>The dose was doubled: the old row points to the one that came instead.</summary>
    private void AddIncreased(Treatment chosen, Code? reason, DateOnly started)
    {
        var changed = Later(end.AddDays(-dice.Between(1, ShownDays)), started);
        Add(chosen with { Amount = 2 }, reason, changed, null);
        Add(chosen, reason, started, changed, replacedBy: rows.Count);
    }

    private void Add(Treatment treatment, Code? reason, DateOnly started, DateOnly? ended, int? replacedBy = null)
    {
        var renewed = Later(started, (ended ?? end).AddDays(-dice.Between(1, RenewedWithinDays)));
        rows.Add(new(rows.Count + 1, treatment, reason, started, ended is { } over ? Later(renewed, over) : renewed, ended, replacedBy)
        {
            IsPrescribed = !treatment.Drug.IsSupplement && (treatment.Drug.Group != "F" || dice.Hits(500)),
            PllId = dice.Uuid(),
            PrescriptionId = dice.Uuid(),
        });
    }

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;
}
