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

/// <summary>Resolves conditions to at most one resource. https://hl7.org/fhir/R4/http.html#ccreate, #cond-update, #3.1.0.7.1</summary>
public sealed class Conditions(SearchReader reader, SearchParameterSet parameters)
{
    /// <summary>412 when more than one resource matches, 400 when the condition says nothing that can be searched by.</summary>
    public async Task<Result<Condition>> ResolveAsync(string type, string query, string ownBase, IPermittedStore store, CancellationToken cancel)
    {
        if (!parameters.IsResourceType(type)) return Refusal.BadRequest(TransportRules.TypeUnknown.At(null, type));
        var parsed = reader.ReadCondition(type, query, ownBase);
        if (parsed.Refusal is { } refusal) return refusal;
        if (parsed.Value.Clauses.IsEmpty) return Refusal.BadRequest(InteractionRules.ConditionEmpty.At(null, $"{type}?{query}"));

        var plain = parsed.Value with { PageSize = 2, Includes = [], Sort = [], Total = Total.None };
        var found = await store.SearchAsync(plain, cancel);
        if (found.Refusal is { } denied) return denied;
        return found.Value.Matches switch
        {
            [] => new Condition(null, new WriteGuard(plain, null)),
            [var match] => new Condition(match, new WriteGuard(plain, match.Id)),
            _ => new Refusal(412, [InteractionRules.ManyMatches.At(null, $"{type}?{query}")]),
        };
    }
}
