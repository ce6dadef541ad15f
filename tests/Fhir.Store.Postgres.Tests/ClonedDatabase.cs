using Fhir.Kernel.Search;
using Fhir.Store.Access;
using Fhir.Testing.Postgres;

namespace Fhir.Store.Tests;

/// <summary>A copy of a database that was opened once and has the schema and the numbers of the search parameters; quicker than making them each time.</summary>
internal sealed class ClonedDatabase : ITestDatabase
{
    private static readonly Lock Making = new();
    private static string? template;

    private readonly PostgresCluster cluster;
    private readonly string name;

    public ClonedDatabase(PostgresCluster cluster)
    {
        this.cluster = cluster;
        lock (Making) template ??= MakeTemplate(cluster);
        name = cluster.CreateDatabase(template);
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("fhir-store-").FullName;

    public string ConnectionString => cluster.ConnectionString(name);

    public void Dispose()
    {
        cluster.DropDatabase(name);
        Directory.Delete(Folder, recursive: true);
    }

    private static string MakeTemplate(PostgresCluster cluster)
    {
        var made = cluster.CreateDatabase();
        FhirStore.Open(new StoreSettings { Provider = StoreProvider.Postgres, ConnectionString = cluster.ConnectionString(made) }, SearchParameterSet.R4).Dispose();
        // Each store makes its own.
        cluster.Sql("DELETE FROM secret", made);
        return made;
    }
}
