using System.Collections.Immutable;
using Fhir.Kernel.Elements;
using Fhir.Server.Interactions;
using Fhir.Store.Access;
using Fhir.Store.Access.Operations;

namespace Fhir.Server.Validation;

/// <summary>The forms that modules give to resources of transactions. What they read is no decision, so it is not looked at again.</summary>
public sealed class StoredForms(ImmutableArray<IStoredForm> forms, Lazy<IOperationHost> host)
{
    public async Task<TransactionPlan> OfAsync(TransactionPlan plan, Element bundle, string ownBase, IPermittedStore store, CancellationToken cancel)
    {
        var applying = forms.Where(form => form.AppliesTo(bundle)).ToList();
        if (applying.Count == 0) return plan;
        var context = new WriteContext(store.Watched(new Witness()), host.Value, ownBase);
        var entries = plan.Entries.ToArray();
        for (var at = 0; at < entries.Length; at++)
            foreach (var form in applying)
                if (entries[at] is { Writes: true, IsPatch: false, Content.Exists: true } && await form.OfAsync(entries[at].Content, context, cancel) is { Root: var formed }) entries[at] = entries[at] with { Content = formed };
        return plan with { Entries = [.. entries] };
    }
}
