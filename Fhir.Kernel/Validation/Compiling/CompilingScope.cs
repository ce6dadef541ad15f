using Fhir.Kernel.Definitions;
using Fhir.Kernel.Snapshot;

namespace Fhir.Kernel.Validation.Compiling;

/// <summary>What the compiling of one definition may look at. Not shared: it holds the documents it has read, and goes when the rules are made.</summary>
internal sealed class CompilingScope
{
    private readonly WatchedSource definitions;

    public CompilingScope(ICanonicalSource definitions, Schema schema, BaseRows baseRows)
    {
        this.definitions = new WatchedSource(definitions);
        (Schema, Snapshots, BaseRows) = (schema, new SnapshotSource(this.definitions), baseRows);
    }

    public ICanonicalSource Definitions => definitions;

    /// <summary>The urls of what the rules were made of so far, and of what was looked for and not found.</summary>
    public IReadOnlySet<string> LookedAt => definitions.Asked;

    public Schema Schema { get; }

    public SnapshotSource Snapshots { get; }

    public BaseRows BaseRows { get; }
}
