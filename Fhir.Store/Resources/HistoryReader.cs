using Fhir.Kernel.Search;
using Fhir.Store.Access;
using Fhir.Store.Engine;
using Fhir.Store.Search;

namespace Fhir.Store.Resources;

/// <summary>
/// Histories, newest first: of one resource from its versions, of a type or of everything from the journal. A place is the version number or the
/// sequence of the last row given. A page of large versions ends before it is as long as was asked for. https://hl7.org/fhir/R4/http.html#history
/// </summary>
internal sealed class HistoryReader(Names names, ResourceStore resources, Journal journal, StoreSettings settings)
{
    /// <param name="Last">The place to go on from; null when there is no more.</param>
    internal readonly record struct Slice(List<StoredResource> Versions, long? Total, long? Last);

    /// <param name="before">Only what lies below this place.</param>
    public Slice Read(Session session, HistoryQuery query, long before) =>
        query is { Type: { } type, Id: { } id } ? OfResource(session, query, type, id, before) : OfMany(session, query, before);

    private Slice OfResource(Session session, HistoryQuery query, string type, string id, long before)
    {
        if (resources.KeyOf(session, type, id) is not { } key) return new Slice([], 0, null);
        var since = query.Since is { } time ? TimeRange.Of(time) : long.MinValue;
        var all = Span(session, key, query, since);
        var (page, budget) = (new List<StoredResource>(), new PageBudget(settings.MaxPageBytes));
        var statement = session.Prepare($"""
            SELECT {ResourceStore.Columns} FROM (SELECT {ResourceStore.Columns} FROM resource WHERE key = ? UNION ALL SELECT {ResourceStore.Columns} FROM version WHERE key = ?) h
            WHERE version < ? AND version BETWEEN ? AND ? ORDER BY version DESC LIMIT ?
            """).Bind(1, key).Bind(2, key).Bind(3, before).Bind(4, all.First).Bind(5, all.Last).Bind(6, query.PageSize + 1);
        var total = all.Last - all.First + 1;
        while (statement.Step())
        {
            if (page.Count == query.PageSize || budget.IsSpent)
            {
                statement.Reset();
                return new Slice(page, total, page[^1].Version);
            }
            page.Add(ResourceStore.Row(statement, type, id));
            budget.Take(page[^1]);
        }
        return new Slice(page, total, null);
    }

    /// <summary>The versions a query covers are consecutive: from the first made late enough, or current when the period began, to the last made early enough.</summary>
    private static (long First, long Last) Span(Session session, long key, HistoryQuery query, long since)
    {
        if (query is { Since: null, At: null }) return (1, session.Prepare("SELECT version FROM resource WHERE key = ?").Bind(1, key).ReadLong()!.Value);
        var (first, last) = (long.MaxValue, 0L);
        var statement = session.Prepare("""
            SELECT version, last_updated, is_deleted FROM resource WHERE key = ? UNION ALL SELECT version, last_updated, is_deleted FROM version WHERE key = ? ORDER BY version DESC
            """).Bind(1, key).Bind(2, key);
        var ended = long.MaxValue;
        while (statement.Step())
        {
            var (version, time, isDeleted) = (statement.Long(0), statement.Long(1), statement.Long(2) != 0);
            if (time >= since && WasCurrent(query.At, time, ended, isDeleted)) (first, last) = (version, Math.Max(last, version));
            ended = time;
        }
        return last == 0 ? (1, 0) : (first, last);
    }

    /// <param name="ended">When the next version came.</param>
    private static bool WasCurrent(TimeRange? at, long time, long ended, bool isDeletion) =>
        at is not { } range || (time < range.High && (time >= range.Low || (!isDeletion && ended > range.Low)));

    private Slice OfMany(Session session, HistoryQuery query, long before)
    {
        var first = query.Since is { } since ? Journal.FirstAt(session, TimeRange.Of(since)) : 1;
        var start = query.At is { } at ? Math.Min(before, Journal.FirstAt(session, at.High)) : before;
        var (page, place, budget) = (new List<StoredResource>(), (long?)null, new PageBudget(settings.MaxPageBytes));
        foreach (var entry in Backwards(session, query.Type, start, first))
        {
            if (query.At is { } range && !WasCurrent(session, entry, range)) continue;
            if (page.Count == query.PageSize || budget.IsSpent) return new Slice(page, null, place);
            page.Add(resources.ReadVersion(session, entry.Type, entry.Id, entry.Version)!);
            budget.Take(page[^1]);
            place = entry.Sequence;
        }
        return new Slice(page, before == long.MaxValue ? page.Count : null, null);
    }

    private bool WasCurrent(Session session, JournalEntry entry, TimeRange at) =>
        WasCurrent(at, TimeRange.Of(entry.Time), TimeOf(session, entry.Type, entry.Id, entry.Version + 1) ?? long.MaxValue, entry.IsDeletion);

    /// <summary>Null when there is no such version.</summary>
    private long? TimeOf(Session session, string type, string id, long version) => session.Prepare("""
        SELECT coalesce((SELECT v.last_updated FROM version v WHERE v.key = d.key AND v.version = ?), (SELECT r.last_updated FROM resource r WHERE r.key = d.key AND r.version = ?))
        FROM directory d WHERE d.type = ? AND d.id = ?
        """).Bind(1, version).Bind(2, version).Bind(3, names.Type(type)).Bind(4, id).ReadLong();

    /// <summary>In portions, so that no statement stays open while others are asked.</summary>
    private IEnumerable<JournalEntry> Backwards(Session session, string? type, long before, long first)
    {
        const int Portion = 200;
        for (var portion = journal.Before(session, type, before, first, Portion); portion.Count > 0; portion = journal.Before(session, type, portion[^1].Sequence, first, Portion))
            foreach (var entry in portion) yield return entry;
    }
}
