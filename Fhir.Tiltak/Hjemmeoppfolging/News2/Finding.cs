using Fhir.Kernel.Elements;

namespace Fhir.Tiltak.Hjemmeoppfolging.News2;

/// <summary>What one Observation says of one item: an amount in the item's unit, a level, whether oxygen is given, or why it cannot be used.</summary>
/// <param name="Source">The Observation; missing when the caller stated it.</param>
/// <param name="Time">Microseconds since 1970.</param>
public sealed record Finding(News2Item Item, Element Source, long Time)
{
    public decimal? Amount { get; init; }

    public Acvpu? Level { get; init; }

    public bool? IsOnOxygen { get; init; }

    /// <summary>Null when the finding can be used.</summary>
    public News2Lack? Lack { get; init; }
}
