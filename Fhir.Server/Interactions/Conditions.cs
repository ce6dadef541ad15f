using System.Collections.Immutable;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Search;
using Fhir.Server.Transport;
using Fhir.Server.Validation;
using Fhir.Store.Access;

namespace Fhir.Server.Interactions;

/// <summary>What a condition (<c>If-None-Exist</c>, <c>PUT Patient?identifier=...</c>) was found to match.</summary>
/// <param name="Match">The one resource that matches; null when none does.</param>
/// <param name="Guard">Lets the writer ask the same again.</param>
public sealed record Condition(StoredResource? Match, WriteGuard Guard);

/// <summary>Where a conditional update writes.</summary>
/// <param name="Guards">What must still hold when it is written.</param>
/// <param name="IsNew">Nothing matched.</param>
public sealed record ConditionalTarget(string Id, bool IsNew, ImmutableArray<WriteGuard> Guards);

/// <summary>Resolves conditions to at most one resource. https://hl7.org/fhir/R4/http.html#ccreate, #cond-update, #3.1.0.7.1</summary>
public sealed class Conditions(SearchReader reader, SearchParameterSet parameters)
{
    /// <summary>
    /// Which resource a conditional update writes: the match, else a new one under the client's id or the server's. An id in the resource must be the match's
    /// (400), and without a match it must not be another resource's (409). https://hl7.org/fhir/R4/http.html#cond-update
    /// </summary>
    /// <param name="own">The id in the resource; null when it has none.</param>
    /// <param name="expression">The resource's place in what was sent.</param>
    public async Task<Result<ConditionalTarget>> ForUpdateAsync(string type, string query, string? own, string expression, string ownBase, IPermittedStore store, CancellationToken cancel)
    {
        if (own is not null && !ResourceId.IsValid(own)) return Refusal.BadRequest(TransportRules.IdInvalid.At($"{expression}.id", own));
        var condition = await ResolveAsync(type, query, ownBase, store, cancel);
        if (condition.Refusal is { } refusal) return refusal;
        var (match, guard) = (condition.Value.Match, condition.Value.Guard);
        if (match is not null && own is not null && own != match.Id) return Refusal.BadRequest(InteractionRules.IdMismatch.At($"{expression}.id", match.Id, own));
        if (match is not null || own is null) return new ConditionalTarget(match?.Id ?? ResourceId.New(), match is null, [guard]);

        var isFree = await ResolveAsync(type, $"_id={own}", ownBase, store, cancel);
        if (isFree.Refusal is { } denied) return denied;
        return isFree.Value.Match is null
            ? new ConditionalTarget(own, true, [guard, isFree.Value.Guard])
            : new Refusal(409, [InteractionRules.IdTaken.At($"{expression}.id", $"{type}?{query}", $"{type}/{own}")]);
    }

    /// <summary>
    /// If-None-Match: * lets a PUT create and not replace; a PUT of the version somebody does not have makes no sense, and is 400.
    /// https://www.rfc-editor.org/rfc/rfc9110#name-if-none-match
    /// </summary>
    /// <returns>What must still hold when it is written.</returns>
    public async Task<Result<ImmutableArray<WriteGuard>>> MustBeNewAsync(string type, string id, string? ifNoneMatch, string ownBase, IPermittedStore store, CancellationToken cancel)
    {
        if (ifNoneMatch is null) return ImmutableArray<WriteGuard>.Empty;
        if (ifNoneMatch.Trim() != "*") return Refusal.BadRequest(InteractionRules.IfNoneMatchInvalid.At(null, ifNoneMatch));
        var condition = await ResolveAsync(type, $"_id={id}", ownBase, store, cancel);
        if (condition.Refusal is { } refusal) return refusal;
        return condition.Value.Match is null ? ImmutableArray.Create(condition.Value.Guard) : Exists($"{type}/{id}");
    }

    /// <summary>The same of a conditional update, whose condition has found its target; null when it may be written.</summary>
    public static Refusal? Taken(string type, ConditionalTarget target, string? ifNoneMatch)
    {
        if (ifNoneMatch is null) return null;
        if (ifNoneMatch.Trim() != "*") return Refusal.BadRequest(InteractionRules.IfNoneMatchInvalid.At(null, ifNoneMatch));
        return target.IsNew ? null : Exists($"{type}/{target.Id}");
    }

    private static Refusal Exists(string reference) => new(412, [InteractionRules.ExistsAlready.At(null, reference)]);

    /// <summary>412 when more than one resource matches, 400 when the condition says nothing that can be searched by.</summary>
    public async Task<Result<Condition>> ResolveAsync(string type, string query, string ownBase, IPermittedStore store, CancellationToken cancel)
    {
        var read = Read(type, query, ownBase);
        if (read.Refusal is { } refusal) return refusal;
        var plain = read.Value;
        var found = await store.SearchAsync(plain, cancel);
        if (found.Refusal is { } denied) return denied;
        return found.Value.Matches switch
        {
            [] => new Condition(null, new WriteGuard(plain, null)),
            [var match] => new Condition(match, new WriteGuard(plain, match.Id)),
            _ => new Refusal(412, [InteractionRules.ManyMatches.At(null, $"{type}?{query}")]),
        };
    }

    /// <summary>The condition as a search for as many as show whether it matches one; 400 when it says nothing that can be searched by.</summary>
    public Result<SearchQuery> Read(string type, string query, string ownBase)
    {
        if (!parameters.IsResourceType(type)) return Refusal.BadRequest(TransportRules.TypeUnknown.At(null, type));
        var parsed = reader.ReadCondition(type, query, ownBase);
        if (parsed.Refusal is { } refusal) return refusal;
        return parsed.Value.Clauses.IsEmpty
            ? Refusal.BadRequest(InteractionRules.ConditionEmpty.At(null, $"{type}?{query}"))
            : parsed.Value with { PageSize = 2, Includes = [], Sort = [], Total = Total.None };
    }
}
