using System.Collections.Immutable;
using Fhir.Kernel.Elements;

namespace Fhir.Tiltak.Hjemmeoppfolging.News2;

/// <summary>A score with what it was made of. All seven items are there, each with points or with what it lacks.</summary>
/// <param name="Total">Null when an item has no points: a sum of fewer would look better than the patient is.</param>
public sealed record News2Score(SaturationScale Scale, ImmutableArray<News2Part> Parts, int? Total)
{
    /// <summary>The sum of what is there; the whole is that or more.</summary>
    public int Least => Parts.Sum(part => part.Points ?? 0);

    /// <summary>By the total; without one it is the least that the response can be.</summary>
    public News2Response Response => News2Response.Of(Least, Parts.Max(part => part.Points ?? 0));

    /// <param name="found">At most one of each item.</param>
    /// <param name="at">The moment that is asked about, in microseconds since 1970.</param>
    /// <param name="mostHours">What is older is stale.</param>
    public static News2Score Of(IReadOnlyList<Finding> found, SaturationScale scale, long at, decimal mostHours)
    {
        var usable = News2Measure.All.Select(measure => Usable(found.FirstOrDefault(one => one.Item == measure.Item), measure.Item, at, mostHours)).ToList();
        var isOnOxygen = usable[(int)News2Item.Oxygen].IsOnOxygen;
        ImmutableArray<News2Part> parts = [.. usable.Select(finding => Part(finding, scale, isOnOxygen))];
        return new News2Score(scale, parts, parts.All(part => part.Points is not null) ? parts.Sum(part => part.Points) : null);
    }

    private static Finding Usable(Finding? finding, News2Item item, long at, decimal mostHours)
    {
        if (finding is null) return new Finding(item, default, at) { Lack = News2Lack.Missing };
        var hours = (at - finding.Time) / 3_600_000_000m;
        return finding.Lack is null && hours > mostHours ? finding with { Lack = News2Lack.Stale(hours) } : finding;
    }

    private static News2Part Part(Finding finding, SaturationScale scale, bool? isOnOxygen)
    {
        if (finding.Lack is { } lack) return new News2Part(finding, null, lack);
        var points = PointsOf(finding, scale, isOnOxygen);
        return new News2Part(finding, points, points is null ? News2Lack.OxygenUnknown : null);
    }

    private static int? PointsOf(Finding finding, SaturationScale scale, bool? isOnOxygen) => finding.Item switch
    {
        News2Item.Respiration => News2Scores.OfRespiration(finding.Amount!.Value),
        News2Item.Saturation => News2Scores.OfSaturation(finding.Amount!.Value, scale, isOnOxygen),
        News2Item.Oxygen => News2Scores.OfOxygen(finding.IsOnOxygen!.Value),
        News2Item.Systolic => News2Scores.OfSystolic(finding.Amount!.Value),
        News2Item.Pulse => News2Scores.OfPulse(finding.Amount!.Value),
        News2Item.Consciousness => News2Scores.OfConsciousness(finding.Level!.Value),
        _ => News2Scores.OfTemperature(finding.Amount!.Value),
    };

    /// <summary>The Observations that were used, each once.</summary>
    public IEnumerable<Element> Sources => Parts.Where(part => part.Points is not null).Select(part => part.Finding.Source).Where(source => source.Exists).Distinct();
}

/// <param name="Points">Null when there is a <paramref name="Lack"/>.</param>
public sealed record News2Part(Finding Finding, int? Points, News2Lack? Lack);
