using System.Globalization;
using System.Reflection;
using Fhir.Store.Access;
using Fhir.Store.Engine;

namespace Fhir.Store.Schema;

/// <summary>
/// Brings a database to the schema this program knows: the numbered .sql files in order, each in a transaction with its row in
/// <c>schema_version</c>. A database from a newer program is left alone and refused.
/// </summary>
internal static class Migrations
{
    /// <summary>A dialect's own, in order; the same numbers for each.</summary>
    public static IReadOnlyList<Migration> Of(Dialect dialect)
    {
        var folder = $"Fhir.Store.Schema.{dialect.SchemaFolder}.";
        var assembly = Assembly.GetExecutingAssembly();
        return [.. assembly.GetManifestResourceNames().Where(name => name.StartsWith(folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(name => new Migration(int.Parse(name.AsSpan(folder.Length, 3), CultureInfo.InvariantCulture), name[folder.Length..], Text(assembly, name)))];
    }

    /// <returns>How many were run.</returns>
    public static int Run(Session writer, TimeProvider clock) => Run(writer, clock, Of(writer.Dialect));

    internal static int Run(Session writer, TimeProvider clock, IReadOnlyList<Migration> migrations)
    {
        InTransaction(writer, () => writer.Execute("CREATE TABLE IF NOT EXISTS schema_version (number INTEGER PRIMARY KEY, name TEXT NOT NULL, run_at TEXT NOT NULL)"));
        var done = writer.Prepare("SELECT max(number) FROM schema_version").ReadLong() ?? 0;
        if (done > migrations[^1].Number)
            throw new StoreException(
                $"The database has schema version {done}; this program knows {migrations[^1].Number}. Start the program that made it, or a newer one.");
        return migrations.Count(migration => Run(writer, clock, migration));
    }

    /// <summary>False when it has been run already; asked inside the transaction, for another process may be at it too.</summary>
    private static bool Run(Session writer, TimeProvider clock, Migration migration)
    {
        var isMissing = false;
        InTransaction(writer, () =>
        {
            isMissing = writer.Prepare("SELECT 1 FROM schema_version WHERE number = ?").Bind(1, migration.Number).ReadLong() is null;
            if (!isMissing) return;
            writer.Execute(migration.Sql);
            writer.Prepare("INSERT INTO schema_version (number, name, run_at) VALUES (?, ?, ?)")
                .Bind(1, migration.Number).Bind(2, migration.Name).Bind(3, clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture)).Run();
        });
        return isMissing;
    }

    private static void InTransaction(Session writer, Action work)
    {
        writer.BeginWriting();
        try
        {
            work();
            writer.Commit();
        }
        catch
        {
            writer.RollBack();
            throw;
        }
    }

    private static string Text(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}

/// <param name="Number">From 1. What a database lacks is run in this order, also below a number it has.</param>
internal sealed record Migration(int Number, string Name, string Sql);
