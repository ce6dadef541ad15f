using System.Data.Common;
using Fhir.Kernel.Outcome;
using Fhir.Store.Sqlite;

namespace Fhir.Store.Access;

/// <summary>
/// A store as one file, made while servers read and write it, and put back where none does. Both sides are checked before anything is replaced.
/// </summary>
public static class StoreBackup
{
    /// <summary>Writes the store as it was at one commit. The file must not exist; it is there only when it is whole.</summary>
    public static Result<BackupReport> Save(string connectionString, string file) =>
        FileOf(connectionString) is { IsValue: true } database ? SqliteBackup.Save(database.Value, Path.GetFullPath(file)) : FileOf(connectionString).Refusal!;

    /// <summary>Whether a file is a whole store that this program can open.</summary>
    public static Result<BackupReport> Verify(string file) => SqliteBackup.Verify(Path.GetFullPath(file));

    /// <summary>Puts a backup in the place of a store nobody has open.</summary>
    /// <param name="replaces">A store that is there may be replaced; it is kept beside the new one under another name.</param>
    public static Result<BackupReport> Restore(string file, string connectionString, bool replaces) =>
        FileOf(connectionString) is { IsValue: true } database ? SqliteBackup.Restore(Path.GetFullPath(file), database.Value, replaces) : FileOf(connectionString).Refusal!;

    private static Result<string> FileOf(string connectionString)
    {
        var parts = new DbConnectionStringBuilder { ConnectionString = connectionString };
        return parts.TryGetValue("Data Source", out var file) && file is string { Length: > 0 } path && !parts.ContainsKey("Host")
            ? Path.GetFullPath(path)
            : Refusal.BadRequest(BackupRules.OtherDatabase.At(null));
    }
}

/// <summary>What is in a backup.</summary>
/// <param name="LastSequence">The last entry of the journal: everything committed up to it is in, nothing after it.</param>
/// <param name="Resources">Current versions that are no deletions.</param>
/// <param name="Versions">All versions.</param>
public sealed record BackupReport(long SchemaVersion, long LastSequence, long Resources, long Versions, long Bytes);
