namespace Fhir.Tiltak.Hjemmeoppfolging.Statistics;

/// <summary>A series that is asked for its statistics: amounts of one unit with their times, in days since the first.</summary>
public sealed class SeriesStatistics
{
    private readonly double[] sorted;
    private readonly double[] amounts;
    private readonly double[] days;

    public SeriesStatistics(double[] amounts, double[] days)
    {
        (this.amounts, this.days) = (amounts, days);
        sorted = [.. amounts];
        Array.Sort(sorted);
        Sum = Summed(amounts);
    }

    public int Count => amounts.Length;

    public double Sum { get; }

    public double? Average => Count == 0 ? null : Sum / Count;

    /// <summary>Of a sample: by one less than the count. Null for fewer than two.</summary>
    public double? Variance => Count < 2 ? null : Moment(2) * Count / (Count - 1);

    public double? Deviation => Variance is { } variance ? Math.Sqrt(variance) : null;

    /// <summary>Null when all are the same, or there are fewer than three.</summary>
    public double? Skew => Count < 3 || Moment(2) is var spread && spread <= 0 ? null : Moment(3) / Math.Pow(Moment(2), 1.5);

    /// <summary>3 for a normal distribution. Null when all are the same, or there are fewer than four.</summary>
    public double? Kurtosis => Count < 4 || Moment(2) is var spread && spread <= 0 ? null : Moment(4) / (Moment(2) * Moment(2));

    /// <summary>Slope for each day and value at the first moment, by least squares; null when there are not two moments.</summary>
    public (double Slope, double Start)? Line
    {
        get
        {
            if (Count < 2) return null;
            var (meanDay, mean) = (Summed(days) / Count, Sum / Count);
            double together = 0, spread = 0;
            for (var at = 0; at < Count; at++)
            {
                together += (days[at] - meanDay) * (amounts[at] - mean);
                spread += (days[at] - meanDay) * (days[at] - meanDay);
            }
            return spread > 0 ? (together / spread, mean - together / spread * meanDay) : null;
        }
    }

    /// <summary>Between two neighbours in proportion, as spreadsheets do; null for an empty series.</summary>
    /// <param name="share">0 is the least, 1 the greatest.</param>
    public double? Percentile(double share)
    {
        if (Count == 0) return null;
        var place = share * (Count - 1);
        var below = (int)Math.Floor(place);
        return below + 1 < Count ? sorted[below] + (place - below) * (sorted[below + 1] - sorted[below]) : sorted[below];
    }

    private double Moment(int power)
    {
        var mean = Sum / Count;
        return Summed([.. amounts.Select(amount => Math.Pow(amount - mean, power))]) / Count;
    }

    // Neumaier's sum: what is lost to rounding is carried along.
    private static double Summed(double[] values)
    {
        double sum = 0, lost = 0;
        foreach (var value in values)
        {
            var next = sum + value;
            lost += Math.Abs(sum) >= Math.Abs(value) ? sum - next + value : value - next + sum;
            sum = next;
        }
        return sum + lost;
    }
}
