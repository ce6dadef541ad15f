using Fhir.Kernel.Elements;
using Fhir.Kernel.Outcome;
using Fhir.Store.Access;
using Fhir.Store.Access.Operations;

namespace Fhir.Tiltak.KritiskInfo.Writing;

/// <summary>A resource of a type of critical information that is about to be stored.</summary>
/// <param name="Id">The id it is stored under; null when it is new, or is found by a condition.</param>
/// <param name="Condition">The search that finds what it takes the place of; null when an id says.</param>
internal sealed record CriticalWrite(CriticalShape Shape, Element Resource, string? Id, string? Condition)
{
    /// <summary>A resource alone, or those of a transaction.</summary>
    public static IEnumerable<CriticalWrite> Of(Document document, WriteContext context)
    {
        var root = document.Root;
        if (CriticalShape.Of(root.Type.Name) is { } shape) yield return new CriticalWrite(shape, root, context.TargetId, null);
        if (root.Type.Name != "Bundle" || root.ValueOf("type") != "transaction") yield break;
        foreach (var entry in root.ChildrenNamed("entry"))
        {
            var (resource, request) = (entry.Child("resource"), entry.Child("request"));
            if (!resource.Exists || CriticalShape.Of(resource.Type.Name) is not { } inner) continue;
            yield return request.ValueOf("method") == "PUT" ? Put(inner, resource, request.ValueOf("url") ?? "") : new CriticalWrite(inner, resource, null, null);
        }
    }

    /// <summary>The version it takes the place of; null when it is the first.</summary>
    public async Task<Result<StoredResource?>> TargetAsync(WriteContext context, CancellationToken cancel)
    {
        var type = Resource.Type.Name;
        if (Id is not null) return await context.Store.ReadAsync(type, Id, cancel);
        if (Condition is null) return (StoredResource?)null;
        var query = context.Host.Search(type, Condition, context.OwnBase);
        if (query.Refusal is { } malformed) return malformed;
        var page = await context.Store.SearchAsync(query.Value, cancel);
        if (page.Refusal is { } denied) return denied;
        return page.Value.Matches is [var only] ? only : null;
    }

    private static CriticalWrite Put(CriticalShape shape, Element resource, string url)
    {
        var question = url.IndexOf('?', StringComparison.Ordinal);
        return question < 0 ? new CriticalWrite(shape, resource, url[(url.LastIndexOf('/') + 1)..], null) : new CriticalWrite(shape, resource, null, url[(question + 1)..]);
    }
}
