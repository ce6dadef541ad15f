using System.Collections.Immutable;
using Fhir.Store.Access;
using Fhir.Store.Access.Operations;

namespace Fhir.Server.Transport;

/// <summary>Writes what the server keeps for itself of what its callers did; the only way by which an operation reaches beyond its caller's permit, and it leads nowhere but to a write.</summary>
public sealed class OwnNotes(StoreHolder store)
{
    private static readonly Permit Own = Permit.Of("fhirref", null, [(Permit.AnyType, Interaction.Create | Interaction.Update)]);

    private static readonly Permit Looking = Permit.Of("fhirref", null, [(Permit.AnyType, Interaction.Read | Interaction.Search)]);

    /// <summary>To be written in the commit of what they tell of.</summary>
    public StoreNotes Of(IReadOnlyList<WriteCommand> commands) => store.Store.Notes([.. commands]);

    /// <summary>What the log must know of a resource that its caller did not get to see; nothing of it is shown to anybody.</summary>
    public IPermittedStore Look => store.Bind(Looking, ImmutableArray<IWithholding>.Empty);

    public Task<WriteResult> WriteAsync(WriteBatch notes, CancellationToken cancel) => store.Bind(Own).WriteAsync(notes, cancel);
}
