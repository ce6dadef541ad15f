using System.Collections.Immutable;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Outcome;
using Fhir.Server.Response;
using Fhir.Server.Transport;
using Fhir.Server.Validation;
using Fhir.Store.Access;
using Fhir.Store.Access.Operations;

namespace Fhir.Server.Interactions;

/// <summary>All entries of a Bundle or none: deletes, creates, updates, then reads, in one commit. https://hl7.org/fhir/R4/http.html#transaction</summary>
public sealed class Transaction(WriteValidator validator, TransactionPlanner planner, StoredForms forms, OwnNotes own, TimeProvider clock)
{
    /// <param name="alongside">What an operation wants done in the same commit; null for nothing.</param>
    public async Task<FhirResponse> HandleAsync(
        FhirRequest request, Document bundle, Func<FhirRequest, Task<FhirResponse>> read, IPermittedStore store, CancellationToken cancel, Alongside? alongside = null)
    {
        var entries = BundleEntries.Read(bundle, request.BaseUrl);
        if (entries.Refusal is { } refusal) return FhirResponse.Refuse(refusal);
        if (Denied(entries.Value, store.Permit) is { } denied) return FhirResponse.Refuse(denied);

        var stored = await StoreAsync(request, bundle, entries.Value, new Beside(null, alongside), store, cancel);
        if (stored.Refusal is { } failed) return FhirResponse.Refuse(failed);
        return await AnswerAsync(request, stored.Value, read);
    }

    /// <summary>Stores a transaction without answering entry by entry: the seed's way in.</summary>
    public async Task<Refusal?> StoreAsync(Document bundle, string baseUrl, string marker, IPermittedStore store, CancellationToken cancel)
    {
        var entries = BundleEntries.Read(bundle, baseUrl);
        if (entries.Refusal is { } refusal) return refusal;
        var request = new FhirRequest { Method = "POST", Path = [], BaseUrl = baseUrl };
        return (await StoreAsync(request, bundle, entries.Value, new Beside(marker, null), store, cancel)).Refusal;
    }

    /// <summary>What goes into the commit beside the entries.</summary>
    private sealed record Beside(string? Marker, Alongside? Operation);

    /// <param name="Remarks">What the modules' rules say of entries that were stored all the same.</param>
    private sealed record Outcome(TransactionPlan Plan, IReadOnlyDictionary<PlannedEntry, WrittenResource> Written, IReadOnlyList<Issue> Remarks);

    private async Task<Result<Outcome>> StoreAsync(
        FhirRequest request, Document bundle, IReadOnlyList<BundleEntry> entries, Beside beside, IPermittedStore store, CancellationToken cancel)
    {
        for (var attempt = 1; attempt <= Contention.Attempts; attempt++)
        {
            var planned = await planner.PlanAsync(entries, request.BaseUrl, store, cancel);
            if (planned.Refusal is { } unplanned) return unplanned;
            var check = await CheckAsync(request, bundle, planned.Value, store, cancel);
            if (check.Refusal is { } invalid) return invalid;

            var plan = await forms.OfAsync(planned.Value, bundle.Root, request.BaseUrl, store, cancel);
            var ordered = InOrder(plan.Entries);
            var result = await store.WriteAsync(BatchOf(request, plan, ordered, check.Value.Bases, beside), cancel);
            if (result.IsStored) return new Outcome(plan, ordered.Zip(result.Written).ToDictionary(pair => pair.First, pair => pair.Second), check.Value.Remarks);
            if (!IsOutrun(result.Failure, ordered, check.Value.Bases.Length)) return Located(result.Failure, ordered);
        }
        return new Refusal(409, [InteractionRules.Contended.At(null)]);
    }

    private WriteBatch BatchOf(FhirRequest request, TransactionPlan plan, PlannedEntry[] ordered, ImmutableArray<Witness> bases, Beside beside) =>
        new([.. ordered.Select(entry => Command(entry, new References(plan.Assigned, entry.Entry.FullUrl)))], plan.Guards)
        {
            OwnBase = request.BaseUrl,
            Marker = beside.Marker,
            Bases = beside.Operation is { } operation ? bases.Add(operation.Basis) : bases,
            Notes = beside.Operation is { } noting ? own.Of(noting.Notes([.. plan.Entries.Select(ComingOf).OfType<ComingVersion>()])) : null,
        };

    /// <summary>Null for an entry that leaves no version: a read, a deletion.</summary>
    private static ComingVersion? ComingOf(PlannedEntry entry) => entry switch
    {
        { Existing: { } existing } => new ComingVersion(existing.Type, existing.Id, existing.Version),
        { Id: null } or { Entry.Method: "DELETE" } => null,
        { Entry.Method: "POST" } => new ComingVersion(entry.Type, entry.Id, 1),
        _ => new ComingVersion(entry.Type, entry.Id, entry.IfMatch?.Only + 1),
    };

    /// <param name="Bases">What the rules read, of the Bundle and of each patched resource.</param>
    private sealed record Checked(IReadOnlyList<Issue> Remarks, ImmutableArray<Witness> Bases);

    private async Task<Result<Checked>> CheckAsync(FhirRequest request, Document bundle, TransactionPlan plan, IPermittedStore store, CancellationToken cancel)
    {
        // Under their new names, and under those that relative references beside them still use.
        var addresses = plan.Entries.Where(entry => entry.Writes).Select(entry => entry.Address!).Concat(plan.Entries.Select(entry => References.LocalPart(entry.Entry.FullUrl)).OfType<string>()).ToHashSet();
        var check = await validator.CheckAsync(bundle, request.BaseUrl, store, cancel, addresses);
        if (check.Refusal is { } invalid) return invalid;
        var bases = ImmutableArray.Create(check.Value.Basis);
        // What a patch leads to stands in no entry.
        foreach (var patched in plan.Entries.Where(entry => entry.IsPatch))
        {
            var made = await validator.CheckAsync(patched.Content.Document, request.BaseUrl, store, cancel, addresses);
            if (made.Refusal is { } unfit) return Below(patched, unfit);
            bases = bases.Add(made.Value.Basis);
        }
        return new Checked(check.Value.Brought, bases);
    }

    /// <summary>
    /// A patch that named no version is computed anew on the one that came in between, and rules are asked again. What an operation went by is the operation's to look at.
    /// </summary>
    /// <param name="rules">How many of the bases are the rules'; they come first.</param>
    private static bool IsOutrun(WriteFailure failure, PlannedEntry[] ordered, int rules) => failure.Kind == WriteFailureKind.GuardFailed
        || (failure.Kind == WriteFailureKind.BasisChanged && failure.At >= 0 && failure.At < rules)
        || (failure.Kind == WriteFailureKind.VersionConflict && failure.At >= 0 && ordered[failure.At] is { IsPatch: true } patch && EntityTag.IfMatch(patch.Entry.IfMatch).Value?.Only is null);

    private static Refusal Below(PlannedEntry entry, Refusal refusal) => refusal with { Issues = [.. refusal.Issues.Select(issue => issue with { Expression = entry.Entry.Expression })] };

    private static PlannedEntry[] InOrder(ImmutableArray<PlannedEntry> entries) =>
        [.. entries.Where(entry => entry.Writes).OrderBy(entry => entry.Entry.Method switch { "DELETE" => 0, "POST" => 1, _ => 2 })];

    private static WriteCommand Command(PlannedEntry entry, References references) => entry.Entry.Method switch
    {
        "DELETE" => new DeleteCommand(entry.Type, entry.Id!, entry.IfMatch),
        "POST" => new CreateCommand(entry.Content, entry.Id!) { Replace = references.Replace },
        _ => new UpdateCommand(entry.Content, entry.Id!, entry.IfMatch) { Replace = references.Replace, IsPatch = entry.IsPatch },
    };

    private static Refusal Located(WriteFailure failure, PlannedEntry[] ordered) =>
        failure.Kind is WriteFailureKind.GuardFailed or WriteFailureKind.BasisChanged || failure.At < 0 || failure.At >= ordered.Length
            ? failure.Refusal
            : Below(ordered[failure.At], failure.Refusal);

    private static Refusal? Denied(IReadOnlyList<BundleEntry> entries, Permit permit)
    {
        foreach (var entry in entries)
        {
            var type = entry.Path.Count > 0 ? entry.Path[0] : Permit.AnyType;
            if (!permit.Permits(type, Needs(entry))) return new Refusal(403, [InteractionRules.Forbidden.At(entry.Expression)]);
        }
        return null;
    }

    private static Interaction Needs(BundleEntry entry) => entry.Method switch
    {
        "POST" => entry.IfNoneExist is null ? Interaction.Create : Interaction.Create | Interaction.Search,
        "PUT" or "PATCH" => entry.Query.Length == 0 ? Interaction.Update : Interaction.Update | Interaction.Search,
        "DELETE" => entry.Query.Length == 0 ? Interaction.Delete : Interaction.Delete | Interaction.Search,
        _ => Interaction.None, // The read's own route asks.
    };

    private async Task<FhirResponse> AnswerAsync(FhirRequest request, Outcome outcome, Func<FhirRequest, Task<FhirResponse>> read)
    {
        using var bundle = new BundleWriter("transaction-response", clock.GetUtcNow());
        var addresses = new AnsweredAddresses(request.BaseUrl);
        foreach (var planned in outcome.Plan.Entries)
        {
            var response = Remarked(await AnswerOfAsync(request, planned, outcome, read), planned, outcome);
            bundle.Entry(addresses.Of(response), response.Json.Span, writer => BundleWriter.Response(writer, response, request.Language));
        }
        return FhirResponse.OfJson(bundle.ToBytes());
    }

    /// <summary>What was read has an address too, which those want to know who count on one for each entry.</summary>
    private static FhirResponse Found(FhirRequest request, FhirResponse response) => response.Resource is { } resource ? response with { Location = Written.Location(request, resource) } : response;

    private static FhirResponse Remarked(FhirResponse response, PlannedEntry planned, Outcome outcome)
    {
        var remarks = outcome.Remarks.Where(remark => remark.Expression?.StartsWith(planned.Entry.Expression + ".", StringComparison.Ordinal) == true).ToList();
        return remarks.Count == 0 ? response : response with { Outcome = [.. response.Outcome ?? [], .. remarks] };
    }

    private static async Task<FhirResponse> AnswerOfAsync(FhirRequest request, PlannedEntry planned, Outcome outcome, Func<FhirRequest, Task<FhirResponse>> read)
    {
        if (planned.Entry.Method is "GET" or "HEAD") return Found(request, BundleEntries.Without(planned.Entry, await read(BundleEntries.AsRequest(planned.Entry, request))));
        if (planned.Existing is { } existing) return Written.Answer(request, 200, existing, []);
        if (!outcome.Written.TryGetValue(planned, out var written)) return Delete.Gone(request, null);
        return written.Status switch
        {
            WriteStatus.Created => Written.Answer(request, 201, written.Resource!, []),
            WriteStatus.Updated => Written.Answer(request, 200, written.Resource!, []),
            _ => Delete.Gone(request, written.Resource),
        };
    }
}
