using Fhir.Kernel.Elements;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Search;
using Fhir.Store.Access;

namespace Fhir.Server.Interactions;

/// <summary>
/// What the names lead to that a transaction's resources call each other and others by: full urls, and conditional references, which are resolved after the
/// writes, so that they find what the transaction itself creates and updates, and not what it deletes. https://hl7.org/fhir/R4/http.html#trules
/// </summary>
public sealed class TransactionReferences(Conditions conditions, SearchParameterSet parameters)
{
    /// <summary>Above it more is matched than one reference can lead to, whatever the transaction writes.</summary>
    private const int MostFound = 1000;

    /// <returns>The address by the name.</returns>
    public async Task<Result<IReadOnlyDictionary<string, string>>> AssignAsync(IReadOnlyList<PlannedEntry> planned, string ownBase, IPermittedStore store, CancellationToken cancel)
    {
        var assigned = new Dictionary<string, string>();
        foreach (var plan in planned)
        {
            if (plan.Entry.FullUrl is { } fullUrl && plan.Address is { } address && fullUrl != address && fullUrl != $"{ownBase}/{address}") assigned[fullUrl] = address;
        }
        var writes = new PlannedWrites(planned, new SearchMatcher(parameters, _ => [], ownBase));
        foreach (var reference in planned.Where(plan => plan.Writes && plan.Content.Exists).SelectMany(plan => ConditionalReferences.In(plan.Content)))
        {
            if (assigned.ContainsKey(reference.Text)) continue;
            var resolved = await ResolveAsync(reference, writes, ownBase, store, cancel);
            if (resolved.Refusal is { } refusal) return refusal;
            assigned[reference.Text] = resolved.Value;
        }
        return assigned;
    }

    private async Task<Result<string>> ResolveAsync(ConditionalReference reference, PlannedWrites writes, string ownBase, IPermittedStore store, CancellationToken cancel)
    {
        var query = conditions.Read(reference.Type, reference.Query, ownBase);
        if (query.Refusal is { } refusal) return refusal;
        var stored = await store.SearchAsync(query.Value with { PageSize = Math.Min(2 + writes.Count(reference.Type), MostFound) }, cancel);
        if (stored.Refusal is { } denied) return denied;

        var found = stored.Value.Matches.Select(match => match.Reference).Where(address => !writes.Includes(address)).Concat(writes.Matching(query.Value, cancel)).Take(2).ToList();
        return found switch
        {
            [var only] => only,
            [] => new Refusal(412, [InteractionRules.NoMatch.At(reference.Element.Path, reference.Text)]),
            _ => new Refusal(412, [InteractionRules.ManyMatches.At(reference.Element.Path, reference.Text)]),
        };
    }
}
