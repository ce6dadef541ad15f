using System.Data.Common;
using Fhir.Store.Postgres;

namespace Fhir.Store.Access;

/// <summary>A patient's rows beside each other, in a PostgreSQL store that is in use. In SQLite they always are.</summary>
public static class StoreClustering
{
    /// <summary>How long a table that others use without a pause is tried for, where nothing else is said.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>Whether a connection string is PostgreSQL's: it names a host.</summary>
    public static bool IsFor(string connectionString)
    {
        try
        {
            var parts = new DbConnectionStringBuilder { ConnectionString = connectionString };
            return parts.ContainsKey("Host") || parts.ContainsKey("Server");
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    /// <summary>Goes through all tables of resources, versions and what they are found by. Each is held by nobody else while its turn lasts; whoever wants it waits.</summary>
    /// <param name="told">After each table.</param>
    /// <exception cref="StoreException">The database is away, is no store, has no room, or somebody holds a table for longer than the patience; the tables before it are done.</exception>
    public static Task<ClusterReport> RunAsync(string connectionString, Action<ClusterReport>? told, TimeSpan patience, CancellationToken cancel) =>
        new Clustering(connectionString).RunAsync(told, patience, cancel);
}

/// <summary>How far it is.</summary>
/// <param name="Tables">That are done; partitions count one by one.</param>
/// <param name="DoneBytes">Of those, as they were before.</param>
/// <param name="Bytes">Of all, without their indexes.</param>
public sealed record ClusterReport(int Tables, long DoneBytes, long Bytes);
