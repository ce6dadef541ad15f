using Fhir.Kernel.Search;
using Fhir.Store.Access;
using Fhir.Testing.Postgres;

namespace Fhir.Cli.Tests;

/// <summary><c>fhirref cluster</c>.</summary>
public sealed class ClusterVerbTests
{
    [Fact]
    public async Task Tables_of_a_store_that_is_open_are_laid_in_order_and_counted()
    {
        Assert.SkipWhen(PostgresCluster.Shared is null, PostgresCluster.Missing);
        var name = PostgresCluster.Shared!.CreateDatabase();
        var connection = PostgresCluster.Shared.ConnectionString(name);
        try
        {
            using var store = FhirStore.Open(new StoreSettings { Provider = StoreProvider.Postgres, ConnectionString = connection }, SearchParameterSet.R4);
            var session = await Session.RunAsync("cluster", "--connection", connection);

            Assert.Equal((0, ""), (session.ExitCode, session.Error));
            Assert.Matches("^1[0-9] tables, 0 MB\n$", session.Output);
        }
        finally
        {
            PostgresCluster.Shared.DropDatabase(name);
        }
    }

    [Theory]
    [InlineData("--connection needs a value", "cluster")]
    [InlineData("in SQLite rows lie so by themselves", "cluster", "--connection", "Data Source=b.db")]
    [InlineData("in SQLite rows lie so by themselves", "cluster", "--connection", "no connection string")]
    [InlineData("the store cannot be used", "cluster", "--connection", "Host=127.0.0.1;Port=1;Timeout=1")]
    [InlineData("the store cannot be used", "cluster", "--connection", "Host=127.0.0.1;Colour=blue")]
    public async Task What_cannot_be_done_exits_with_2_and_says_why(string why, params string[] args)
    {
        var session = await Session.RunAsync(args);

        Assert.Equal((2, ""), (session.ExitCode, session.Output));
        Assert.Contains(why, session.Error, StringComparison.Ordinal);
    }
}
