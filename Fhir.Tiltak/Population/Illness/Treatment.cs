namespace Fhir.Tiltak.Population.Illness;

/// <summary>A drug as it is taken.</summary>
/// <param name="Amount">Each time, in what the form is counted in.</param>
/// <param name="For">What the patient takes it for, in the patient's words.</param>
/// <param name="Days">Of a course; 0 for what has no end.</param>
internal sealed record Treatment(Drug Drug, Rhythm Rhythm, int Amount, string For, int Days = 0)
{
    private const int GrownAge = 14;

    /// <summary>How often a day a course is taken.</summary>
    public int CourseTimes { get; init; } = 3;

    public int TimesADay => Rhythm switch
    {
        Rhythm.Twice => 2,
        Rhythm.Thrice => 3,
        Rhythm.Course => CourseTimes,
        Rhythm.AsNeeded => 0,
        _ => 1,
    };

    /// <summary>For the patient to read.</summary>
    public string Text => Rhythm switch
    {
        Rhythm.Morning => $"{Dose} morgen",
        Rhythm.Evening => $"{Dose} kveld",
        Rhythm.Twice => $"{Dose} morgen og kveld",
        Rhythm.Thrice => $"{Dose} morgen, midt på dagen og kveld",
        Rhythm.AsNeeded => $"{Dose} ved behov",
        _ => $"{Dose} {CourseTimes} {(CourseTimes == 1 ? "gang" : "ganger")} daglig i {Days} dager",
    };

    /// <summary>In code system 9101.</summary>
    public Code Use => Rhythm switch
    {
        Rhythm.AsNeeded => new(Systems.Kodeverk + "9101", "3", "Ved behov"),
        Rhythm.Course => new(Systems.Kodeverk + "9101", "2", "Kur"),
        _ => new(Systems.Kodeverk + "9101", "1", "Fast"),
    };

    /// <summary>In code system 7478, for the patterns whose code is known.</summary>
    public Code? Short => (Rhythm, Amount) switch
    {
        (Rhythm.Morning, 1) => new(Systems.Kodeverk + "7478", "5507", "1+0+0+0"),
        (Rhythm.Thrice, 1) => new(Systems.Kodeverk + "7478", "216", "1+1+1"),
        (Rhythm.Thrice, 2) => new(Systems.Kodeverk + "7478", "304", "2+2+2"),
        _ => null,
    };

    /// <summary>When in the day, for what is taken once. https://hl7.org/fhir/R4/valueset-event-timing.html</summary>
    public string? When => Rhythm switch
    {
        Rhythm.Morning => "MORN",
        Rhythm.Evening => "EVE",
        _ => null,
    };

    /// <summary>Children are given less insulin, and of a mixture as many millilitres as they are old enough for.</summary>
    public Treatment ForAge(int age)
    {
        if (Drug.Form == DrugForm.Syrup) return this with { Amount = Amount * (2 + (age / 2)) };
        return Drug.Form == DrugForm.Pen && age < GrownAge ? this with { Amount = Math.Max(1, Amount * age / GrownAge) } : this;
    }

    private string Dose => $"{Amount} {(Amount == 1 ? Drug.Form.One : Drug.Form.Many)}";
}
