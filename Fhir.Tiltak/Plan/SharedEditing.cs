using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;
using Fhir.Kernel.Outcome;
using Fhir.Store.Access;
using Fhir.Store.Access.Operations;

namespace Fhir.Tiltak.Plan;

/// <summary>
/// A plan that several edit is replaced only by who says what he has read. That what he has read is still current is the store's to see, as with any If-Match; a
/// patch says what it changes and needs none. https://hl7.org/fhir/R4/http.html#concurrency
/// </summary>
public sealed class SharedEditing : IWriteRule
{
    private const string Type = "CarePlan";

    public async Task<Refusal?> CheckAsync(Document document, WriteContext context, CancellationToken cancel)
    {
        var root = document.Root;
        if (root.Type.Name == Type && context.Replaces is { } replaced)
            return await CheckAsync(root, root.ValueOf("id"), replaced.Condition, replaced.IfMatch, context, cancel);
        if (root.Type.Name != "Bundle" || root.ValueOf("type") != "transaction") return null;
        foreach (var entry in root.ChildrenNamed("entry"))
            if (await CheckEntryAsync(entry, context, cancel) is { } refusal) return refusal;
        return null;
    }

    private static async Task<Refusal?> CheckEntryAsync(Element entry, WriteContext context, CancellationToken cancel)
    {
        var (resource, request) = (entry.Child("resource"), entry.Child("request"));
        if (!resource.Exists || resource.Type.Name != Type || request.ValueOf("method") != "PUT") return null;
        var url = request.ValueOf("url") ?? "";
        var question = url.IndexOf('?', StringComparison.Ordinal);
        var id = question < 0 ? url[(url.LastIndexOf('/') + 1)..] : null;
        return await CheckAsync(resource, id, question < 0 ? null : url[(question + 1)..], request.ValueOf("ifMatch"), context, cancel);
    }

    private static async Task<Refusal?> CheckAsync(Element plan, string? id, string? condition, string? ifMatch, WriteContext context, CancellationToken cancel)
    {
        // "Any version" is what somebody says who has read none.
        if (ifMatch?.Trim() is not (null or "*") || await StandingAsync(id, condition, context, cancel) is not { IsDeleted: false } standing) return null;
        // A plan does not stop being shared by being sent without its profile.
        if (!IsShared(plan) && !IsShared(JsonParser.Parse(standing.Json, context.Host.Schema).Document!.Root)) return null;
        return new Refusal(428, [PlanRules.IfMatchMissing.At(plan.Path, standing.Reference, $"{standing.Version}")]);
    }

    private static async Task<StoredResource?> StandingAsync(string? id, string? condition, WriteContext context, CancellationToken cancel)
    {
        if (condition is null) return id is null ? null : await context.Store.ReadAsync(Type, id, cancel) is { IsValue: true, Value: { } read } ? read : null;
        var query = context.Host.Search(Type, condition, context.OwnBase);
        if (!query.IsValue) return null;
        var page = await context.Store.SearchAsync(query.Value, cancel);
        return page.IsValue && page.Value.Matches is [var only] ? only : null;
    }

    private static bool IsShared(Element plan)
    {
        foreach (var profile in plan.Child("meta").ChildrenNamed("profile"))
            if (profile.Value is { } claimed && PlanCodes.Shared.Contains(claimed.Split('|')[0])) return true;
        return false;
    }
}
