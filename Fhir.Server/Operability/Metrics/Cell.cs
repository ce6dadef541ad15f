namespace Fhir.Server.Operability.Metrics;

/// <summary>One number, or one histogram.</summary>
/// <param name="bounds">Upper bounds of the histogram's buckets; null for a number.</param>
/// <param name="isObserved">A new value replaces the old one.</param>
public sealed class Cell(double[]? bounds, bool isObserved)
{
    private readonly long[] counts = new long[bounds is null ? 0 : bounds.Length + 1];
    private readonly Lock gate = new();
    private double sum;

    public IReadOnlyList<double>? Bounds => bounds;

    public void Add(double value)
    {
        lock (gate)
        {
            sum = isObserved ? value : sum + value;
            if (bounds is not null) counts[BucketOf(bounds, value)]++;
        }
    }

    /// <returns>The number, or the histogram's sum with the counts of its buckets; the last bucket has no bound.</returns>
    public (double Value, long[] Counts) Read()
    {
        lock (gate) return (sum, [.. counts]);
    }

    private static int BucketOf(double[] bounds, double value)
    {
        var at = Array.BinarySearch(bounds, value);
        return at < 0 ? ~at : at;
    }
}
