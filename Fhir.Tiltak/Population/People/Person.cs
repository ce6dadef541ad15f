namespace Fhir.Tiltak.Population.People;

/// <summary>A patient.</summary>
/// <param name="Ordinal">From one, in the order they are told of.</param>
/// <param name="Number">A number of the hospital for who has no national one: a newborn, a traveller.</param>
/// <param name="Given">Null for a newborn who is not named yet.</param>
internal sealed record Person(int Ordinal, Sex Sex, DateOnly Born, Identity Number, string? Given, string Family, Household Household)
{
    private const int NewbornDays = 8;

    public static bool IsNewbornOn(DateOnly born) => born > PopulationSettings.Today.AddDays(-NewbornDays);

    public DateOnly? Died { get; init; }

    /// <summary>The language to speak when it is not Norwegian, as an IETF tag.</summary>
    public string? Language { get; init; }

    /// <summary>Her youngest child was born within the year.</summary>
    public bool HasInfant { get; init; }

    public string Id { get; } = $"p{Ordinal:D7}";

    public string Reference => $"Patient/{Id}";

    public string Name => Given is null ? $"{(Sex == Sex.Female ? "Jente" : "Gutt")} {Family}" : $"{Given} {Family}";

    public bool IsNewborn => IsNewbornOn(Born);

    /// <summary>In whole years on the day the story is told, or on the day of death.</summary>
    public int Age
    {
        get
        {
            var last = Died ?? PopulationSettings.Today;
            var years = last.Year - Born.Year;
            return Born.AddYears(years) > last ? years - 1 : years;
        }
    }
}
