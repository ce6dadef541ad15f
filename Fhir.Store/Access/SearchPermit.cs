using System.Collections.Immutable;
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
        if (query.Branches.IsEmpty)
        {
            var (clauses, denied) = Narrow(permit, query.Type, query.Clauses);
            return denied is null ? (query with { Clauses = clauses }, null) : (null, denied);
        }
        var branches = new List<SearchBranch>(query.Branches.Length);
        foreach (var branch in query.Branches)
        {
            var (clauses, denied) = Narrow(permit, branch.Type, branch.Clauses);
            if (denied is not null) return (null, denied);
            branches.Add(branch with { Clauses = clauses });
        }
        return (query with { Branches = [.. branches] }, null);
    }

    private static (ImmutableArray<SearchClause> Clauses, string? Denied) Narrow(Permit permit, string type, ImmutableArray<SearchClause> clauses)
    {
        if (!permit.Permits(type, Interaction.Search)) return ([], type);
        if (clauses.All(clause => clause is not (ChainClause or HasClause or ListClause or AllClause or AnyClause or NotClause))) return (clauses, null);
        var narrow = new List<SearchClause>(clauses.Length);
        foreach (var clause in clauses)
        {
            var (narrowed, denied) = Narrow(permit, clause);
            if (narrowed is null) return ([], denied);
            narrow.Add(narrowed);
        }
        return ([.. narrow], null);
    }

    private static (SearchClause? Clause, string? Denied) Narrow(Permit permit, SearchClause clause)
    {
        if (clause is ChainClause chain) return Narrow(permit, chain);
        if (clause is NotClause { Clause: var negated })
        {
            var (kept, refused) = Narrow(permit, negated);
            return kept is null ? (null, refused) : (new NotClause(kept), null);
        }
        if (clause is AllClause or AnyClause) return NarrowParts(permit, clause);
        if (clause is ListClause) return permit.Permits("List", Interaction.Search) ? (clause, null) : (null, "List");
        if (clause is not HasClause has) return (clause, null);
        if (!permit.Permits(has.SourceType, Interaction.Search)) return (null, has.SourceType);
        var (inner, denied) = Narrow(permit, has.Clause);
        return inner is null ? (null, denied) : (has with { Clause = inner }, null);
    }

    /// <summary>A part that reaches where the permit does not stands in the way of the whole.</summary>
    private static (SearchClause? Clause, string? Denied) NarrowParts(Permit permit, SearchClause clause)
    {
        var parts = new List<SearchClause>();
        foreach (var part in clause is AllClause all ? all.Parts : ((AnyClause)clause).Parts)
        {
            var (narrowed, denied) = Narrow(permit, part);
            if (narrowed is null) return (null, denied);
            parts.Add(narrowed);
        }
        return (clause is AllClause ? new AllClause([.. parts]) : new AnyClause([.. parts]), null);
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
