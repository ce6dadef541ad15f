using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Npgsql;

namespace Fhir.Testing.Postgres;

/// <summary>
/// A PostgreSQL server of this test run's own, made in a temporary folder and reached by a socket in it. It ends with the process that started it,
/// also when that is killed: a shell waits for its standard input to close.
/// </summary>
internal sealed class PostgresCluster : IDisposable
{
    private static readonly string[] Tools = ["initdb", "postgres", "pg_isready"];

    private static readonly Lazy<PostgresCluster?> OfThisRun = new(() => FindBinaries() is { } binaries ? StartForThisRun(binaries) : null);

    private readonly string binaries;
    private readonly string folder;
    private readonly Process keeper;
    private int databases;

    private PostgresCluster(string binaries, string folder, int port)
    {
        (this.binaries, this.folder, Port) = (binaries, folder, port);
        Run(Tool("initdb"), "-D", DataFolder, "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C", "--no-sync");
        var options = $"-D '{DataFolder}' -k '{folder}' -p {port} -c listen_addresses=127.0.0.1 -c fsync=off -c full_page_writes=off -c max_connections=300 -c shared_buffers=64MB";
        keeper = Start("sh", "-c", $"'{Tool("postgres")}' {options} >'{folder}/log' 2>&1 & server=$!; cat >/dev/null; kill -INT $server; wait $server; rm -rf '{folder}'");
        WaitUntilReady();
    }

    /// <summary>Why tests are skipped where there is no server.</summary>
    public const string Missing = "PostgreSQL's server programs are neither on PATH nor in /usr/lib/postgresql.";

    /// <summary>Null where PostgreSQL is not installed.</summary>
    public static PostgresCluster? Shared => OfThisRun.Value;

    public int Port { get; }

    private string DataFolder => Path.Combine(folder, "data");

    /// <summary>In ADO.NET's form.</summary>
    public string ConnectionString(string database) => $"Host={folder};Port={Port};Username=postgres;Database={database}";

    /// <summary>A new database, empty or as another one is.</summary>
    /// <param name="template">Nobody may be connected to it.</param>
    public string CreateDatabase(string template = "template1")
    {
        var name = $"test_{Interlocked.Increment(ref databases).ToString(CultureInfo.InvariantCulture)}";
        // The other way writes every page to the log first. https://www.postgresql.org/docs/15/sql-createdatabase.html
        Sql($"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY");
        return name;
    }

    public void DropDatabase(string name) => Sql($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");

    public void Sql(string sql, string database = "postgres")
    {
        // Pools keep what they open, and nobody may be connected to a template.
        using var connection = new NpgsqlConnection($"{ConnectionString(database)};Pooling=false");
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 120 };
        command.ExecuteNonQuery();
    }

    public void Dispose()
    {
        keeper.StandardInput.Close();
        keeper.WaitForExit(TimeSpan.FromSeconds(20));
        keeper.Dispose();
    }

    /// <summary>The folder of the server's programs: the newest version's.</summary>
    internal static string? FindBinaries()
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        string[] versions = Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql") : [];
        return path.Concat(versions.OrderDescending(StringComparer.Ordinal).Select(version => Path.Combine(version, "bin"))).FirstOrDefault(folder => Tools.All(tool => File.Exists(Path.Combine(folder, tool))));
    }

    /// <summary>The server refuses to run as root; the user that comes with it is there for that.</summary>
    internal static Process Start(string program, params string[] arguments)
    {
        string[] command = IsRoot ? ["runuser", "-u", "postgres", "--", program, .. arguments] : [program, .. arguments];
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardInput = true, RedirectStandardError = true, RedirectStandardOutput = true, WorkingDirectory = "/" };
        return Process.Start(start)!;
    }

    internal static void Run(string program, params string[] arguments)
    {
        using var process = Start(program, arguments);
        var errors = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {errors.Result}");
    }

    /// <summary>A folder that the server's user owns.</summary>
    internal static string NewFolder()
    {
        var folder = Directory.CreateTempSubdirectory("fhir-pg-").FullName;
        if (IsRoot) using (var process = Process.Start("chown", ["postgres", folder])) process.WaitForExit();
        return folder;
    }

    internal static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static bool IsRoot => RuntimeInformation.IsOSPlatform(OSPlatform.Linux) && Environment.UserName == "root";

    private static PostgresCluster StartForThisRun(string binaries)
    {
        var cluster = new PostgresCluster(binaries, NewFolder(), FreePort());
        AppDomain.CurrentDomain.ProcessExit += (_, _) => cluster.Dispose();
        return cluster;
    }

    private string Tool(string name) => Path.Combine(binaries, name);

    private void WaitUntilReady()
    {
        for (var attempt = 0; ; attempt++)
        {
            using var asking = Start(Tool("pg_isready"), "-h", folder, "-p", Port.ToString(CultureInfo.InvariantCulture), "-q");
            asking.WaitForExit();
            if (asking.ExitCode == 0) return;
            if (attempt > 300 || keeper.HasExited) throw new InvalidOperationException($"The server does not start: {File.ReadAllText(Path.Combine(folder, "log"))}");
            Thread.Sleep(50);
        }
    }
}
