using System.Diagnostics;
using System.Diagnostics.Metrics;
using Fhir.Store.Access;

namespace Fhir.Store.Resources;

/// <summary>What the store measures about itself, on the meter it is given, and its traces. None of it carries a query's values or a resource's id.</summary>
internal sealed class StoreMeter
{
    private static readonly ActivitySource Source = new(StoreSettings.ActivitySourceName);
    private static readonly InstrumentAdvice<double> Seconds = new() { HistogramBucketBoundaries = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10] };
    private static readonly InstrumentAdvice<int> Sizes = new() { HistogramBucketBoundaries = [1, 2, 4, 8, 16, 32, 64, 128, 256] };

    private readonly Histogram<double> commits;
    private readonly Histogram<double> searches;
    private readonly Histogram<int> groups;
    private readonly Counter<long> rows;

    public StoreMeter(Meter meter)
    {
        commits = meter.CreateHistogram("fhirref.store.commit.duration", "s", "Time of a commit, sync to disk included.", tags: null, Seconds);
        searches = meter.CreateHistogram("fhirref.store.search.duration", "s", "Time of a search in the store.", tags: null, Seconds);
        groups = meter.CreateHistogram("fhirref.store.group.size", "{request}", "Writes in one commit.", tags: null, Sizes);
        rows = meter.CreateCounter<long>("fhirref.store.index.rows", "{row}", "Index rows written.");
    }

    public void IndexRows(int count) => rows.Add(count);

    public static Activity? Begin(string what) => Source.StartActivity(what);

    public T Search<T>(Func<T> search)
    {
        using var activity = Begin("store search");
        var started = Stopwatch.GetTimestamp();
        try
        {
            return search();
        }
        finally
        {
            searches.Record(Stopwatch.GetElapsedTime(started).TotalSeconds);
        }
    }

    /// <returns>How long the commit took.</returns>
    public TimeSpan Commit(int requests, Action commit)
    {
        using var activity = Begin("store commit")?.SetTag("fhirref.group.size", requests);
        var started = Stopwatch.GetTimestamp();
        commit();
        var elapsed = Stopwatch.GetElapsedTime(started);
        commits.Record(elapsed.TotalSeconds);
        groups.Record(requests);
        return elapsed;
    }
}
