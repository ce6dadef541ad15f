using System.Collections.Immutable;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Outcome;
using Fhir.Store.Access;
using Fhir.Store.Access.Operations;

namespace Fhir.Server.Validation;

/// <summary>What the modules' rules say of a document they let pass.</summary>
/// <param name="Basis">What they read to say so; it must still be so when the document is stored.</param>
public sealed record RulesPassed(IReadOnlyList<Issue> Remarks, Witness Basis)
{
    public static RulesPassed WithoutRules { get; } = new([], new Witness());
}

/// <summary>The write rules that the modules bring, asked in their order; the first refusal stands.</summary>
public sealed class BroughtRules(ImmutableArray<IWriteRule> rules, Lazy<IOperationHost> host)
{
    /// <param name="targetId">The id the resource is to be stored under, as far as it is known.</param>
    public async Task<Result<RulesPassed>> CheckAsync(Document document, string? targetId, string ownBase, IPermittedStore store, CancellationToken cancel, Replacement? replaces = null)
    {
        if (rules.IsEmpty) return RulesPassed.WithoutRules;
        var basis = new Witness();
        var judged = new JudgedStore(store.Watched(basis));
        var context = new WriteContext(judged, host.Value, ownBase) { TargetId = targetId, Replaces = replaces };
        foreach (var rule in rules)
            if ((await rule.CheckAsync(document, context, cancel) ?? judged.PutOff) is { } refusal) return refusal;
        return new RulesPassed(context.Remarks, basis);
    }
}
