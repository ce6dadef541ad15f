using Fhir.Kernel.Elements;
using Fhir.Kernel.Outcome;
using Fhir.Store.Access.Operations;

namespace Fhir.Tiltak.Legemiddelliste;

/// <summary>A lookup that somebody else could write would let a sending claim to be based on what was never shown.</summary>
public sealed class LookupIsTheServers : IWriteRule
{
    public Task<Refusal?> CheckAsync(Document document, WriteContext context, CancellationToken cancel)
    {
        var written = document.Root.Type.Name == "Bundle" && document.Root.ValueOf("type") == "transaction"
            ? document.Root.All("entry").Select(entry => entry.Child("resource")) : [document.Root];
        var lookup = written.FirstOrDefault(resource => resource.Exists && resource.Type.Name == "List" && resource.Child("code").CodeIn(Pll.OwnCodes) == Pll.LookupCode);
        return Task.FromResult(lookup.Exists ? new Refusal(403, [LookupRules.LookupIsTheServers.At(lookup.Path)]) : null);
    }
}
