using System.Diagnostics;
using System.Threading.Channels;

namespace Fhir.Benchmarks;

/// <summary>
/// The least a durable create can be: threads hand rows to one writer, the writer takes what waits into one transaction, and each thread goes on
/// when its rows are on disk. Same tables, settings and size of groups as the store; no HTTP, no FHIR, rows ready made.
/// </summary>
/// <param name="inOneRequest">Resources that a thread hands over at once, as a transaction does.</param>
public sealed class RowWriter(IRowSink sink, StoredRows rows, int inOneRequest)
{
    private const int MostInGroup = 256;

    // Above whatever a filled store has given out.
    private long number = 1L << 30;
    private int fed = -1;

    public CreateResult Run(int threads, TimeSpan duration)
    {
        var queue = Channel.CreateUnbounded<(int First, SemaphoreSlim Done)>(new UnboundedChannelOptions { SingleReader = true });
        var (commits, written) = (0L, 0L);
        var writer = new Thread(() =>
        {
            while (queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult()) (commits, written) = (commits + 1, written + WriteGroup(queue.Reader));
        });
        writer.Start();
        var (clock, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        Thread[] clients = [.. Enumerable.Range(0, threads).Select(_ => new Thread(() => Feed(queue.Writer, clock, duration)))];
        foreach (var client in clients) client.Start();
        foreach (var client in clients) client.Join();
        var elapsed = clock.Elapsed;
        queue.Writer.Complete();
        writer.Join();
        return new CreateResult(written / elapsed.TotalSeconds, commits / elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - before).TotalMicroseconds / written, 0);
    }

    /// <summary>Threads take requests in turn, as the clients of the server do: patients that are written in one group must be as many here as there.</summary>
    private void Feed(ChannelWriter<(int, SemaphoreSlim)> queue, Stopwatch clock, TimeSpan duration)
    {
        using var done = new SemaphoreSlim(0);
        while (clock.Elapsed < duration)
        {
            queue.TryWrite((Interlocked.Increment(ref fed) * inOneRequest % rows.Resources.Length, done));
            done.Wait();
        }
    }

    /// <returns>Requests in the group.</returns>
    private int WriteGroup(ChannelReader<(int First, SemaphoreSlim Done)> queue)
    {
        var group = new List<SemaphoreSlim>();
        sink.Begin();
        while (group.Count < MostInGroup && queue.TryRead(out var request))
        {
            for (var at = 0; at < inOneRequest; at++) Insert(rows.Resources[(request.First + at) % rows.Resources.Length]);
            group.Add(request.Done);
        }
        sink.Commit();
        foreach (var done in group) done.Release();
        return group.Count;
    }

    private void Insert((int Table, object?[] Values)[] resource)
    {
        var (own, id) = (++number, Guid.CreateVersion7().ToString());
        foreach (var row in resource) sink.Insert(row.Table, rows.As(row, own, id));
    }
}

/// <summary>Where the rows go. One thread uses it.</summary>
public interface IRowSink : IDisposable
{
    void Begin();

    void Insert(int table, object?[] values);

    /// <summary>Returns when what was inserted is on disk.</summary>
    void Commit();
}

/// <param name="CommitsPerSecond">Each is one fsync of the write-ahead log; checkpoints add a few.</param>
/// <param name="Microseconds">Processor time of one request in the process that stores; another program on the machine does not change it much.</param>
/// <param name="GeneratorShare">The part of the machine's processors that the load generator used; 0 where there is none.</param>
public sealed record CreateResult(double PerSecond, double CommitsPerSecond, double Microseconds, double GeneratorShare)
{
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture,
        $"{PerSecond,7:F0}/s  {Microseconds,5:F0} us of processor time each  {PerSecond / CommitsPerSecond,5:F1} requests in a commit  {CommitsPerSecond,5:F0} commits (fsyncs)/s  load generator {GeneratorShare:P0} of the processors");
}
