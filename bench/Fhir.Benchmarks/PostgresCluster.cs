using System.Diagnostics;
using Npgsql;

namespace Fhir.Benchmarks;

/// <summary>
/// A PostgreSQL server of the bench's own: its data below <see cref="Servers.Folder"/>, kept between runs; a free loopback port; settings as shipped, but for the memory
/// of one gigabyte that a small server is given. It runs as the user postgres where this process is root, since PostgreSQL refuses to be run by root.
/// </summary>
public sealed class PostgresCluster : IDisposable
{
    public const string SharedBuffers = "1GB";

    /// <summary>As shipped: the upper pages of a large store's indexes, and the rows of few patients.</summary>
    public const string FewSharedBuffers = "128MB";

    private static PostgresCluster? running;
    private readonly string folder;

    private PostgresCluster(string folder, int port) => (this.folder, Port) = (folder, port);

    public int Port { get; }

    /// <summary>Started when first asked for; stopped when the process ends.</summary>
    public static PostgresCluster Running => running ??= Start();

    public string ConnectionString(string database) => $"Host=127.0.0.1;Port={Port};Username=postgres;Database={database};Maximum Pool Size=80";

    public void Dispose() => Run("pg_ctl", "-D", folder, "-m", "fast", "-w", "stop");

    private static PostgresCluster Start()
    {
        var folder = Path.Combine(Servers.Folder, "postgres");
        if (!Directory.Exists(folder))
        {
            Directory.CreateDirectory(folder);
            if (IsRoot) Run("chown", "postgres", folder);
            Run("initdb", "-D", folder, "-U", "postgres", "--auth", "trust", "--encoding", "UTF8", "--locale", "C");
        }
        var cluster = new PostgresCluster(folder, ChildServer.FreePort());
        cluster.Start(SharedBuffers);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => cluster.Dispose();
        return cluster;
    }

    /// <summary>With other memory of its own, at the same port.</summary>
    public static void Restart(string sharedBuffers)
    {
        var cluster = Running;
        NpgsqlConnection.ClearAllPools();
        cluster.Dispose();
        cluster.Start(sharedBuffers);
    }

    private void Start(string sharedBuffers) => Run("pg_ctl", "-D", folder, "-w", "-t", "120", "-l", Path.Combine(folder, "log"), "-o",
        $"-c listen_addresses=127.0.0.1 -c port={Port} -c unix_socket_directories={folder} -c shared_buffers={sharedBuffers} -c max_wal_size=4GB", "start");

    private static bool IsRoot => Environment.UserName == "root";

    private static void Run(string program, params string[] arguments)
    {
        var path = program == "chown" ? program : Find(program);
        string[] command = IsRoot && program != "chown" ? ["runuser", "-u", "postgres", "--", path, .. arguments] : [path, .. arguments];
        using var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true })!;
        // pg_ctl leaves its output open to the server it starts, so its end is not waited for.
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        while (!process.WaitForExit(100)) { }
        if (process.ExitCode != 0) throw new InvalidOperationException($"{string.Join(' ', command)} ended with {process.ExitCode}");
    }

    private static string Find(string program)
    {
        var versions = Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql").OrderDescending() : Enumerable.Empty<string>();
        return versions.Select(version => Path.Combine(version, "bin", program)).FirstOrDefault(File.Exists) ?? program;
    }
}
