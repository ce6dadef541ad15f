using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Search;
using Fhir.Store.Access;
using Fhir.Store.Access.Operations;

namespace Fhir.Tiltak.Hjemmeoppfolging.Locating;

/// <summary>
/// The organizations whose measurements lie on this server. One measurement of each is read, whatever the number: after the newest, the newest of another
/// organization is asked for, until there is none.
/// </summary>
public sealed class OwnSources(IPermittedStore store, IOperationHost host, string baseUrl)
{
    private const string Type = "maalinger";

    /// <summary>More organizations than share one citizen's measurements.</summary>
    private const int Most = 100;

    public async Task<Result<List<LocatedSource>>> OfAsync(Citizen citizen, CancellationToken cancel)
    {
        var found = new List<LocatedSource>();
        foreach (var condition in citizen.Conditions())
        {
            var more = await OfAsync(condition, found, cancel);
            if (more is { } refusal) return refusal;
        }
        return found;
    }

    private async Task<Refusal?> OfAsync(string condition, List<LocatedSource> found, CancellationToken cancel)
    {
        var query = host.Search("Observation", $"{condition}&performer:identifier={Uri.EscapeDataString(HomeCodes.OrganizationNumber + "|")}&status:not=entered-in-error&_sort=-date&_count=1", baseUrl);
        if (query.Refusal is { } refusal) return refusal;
        for (var next = Without(query.Value, found); found.Count < Most; next = Without(query.Value, found))
        {
            var page = await store.SearchAsync(next, cancel);
            if (page.Refusal is { } denied) return denied;
            if (page.Value.Matches is not [var newest]) return null;
            var organizations = Organizations(JsonParser.Parse(newest.Json, host.Schema).Document!.Root).Where(one => found.TrueForAll(known => known.Organization != one.Organization)).ToList();
            if (organizations.Count == 0) return null;
            found.AddRange(organizations);
        }
        return null;
    }

    /// <summary>Only what names none of the organizations that are known already.</summary>
    private static SearchQuery Without(SearchQuery query, List<LocatedSource> known)
    {
        var named = query.Clauses.OfType<ParameterClause>().First(clause => clause.Modifier == Modifier.Identifier && clause.Parameter.Code == "performer");
        return query with
        {
            Clauses = [.. query.Clauses, .. known.Select(one => new NotClause(named with { AnyOf = [new TokenValue(HomeCodes.OrganizationNumber, one.Organization)] }))],
        };
    }

    private IEnumerable<LocatedSource> Organizations(Element observation) =>
        from performer in observation.All("performer")
        let identifier = performer.Child("identifier")
        where identifier.ValueOf("system") == HomeCodes.OrganizationNumber && identifier.ValueOf("value") is { Length: > 0 }
        select new LocatedSource(identifier.ValueOf("value")!, performer.ValueOf("display"), Type, baseUrl);
}
