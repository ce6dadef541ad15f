using Fhir.Kernel.Definitions;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Search;
using Fhir.Store.Access;
using Fhir.Store.Engine;
using Fhir.Store.Index;
using Fhir.Store.Resources;

namespace Fhir.Store.Search;

/// <summary>Runs searches on a connection that sees one state of the store throughout.</summary>
internal sealed class Searcher(Names names, ResourceStore resources, PartitionRule partitions, VersionedReferences versioned, CursorSeal seal, StoreSettings settings)
{
    public Result<SearchPage> Search(Session session, SearchQuery query, Permit permit)
    {
        SearchCursor? cursor = null;
        if (query.Cursor is { } token && (cursor = seal.Read(query, permit, token)) is null)
            return Refusal.BadRequest(StoreRules.CursorInvalid.At(SearchQueryParser.CursorParameter));
        if (query.Contained != Contained.False) return AnswerContained(session, query, permit).Page(cursor, row => seal.Write(query, permit, row));
        var compilers = CompilersOf(session, query);
        if (compilers.Count == 0) return new SearchPage([], [], 0, null, null);
        if (query.PageSize == 0) return new SearchPage([], [], query.Total == Total.Estimate ? Estimate(compilers, session) : Count(compilers, session), null, null);
        if (query.Newest is { } newest) return Newest(session, query, newest, compilers[0], permit);

        var (rows, hasMore) = PageOf(query, compilers, cursor);
        var budget = new PageBudget(settings.MaxPageBytes);
        var page = BodiesOf(session, rows.Select(row => row.Key), budget);
        var included = IncludedOf(session, query, page, permit, budget);
        if (included.Refusal is { } refusal) return refusal;
        var (hasNext, hasPrevious) = cursor is { IsBackward: true } ? (rows.Count > 0, hasMore) : (hasMore, cursor is not null && rows.Count > 0);
        return new SearchPage(page, included.Value, TotalOf(query, compilers, session, page.Count, isWhole: cursor is null && !hasMore),
            hasNext ? seal.Write(query, permit, rows[^1] with { IsBackward = false }) : null,
            hasPrevious ? seal.Write(query, permit, rows[0] with { IsBackward = true }) : null);
    }

    /// <summary>No points when the search is for a patient nothing has ever mentioned.</summary>
    public Series Series(Session session, SeriesQuery query) =>
        CompilersOf(session, query.Matches) is [var compiler] ? SeriesReader.Read(session, compiler, query, names) : new Series([], IsWhole: true);

    /// <summary>What is contained lies with its container, whatever patient it speaks of itself.</summary>
    private ContainedSearch ContainedOf(Session session, SearchQuery query, Permit permit)
    {
        var contained = LeadingClause.CompilerOf(query, new SearchScope(names, session, null) { IsContained = true });
        var itself = query.Contained == Contained.Both && ScopeOf(session, query) is { } scope ? LeadingClause.CompilerOf(query, scope) : null;
        IReadOnlyList<int>? containers = permit.Permits(Permit.AnyType, Interaction.Search) ? null : [.. names.TypesWhere(type => permit.Permits(type, Interaction.Search))];
        return new ContainedSearch(query, itself, contained, containers);
    }

    private ContainedSearcher AnswerContained(Session session, SearchQuery query, Permit permit) =>
        new(session, query, ContainedOf(session, query, permit), resources, names, settings);

    private Result<SearchPage> Newest(Session session, SearchQuery query, NewestOfEach newest, SearchCompiler compiler, Permit permit)
    {
        var keys = NewestMatches.Keys(session, compiler, newest, resources);
        if (keys.Count > settings.MaxNewest) return new Refusal(403, [StoreRules.TooManyNewest.At(null, Text(keys.Count), Text(settings.MaxNewest))]);
        var budget = new PageBudget(settings.MaxPageBytes);
        var matches = BodiesOf(session, keys, budget);
        var included = IncludedOf(session, query, matches, permit, budget);
        return included.Refusal is { } refusal ? refusal : new SearchPage(matches, included.Value, matches.Count, null, null);
    }

    private Result<List<StoredResource>> IncludedOf(Session session, SearchQuery query, List<StoredResource> page, Permit permit, PageBudget budget)
    {
        var included = budget.IsSpent ? null : new Includes(session, names, resources, versioned, permit, settings.MaxIncluded, budget).Of(query, page);
        return included is null ? TooMuch(budget) : included;
    }

    /// <summary>As many as there is room for; the budget tells whether that is all of them.</summary>
    private List<StoredResource> BodiesOf(Session session, IEnumerable<long> keys, PageBudget budget) =>
        [.. resources.FetchAll(session, keys).TakeWhile(budget.Take)];

    private Refusal TooMuch(PageBudget budget) => new(403,
        [budget.IsSpent ? StoreRules.PageTooLarge.At(null, $"{settings.MaxPageBytes}") : StoreRules.TooManyIncluded.At(null, Text(settings.MaxIncluded))]);

    /// <summary>The ids of the first matches, at most so many.</summary>
    public List<string> FindIds(Session session, SearchQuery query, int most)
    {
        query = query with { Sort = [], PageSize = most };
        var keys = PageOf(query, CompilersOf(session, query), null).Rows;
        return [.. resources.FetchAll(session, keys.Select(row => row.Key)).Select(resource => resource.Id)];
    }

    /// <summary>The keys of matches in a range, above one of them and in order: for walks that read everything bit by bit.</summary>
    public List<long> FindKeys(Session session, SearchQuery query, (long Low, long High) range, long after, int rows)
    {
        query = query with { Sort = [], PageSize = rows };
        var scope = new SearchScope(names, session, range);
        var keys = new List<long>();
        var statement = LeadingClause.CompilerOf(query, scope).Page(new SearchCursor(false, [], after), rows).Prepare(session);
        while (statement.Step()) keys.Add(statement.Long(0));
        return keys;
    }

    /// <summary>The SQL of the first page.</summary>
    public Sql Compile(Session session, SearchQuery query) => query.Contained != Contained.False ? ContainedOf(session, query, Permit.Open).Page(null, query.PageSize + 1)
        : ScopeOf(session, query) is { } scope ? LeadingClause.CompilerOf(query, scope).Page(null, query.PageSize + 1) : Sql.Of("(no such patient)");

    /// <summary>The SQL that the newest of each group are found by.</summary>
    public Sql CompileConcepts(Session session, SearchQuery query) => CompilersOf(session, query)[0].Concepts(query.Newest!);

    /// <summary>The SQL that a series is read by.</summary>
    public Sql CompileSeries(Session session, SeriesQuery query) => CompilersOf(session, query.Matches)[0].Amounts(query);

    /// <summary>The first page of each type, found and told about.</summary>
    public List<SearchExplanation> Explain(Session session, SearchQuery query)
    {
        var explained = new List<SearchExplanation>();
        foreach (var part in query.PerType())
            if (ScopeOf(session, part) is { } scope) explained.Add(SearchPlan.Explain(part with { PageSize = Math.Max(1, part.PageSize) }, scope));
        return explained;
    }

    /// <summary>One for each type that is searched; none for what cannot have matches.</summary>
    private List<SearchCompiler> CompilersOf(Session session, SearchQuery query)
    {
        var compilers = new List<SearchCompiler>();
        foreach (var part in query.PerType())
            if (ScopeOf(session, part) is { } scope) compilers.Add(LeadingClause.CompilerOf(part, scope));
        return compilers;
    }

    /// <summary>One row more than the page holds is asked for, to know whether there is another page. Each type gives its own first rows.</summary>
    private static (List<SearchCursor> Rows, bool HasMore) PageOf(SearchQuery query, List<SearchCompiler> compilers, SearchCursor? cursor)
    {
        var rows = new List<SearchCursor>();
        foreach (var compiler in compilers) rows.AddRange(SortedPage.Of(compiler, cursor, query.PageSize + 1).Rows);
        var isBackward = cursor is { IsBackward: true };
        if (compilers.Count > 1) rows.Sort(new SortOrder(query.Sort, isBackward));
        var hasMore = rows.Count > query.PageSize;
        if (hasMore) rows.RemoveRange(query.PageSize, rows.Count - query.PageSize);
        if (isBackward) rows.Reverse();
        return (rows, hasMore);
    }

    private static long Count(List<SearchCompiler> compilers, Session session) => compilers.Sum(compiler => compiler.Count().Prepare(session).ReadLong() ?? 0);

    /// <summary>Free when everything is on this page.</summary>
    private long? TotalOf(SearchQuery query, List<SearchCompiler> compilers, Session session, int onPage, bool isWhole) => query.Total switch
    {
        Total.None => null,
        _ when isWhole => onPage,
        Total.Unstated => null,
        Total.Estimate => Estimate(compilers, session),
        _ => Count(compilers, session),
    };

    /// <summary>Right as long as it is small; a type with more than is worth counting has "so many" of them.</summary>
    private long Estimate(List<SearchCompiler> compilers, Session session) => compilers.Sum(compiler => compiler.Count(settings.MostCounted).Prepare(session).ReadLong() ?? 0);

    /// <summary>Null when the search is for a patient nothing has ever mentioned: there can be no matches.</summary>
    private SearchScope? ScopeOf(Session session, SearchQuery query)
    {
        if (query.Clauses.Select(clause => PatientOf(query.Type, clause)).FirstOrDefault(id => id is not null) is not { } patient)
            return new SearchScope(names, session, null);
        var number = session.Prepare("SELECT number FROM patient WHERE id = ?").Bind(1, session.Dialect.Indexed(patient)).ReadLong();
        return number is { } partition ? new SearchScope(names, session, ResourceKey.RangeOf(partition)) : null;
    }

    /// <summary>The patient whose partition all matches must lie in, if the clause alone decides it.</summary>
    private string? PatientOf(string type, SearchClause clause) => clause switch
    {
        ParameterClause { Parameter.Code: "_id", Modifier: Modifier.None, AnyOf: [TokenValue { Code: { } id }] } when type == "Patient" => id,
        ParameterClause { Parameter: { Type: SearchParameterType.Reference } parameter, Modifier: Modifier.None, AnyOf: [ReferenceValue value] }
            when partitions.IsDecidedBy(type, parameter, value) => value.Id,
        CompartmentClause { Owner: "Patient", By: [var only] } compartment
            when type != "Patient" && partitions.IsDecidedBy(type, only, new ReferenceValue("Patient", compartment.Id, IsAbsolute: false)) => compartment.Id,
        _ => null,
    };

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
