using System.Collections.Frozen;
using System.Globalization;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Json;
using Fhir.Kernel.Search;
using Fhir.Store.Engine;
using Fhir.Store.Index;
using Fhir.Store.Resources;

namespace Fhir.Store.Access;

/// <summary>
/// Brings search parameters that are written to the server into the index. New writes are indexed by them at once; resources from before are read again, a
/// few in each of the writer's requests, and the place is kept with them in one commit, so that whoever goes on (another process, or this one after a stop)
/// goes on there. Only then is a parameter ready.
/// </summary>
public sealed class ParameterIndexing
{
    private const string TakenOut = "";

    private readonly Database database;
    private readonly WriteQueue queue;
    private readonly Standing standing;
    private readonly Names names;
    private readonly WritePreparation preparation;

    internal ParameterIndexing(Database database, WriteQueue queue, Standing standing, Names names, WritePreparation preparation) =>
        (this.database, this.queue, this.standing, this.names, this.preparation) = (database, queue, standing, names, preparation);

    /// <summary>Every parameter that was ever written and is not wholly gone.</summary>
    public IReadOnlyList<ParameterState> States() => database.Read(session =>
    {
        var states = new List<ParameterState>();
        var statement = session.Prepare("SELECT url, definition, is_ready, done FROM search_parameter ORDER BY url");
        while (statement.Step()) states.Add(new ParameterState(statement.Text(0), statement.Long(2) != 0, statement.Text(1) == TakenOut, statement.Long(3)));
        return states;
    });

    /// <summary>Indexes by these from the next write on. What is new or changed among the written ones has to be caught up with; what is gone, to be cleared away.</summary>
    /// <param name="all">R4's and the written ones.</param>
    public async Task UseAsync(SearchParameterSet all, IReadOnlyList<SearchParameter> written, CancellationToken cancel)
    {
        FrozenDictionary<(int, string, string), int>? numbered = null;
        await RunAsync(session =>
        {
            numbered = names.Number(session, all);
            foreach (var parameter in written) Note(session, parameter, all);
            TakeOutOthers(session, written);
        }, cancel).ConfigureAwait(false);
        // As one of the writer's requests: every write after it is indexed by the set, every write before it is seen by those who catch up.
        await RunAsync(_ =>
        {
            names.Use(numbered!);
            preparation.Use(all);
        }, cancel).ConfigureAwait(false);
    }

    /// <summary>Whether fewer resources, contained ones among them, than this would have to be read again.</summary>
    public bool IsSmall(string url, int fewerThan) => database.Read(session =>
    {
        if (Read(session, url) is not { } row) return true;
        var (types, contained) = (Listed(row.Types.Select(names.Type)), Listed(row.Types.Select(names.Contained)));
        return types.Length == 0 || session.Prepare($"""
            SELECT count(*) FROM (SELECT 1 FROM resource WHERE type IN ({types}) AND is_deleted = 0 UNION ALL SELECT 1 FROM token WHERE parameter IN ({contained}) LIMIT ?) few
            """).Bind(1, fewerThan).ReadLong() < fewerThan;
    });

    private static string Listed(IEnumerable<int> numbers) => string.Join(", ", numbers.Select(number => number.ToString(CultureInfo.InvariantCulture)));

    /// <summary>Reads the next resources again.</summary>
    public async Task<CatchUp> CatchUpAsync(string url, int resources, CancellationToken cancel)
    {
        var reached = CatchUp.NotHere;
        await RunAsync(session => reached = Advance(session, url, resources), cancel).ConfigureAwait(false);
        return reached;
    }

    /// <summary>The index was made anew without the written parameters: they have to be caught up with once more.</summary>
    internal static void Forget(Session session, SearchParameterSet indexed)
    {
        foreach (var url in Urls(session).Where(url => indexed.FindByUrl(url) is null))
            session.Prepare("UPDATE search_parameter SET is_ready = 0, at = 0, last_key = -1, done = 0 WHERE url = ?").Bind(1, url).Run();
    }

    /// <summary>The numbers of those written parameters that another process knows and this one does not, or not as they are now.</summary>
    internal HashSet<int> NotInForce(Session session)
    {
        var numbers = new HashSet<int>();
        foreach (var row in Urls(session).Select(url => Read(session, url)!).Where(row => !IsInForce(row)))
        {
            var types = row.Types.Select(names.Type).ToHashSet();
            foreach (var code in row.Codes)
            {
                var statement = session.Prepare("SELECT id, type FROM parameter WHERE code = ?").Bind(1, code);
                while (statement.Step())
                    if (types.Contains((int)statement.Long(1))) numbers.Add((int)statement.Long(0));
            }
        }
        return numbers;
    }

    private static void Note(Session session, SearchParameter parameter, SearchParameterSet all)
    {
        var definition = Definition(parameter);
        var (types, codes) = (TypesOf(parameter, all), new[] { parameter.Code });
        if (Read(session, parameter.Url) is { } row)
        {
            if (row.Definition == definition) return;
            // Rows under the old code and of the old types are cleared away in the same round.
            session.Prepare("UPDATE search_parameter SET definition = ?, types = ?, codes = ?, is_ready = 0, at = 0, last_key = -1, done = 0 WHERE url = ?")
                .Bind(1, definition).Bind(2, Joined(row.Types.Union(types))).Bind(3, Joined(row.Codes.Union(codes))).Bind(4, parameter.Url).Run();
        }
        else
            session.Prepare("INSERT INTO search_parameter (url, definition, types, codes, is_ready, at, last_key, done) VALUES (?, ?, ?, ?, 0, 0, -1, 0)")
                .Bind(1, parameter.Url).Bind(2, definition).Bind(3, Joined(types)).Bind(4, Joined(codes)).Run();
    }

    private static void TakeOutOthers(Session session, IReadOnlyList<SearchParameter> written)
    {
        foreach (var url in Urls(session).Except(written.Select(parameter => parameter.Url)))
            session.Prepare("UPDATE search_parameter SET definition = ?, is_ready = 0, at = 0, last_key = -1, done = 0 WHERE url = ? AND definition <> ?")
                .Bind(1, TakenOut).Bind(2, url).Bind(3, TakenOut).Run();
    }

    private CatchUp Advance(Session session, string url, int resources)
    {
        if (Read(session, url) is not { IsReady: false } row) return CatchUp.Done;
        // Rows of contained resources are made all together: who does not know every parameter would lose some.
        if (!IsInForce(row) || NotInForce(session).Count > 0) return CatchUp.NotHere;
        if (row.At >= row.Types.Length) return Finish(session, row);
        var type = row.Types[row.At];
        var (found, isLast) = new ReadAnew([names.Type(type)], [names.Contained(type)]).Next(session, row.LastKey, long.MaxValue, resources);
        if (found.Count > 0) Renew(session, type, row, found);
        var (at, last) = isLast ? (row.At + 1, -1) : (row.At, found[^1].Key);
        session.Prepare("UPDATE search_parameter SET at = ?, last_key = ?, done = ? WHERE url = ?").Bind(1, at).Bind(2, last).Bind(3, row.Done + found.Count).Bind(4, url).Run();
        return CatchUp.More;
    }

    /// <summary>Another process may know of a change that this one has yet to hear of: by the old parameters nothing must be called done.</summary>
    private bool IsInForce(Row row) => preparation.Current.Known.FindByUrl(row.Url) is { } parameter ? Definition(parameter) == row.Definition : row.Definition == TakenOut;

    private static CatchUp Finish(Session session, Row row)
    {
        session.Prepare(row.Definition == TakenOut ? "DELETE FROM search_parameter WHERE url = ?" : "UPDATE search_parameter SET is_ready = 1 WHERE url = ?").Bind(1, row.Url).Run();
        return CatchUp.Done;
    }

    private void Renew(Session session, string type, Row row, List<(long Key, byte[] Body)> resources)
    {
        var numbers = row.Codes.SelectMany(code => names.NumbersOf(type, code)).ToList();
        var (numbering, index, reading) = (new Numbering(session, standing, names), new IndexWriter(session), new IndexReading(null, IndexState.Base(session)));
        foreach (var (key, body) in resources)
        {
            var document = JsonParser.Parse(body, preparation.Current.Known.Schema).Document ?? throw new StoreException($"Resource {key} cannot be read.");
            index.Delete(key, numbers);
            // The places of contained resources depend on all their rows.
            index.DeleteContained(key);
            var rows = preparation.RowsOf(document.Root, reading);
            index.Insert(key, rows.FindAll(made => numbers.Contains(made.Parameter) || ContainedIndex.IsOne(made)), numbering.System, names.Type);
        }
    }

    private async Task RunAsync(Action<Session> work, CancellationToken cancel)
    {
        var result = await queue.RunAsync(work, cancel).ConfigureAwait(false);
        if (!result.IsStored) throw new StoreException("The write queue is full; the index cannot be changed.");
    }

    private static Row? Read(Session session, string url)
    {
        var statement = session.Prepare("SELECT definition, types, codes, is_ready, at, last_key, done FROM search_parameter WHERE url = ?").Bind(1, url);
        if (!statement.Step()) return null;
        var row = new Row(url, statement.Text(0), Split(statement.Text(1)), Split(statement.Text(2)), statement.Long(3) != 0, (int)statement.Long(4), statement.Long(5), statement.Long(6));
        statement.Reset();
        return row;
    }

    private static List<string> Urls(Session session)
    {
        var urls = new List<string>();
        var statement = session.Prepare("SELECT url FROM search_parameter ORDER BY url");
        while (statement.Step()) urls.Add(statement.Text(0));
        return urls;
    }

    private static IEnumerable<string> TypesOf(SearchParameter parameter, SearchParameterSet all) =>
        all.Schema.Types.Where(type => type is { IsResource: true, IsAbstract: false } && all.Find(type.Name, parameter.Code)?.Url == parameter.Url).Select(type => type.Name);

    /// <summary>What the rows depend on.</summary>
    private static string Definition(SearchParameter parameter) => string.Join('\n',
        [parameter.Code, parameter.Type.ToString(), parameter.Expression ?? "", string.Join(' ', parameter.Base), .. parameter.Components.Select(part => $"{part.Definition} {part.Expression}")]);

    private static string Joined(IEnumerable<string> words) => string.Join(' ', words.Order(StringComparer.Ordinal));

    private static string[] Split(string words) => words.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private sealed record Row(string Url, string Definition, string[] Types, string[] Codes, bool IsReady, int At, long LastKey, long Done);
}
