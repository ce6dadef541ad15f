using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Search;
using Fhir.Store.Access;
using Fhir.Store.Access.Operations;

namespace Fhir.Tiltak.KritiskInfo.Writing;

/// <summary>
/// Holds whoever changes critical information to the national service's rules: what it is, whose it is and who recorded it first never change, and the change
/// says who made it. Asked of what claims one of the profiles, and of what takes the place of such.
/// </summary>
public sealed class CriticalWriteRule : IWriteRule
{
    public async Task<Refusal?> CheckAsync(Document document, WriteContext context, CancellationToken cancel)
    {
        var written = CriticalWrite.Of(document, context).ToList();
        foreach (var write in written)
            if (await CheckAsync(write, context, cancel) is { } refusal) return refusal;
        return await ConsentRule.CheckAsync(written.Select(write => write.Resource).ToList(), context, cancel);
    }

    private static async Task<Refusal?> CheckAsync(CriticalWrite write, WriteContext context, CancellationToken cancel)
    {
        // Who may not read what is there, and claims nothing, is not asked for more than R4 asks.
        if (!CriticalShape.IsClaimedBy(write.Resource) && !context.Store.Permit.Permits(write.Resource.Type.Name, Interaction.Read | Interaction.Search)) return null;
        var target = await write.TargetAsync(context, cancel);
        if (target.Refusal is { } denied) return denied;
        if (target.Value is not { IsDeleted: false } stored) return null;
        var before = JsonParser.Parse(stored.Json, context.Host.Schema).Document!.Root;
        if (!CriticalShape.IsClaimedBy(before) && !CriticalShape.IsClaimedBy(write.Resource)) return null;
        var problems = new CriticalChange(write.Shape, stored, before, write.Resource).Problems();
        if (problems.Count == 0) return null;
        return new Refusal(problems[0].RuleId == CriticalWriteRules.VersionStale.Id ? 409 : 422, problems);
    }
}
