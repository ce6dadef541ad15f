using Fhir.Kernel.Search;

namespace Fhir.Store.Access;

/// <summary>
/// Holds a search to a permit: the type it lists must be permitted, and so must every type its conditions reach into. Where a chain names no type,
/// those that are not permitted are left out of it.
/// </summary>
internal static class SearchPermit
{
    /// <returns>Null and the type that stands in the way, or the query.</returns>
    public static (SearchQuery? Query, string? Denied) Narrow(Permit permit, SearchQuery query)
    {
        if (!permit.Permits(query.Type, Interaction.Search)) return (null, query.Type);
        if (query.Clauses.All(clause => clause is not (ChainClause or HasClause))) return (query, null);
        var clauses = new List<SearchClause>(query.Clauses.Length);
        foreach (var clause in query.Clauses)
        {
            var (narrowed, denied) = Narrow(permit, clause);
            if (narrowed is null) return (null, denied);
            clauses.Add(narrowed);
        }
        return (query with { Clauses = [.. clauses] }, null);
    }

    private static (SearchClause? Clause, string? Denied) Narrow(Permit permit, SearchClause clause)
    {
        if (clause is ChainClause chain) return Narrow(permit, chain);
        if (clause is not HasClause has) return (clause, null);
        if (!permit.Permits(has.SourceType, Interaction.Search)) return (null, has.SourceType);
        var (inner, denied) = Narrow(permit, has.Clause);
        return inner is null ? (null, denied) : (has with { Clause = inner }, null);
    }

    private static (SearchClause? Clause, string? Denied) Narrow(Permit permit, ChainClause chain)
    {
        var (targets, firstDenied) = (new List<ChainTarget>(), (string?)null);
        foreach (var target in chain.AnyOf)
        {
            var (inner, denied) = permit.Permits(target.Type, Interaction.Search) ? Narrow(permit, target.Clause) : (null, target.Type);
            if (inner is null) firstDenied ??= denied;
            else targets.Add(target with { Clause = inner });
        }
        return targets.Count == 0 ? (null, firstDenied) : (chain with { AnyOf = [.. targets] }, null);
    }
}
