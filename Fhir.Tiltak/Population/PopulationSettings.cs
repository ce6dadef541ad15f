namespace Fhir.Tiltak.Population;

/// <summary>What a population is made from: the same settings give the same bytes.</summary>
/// <param name="Count">How many patients, from 1 to <see cref="MaxCount"/>.</param>
public sealed record PopulationSettings(int Count, ulong Seed)
{
    /// <summary>
    /// A day and sex has about two hundred numbers of each century in the synthetic series, and the ages of a million people spread so that no day comes near that.
    /// </summary>
    public const int MaxCount = 1_000_000;

    /// <summary>The day the story is told on. Fixed, since the same seed gives the same bytes on any day.</summary>
    public static DateOnly Today { get; } = new(2026, 11, 15);
}
