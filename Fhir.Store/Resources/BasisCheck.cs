using Fhir.Kernel.Outcome;
using Fhir.Store.Access;
using Fhir.Store.Engine;
using Fhir.Store.Search;

namespace Fhir.Store.Resources;

/// <summary>Looks again at what a batch was decided on, inside the writer's transaction: no other writer of any process can come between the look and the commit.</summary>
internal sealed class BasisCheck(Session session, Standing standing, Names names, Searcher searcher, StoreSettings settings)
{
    /// <summary>Null when everything is still so. The versions go first: they are known already where the database is a journey away.</summary>
    public WriteFailure? Ask(PreparedBasis basis, int at)
    {
        foreach (var seen in basis.Resources)
            if ((standing.Find(names.Type(seen.Type), seen.Id)?.Version ?? 0) != seen.Version) return Changed(at);
        foreach (var page in basis.Pages)
            if (Ask(page, at) is { } failure) return failure;
        return null;
    }

    public static WriteFailure Changed(int at) => new(WriteFailureKind.BasisChanged, at, new Refusal(409, [StoreRules.BasisChanged.At(null)]));

    /// <summary>A search that takes long must not hold up everybody's writes.</summary>
    private WriteFailure? Ask(SeenPage page, int at)
    {
        using var patience = new CancellationTokenSource(settings.GuardPatience);
        try
        {
            var now = session.Interruptible(reader => searcher.Search(reader, page.Query, page.Permit), patience.Token);
            return now.IsValue && page.IsStill(now.Value) ? null : Changed(at);
        }
        catch (OperationCanceledException)
        {
            return new WriteFailure(WriteFailureKind.Busy, at, StoreRefusals.TooSlow(page.Query, settings.GuardPatience));
        }
    }
}
