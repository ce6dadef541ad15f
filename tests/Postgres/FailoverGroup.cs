using System.Diagnostics;
using Npgsql;

namespace Fhir.Testing.Postgres;

/// <summary>
/// A primary and a standby that replicates synchronously, watched by a monitor that promotes the standby: pg_auto_failover on loopback, in a temporary
/// folder. https://pg-auto-failover.readthedocs.io
/// </summary>
internal sealed class FailoverGroup : IDisposable
{
    public const string Missing = "pg_autoctl, or PostgreSQL's server programs, or their folder for sockets are not here.";

    private readonly string binaries;
    private readonly string folder = PostgresCluster.NewFolder();
    private readonly Process keeper;
    private readonly int monitor = PostgresCluster.FreePort();
    private readonly int[] ports;

    public FailoverGroup()
    {
        binaries = PostgresCluster.FindBinaries()!;
        // Ends everything when this process is gone, however it goes. A server's own processes are in no group of ours, and not all of them see that it is gone.
        keeper = PostgresCluster.Start("sh", "-c", $$"""
            cat >/dev/null; for group in {{folder}}/*.group; do kill -KILL -$(cat $group); done; sleep 1
            for process in /proc/[0-9]*; do case "$(readlink $process/cwd)" in {{folder}}/*) kill -KILL ${process#/proc/};; esac; done; rm -rf {{folder}}
            """);
        StartNode("monitor", $"create monitor --pgport {monitor}");
        Until("the monitor answers", () => Ask(monitor, "pg_auto_failover", "SELECT 'here'") == "here");
        foreach (var setting in new[] { "health_check_period = 500", "health_check_timeout = 500", "health_check_retry_delay = 200", "node_considered_unhealthy_timeout = 3000", "primary_demote_timeout = 3000", "startup_grace_period = 1000" })
            Ask(monitor, "pg_auto_failover", $"ALTER SYSTEM SET pgautofailover.{setting}");
        Ask(monitor, "pg_auto_failover", "SELECT pg_reload_conf()");
        ports = [PostgresCluster.FreePort(), PostgresCluster.FreePort()];
        Add(0, "single");
        Add(1, "wait_primary");
        Until("the standby follows", () =>
        {
            // The copy begins with the next checkpoint.
            Ask(ports[0], "postgres", "CHECKPOINT");
            return States() == "primary secondary";
        });
    }

    public static bool CanRun => PostgresCluster.FindBinaries() is not null && Directory.Exists("/var/run/postgresql")
        && (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(path => File.Exists(Path.Combine(path, "pg_autoctl")));

    /// <summary>Names both, and asks for the one that takes writes.</summary>
    public string ConnectionString => $"Host=127.0.0.1:{ports[0]},127.0.0.1:{ports[1]};Username=postgres;Database=fhir;Target Session Attributes=primary";

    public bool IsSynchronous => Ask(ports[0], "postgres", "SHOW synchronous_standby_names").Length > 0;

    /// <summary>The machine is gone: nothing is flushed, and nothing starts it again.</summary>
    public void KillPrimary() => Process.Start("kill", ["-KILL", "--", "-" + File.ReadAllText(Path.Combine(folder, "node0.group")).Trim()]).WaitForExit();

    public void Dispose()
    {
        keeper.StandardInput.Close();
        keeper.WaitForExit(TimeSpan.FromSeconds(20));
        keeper.Dispose();
    }

    private void Add(int node, string primaryState)
    {
        StartNode($"node{node}", $"create postgres --pgport {ports[node]} --listen 127.0.0.1 --name node{node} --dbname fhir --monitor postgres://autoctl_node@127.0.0.1:{monitor}/pg_auto_failover?sslmode=disable");
        Until($"node{node} is known", () => States().StartsWith(primaryState, StringComparison.Ordinal));
    }

    private void StartNode(string name, string arguments)
    {
        var common = $"--pgdata {folder}/{name} --hostname 127.0.0.1 --auth trust --no-ssl --pgctl {binaries}/pg_ctl --run";
        var environment = $"export HOME={folder} XDG_CONFIG_HOME={folder}/config XDG_DATA_HOME={folder}/share XDG_RUNTIME_DIR={folder}/run PATH={binaries}:$PATH; mkdir -p {folder}/run";
        using var started = PostgresCluster.Start("sh", "-c", $"setsid sh -c '{environment}; echo $$ >{folder}/{name}.group; exec pg_autoctl {arguments} {common} >{folder}/{name}.log 2>&1 </dev/null' >/dev/null 2>&1 &");
        started.WaitForExit();
    }

    private string States() => Ask(monitor, "pg_auto_failover", "SELECT string_agg(reportedstate::text, ' ' ORDER BY nodename) FROM pgautofailover.node");

    /// <summary>Empty when there is no answer.</summary>
    private static string Ask(int port, string database, string sql)
    {
        try
        {
            using var connection = new NpgsqlConnection($"Host=127.0.0.1;Port={port};Username=postgres;Database={database};Pooling=false");
            connection.Open();
            using var command = new NpgsqlCommand(sql, connection);
            return command.ExecuteScalar() as string ?? "";
        }
        catch (NpgsqlException)
        {
            return "";
        }
    }

    private void Until(string what, Func<bool> isSo)
    {
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < TimeSpan.FromMinutes(2); Thread.Sleep(100))
            if (isSo()) return;
        throw new InvalidOperationException($"In two minutes it has not come about that {what}: {States()}");
    }
}
