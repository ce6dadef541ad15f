using Fhir.Store.Access;
using Fhir.Store.Engine;
using Fhir.Store.Postgres;
using Fhir.Testing.Postgres;

namespace Fhir.Store.Tests;

/// <summary>The database these tests run on: PostgreSQL, where it is installed.</summary>
internal static class Tested
{
    public static StoreProvider Provider => StoreProvider.Postgres;

    /// <summary>The golden file of generated SQL.</summary>
    public static string GoldenSql => "SqlPostgres.verified.sql";

    /// <summary>The database below a store.</summary>
    public static Database Open(StoreSettings settings) => new PostgresDatabase(settings);

    public static bool IsThere => PostgresCluster.Shared is not null;

    /// <summary>For tests whose store is made before they begin.</summary>
    public static void SkipUnlessThere() => Assert.SkipUnless(IsThere, PostgresCluster.Missing);

    public static ITestDatabase NewDatabase()
    {
        SkipUnlessThere();
        return new ClonedDatabase(PostgresCluster.Shared!);
    }
}
