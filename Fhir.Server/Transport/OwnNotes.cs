using Fhir.Store.Access;

namespace Fhir.Server.Transport;

/// <summary>Writes what the server keeps for itself of what its callers did; the only way by which an operation reaches beyond its caller's permit, and it leads nowhere but to a write.</summary>
public sealed class OwnNotes(StoreHolder store)
{
    private static readonly Permit Own = Permit.Of("fhirref", null, [(Permit.AnyType, Interaction.Create | Interaction.Update)]);

    public Task<WriteResult> WriteAsync(WriteBatch notes, CancellationToken cancel) => store.Bind(Own).WriteAsync(notes, cancel);
}
