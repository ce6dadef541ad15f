using System.Collections.Immutable;

namespace Fhir.Store.Access;

/// <summary>
/// What the server itself keeps of a write (who wrote, what was shown), stored in the write's own commit or not at all. The caller's permit is not asked for it, so only
/// <see cref="FhirStore.Notes"/> makes one, and only the store it was made for takes it.
/// </summary>
public sealed class StoreNotes
{
    private readonly StoreParts owner;

    internal StoreNotes(StoreParts owner, ImmutableArray<WriteCommand> commands) => (this.owner, Commands) = (owner, commands);

    public ImmutableArray<WriteCommand> Commands { get; }

    internal bool IsOf(StoreParts parts) => ReferenceEquals(owner, parts);
}
