using Fhir.Kernel.Outcome;
using Fhir.Kernel.Search;
using Fhir.Store.Access;
using Fhir.Store.Engine;
using Fhir.Store.Resources;

namespace Fhir.Store.Search;

/// <summary>Answers one search in contained resources. https://hl7.org/fhir/R4/search.html#contained</summary>
internal sealed class ContainedSearcher(Session session, SearchQuery query, ContainedSearch search, ResourceStore resources, Names names, StoreSettings settings)
{
    /// <param name="seal">Makes a row's place into a cursor.</param>
    public Result<SearchPage> Page(SearchCursor? cursor, Func<SearchCursor, string> seal)
    {
        if (query.PageSize == 0) return new SearchPage([], [], Count(), null, null);
        var (rows, hasMore) = RowsOf(cursor);
        var budget = new PageBudget(settings.MaxPageBytes);
        List<StoredResource> matches = [.. BodiesOf(rows).TakeWhile(budget.Take)];
        if (budget.IsSpent) return new Refusal(403, [StoreRules.PageTooLarge.At(null, $"{settings.MaxPageBytes}")]);
        var (hasNext, hasPrevious) = cursor is { IsBackward: true } ? (rows.Count > 0, hasMore) : (hasMore, cursor is not null && rows.Count > 0);
        return new SearchPage(matches, [], TotalOf(rows.Count, isWhole: cursor is null && !hasMore),
            hasNext ? seal(rows[^1] with { IsBackward = false }) : null, hasPrevious ? seal(rows[0] with { IsBackward = true }) : null);
    }

    private (List<SearchCursor> Rows, bool HasMore) RowsOf(SearchCursor? cursor)
    {
        var rows = new List<SearchCursor>();
        var statement = search.Page(cursor, query.PageSize + 1).Prepare(session);
        while (statement.Step()) rows.Add(new SearchCursor(false, [statement.Long(1)], statement.Long(0)));
        var hasMore = rows.Count > query.PageSize;
        if (hasMore) rows.RemoveAt(query.PageSize);
        if (cursor is { IsBackward: true }) rows.Reverse();
        return (rows, hasMore);
    }

    /// <summary>A container is read once, however many of its contained resources match.</summary>
    private IEnumerable<StoredResource> BodiesOf(List<SearchCursor> rows)
    {
        var groups = rows.GroupBy(row => row.Key).ToList();
        foreach (var (resource, places) in resources.FetchAll(session, groups.Select(group => group.Key)).Zip(groups))
        {
            ContainedBody? body = null;
            foreach (var place in places)
                yield return (long)place.Values[0]! == ContainedSearch.Itself ? resource : (body ??= new ContainedBody(resource)).Take(IdAt(place));
        }
    }

    private string IdAt(SearchCursor place)
    {
        var statement = session.Prepare("SELECT code FROM token WHERE resource = ? AND parameter = ? AND item = ?")
            .Bind(1, place.Key).Bind(2, names.Contained(query.Type)).Bind(3, (long)place.Values[0]!);
        return statement.ReadText() ?? throw new StoreException($"Nothing tells of the contained resource at {place.Key}.");
    }

    private long? TotalOf(int onPage, bool isWhole) => query.Total switch
    {
        Total.None => null,
        _ when isWhole => onPage,
        Total.Unstated => null,
        _ => Count(),
    };

    private long Count() => search.Count(query.Total == Total.Estimate ? settings.MostCounted : long.MaxValue).Prepare(session).ReadLong() ?? 0;
}
