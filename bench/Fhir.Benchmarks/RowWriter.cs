using System.Diagnostics;
using System.Threading.Channels;
using SQLitePCL;

namespace Fhir.Benchmarks;

/// <summary>
/// The least a durable create can be: threads hand rows to one writer, the writer takes what waits into one transaction, and each thread goes on
/// when its rows are on disk. Same tables, pragmas and size of groups as the store; no HTTP, no FHIR, rows ready made.
/// </summary>
public sealed class RowWriter : IDisposable
{
    private const int MostInGroup = 256;

    private readonly StoredRows rows;
    private readonly sqlite3 database;
    private readonly sqlite3_stmt[] inserts;
    private readonly sqlite3_stmt begin;
    private readonly sqlite3_stmt commit;
    private long number;

    public RowWriter(StoredRows rows, string file)
    {
        this.rows = rows;
        Check(raw.sqlite3_open(file, out database));
        // Those of the store's writer.
        Execute("PRAGMA busy_timeout = 10000; PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF;");
        Execute("PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 4000; PRAGMA cache_size = -65536;");
        foreach (var sql in rows.Schema) Execute(sql);
        inserts = [.. rows.Tables.Select(table => Prepare(table.Insert))];
        (begin, commit) = (Prepare("BEGIN IMMEDIATE"), Prepare("COMMIT"));
    }

    public CreateResult Run(int threads, TimeSpan duration)
    {
        var queue = Channel.CreateUnbounded<(int Resource, SemaphoreSlim Done)>(new UnboundedChannelOptions { SingleReader = true });
        var (commits, written) = (0L, 0L);
        var writer = new Thread(() =>
        {
            while (queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult()) (commits, written) = (commits + 1, written + WriteGroup(queue.Reader));
        });
        writer.Start();
        var (clock, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        Thread[] clients = [.. Enumerable.Range(0, threads).Select(at => new Thread(() => Feed(queue.Writer, at, clock, duration)))];
        foreach (var client in clients) client.Start();
        foreach (var client in clients) client.Join();
        var elapsed = clock.Elapsed;
        queue.Writer.Complete();
        writer.Join();
        return new CreateResult(written / elapsed.TotalSeconds, commits / elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - before).TotalMicroseconds / written, 0);
    }

    public void Dispose()
    {
        foreach (var statement in inserts) statement.Dispose();
        begin.Dispose();
        commit.Dispose();
        database.Dispose();
    }

    private void Feed(ChannelWriter<(int, SemaphoreSlim)> queue, int first, Stopwatch clock, TimeSpan duration)
    {
        using var done = new SemaphoreSlim(0);
        for (var at = first; clock.Elapsed < duration; at++)
        {
            queue.TryWrite((at % rows.Resources.Length, done));
            done.Wait();
        }
    }

    private int WriteGroup(ChannelReader<(int Resource, SemaphoreSlim Done)> queue)
    {
        var group = new List<SemaphoreSlim>();
        Step(begin);
        while (group.Count < MostInGroup && queue.TryRead(out var request))
        {
            Insert(rows.Resources[request.Resource]);
            group.Add(request.Done);
        }
        Step(commit);
        foreach (var done in group) done.Release();
        return group.Count;
    }

    private void Insert((int Table, object?[] Values)[] resource)
    {
        var (own, id) = (++number, Guid.CreateVersion7().ToString());
        foreach (var (table, values) in resource)
        {
            for (var at = 0; at < values.Length; at++)
            {
                if (at == rows.Tables[table].KeyColumn) Bind(inserts[table], at + 1, ((long)values[at]! >> StoredRows.NumberBits << StoredRows.NumberBits) | own);
                else if (at == rows.Tables[table].IdColumn) Bind(inserts[table], at + 1, id);
                else Bind(inserts[table], at + 1, values[at]);
            }
            Step(inserts[table]);
        }
    }

    private void Bind(sqlite3_stmt statement, int parameter, object? value) => Check(value switch
    {
        long number => raw.sqlite3_bind_int64(statement, parameter, number),
        double number => raw.sqlite3_bind_double(statement, parameter, number),
        string text => raw.sqlite3_bind_text(statement, parameter, text),
        byte[] blob => raw.sqlite3_bind_blob(statement, parameter, blob),
        _ => raw.sqlite3_bind_null(statement, parameter),
    });

    private sqlite3_stmt Prepare(string sql)
    {
        Check(raw.sqlite3_prepare_v3(database, sql, raw.SQLITE_PREPARE_PERSISTENT, out var statement));
        return statement;
    }

    private void Step(sqlite3_stmt statement)
    {
        var code = raw.sqlite3_step(statement);
        raw.sqlite3_reset(statement);
        if (code is not (raw.SQLITE_DONE or raw.SQLITE_ROW)) Check(code);
    }

    private void Execute(string sql) => Check(raw.sqlite3_exec(database, sql));

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK) throw new InvalidOperationException($"SQLite {code}: {raw.sqlite3_errmsg(database).utf8_to_string()}");
    }
}

/// <param name="CommitsPerSecond">Each is one fsync of the write-ahead log; checkpoints add a few.</param>
/// <param name="Microseconds">Processor time of one create in the process that stores; another program on the machine does not change it much.</param>
/// <param name="GeneratorShare">The part of the machine's processors that the load generator used; 0 where there is none.</param>
public sealed record CreateResult(double PerSecond, double CommitsPerSecond, double Microseconds, double GeneratorShare)
{
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture,
        $"{PerSecond,7:F0}/s  {Microseconds,5:F0} us of processor time each  {PerSecond / CommitsPerSecond,5:F1} creates in a commit  {CommitsPerSecond,5:F0} commits (fsyncs)/s  load generator {GeneratorShare:P0} of the processors");
}
