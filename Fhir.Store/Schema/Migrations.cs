using System.Globalization;
using System.Reflection;
using Fhir.Store.Sqlite;

namespace Fhir.Store.Schema;

/// <summary>
/// Brings a database to the schema this program knows: the numbered .sql files in order, each in a transaction with its row in
/// <c>schema_version</c>. A database from a newer program is left alone and refused.
/// </summary>
internal static class Migrations
{
    public static IReadOnlyList<Migration> All { get; } = Read();

    /// <returns>How many were run.</returns>
    public static int Run(Session writer, TimeProvider clock) => Run(writer, clock, All);

    internal static int Run(Session writer, TimeProvider clock, IReadOnlyList<Migration> migrations)
    {
        writer.Execute("CREATE TABLE IF NOT EXISTS schema_version (number INTEGER PRIMARY KEY, name TEXT NOT NULL, run_at TEXT NOT NULL)");
        var done = writer.Prepare("SELECT max(number) FROM schema_version").ReadLong() ?? 0;
        if (done > migrations[^1].Number)
            throw new StoreException(
                $"The database has schema version {done}; this program knows {migrations[^1].Number}. Start the program that made it, or a newer one.");

        var missing = migrations.Where(migration => migration.Number > done).ToList();
        foreach (var migration in missing) Run(writer, clock, migration);
        return missing.Count;
    }

    private static void Run(Session writer, TimeProvider clock, Migration migration)
    {
        writer.Execute("BEGIN IMMEDIATE");
        try
        {
            writer.Execute(migration.Sql);
            writer.Prepare("INSERT INTO schema_version (number, name, run_at) VALUES (?, ?, ?)")
                .Bind(1, migration.Number).Bind(2, migration.Name).Bind(3, clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture)).Run();
            writer.Execute("COMMIT");
        }
        catch
        {
            writer.Execute("ROLLBACK");
            throw;
        }
    }

    private static List<Migration> Read()
    {
        const string Folder = "Fhir.Store.Schema.";
        var assembly = Assembly.GetExecutingAssembly();
        return [.. assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(name => new Migration(int.Parse(name.AsSpan(Folder.Length, 3), CultureInfo.InvariantCulture), name[Folder.Length..], Text(assembly, name)))];
    }

    private static string Text(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}

/// <param name="Number">From 1, without gaps.</param>
internal sealed record Migration(int Number, string Name, string Sql);
