using System.Collections.Immutable;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Outcome;
using Fhir.Server.Patching;
using Fhir.Server.Transport;
using Fhir.Store.Access;

namespace Fhir.Server.Interactions;

/// <summary>What one entry of a transaction will do.</summary>
/// <param name="Type">Resource type it writes or reads.</param>
/// <param name="Id">The id it writes under; null for a GET, and for a conditional entry that writes nothing.</param>
/// <param name="Existing">What a conditional create found instead of creating.</param>
public sealed record PlannedEntry(BundleEntry Entry, string Type, string? Id, StoredResource? Existing, VersionDemand? IfMatch)
{
    /// <summary>What is stored: the entry's resource, or what its patch makes of the current one.</summary>
    public Element Content { get; init; } = Entry.Resource;

    /// <summary>The condition under which something new comes to be; null when there is none, or it found something.</summary>
    public string? CreatedUnder { get; init; }

    /// <summary>The place of its resource in the Bundle.</summary>
    public string Place => $"{Entry.Expression}.resource";

    public bool IsPatch => Entry.Method == "PATCH";

    public string? Address => Id is null ? Existing?.Reference : $"{Type}/{Id}";

    public bool Writes => Id is not null && Existing is null;
}

/// <summary>
/// Every entry of a transaction with the id it will have, before anything is written: ids are given, conditions are resolved, and the names entries
/// call each other by lead to addresses. https://hl7.org/fhir/R4/http.html#trules
/// </summary>
public sealed record TransactionPlan(ImmutableArray<PlannedEntry> Entries, IReadOnlyDictionary<string, string> Assigned, ImmutableArray<WriteGuard> Guards);

/// <summary>Makes the plan, or says which entry cannot be part of one.</summary>
public sealed class TransactionPlanner(Conditions conditions, ResourcePatch patches, TransactionReferences references)
{
    public async Task<Result<TransactionPlan>> PlanAsync(IReadOnlyList<BundleEntry> entries, string ownBase, IPermittedStore store, CancellationToken cancel)
    {
        var (planned, guards) = (ImmutableArray.CreateBuilder<PlannedEntry>(entries.Count), ImmutableArray.CreateBuilder<WriteGuard>());
        foreach (var entry in entries)
        {
            var plan = await PlanAsync(entry, new Resolving(guards, ownBase, store, cancel));
            if (plan.Refusal is { } refusal) return At(entry, refusal);
            planned.Add(plan.Value);
        }
        CreateAnew(planned);
        if (Clash(planned) is { } clash) return clash;
        var assigned = await references.AssignAsync(planned, ownBase, store, cancel);
        return assigned.Refusal is { } unresolved ? unresolved : new TransactionPlan(planned.ToImmutable(), assigned.Value, guards.ToImmutable());
    }

    private async Task<Result<PlannedEntry>> PlanAsync(BundleEntry entry, Resolving resolving)
    {
        var ifMatch = EntityTag.IfMatch(entry.IfMatch);
        if (ifMatch.Refusal is { } notATag) return notATag;
        // Not 405: that would be about the address of the transaction. https://hl7.org/fhir/R4/http.html#transaction-response
        if (entry is { Method: "PUT" or "PATCH" or "DELETE", Path: [var type, ..] } && AppendOnly.Is(type)) return Refusal.BadRequest(StoreRules.AppendOnly.At(null, type));
        var plan = new PlannedEntry(entry, entry.Path.Count > 0 ? entry.Path[0] : "", null, null, ifMatch.Value);
        return entry switch
        {
            { Method: "GET" or "HEAD" } => plan,
            { Method: "POST", Path: [_] } => await PlanCreateAsync(plan, resolving),
            { Method: "PUT", Path: [_, var id], Query: "" } => await PlanUpdateAsync(plan, id, resolving),
            { Method: "PUT", Path: [_], Query: not "" } => await PlanConditionalUpdateAsync(plan, resolving),
            { Method: "PATCH", Path: [_, _], Query: "" } or { Method: "PATCH", Path: [_], Query: not "" } => await PlanPatchAsync(plan, resolving),
            { Method: "DELETE", Path: [_, var id], Query: "" } => ResourceId.IsValid(id) ? plan with { Id = id } : Refusal.BadRequest(TransportRules.IdInvalid.At(null, id)),
            { Method: "DELETE", Path: [_], Query: not "" } => await PlanConditionalDeleteAsync(plan, resolving),
            _ => Refusal.BadRequest(InteractionRules.EntryMethodUnsupported.At(null, entry.Method, entry.Url)),
        };
    }

    private async Task<Result<PlannedEntry>> PlanCreateAsync(PlannedEntry plan, Resolving resolving)
    {
        if (plan.Entry.RequireResource() is { } missing) return missing;
        if (Mismatch(plan) is { } mismatch) return mismatch;
        if (plan.Entry.IfNoneExist is not { } query) return plan with { Id = ResourceId.New() };

        var condition = await resolving.AskAsync(conditions, plan.Type, query);
        if (condition.Refusal is { } refusal) return refusal;
        resolving.Guards.Add(condition.Value.Guard);
        return condition.Value.Match is { } existing ? plan with { Existing = existing } : plan with { Id = ResourceId.New(), CreatedUnder = query };
    }

    private async Task<Result<PlannedEntry>> PlanUpdateAsync(PlannedEntry plan, string id, Resolving resolving)
    {
        if (!ResourceId.IsValid(id)) return Refusal.BadRequest(TransportRules.IdInvalid.At(null, id));
        if (plan.Entry.RequireResource() is { } missing) return missing;
        if ((Update.Mismatch(plan.Entry.Resource, plan.Type, id, plan.Place) ?? Update.Partial(plan.Entry.Resource, plan.Place)) is { } unfit) return unfit;
        var free = await conditions.MustBeNewAsync(plan.Type, id, plan.Entry.IfNoneMatch, resolving.OwnBase, resolving.Store, resolving.Cancel);
        if (free.Refusal is { } taken) return taken;
        resolving.Guards.AddRange(free.Value);
        return plan with { Id = id };
    }

    private async Task<Result<PlannedEntry>> PlanConditionalUpdateAsync(PlannedEntry plan, Resolving resolving)
    {
        if (plan.Entry.RequireResource() is { } missing) return missing;
        if ((Mismatch(plan) ?? Update.Partial(plan.Entry.Resource, plan.Place)) is { } unfit) return unfit;
        var (ownBase, store, cancel) = (resolving.OwnBase, resolving.Store, resolving.Cancel);
        var target = await conditions.ForUpdateAsync(plan.Type, plan.Entry.Query, plan.Entry.Resource.ValueOf("id"), plan.Place, ownBase, store, cancel);
        if (target.Refusal is { } refusal) return refusal;
        if (Conditions.Taken(plan.Type, target.Value, plan.Entry.IfNoneMatch) is { } taken) return taken;
        resolving.Guards.AddRange(target.Value.Guards);
        return plan with { Id = target.Value.Id, CreatedUnder = target.Value.IsNew ? plan.Entry.Query : null };
    }

    /// <summary>Patched before the transaction begins: no other entry may write the same resource, so nothing of it can change in between.</summary>
    private async Task<Result<PlannedEntry>> PlanPatchAsync(PlannedEntry plan, Resolving resolving)
    {
        if (plan.Entry.RequireResource() is { } missing) return missing;
        var patch = PatchBody.Of(plan.Entry.Resource);
        if (patch.Refusal is { } noPatch) return noPatch;
        var current = plan.Entry.Query.Length == 0
            ? await Patch.CurrentAsync(plan.Type, plan.Entry.Path[1], resolving.Store, resolving.Cancel)
            : await FindAsync(plan, resolving);
        if (current.Refusal is { } nothing) return nothing;
        if (!EntityTag.IsDemanded(plan.IfMatch, current.Value.Version)) return Patch.Outdated(current.Value);

        var patched = patches.Apply(current.Value, patch.Value);
        return patched.Refusal is { } unfit ? unfit : plan with { Id = current.Value.Id, Content = patched.Value.Root, IfMatch = current.Value.Version };
    }

    private async Task<Result<StoredResource>> FindAsync(PlannedEntry plan, Resolving resolving)
    {
        var condition = await resolving.AskAsync(conditions, plan.Type, plan.Entry.Query);
        if (condition.Refusal is { } refusal) return refusal;
        if (condition.Value.Match is not { } match) return new Refusal(404, [InteractionRules.NothingToPatch.At(null, $"{plan.Type}?{plan.Entry.Query}")]);
        resolving.Guards.Add(condition.Value.Guard);
        return match;
    }

    private async Task<Result<PlannedEntry>> PlanConditionalDeleteAsync(PlannedEntry plan, Resolving resolving)
    {
        var condition = await resolving.AskAsync(conditions, plan.Type, plan.Entry.Query);
        if (condition.Refusal is { } refusal) return refusal;
        resolving.Guards.Add(condition.Value.Guard);
        return plan with { Id = condition.Value.Match?.Id };
    }

    /// <summary>
    /// Deletions come before creations: what the transaction itself deletes is not there when a conditional create looks for it, and nothing may be led to it.
    /// https://hl7.org/fhir/R4/http.html#trules
    /// </summary>
    private static void CreateAnew(ImmutableArray<PlannedEntry>.Builder planned)
    {
        var deleted = planned.Where(plan => plan.Entry.Method == "DELETE" && plan.Writes).Select(plan => plan.Address).ToHashSet();
        for (var at = 0; at < planned.Count && deleted.Count > 0; at++)
        {
            if (planned[at] is { Existing: { } existing } plan && deleted.Contains(existing.Reference))
                planned[at] = plan with { Existing = null, Id = ResourceId.New(), CreatedUnder = plan.Entry.IfNoneExist };
        }
    }

    private static Refusal? Mismatch(PlannedEntry plan) => plan.Entry.Resource.Type.Name == plan.Type
        ? null
        : Refusal.BadRequest(InteractionRules.TypeMismatch.At(plan.Place, plan.Type, plan.Entry.Resource.Type.Name));

    private static Refusal? Clash(IEnumerable<PlannedEntry> planned)
    {
        var (written, named) = (new HashSet<string>(), new HashSet<string>());
        foreach (var plan in planned)
        {
            // Two entries that would create under one condition name the same thing, though each is given an id of its own.
            if (plan.CreatedUnder is { } condition && !written.Add($"{plan.Type}?{condition}"))
                return Refusal.BadRequest(InteractionRules.EntryDuplicate.At(plan.Entry.Expression, $"{plan.Type}?{condition}"));
            if (plan.Writes && !written.Add(plan.Address!))
                return Refusal.BadRequest(InteractionRules.EntryDuplicate.At(plan.Entry.Expression, plan.Address!));
            if (plan.Entry.FullUrl is { } fullUrl && !named.Add(fullUrl))
                return Refusal.BadRequest(InteractionRules.FullUrlDuplicate.At($"{plan.Entry.Expression}.fullUrl", fullUrl));
        }
        return null;
    }

    /// <summary>Where conditions are asked, and the guards that collect what was found.</summary>
    private sealed record Resolving(ImmutableArray<WriteGuard>.Builder Guards, string OwnBase, IPermittedStore Store, CancellationToken Cancel)
    {
        public Task<Result<Condition>> AskAsync(Conditions conditions, string type, string query) => conditions.ResolveAsync(type, query, OwnBase, Store, Cancel);
    }

    private static Refusal At(BundleEntry entry, Refusal refusal) =>
        refusal with { Issues = [.. refusal.Issues.Select(issue => issue.Expression is null ? issue with { Expression = entry.Expression } : issue)] };
}
