using Fhir.Store.Access;
using Npgsql;

namespace Fhir.Store.Postgres;

/// <summary>What went wrong, in the store's words. The database's details are left out: they quote rows.</summary>
internal static class PostgresFailure
{
    public static StoreException Of(NpgsqlException failure, string sql) => failure is PostgresException said
        ? new StoreException($"PostgreSQL {said.SqlState}: {said.MessageText} in: {sql}", failure) 
        {
            IsOutOfRoom = said.SqlState == PostgresErrorCodes.DiskFull, IsTransient = said.SqlState != PostgresErrorCodes.DiskFull && IsTransient(said),
        }
        : new StoreException($"PostgreSQL is away: {failure.Message}", failure) { IsTransient = true };

    /// <summary>https://www.postgresql.org/docs/15/errcodes-appendix.html</summary>
    public static bool IsCancelled(NpgsqlException failure) => failure is PostgresException { SqlState: PostgresErrorCodes.QueryCanceled };

    /// <summary>
    /// A server that stops, starts, or has become a standby; a session that was ended for idling in a transaction (25P03); no connections, memory or locks
    /// left; transactions that stood in each other's way.
    /// </summary>
    private static bool IsTransient(PostgresException said) => said.SqlState[..2] is "08" or "57" or "53" or "40"
        || said.SqlState is PostgresErrorCodes.ReadOnlySqlTransaction or PostgresErrorCodes.LockNotAvailable or "25P03";
}
