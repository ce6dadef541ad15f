using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Fhir.Server.Operability.Metrics;

/// <summary>What one instrument has measured, by its labels.</summary>
public sealed class Series
{
    private readonly ConcurrentDictionary<LabelSet, Cell> cells = new();
    private readonly Func<LabelSet, Cell> makeCell;
    private readonly bool isKestrel;

    public Series(Instrument instrument)
    {
        Instrument = instrument;
        // Kestrel labels its sums with addresses and ports; one sum says what is asked here.
        isKestrel = instrument.Meter.Name != ServerMeter.Name && instrument.Meter.Name.StartsWith("Microsoft.", StringComparison.Ordinal);
        var (bounds, isObserved) = (BoundsOf(instrument), instrument.IsObservable);
        makeCell = _ => new Cell(bounds, isObserved);
    }

    public Instrument Instrument { get; }

    public IEnumerable<(LabelSet Labels, Cell Cell)> Cells => cells.OrderBy(pair => pair.Key.ToString(), StringComparer.Ordinal).Select(pair => (pair.Key, pair.Value));

    /// <summary>The value on top of what is there; in place of it when the instrument is observed.</summary>
    public void Add(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) => cells.GetOrAdd(isKestrel ? default : LabelSet.Of(tags), makeCell).Add(value);

    private static double[]? BoundsOf(Instrument instrument) => instrument switch
    {
        Histogram<double> histogram => [.. histogram.Advice?.HistogramBucketBoundaries ?? ServerMeter.Seconds.HistogramBucketBoundaries!],
        Histogram<long> histogram => [.. histogram.Advice?.HistogramBucketBoundaries?.Select(bound => (double)bound) ?? ServerMeter.Seconds.HistogramBucketBoundaries!],
        Histogram<int> histogram => [.. histogram.Advice?.HistogramBucketBoundaries?.Select(bound => (double)bound) ?? ServerMeter.Seconds.HistogramBucketBoundaries!],
        _ => null,
    };
}
