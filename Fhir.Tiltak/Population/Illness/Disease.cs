using System.Collections.Immutable;
using Fhir.Tiltak.Population.People;

namespace Fhir.Tiltak.Population.Illness;

/// <summary>An illness with everything it leaves in a record.</summary>
/// <param name="Reason">In ICPC-2; null for what nobody is treated for.</param>
/// <param name="Permille">How many of a thousand have it, by age: to 17, 39, 64, 79, and above.</param>
internal sealed record Disease(string Id, Code? Reason, ImmutableArray<int> Permille)
{
    private static readonly ImmutableArray<int> Ages = [17, 39, 64, 79, int.MaxValue];

    /// <summary>Of illnesses with the same family nobody has two.</summary>
    public string Family { get; init; } = Id;

    /// <summary>Null when both sexes have it.</summary>
    public Sex? Only { get; init; }

    /// <summary>Over in weeks, and treated by a course.</summary>
    public bool IsAcute { get; init; }

    /// <summary>Fewer than this many years old do not have it, whatever the row says.</summary>
    public int FromAge { get; init; }

    /// <summary>And who is older than this does not either.</summary>
    public int UntilAge { get; init; } = int.MaxValue;

    public Traits Avoids { get; init; }

    public ImmutableArray<Step> Regimen { get; init; } = [];

    public Panel? Panel { get; init; }

    public HomeProgram? Home { get; init; }

    public ImmutableArray<RecordNote> Notes { get; init; } = [];

    public ImmutableArray<CriticalFact> Critical { get; init; } = [];

    public Culture? Culture { get; init; }

    public Picture? Picture { get; init; }

    public Biopsy? Biopsy { get; init; }

    /// <summary>Medicines are packed by the pharmacy for who has this illness and is old.</summary>
    public bool IsPacked { get; init; }

    public int PermilleAt(int age, Sex sex)
    {
        if ((Only is { } only && only != sex) || age < FromAge || age > UntilAge) return 0;
        for (var band = 0; ; band++)
            if (age <= Ages[band]) return Permille[band];
    }
}
