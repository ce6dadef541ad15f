namespace Fhir.Tiltak.Hjemmeoppfolging.News2;

/// <summary>
/// The points of each amount by the thresholds of the Royal College of Physicians. The chart has whole numbers and temperatures with one decimal, so an amount is
/// rounded to that first, as one would who reads it off a display. https://www.rcp.ac.uk/resources/national-early-warning-score-news-2/
/// </summary>
public static class News2Scores
{
    public static int OfRespiration(decimal perMinute) => Whole(perMinute) switch
    {
        <= 8 => 3,
        <= 11 => 1,
        <= 20 => 0,
        <= 24 => 2,
        _ => 3,
    };

    /// <summary>Null where scale 2 must know whether oxygen is given and nobody said.</summary>
    public static int? OfSaturation(decimal percent, SaturationScale scale, bool? isOnOxygen) =>
        scale == SaturationScale.One ? OfScale1(Whole(percent)) : OfScale2(Whole(percent), isOnOxygen);

    private static int OfScale1(decimal percent) => percent switch
    {
        <= 91 => 3,
        <= 93 => 2,
        <= 95 => 1,
        _ => 0,
    };

    private static int? OfScale2(decimal percent, bool? isOnOxygen) => (percent, isOnOxygen) switch
    {
        ( <= 83, _) => 3,
        ( <= 85, _) => 2,
        ( <= 87, _) => 1,
        ( <= 92, _) => 0,
        (_, null) => null,
        (_, false) => 0,
        ( <= 94, true) => 1,
        ( <= 96, true) => 2,
        _ => 3,
    };

    public static int OfOxygen(bool isOnOxygen) => isOnOxygen ? 2 : 0;

    public static int OfSystolic(decimal mmHg) => Whole(mmHg) switch
    {
        <= 90 => 3,
        <= 100 => 2,
        <= 110 => 1,
        <= 219 => 0,
        _ => 3,
    };

    public static int OfPulse(decimal perMinute) => Whole(perMinute) switch
    {
        <= 40 => 3,
        <= 50 => 1,
        <= 90 => 0,
        <= 110 => 1,
        <= 130 => 2,
        _ => 3,
    };

    public static int OfConsciousness(Acvpu level) => level == Acvpu.A ? 0 : 3;

    public static int OfTemperature(decimal celsius) => decimal.Round(celsius, 1, MidpointRounding.AwayFromZero) switch
    {
        <= 35.0m => 3,
        <= 36.0m => 1,
        <= 38.0m => 0,
        <= 39.0m => 1,
        _ => 2,
    };

    private static decimal Whole(decimal amount) => decimal.Round(amount, 0, MidpointRounding.AwayFromZero);
}
