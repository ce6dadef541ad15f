using Fhir.Store.Access;
using Fhir.Store.Engine;
using Fhir.Store.Sqlite;

namespace Fhir.Store.Tests;

/// <summary>The database these tests run on. The same tests, compiled with another of these, run on the other.</summary>
internal static class Tested
{
    public static StoreProvider Provider => StoreProvider.Sqlite;

    /// <summary>The golden file of generated SQL.</summary>
    public static string GoldenSql => "Sql.verified.sql";

    /// <summary>The database below a store.</summary>
    public static Database Open(StoreSettings settings) => new SqliteDatabase(settings);

    public static bool IsThere => true;

    /// <summary>For tests whose store is made before they begin.</summary>
    public static void SkipUnlessThere() { }

    public static ITestDatabase NewDatabase() => new SqliteFile();
}
