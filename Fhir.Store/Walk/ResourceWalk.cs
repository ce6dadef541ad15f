using Fhir.Kernel.Search;
using Fhir.Store.Access;
using Fhir.Store.Engine;
using Fhir.Store.Resources;

namespace Fhir.Store.Walk;

/// <summary>
/// One walk. What stands in the key order is read first, in the form of the moment; then what has changed since the moment, and was perhaps moved or
/// deleted before the walk came to it. A bit for each resource keeps it from coming twice.
/// </summary>
internal sealed class ResourceWalk(StoreParts parts, WalkQuery query)
{
    private const int Rows = 500;

    /// <summary>What a page may hold in memory, give or take one resource.</summary>
    private const long PageBytes = 4 << 20;

    private readonly WalkKeys keys = new(parts.Database, parts.Names, parts.Searcher, Rows);
    private readonly NumberSet seen = new();
    private readonly FilterMatch filter = new(parts.Known, query.AnyOf);
    private readonly long asOf = TimeRange.Of(query.AsOf);
    private readonly long since = query.Since is { } time ? TimeRange.Of(time) : long.MinValue;

    public IEnumerable<IReadOnlyList<StoredResource>> Pages(CancellationToken cancel)
    {
        if (!keys.AreThere(query.Type)) return [];
        return query.Scope == WalkScope.Patients ? OfPatients(cancel) : OfType(query.Scope == WalkScope.Everything ? long.MinValue + 1 : ResourceKey.MaxNumber + 1, cancel);
    }

    private IEnumerable<IReadOnlyList<StoredResource>> OfType(long low, CancellationToken cancel) =>
        Read((query.IsOfDeletions ? Deleted() : Standing(low, long.MaxValue)).Concat(Changed()), key => key >= low, cancel);

    private IEnumerable<IReadOnlyList<StoredResource>> OfPatients(CancellationToken cancel)
    {
        var patients = query.Patients.Distinct().Select(patient => (Id: patient, Keys: keys.RangeOf(patient))).Where(patient => patient.Keys is not null).ToList();
        var partitions = patients.Select(patient => ResourceKey.Partition(patient.Keys!.Value.Low)).ToHashSet();
        var strangers = new HashSet<long>();
        var standing = query.IsOfDeletions ? Deleted() : patients.SelectMany(patient => OfPatient(patient.Id, patient.Keys!.Value, strangers));
        return Read(standing.Concat(Changed()), key => partitions.Contains(ResourceKey.Partition(key)) || strangers.Contains(key), cancel);
    }

    private IEnumerable<List<long>> OfPatient(string patient, (long Low, long High) range, HashSet<long> strangers)
    {
        var outside = keys.Strangers(parts.Partitions.CompartmentParameters(query.Type, parts.Names), patient, range.Low, range.High);
        var remembered = outside.Select(page => Remember(page, strangers));
        return Standing(range.Low, range.High).Concat(query.AnyOf.IsEmpty ? remembered : remembered.SelectMany(page => page).SelectMany(key => Standing(key, key)));
    }

    private IEnumerable<List<long>> Standing(long low, long high)
    {
        if (!query.AnyOf.IsEmpty) return query.AnyOf.SelectMany(search => keys.Matching(search, low, high));
        // Few of many: by time. What belongs to one patient is few in any case.
        return query.Since is not null && query.Scope != WalkScope.Patients
            ? keys.ChangedAfter(query.Type, since, isDeleted: false)
            : keys.InOrder(query.Type, low, high);
    }

    private IEnumerable<List<long>> Deleted() => keys.ChangedAfter(query.Type, since, isDeleted: true);

    private IEnumerable<List<long>> Changed() =>
        keys.ChangedAfter(query.Type, asOf, isDeleted: false).Concat(keys.ChangedAfter(query.Type, asOf, isDeleted: true));

    private IEnumerable<IReadOnlyList<StoredResource>> Read(IEnumerable<List<long>> pages, Func<long, bool> isInScope, CancellationToken cancel)
    {
        foreach (var page in pages)
            for (var at = 0; at < page.Count;)
            {
                cancel.ThrowIfCancellationRequested();
                var from = at;
                (var found, at) = parts.Database.Read(session => ReadSome(session, page, from, isInScope));
                // Marked only now: what is read may be read twice.
                List<StoredResource> resources = [.. found.Where(one => seen.Add(one.Number)).Select(one => one.Version)];
                if (resources.Count > 0) yield return resources;
            }
    }

    /// <returns>What is to come, and the place to go on at.</returns>
    private (List<(long Number, StoredResource Version)> Found, int At) ReadSome(Session session, List<long> page, int from, Func<long, bool> isInScope)
    {
        var (found, bytes, at) = (new List<(long, StoredResource)>(), 0L, from);
        for (; at < page.Count && bytes < PageBytes; at++)
        {
            var (key, number) = (page[at], ResourceKey.Number(page[at]));
            if (!isInScope(key) || seen.Contains(number)) continue;
            // Null too when the resource has moved to another key since the page was read: the changed ones bring it again.
            if (parts.Resources.FetchAsOf(session, key, asOf) is not var (version, isCurrent) || !IsWanted(version, isCurrent)) continue;
            found.Add((number, version));
            bytes += version.Json.Length;
        }
        return (found, at);
    }

    /// <summary>A current version was found by the searches themselves.</summary>
    private bool IsWanted(StoredResource version, bool isCurrent)
    {
        if (version.IsDeleted != query.IsOfDeletions || TimeRange.Of(version.LastUpdated) <= since) return false;
        return isCurrent || query.IsOfDeletions || filter.Holds(version);
    }

    private static List<long> Remember(List<long> page, HashSet<long> strangers)
    {
        strangers.UnionWith(page);
        return page;
    }
}
