using System.Collections.Immutable;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;
using Fhir.Kernel.Search;
using Fhir.Server.Validation;
using Fhir.Store.Access;
using Fhir.Store.Access.Operations;

namespace Fhir.Server.Visibility;

/// <summary>One withholding, ready to be asked: as a clause that leaves matches out, and of a single resource.</summary>
public sealed class HiddenMatches
{
    /// <summary>Patients that one condition names.</summary>
    private const int AskedTogether = 100;

    private readonly IWithholding rule;
    private readonly SearchReader searches;
    private readonly SearchParameterSet known;
    private readonly SearchQuery condition;
    private readonly SearchMatcher matcher;

    public HiddenMatches(IWithholding rule, SearchReader searches, SearchParameterSet known) : this(rule, searches, known, searches.ReadCondition(rule.Type, rule.Condition, "").Value)
    {
    }

    private HiddenMatches(IWithholding rule, SearchReader searches, SearchParameterSet known, SearchQuery condition)
    {
        (this.rule, this.searches, this.known, this.condition) = (rule, searches, known, condition);
        matcher = new SearchMatcher(known, _ => [], null);
    }

    public IWithholding Rule => rule;

    public string Type => rule.Type;

    private SearchClause Is => condition.Clauses is [var only] ? only : new AllClause(condition.Clauses);

    /// <summary>The same, but for what is about some patients. https://hl7.org/fhir/R4/consent.html</summary>
    public HiddenMatches Except(IEnumerable<string> patients)
    {
        var open = patients.Order(StringComparer.Ordinal).Chunk(AskedTogether)
            .Select(some => searches.ReadCondition(Type, $"{rule.Consents!.PatientParameter}={string.Join(',', some.Select(id => $"Patient/{id}"))}", "").Value.Clauses[0]);
        return new HiddenMatches(rule, searches, known, condition with { Clauses = [.. condition.Clauses, .. open.Select(clause => new NotClause(clause))] });
    }

    /// <summary>The query for those of some resources that are left out.</summary>
    public SearchQuery Among(string parameter, IEnumerable<string> values)
    {
        var among = searches.ReadCondition(Type, $"{parameter}={string.Join(',', values)}", "").Value;
        return among with { Clauses = [.. condition.Clauses, .. among.Clauses], PageSize = 0, Total = Total.Accurate };
    }

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
