using Fhir.Kernel.Search;

namespace Fhir.Store.Access;

/// <summary>
/// Notes what is read before something is decided: which version of which resource stood there or that none did, and what searches found. A <see cref="WriteBatch"/>
/// that carries it is stored only while all of that is still so: the store looks again inside the writer's transaction, whichever process wrote in between. Reads, searches
/// and what they include are noted; histories, walks, records and series are not. May be used by several threads.
/// </summary>
public sealed class Witness
{
    private readonly Lock gate = new();
    private readonly Dictionary<(string Type, string Id), long> resources = [];
    private readonly List<SeenPage> pages = [];

    /// <summary>Nothing was read: whatever others write changes nothing.</summary>
    public bool IsEmpty
    {
        get
        {
            lock (gate) return resources.Count == 0 && pages.Count == 0;
        }
    }

    /// <summary>
    /// Whether what was read may be otherwise once some resources are written. In doubt it may: a search whose conditions lead to other types rests on every one of them.
    /// </summary>
    public bool MayRestOn(IReadOnlySet<(string Type, string Id)> written)
    {
        if (IsEmpty || written.Count == 0) return false;
        lock (gate) return written.Any(resources.ContainsKey) || pages.Exists(page => page.MayRestOn(written));
    }

    /// <summary>Resources by type and id, with the version that was current; 0 where there was none.</summary>
    internal IReadOnlyList<SeenResource> Resources
    {
        get
        {
            lock (gate) return [.. resources.Select(seen => new SeenResource(seen.Key.Type, seen.Key.Id, seen.Value))];
        }
    }

    internal IReadOnlyList<SeenPage> Pages
    {
        get
        {
            lock (gate) return [.. pages];
        }
    }

    /// <summary>The version that stood there when it was read, whether or not its reader was shown it; 0 where there was none, null when it was not read.</summary>
    public long? VersionOf(string type, string id)
    {
        lock (gate) return resources.TryGetValue((type, id), out var version) ? version : null;
    }

    /// <summary>Longer, or of other letters, no id can be: nothing can come to stand there. https://hl7.org/fhir/R4/datatypes.html#id</summary>
    private static bool CanBe(string id) => id.Length is > 0 and <= 64 && id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.');

    /// <summary>Read twice, it is the first version that counts: had another come in between, the decision would rest on both.</summary>
    internal void Note(string type, string id, long version)
    {
        if (!CanBe(id)) return;
        lock (gate) resources.TryAdd((type, id), version);
    }

    internal void Note(SearchQuery query, Permit permit, SearchPage page)
    {
        foreach (var included in page.Included.Where(included => included.ContainedId is null)) Note(included.Type, included.Id, included.Version);
        lock (gate) pages.Add(SeenPage.Of(query, permit, page));
    }
}

/// <param name="Version">0 for none.</param>
internal readonly record struct SeenResource(string Type, string Id, long Version);

/// <summary>A page of a search as somebody saw it.</summary>
/// <param name="Query">Narrowed to the permit.</param>
/// <param name="Matches">Versions in their order.</param>
internal sealed record SeenPage(SearchQuery Query, Permit Permit, IReadOnlyList<(string Reference, long Version)> Matches, bool HasNext, long? Total)
{
    public static SeenPage Of(SearchQuery query, Permit permit, SearchPage page)
    {
        // A total is asked for again where there is nothing else to go by.
        var plain = query with { Includes = [], Total = query.PageSize == 0 ? query.Total : Fhir.Kernel.Search.Total.None };
        return new SeenPage(plain, permit, [.. page.Matches.Select(match => (match.Reference, match.Version))], page.Next is not null, query.PageSize == 0 ? page.Total : null);
    }

    /// <summary>Includes are noted as resources, so what counts are the conditions.</summary>
    public bool MayRestOn(IReadOnlySet<(string Type, string Id)> written) =>
        !Query.Branches.IsEmpty || !Query.Clauses.All(IsOfItself) || written.Any(resource => resource.Type == Query.Type);

    private static bool IsOfItself(SearchClause clause) => clause switch
    {
        ParameterClause or MissingClause or CompartmentClause => true,
        AllClause all => all.Parts.All(IsOfItself),
        AnyClause any => any.Parts.All(IsOfItself),
        NotClause not => IsOfItself(not.Clause),
        _ => false,
    };

    public bool IsStill(SearchPage now) =>
        now.Next is not null == HasNext && (Query.PageSize > 0 || now.Total == Total) && now.Matches.Select(match => (match.Reference, match.Version)).SequenceEqual(Matches);
}
