using System.Text;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;
using Fhir.Kernel.Search;
using Fhir.Store.Access;
using Fhir.Store.Engine;

namespace Fhir.Store.Tests;

/// <summary>A store in a database of its own that goes away with the test.</summary>
internal sealed class TestStore : IDisposable
{
    private readonly ITestDatabase database = Tested.NewDatabase();

    public TestStore(Func<StoreSettings, StoreSettings>? change = null)
    {
        Settings = new StoreSettings { Provider = Tested.Provider, ConnectionString = database.ConnectionString };
        if (change is not null) Settings = change(Settings);
        Store = FhirStore.Open(Settings, SearchParameterSet.R4);
    }

    public StoreSettings Settings { get; }

    public FhirStore Store { get; private set; }

    public string Folder => database.Folder;

    /// <summary>Bound to the permit that allows everything.</summary>
    public IPermittedStore Open => Store.Bind(Permit.Open);

    public static void OnlyOnSqlite(string reason) => Assert.SkipUnless(Tested.Provider == StoreProvider.Sqlite, reason);

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static Element Parse(string json)
    {
        var result = JsonParser.Parse(Encoding.UTF8.GetBytes(json), DefinitionsPack.Core.Schema);
        Assert.True(result.IsClean, string.Join("\n", result.Issues) + "\n" + json);
        return result.Document!.Root;
    }

    public static SearchQuery Query(string type, string query = "")
    {
        var parameters = query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2)).Select(pair => new QueryParameter(pair[0], pair[1]));
        var settings = new SearchSettings { Now = DateTimeOffset.UnixEpoch.AddYears(54), IsStrict = true, SearchesContained = true, OwnBase = "http://localhost:5080/fhir", Terminology = Oracle.OracleTerminology.Service };
        var result = SearchQueryParser.Parse(type, [.. parameters], SearchParameterSet.R4, settings);
        Assert.True(result.IsValue, result.Refusal?.ToString());
        return result.Value;
    }

    /// <summary>Puts resources with ids of their own.</summary>
    public async Task<IReadOnlyList<WrittenResource>> PutAsync(params string[] resources)
    {
        var commands = resources.Select(Parse).Select(resource => (WriteCommand)new UpdateCommand(resource, resource.ValueOf("id")!, null));
        var result = await Open.WriteAsync(new WriteBatch([.. commands]) { OwnBase = "http://localhost:5080/fhir" }, Cancel);
        Assert.True(result.IsStored, result.Failure?.ToString());
        return result.Written;
    }

    public async Task<WrittenResource> DeleteAsync(string type, string id)
    {
        var result = await Open.WriteAsync(new WriteBatch(new DeleteCommand(type, id, null)), Cancel);
        Assert.True(result.IsStored, result.Failure?.ToString());
        return result.Written[0];
    }

    public async Task<SearchPage> SearchAsync(string type, string query = "") => (await Open.SearchAsync(Query(type, query), Cancel)).Value;

    /// <summary>The ids found, with a blank between.</summary>
    public async Task<string> FindAsync(string type, string query = "") =>
        string.Join(' ', (await SearchAsync(type, query)).Matches.Select(match => match.Id).Order(StringComparer.Ordinal));

    /// <summary>The rows of a query, each as its columns with a bar between.</summary>
    public List<string> Rows(string sql) => Read(session =>
    {
        var statement = session.Prepare(sql);
        var rows = new List<string>();
        while (statement.Step()) rows.Add(string.Join('|', Enumerable.Range(0, statement.ColumnCount).Select(statement.Value)));
        return rows;
    });

    public T Read<T>(Func<Session, T> read) => Store.Parts.Database.Read(read);

    public void Reopen()
    {
        Store.Dispose();
        Store = FhirStore.Open(Settings, SearchParameterSet.R4);
    }

    public void Dispose()
    {
        Store.Dispose();
        database.Dispose();
    }
}
