using Fhir.Testing.Postgres;
using Xunit;

namespace Fhir.Server.Tests.Rest;

/// <summary>A PostgreSQL database for servers of one fixture, where PostgreSQL is installed.</summary>
internal sealed class OnPostgres
{
    private readonly string? database = PostgresCluster.Shared?.CreateDatabase();

    public bool IsHere => database is not null;

    /// <summary>The settings of a server that uses it.</summary>
    public string[] Settings => database is null ? [] : ["--FhirRef:Store:Provider=postgres", $"--FhirRef:Store:ConnectionString={PostgresCluster.Shared!.ConnectionString(database)}"];

    public void Drop()
    {
        if (database is not null) PostgresCluster.Shared!.DropDatabase(database);
    }

    public static void SkipUnlessHere(RunningServer server) => Assert.SkipUnless(server.CanRun, PostgresCluster.Missing);
}
