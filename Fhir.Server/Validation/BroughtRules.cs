using System.Collections.Immutable;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Outcome;
using Fhir.Store.Access;
using Fhir.Store.Access.Operations;

namespace Fhir.Server.Validation;

/// <summary>The write rules that the modules bring, asked in their order; the first refusal stands.</summary>
public sealed class BroughtRules(ImmutableArray<IWriteRule> rules, Lazy<IOperationHost> host)
{
    /// <summary>What the rules remark of a document they let pass.</summary>
    /// <param name="targetId">The id the resource is to be stored under, as far as it is known.</param>
    public async Task<Result<List<Issue>>> CheckAsync(Document document, string? targetId, string ownBase, IPermittedStore store, CancellationToken cancel, Replacement? replaces = null)
    {
        if (rules.IsEmpty) return new List<Issue>();
        var judged = new JudgedStore(store);
        var context = new WriteContext(judged, host.Value, ownBase) { TargetId = targetId, Replaces = replaces };
        foreach (var rule in rules)
            if ((await rule.CheckAsync(document, context, cancel) ?? judged.PutOff) is { } refusal) return refusal;
        return new List<Issue>(context.Remarks);
    }
}
