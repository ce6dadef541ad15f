using System.Collections.Immutable;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;
using Fhir.Kernel.Search;
using Fhir.Server.Validation;
using Fhir.Store.Access;
using Fhir.Store.Access.Operations;

namespace Fhir.Server.Visibility;

/// <summary>One withholding, ready to be asked: as a clause that leaves matches out, and of a single resource.</summary>
public sealed class HiddenMatches(IWithholding rule, SearchReader searches, SearchParameterSet known)
{
    private readonly SearchQuery condition = searches.ReadCondition(rule.Type, rule.Condition, "").Value;
    private readonly SearchMatcher matcher = new(known, _ => [], null);

    public IWithholding Rule => rule;

    public string Type => rule.Type;

    private SearchClause Is => condition.Clauses is [var only] ? only : new AllClause(condition.Clauses);

    public bool Hides(StoredResource resource) => resource.Type == Type && !resource.IsDeleted
        && JsonParser.Parse(resource.Json, known.Schema).Document is { } document && matcher.Matches(condition, document.Root);

    /// <summary>The query for the matches that are left out.</summary>
    public SearchQuery Counting(SearchQuery query) => query with { Clauses = query.Clauses.Add(Is), Includes = [], Sort = [], Cursor = null, PageSize = 0, Total = Total.Accurate };

    public SearchQuery Narrow(SearchQuery query) => query.Branches.IsEmpty
        ? query with { Clauses = Narrow(query.Type, query.Clauses) }
        : query with { Branches = [.. query.Branches.Select(branch => branch with { Clauses = Narrow(branch.Type, branch.Clauses) })] };

    private ImmutableArray<SearchClause> Narrow(string type, ImmutableArray<SearchClause> clauses)
    {
        var inner = clauses.Select(Narrow).ToImmutableArray();
        return type == Type ? inner.Add(new NotClause(Is)) : inner;
    }

    /// <summary>A condition on other resources is met by none that is left out.</summary>
    private SearchClause Narrow(SearchClause clause) => clause switch
    {
        ChainClause chain => chain with { AnyOf = [.. chain.AnyOf.Select(target => target with { Clause = Shown(target.Type, Narrow(target.Clause)) })] },
        HasClause has => has with { Clause = Shown(has.SourceType, Narrow(has.Clause)) },
        AllClause all => new AllClause([.. all.Parts.Select(Narrow)]),
        AnyClause any => new AnyClause([.. any.Parts.Select(Narrow)]),
        NotClause not => new NotClause(Narrow(not.Clause)),
        _ => clause,
    };

    private SearchClause Shown(string type, SearchClause clause) => type == Type ? AllClause.Of(clause, new NotClause(Is)) : clause;
}
